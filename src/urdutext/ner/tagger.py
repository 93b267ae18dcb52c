"""The tagger: from columns of tokens to mentions with labels and scores, and the model file."""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from urdutext.ner.features import (
    AFFIX_BUCKETS,
    IZAFAT,
    NAME_CLASSES,
    PHRASE_CLASSES,
    PLACE_FLAGS,
    SHAPES,
    SUBWORD_BUCKETS,
    affixes,
    subwords,
    word_hash,
    word_key,
    word_shape,
)
from urdutext.ner.lines import parting_places
from urdutext.ner.names import Names
from urdutext.ner.network import GAP, WEIGHT_STEP, Weights, decode, in_steps, label_scores, multiply
from urdutext.threads import one_blas_thread

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FORMAT = 1
_LINE_END = re.compile("\n")
# Words of a document that are looked at together; a longer one is taken in parts of this size, so that
# memory stays bounded.
PART = 1 << 15
# Documents are put together up to this many words; half of it, or four times, was measured to be slower.
TOGETHER = 1 << 14
# Distinct words that are kept; when there are more, those that were met in the fewest parts are forgotten, half of all.
# Over 50 MB of articles words are learnt two thirds as often then as when all are forgotten, as often as with room for
# twice as many.
_KEPT_WORDS = 40_000
_KEPT_LETTERS = 4_000_000  # of the words as written; then all are forgotten
_PERSON_WORD = 1 << NAME_CLASSES.index("given") | 1 << NAME_CLASSES.index("surname")


class ModelError(ValueError):
    """A model file is missing, damaged or of another version; the message says which."""


class Mention(NamedTuple):
    """A name: its first and last token, its label and its probability."""

    first: int
    last: int
    label: str
    score: float


class Model:
    """The parameters of a tagger, as they stand in a model file (`numpy.savez`; no pickles).

    Tables of vectors are held as 8-bit integers with a scale a column.
    """

    def __init__(self, arrays: dict[str, Any]):
        import numpy as np

        try:
            if int(arrays["format"]) != FORMAT:
                raise ModelError(f"the model is of format {int(arrays['format'])}, not {FORMAT}; train it again")
            self.arrays = arrays
            self.labels = bytes(arrays["labels"]).decode("utf-8").split("\n")
            self.names = Names(arrays["name_hashes"], arrays["name_bits"], arrays["name_starts"])
            # A model of one's own has no gate: every place is looked at.
            parameters = {"gate": np.zeros(len(arrays["bias1"])), "bias_gate": np.ones(1)} | arrays
            self.weights = Weights(*(_weights(parameters[name]) for name in Weights._fields))
            self.layer1 = _weights(arrays["layer1"])
            self.known = arrays["word_hashes"]
            self.known_vectors = arrays["word_vectors"]
            self.calibration = np.asarray(arrays["calibration"], np.float64)
            self._check_shapes()
        except (KeyError, IndexError, UnicodeDecodeError, TypeError) as error:
            raise ModelError(f"no model of urdutext: {error}") from None

    def _check_shapes(self) -> None:
        """Raise ModelError when the layers do not fit each other."""
        w, a = self.weights, self.arrays
        if not len(w.bias1) or not len(self.known):
            raise ModelError("no model of urdutext: bias1 or word_hashes is empty")
        rows = {"word_vectors": len(self.known), "subword_vectors": SUBWORD_BUCKETS, "affix_vectors": AFFIX_BUCKETS, "name_bits": len(a["name_hashes"])}
        for name, count in rows.items():
            if len(a[name]) != count:
                raise ModelError(f"no model of urdutext: {name} has {len(a[name])} rows, not {count}")
        for name in ("word", "subword", "affix"):
            if a[f"{name}_scale"].shape != a[f"{name}_vectors"].shape[1:]:
                raise ModelError(f"no model of urdutext: {name}_scale has the shape {a[f'{name}_scale'].shape}")
        if self.calibration.ndim != 2 or len(self.calibration) != 2 or not self.calibration.shape[1]:
            raise ModelError(f"no model of urdutext: calibration has the shape {self.calibration.shape}")
        size, recalled, last, labels = len(w.bias1), len(w.bias_memory), len(w.bias3), len(self.labels)
        inputs = sum(a[name].shape[1] for name in ("subword_vectors", "affix_vectors", "word_vectors")) + len(NAME_CLASSES) + SHAPES
        around = self.layer1.shape[1] // size
        expected = {
            "layer1": (inputs, around * size), "place": (3 * PLACE_FLAGS, size), "gate": (size,), "bias_gate": (1,),
            "layer2": (3 * size, size), "bias2": (size,), "memory": (size, recalled), "layer3": (3 * (size + recalled), last),
            "output": (last, labels), "bias_output": (labels,), "transitions": (labels, labels),
        }  # fmt: skip
        for name, shape in expected.items():
            found = self.layer1.shape if name == "layer1" else getattr(w, name).shape
            if found != shape or not around % 2:
                raise ModelError(f"no model of urdutext: {name} has the shape {found}, not {shape}")

    @classmethod
    def read(cls, file: str | Path | io.BytesIO) -> Model:
        """Read a model file. Raises ModelError when it is no model, OSError when it can't be read."""
        import zipfile
        import zlib

        import numpy as np

        try:
            with np.load(file, allow_pickle=False) as stored:
                if not hasattr(stored, "files"):
                    raise ModelError("no model of urdutext")
                return cls({name: stored[name] for name in stored.files})
        # A RuntimeError: an archive with a password, or packed in a way that is not known.
        except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError) as error:
            raise error if isinstance(error, ModelError) else ModelError("no model of urdutext, or a damaged one") from None

    def word_rows(self, keys: Sequence[str]) -> NDArray[np.float32]:
        """What the network is told of each word: vectors, names and shape, side by side."""
        import numpy as np

        a = self.arrays
        hashes = np.array([word_hash(key) for key in keys], np.uint64)
        bits = self.names.classes(hashes)
        flags = np.zeros((len(keys), len(NAME_CLASSES) + SHAPES), np.float32)
        flags[:, : len(NAME_CLASSES)] = (bits[:, None] >> np.arange(len(NAME_CLASSES), dtype=np.uint32)) & 1
        shapes = [word_shape(key) for key in keys]
        shaped = np.repeat(np.arange(len(keys)), list(map(len, shapes)))
        flags[shaped, len(NAME_CLASSES) + np.array(list(chain.from_iterable(shapes)))] = 1
        at = np.searchsorted(self.known, hashes)
        at[at == len(self.known)] = 0
        found = self.known[at] == hashes
        known = self.known_vectors[at] * a["word_scale"] * found[:, None]
        endings = [affixes(key) for key in keys]
        counts = np.array(list(map(len, endings)))
        return np.concatenate(
            [
                _mean_rows(a["subword_vectors"], a["subword_scale"], *subwords(keys)),
                flags,
                _mean_rows(a["affix_vectors"], a["affix_scale"], np.array(list(chain.from_iterable(endings))), counts),
                known.astype(np.float32),
            ],
            axis=1,
        )


def _weights(stored: NDArray[Any]) -> NDArray[np.float32]:
    """Parameters as the products need them (see `urdutext.ner.network`)."""
    import numpy as np

    weights: NDArray[np.float32] = np.rint(np.asarray(stored, np.float32) / WEIGHT_STEP) * np.float32(WEIGHT_STEP)
    return weights


def _mean_rows(
    table: NDArray[np.int8], scale: NDArray[np.float32], numbers: NDArray[np.int64], counts: NDArray[np.int64]
) -> NDArray[np.float32]:
    """The means of rows of a table: of the first `counts[0]` of the row numbers, of the next `counts[1]`… (none is 0)."""
    import numpy as np

    ends = np.cumsum(counts)
    starts = ends - counts
    out = np.empty((len(counts), table.shape[1]), np.float32)
    step = 512  # what is gathered for so many words stays in the cache
    for low in range(0, len(counts), step):
        high = min(low + step, len(counts))
        rows = table.take(numbers[starts[low] : ends[high - 1]], axis=0)
        # A word of 26 letters, the longest, has 94 runs: sums of 8-bit numbers stay below 2 ** 15.
        sums = np.add.reduceat(rows, starts[low:high] - starts[low], axis=0, dtype=np.int16)
        out[low:high] = sums * (scale / counts[low:high, None])
    return out


class Tagger:
    """A model at work, with what it has worked out of the words it has met."""

    def __init__(self, model: Model):
        import numpy as np

        self.model = model
        self._size = model.weights.bias1.shape[0]
        self._width = model.layer1.shape[1] // self._size // 2  # places that layer 1 sees on each side
        self._common = np.asarray(model.arrays["common_hashes"])
        # Of the threads: what is kept of words must not grow, or be forgotten, while a text is looked at.
        self._one_at_a_time = Lock()
        self._forget()

    def _forget(self) -> None:
        import numpy as np

        # Number 0 is the gap between documents: all its rows are zero.
        self._words: dict[str, int] = {}
        self._letters = 0
        self._keys: dict[str, int] = {}
        self._key_of = np.zeros(1, np.int64)
        self._izafat = np.zeros(1, bool)
        self._hashes = np.zeros(1, np.uint64)
        self._starts_name = np.zeros(1, bool)
        self._remembered = np.zeros(1, bool)
        self._met = np.zeros(1, np.int32)  # in how many parts each was met
        self._layer1 = [np.zeros((1, self._size), np.float32) for _ in range(2 * self._width + 1)]

    def _forget_rare(self) -> None:
        """Forget half of the words, those that were met in the fewest parts."""
        import numpy as np

        kept = np.sort(np.argsort(-self._met[1:], kind="stable")[: _KEPT_WORDS // 2] + 1)
        number = np.zeros(len(self._met), np.int64)
        number[kept] = np.arange(1, len(kept) + 1)
        self._keys = {key: int(number[old]) for key, old in self._keys.items() if number[old]}
        words = [(word, old) for word, old in self._words.items() if number[self._key_of[old]]]
        self._words = {word: new for new, (word, _) in enumerate(words, 1)}
        rows = np.array([0, *(old for _, old in words)])
        self._key_of, self._izafat = number[self._key_of[rows]], self._izafat[rows]
        kept = np.concatenate([[0], kept])
        self._hashes, self._starts_name = self._hashes[kept], self._starts_name[kept]
        self._remembered, self._met = self._remembered[kept], self._met[kept] // 2
        for offset, table in enumerate(self._layer1):  # one at a time, so that memory does not grow
            self._layer1[offset] = table[kept]
        self._letters = sum(map(len, self._words))

    def _learn(self, words: set[str]) -> None:
        """Work out and keep what the model has to say of words that are met for the first time."""
        import numpy as np

        new = sorted(words)
        self._letters += sum(map(len, new))
        keys = [word_key(word) for word in new]
        new_keys = sorted(set(keys) - self._keys.keys())
        if new_keys:
            for key in new_keys:
                self._keys[key] = len(self._keys) + 1
            hashes = np.array([word_hash(key) for key in new_keys], np.uint64)
            projected = multiply(in_steps(self.model.word_rows(new_keys)), self.model.layer1)
            remembered = ~np.isin(hashes, self._common)
            remembered &= np.array([len(key) > 1 and not key.isdigit() for key in new_keys])
            self._hashes = np.concatenate([self._hashes, hashes])
            self._starts_name = np.concatenate([self._starts_name, self.model.names.is_start(hashes)])
            self._remembered = np.concatenate([self._remembered, remembered])
            self._met = np.concatenate([self._met, np.zeros(len(new_keys), np.int32)])
            self._layer1 = [
                _append(rows, len(self._keys) + 1, projected[:, i * self._size : (i + 1) * self._size])
                for i, rows in enumerate(self._layer1)
            ]
        for word in new:
            self._words[word] = len(self._words) + 1
        self._key_of = np.concatenate([self._key_of, [self._keys[key] for key in keys]])
        self._izafat = np.concatenate([self._izafat, [word[-1] in IZAFAT for word in new]])

    def tag(self, texts: Sequence[str], offsets: Sequence[Sequence[tuple[int, int]]]) -> list[list[Mention]]:
        """The names in each text, whose tokens' offsets are given; in order, none overlapping."""
        mentions: list[list[Mention]] = [[] for _ in texts]
        for pieces in _parts([len(tokens) for tokens in offsets]):
            with self._one_at_a_time, one_blas_thread():
                try:
                    self._tag_part(texts, offsets, pieces, mentions)
                except BaseException:
                    self._forget()  # interrupted, perhaps in the middle of learning a word
                    raise
        return mentions

    def _tag_part(
        self,
        texts: Sequence[str],
        offsets: Sequence[Sequence[tuple[int, int]]],
        pieces: list[tuple[int, int, int]],
        mentions: list[list[Mention]],
    ) -> None:
        import numpy as np

        if len(self._keys) > _KEPT_WORDS:
            self._forget_rare()
        if len(self._words) > 4 * _KEPT_WORDS or self._letters > _KEPT_LETTERS:  # few words in many spellings, or long ones
            self._forget()
        surfaces = []
        for document, low, high in pieces:
            text = texts[document]
            surfaces.append([text[start:end] for start, end in offsets[document][low:high]])
        unknown = set().union(*surfaces).difference(self._words)
        if unknown:
            self._learn(unknown)

        total = sum(high - low + GAP for _, low, high in pieces)
        words = np.zeros(total, np.int64)
        documents = np.zeros(total, np.int64)
        flags = np.zeros((total, PLACE_FLAGS), np.float32)
        begins = np.zeros(total, bool)  # where no name goes on from the line before
        firsts, at = [], GAP // 2
        for number, ((document, low, high), strings) in enumerate(zip(pieces, surfaces)):
            rows = slice(at, at + high - low)
            words[rows] = list(map(self._words.__getitem__, strings))
            documents[rows] = number + 1
            tokens, text = offsets[document], texts[document]
            mark_spaces(flags[rows, 3 * PHRASE_CLASSES :], text, tokens, low, high)
            for place in parting_places(text, tokens[low][0], tokens[high - 1][1]):
                begins[at - low + bisect_left(tokens, (place,), low)] = True
            firsts.append(at)
            at += high - low + GAP
        keys = self._key_of[words]
        here = np.zeros(len(self._met), bool)
        here[keys] = True
        self._met += here
        real = words > 0
        flags[:, 3 * PHRASE_CLASSES + 3] = self._izafat[words]
        bits = np.zeros(total, np.uint32)
        self.model.names.mark_phrases(self._hashes[keys], np.flatnonzero(self._starts_name[keys]), bits)
        marked = np.flatnonzero(bits)
        flags[marked, : 3 * PHRASE_CLASSES] = (
            bits[marked, None] >> np.arange(3 * PHRASE_CLASSES, dtype=np.uint32)
        ) & np.uint32(1)
        groups = np.where(self._remembered[keys], documents << 32 | keys, 0)

        padded = np.zeros(total + 2 * self._width, np.int64)
        padded[self._width : self._width + total] = keys
        layer1 = np.take(self._layer1[0], padded[:total], axis=0)
        share = np.empty_like(layer1)
        for offset in range(1, 2 * self._width + 1):
            # "clip" writes straight to `out`; no number is out of range.
            np.take(self._layer1[offset], padded[offset : offset + total], axis=0, out=share, mode="clip")
            layer1 += share
        w = self.model.weights
        looked_at, scores = label_scores(layer1, flags, real, groups, w)
        labels, single, pair = decode(scores, looked_at, w.transitions, begins[looked_at])

        owner = np.repeat(np.arange(len(pieces)), [high - low + GAP for _, low, high in pieces])
        for first, last, label, score in self._mentions(labels, single, pair):
            first, last = int(looked_at[first]), int(looked_at[last])
            document, low, _ = pieces[owner[first]]
            shift = low - firsts[owner[first]]
            mentions[document].append(Mention(first + shift, last + shift, label, score))

    def _mentions(
        self, labels: NDArray[np.int8], single: NDArray[np.float32], pair: NDArray[np.float32]
    ) -> Iterator[Mention]:
        """Mentions out of BIOES labels; the score is the probability of the whole path, calibrated."""
        import numpy as np

        inside = np.flatnonzero(labels)
        if not len(inside):
            return
        probability = single.astype(np.float64)
        names = self.model.labels
        found = []
        first, product = -1, 0.0
        for place, number in zip(inside.tolist(), labels[inside].tolist()):
            kind, _, label = names[number].partition("-")
            if kind in "SB":
                first, product = place, float(probability[place])
            else:
                product *= float(pair[place]) / max(float(probability[place - 1]), 1e-12)
            if kind in "SE" and first >= 0:
                found.append((first, place, label, product))
                first = -1
        known, right = self.model.calibration
        scores = np.interp([f[3] for f in found], known, right)
        for (first, last, label, _), score in zip(found, scores.tolist()):
            yield Mention(first, last, label, round(score, 3))


def _parts(lengths: Sequence[int]) -> Iterator[list[tuple[int, int, int]]]:
    """Documents put together to parts of bounded size, as (document, first word, end)."""
    pieces: list[tuple[int, int, int]] = []
    size = 0
    for document, length in enumerate(lengths):
        for low in range(0, length, PART):
            high = min(low + PART, length)
            if pieces and size + high - low > TOGETHER:
                yield pieces
                pieces, size = [], 0
            pieces.append((document, low, high))
            size += high - low
    if pieces:
        yield pieces


def mark_spaces(
    flags: NDArray[np.float32], text: str, offsets: Sequence[tuple[int, int]], low: int, high: int
) -> None:
    """Whether no space stands before and after each token, and whether it begins a line."""
    import numpy as np

    flat = np.fromiter(chain.from_iterable(offsets[low:high]), np.int64, 2 * (high - low))
    starts, ends = flat[::2], flat[1::2]
    glued = starts[1:] == ends[:-1]
    flags[1:, 0] = glued
    flags[:-1, 1] = glued
    flags[0, 2] = 1
    lines = [found.start() for found in _LINE_END.finditer(text, int(starts[0]), int(ends[-1]))]
    if lines:
        flags[np.searchsorted(starts, lines), 2] = 1


def _append(rows: NDArray[np.float32], count: int, more: NDArray[np.float32]) -> NDArray[np.float32]:
    """`rows` with `more` after its first `count` - len(more) ones; grown by doubling."""
    import numpy as np

    if count > len(rows):
        grown = np.zeros((max(count, 2 * len(rows)), rows.shape[1]), np.float32)
        grown[: count - len(more)] = rows[: count - len(more)]
        rows = grown
    rows[count - len(more) : count] = more
    return rows


def person_words(model: Model, keys: Sequence[str]) -> list[bool]:
    """Whether each word is a given name or a surname by the lists of names."""
    import numpy as np

    bits = model.names.classes(np.array([word_hash(key) for key in keys], np.uint64))
    return [bool(bit) for bit in (bits & np.uint32(_PERSON_WORD)).tolist()]
