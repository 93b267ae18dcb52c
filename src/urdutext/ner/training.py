"""Train a tagger for one's own labels or domain, with numpy alone.

Training goes on from a model that is there, the packaged one by default: its vectors of words stay as they
are, its layers are adapted, and when the labels are new ones only the last layer begins from nothing. So a
few hundred marked sentences are of use already.
"""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from urdutext.ner.features import IZAFAT, PHRASE_CLASSES, PLACE_FLAGS, word_hash, word_key
from urdutext.ner.links import tagger_tokens
from urdutext.ner.network import GAP, Weights
from urdutext.ner.tagger import Model, Tagger, mark_spaces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Words to a step, and the steps that a small corpus is gone over for.
_BATCH = 1500
_SMALLEST_BATCH = 150
_STEPS = 1200
_FORBIDDEN = -1e4
# The gate knows the names of the model that it was built for alone: a model of one's own looks at every place.
_GATE = ("gate", "bias_gate")


class Marked(NamedTuple):
    """A text for training: its gold spans as (start, end, label), code points, half open."""

    text: str
    spans: Sequence[tuple[int, int, str]]


@dataclass(slots=True)
class Settings:
    """How to train. Without a number of epochs there are as many as give `_STEPS` steps, from 4 to 40."""

    epochs: int | None = None
    rate: float = 1e-3
    dropout: float = 0.2
    seed: int = 1


@dataclass(slots=True)
class _Encoded:
    words: NDArray[np.int64]  # row numbers of the words' vectors; 0 is nothing
    flags: NDArray[np.float32]
    groups: NDArray[np.int64]
    labels: NDArray[np.int64]
    pieces: list[tuple[int, int]] = field(default_factory=list)


def bioes(labels: Sequence[str]) -> list[str]:
    """The labels of tokens for labels of spans: O, and each beginning, inside, end and single.

    >>> bioes(["PER"])
    ['O', 'B-PER', 'I-PER', 'E-PER', 'S-PER']
    """
    return ["O"] + [f"{kind}-{label}" for label in labels for kind in "BIES"]


def allowed(labels: Sequence[str]) -> NDArray[np.bool_]:
    """Which label (column) may follow which (row)."""
    import numpy as np

    table = np.zeros((len(labels), len(labels)), bool)
    for i, one in enumerate(labels):
        for j, other in enumerate(labels):
            if one[0] in "OES":
                table[i, j] = other[0] in "OBS"
            else:
                table[i, j] = other[0] in "IE" and other[2:] == one[2:]
    return table


def train(
    marked: Sequence[Marked],
    development: Sequence[Marked] = (),
    *,
    base: Model | None = None,
    settings: Settings | None = None,
    report: Callable[[str], None] = lambda line: None,
) -> Model:
    """A model for the labels that stand in `marked`.

    With `development` texts the parameters of the best epoch are kept. `report` is told of each epoch in a
    line. The same input gives the same model. Raises ValueError when there is nothing to learn from.
    """
    import numpy as np

    from urdutext.resources import read_bytes

    settings = settings or Settings()
    names = sorted({label for example in marked for _, _, label in example.spans})
    if not names:
        raise ValueError("no entities are marked in the training texts")
    if wrong := [name for name in names if not name.strip() or "\n" in name]:
        raise ValueError(f"{wrong[0]!r} is no label")
    base = base or Model.read(io.BytesIO(read_bytes("ner/model.npz")))
    known = [label for label in base.labels if label[0] == "S"]
    same = sorted(label[2:] for label in known) == names
    labels = base.labels if same else bioes(names)
    random = np.random.default_rng(settings.seed)

    corpus = _Corpus(base, labels)
    encoded = [e for example in marked if len((e := corpus.encode(example)).words)]
    if not encoded:
        raise ValueError("the training texts hold no token")
    if corpus.unused:
        spans = sum(len(example.spans) for example in marked)
        report(f"{corpus.unused} of {spans} marked names are not learnt: they overlap with others, or hold no token")
    rows = corpus.rows()
    network = _Network(base, labels, same, random, settings.dropout)
    sizes = [len(e.words) for e in encoded]
    batch_size = min(max(sum(sizes) // 60, _SMALLEST_BATCH), _BATCH)
    epochs = settings.epochs or min(max(_STEPS * batch_size // max(sum(sizes), 1), 4), 40)
    steps_in_all = max(1, epochs * -(-sum(sizes) // batch_size))
    step = 0
    best, best_f1 = network.parameters(), -1.0
    for epoch in range(1, epochs + 1):
        loss = 0.0
        for batch in _batches(encoded, random.permutation(len(encoded)).tolist(), batch_size):
            rate = settings.rate * min(1.0, (step + 1) / 50) * max(0.05, 1 - step / steps_in_all)
            loss += network.step(batch, rows, rate)
            step += 1
        line = f"epoch {epoch} of {epochs}: loss {loss / sum(sizes):.4f}"
        if development:
            f1 = _f1(Tagger(network.model(base)), development)
            line += f", development F1 {f1:.3f}"
            if f1 > best_f1:
                best, best_f1 = network.parameters(), f1
        else:
            best = network.parameters()
        report(line)
    network.restore(best)
    return network.model(base)


def _f1(tagger: Tagger, gold: Sequence[Marked]) -> float:
    """F1 of exact spans and labels, as the model gives them to its user."""
    from urdutext.ner import find_with

    right = total = 0
    for example, entities in zip(gold, find_with(tagger, [example.text for example in gold])):
        found = {(entity.start, entity.end, entity.label) for entity in entities}
        right += len(found & set(example.spans))
        total += len(found) + len(set(example.spans))
    return 2 * right / total if total else 0.0


def tokens_of(text: str, cuts: Iterable[int]) -> list[tuple[int, int]]:
    """The tagger's tokens of a text as (start, end), code points, parted where a gold span begins or ends inside one.

    >>> tokens_of("لاہورمیں", [0, 3])
    [(0, 3), (3, 5), (5, 8)]
    """
    places = sorted(cuts)
    tokens: list[tuple[int, int]] = []
    for start, end in tagger_tokens(text):
        inner = places[bisect_right(places, start) : bisect_left(places, end)]
        tokens.extend(pairwise([start, *inner, end]))
    return tokens


class _Corpus:
    """Texts as numbers for one model: the vectors of the words that stand in them are worked out once."""

    def __init__(self, model: Model, labels: Sequence[str]):
        self._model = model
        self._labels = {label: number for number, label in enumerate(labels)}
        self._keys: dict[str, int] = {}
        self.unused = 0  # marked spans that no label could be given for
        self._common = set(model.arrays["common_hashes"].tolist())

    def encode(self, example: Marked) -> _Encoded:
        """The example with its tokens parted where a gold span begins or ends inside one (لاہورمیں)."""
        import numpy as np

        text = example.text
        # White space at the edges is none of the name.
        spans = [
            (end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()), label) for start, end, label in example.spans
        ]
        tokens = tokens_of(text, {place for start, end, _ in spans for place in (start, end)})
        count = len(tokens)
        keys = [word_key(text[start:end]) for start, end in tokens]
        words = np.array([self._keys.setdefault(key, len(self._keys) + 1) for key in keys], np.int64)
        hashes = np.array([word_hash(key) for key in keys], np.uint64)
        flags = np.zeros((count, PLACE_FLAGS), np.float32)
        if count:
            bits = np.zeros(count, np.uint32)
            names = self._model.names
            names.mark_phrases(hashes, np.flatnonzero(names.is_start(hashes)), bits)
            flags[:, : 3 * PHRASE_CLASSES] = (bits[:, None] >> np.arange(3 * PHRASE_CLASSES, dtype=np.uint32)) & 1
            mark_spaces(flags[:, 3 * PHRASE_CLASSES :], text, tokens, 0, count)
            flags[:, 3 * PHRASE_CLASSES + 3] = [text[end - 1] in IZAFAT for _, end in tokens]
        remembered = [
            len(key) > 1 and not key.isdigit() and value not in self._common for key, value in zip(keys, hashes.tolist())
        ]
        labels = self._label(tokens, spans)
        inside = np.isin(labels, [number for label, number in self._labels.items() if label[0] in "IE"])
        pieces = _pieces(flags[:, 3 * PHRASE_CLASSES + 2], inside)
        return _Encoded(words, flags, np.where(remembered, words, 0), labels, pieces)

    def _label(self, tokens: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int, str]]) -> NDArray[np.int64]:
        import numpy as np

        labels = np.zeros(len(tokens), np.int64)
        starts = {start: number for number, (start, _) in enumerate(tokens)}
        ends = {end: number for number, (_, end) in enumerate(tokens)}
        for start, end, label in spans:
            first, last = starts.get(start), ends.get(end)
            if first is None or last is None or first > last or labels[first : last + 1].any():
                self.unused += 1
                continue
            if first == last:
                labels[first] = self._labels[f"S-{label}"]
            else:
                labels[first], labels[last] = self._labels[f"B-{label}"], self._labels[f"E-{label}"]
                labels[first + 1 : last] = self._labels[f"I-{label}"]
        return labels

    def rows(self) -> NDArray[np.float32]:
        """The vectors of all words that were encoded; row 0 is zero."""
        import numpy as np

        vectors = self._model.word_rows(list(self._keys)) if self._keys else np.zeros((0, 0), np.float32)
        return np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors])


def _pieces(line_begins: NDArray[np.float32], inside: NDArray[np.bool_], longest: int = 120) -> list[tuple[int, int]]:
    """Runs of tokens that are one chain for the CRF while training: lines, cut where they are long.

    None begins ``inside`` a name: no chain may begin with such a label.
    """
    pieces: list[tuple[int, int]] = []
    low = 0
    for place in range(1, len(inside)):
        if (line_begins[place] or place - low >= longest) and not inside[place]:
            pieces.append((low, place))
            low = place
    if len(inside):
        pieces.append((low, len(inside)))
    return pieces


def _batches(encoded: Sequence[_Encoded], order: Sequence[int], limit: int) -> Iterator[list[_Encoded]]:
    batch: list[_Encoded] = []
    size = 0
    for number in order:
        batch.append(encoded[number])
        size += len(encoded[number].words)
        if size >= limit:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Network:
    """The layers of `urdutext.ner.network` with their gradients, and Adam."""

    def __init__(self, base: Model, labels: Sequence[str], same: bool, random: np.random.Generator, dropout: float):
        import numpy as np

        self.labels = list(labels)
        self.random, self.dropout = random, dropout
        self.allowed = allowed(labels)
        self.values: dict[str, NDArray[np.float32]] = {
            name: np.array(getattr(base.weights, name)) for name in Weights._fields if name not in _GATE
        }
        self.values["layer1"] = np.array(base.layer1)
        if not same:
            size = self.values["output"].shape[0]
            self.values["output"] = random.normal(0, 0.05, (size, len(labels))).astype(np.float32)
            self.values["bias_output"] = np.zeros(len(labels), np.float32)
            self.values["transitions"] = np.zeros((len(labels), len(labels)), np.float32)
            # Labels that the base knows go on from what it knows of them.
            ours = [number for number, label in enumerate(labels) if label in base.labels]
            theirs = [base.labels.index(labels[number]) for number in ours]
            if len(ours) > 1:  # more than O
                self.values["output"][:, ours] = base.weights.output[:, theirs]
                self.values["bias_output"][ours] = base.weights.bias_output[theirs]
                self.values["transitions"][np.ix_(ours, ours)] = base.weights.transitions[np.ix_(theirs, theirs)]
        self.values["transitions"][~self.allowed] = 0
        self._first = {name: np.zeros_like(value) for name, value in self.values.items()}
        self._second = {name: np.zeros_like(value) for name, value in self.values.items()}
        self._steps = 0

    def parameters(self) -> dict[str, NDArray[np.float32]]:
        return {name: value.copy() for name, value in self.values.items()}

    def restore(self, values: dict[str, NDArray[np.float32]]) -> None:
        self.values = values

    def model(self, base: Model) -> Model:
        """The parameters as a model, with the vectors and names of the base."""
        import numpy as np

        arrays: dict[str, Any] = dict(base.arrays)
        for name, value in self.values.items():
            arrays[name] = value.astype(np.float16) if name != "transitions" else value
        for name in _GATE:
            arrays.pop(name, None)
        arrays["transitions"] = np.where(self.allowed, self.values["transitions"], np.float32(_FORBIDDEN))
        arrays["labels"] = np.frombuffer("\n".join(self.labels).encode("utf-8"), np.uint8)
        if self.labels != base.labels:
            arrays["calibration"] = np.array([[0, 1], [0, 1]], np.float32)
        return Model(arrays)

    def step(self, batch: Sequence[_Encoded], rows: NDArray[np.float32], rate: float) -> float:
        """One step over some texts; the loss, summed over their words."""
        import numpy as np

        v = self.values
        h_size = v["bias1"].shape[0]
        width = v["layer1"].shape[1] // h_size // 2
        total = sum(len(e.words) + GAP for e in batch) + 2 * width
        words = np.zeros(total, np.int64)
        flags = np.zeros((total, PLACE_FLAGS), np.float32)
        groups = np.zeros(total, np.int64)
        labels = np.zeros(total, np.int64)
        pieces: list[tuple[int, int]] = []
        at = width
        for number, e in enumerate(batch, 1):
            place = slice(at, at + len(e.words))
            words[place], flags[place], labels[place] = e.words, e.flags, e.labels
            groups[place] = np.where(e.groups > 0, number << 32 | e.groups, 0)
            pieces.extend((at + low, at + high) for low, high in e.pieces)
            at += len(e.words) + GAP
        real = (words > 0)[:, None].astype(np.float32)

        # forward
        inputs = rows[words] * self._drop((1, rows.shape[1]))
        shifted = [_shift(inputs, offset) for offset in range(-width, width + 1)]
        three = np.concatenate([_shift(flags, offset) for offset in (-1, 0, 1)], axis=1)
        sums = three @ v["place"] + v["bias1"]
        for k, part in enumerate(shifted):
            sums += part @ v["layer1"][:, k * h_size : (k + 1) * h_size]
        drop1, drop2 = self._drop(sums.shape), self._drop(sums.shape)
        h1 = np.maximum(sums, 0) * drop1 * real
        c1 = np.concatenate([_shift(h1, offset) for offset in (-1, 0, 1)], axis=1)
        a2 = c1 @ v["layer2"] + v["bias2"]
        h2 = (h1 + np.maximum(a2, 0) * drop2) * real
        seen = h2 @ v["memory"] + v["bias_memory"]
        order = np.flatnonzero(groups)
        order = order[np.argsort(groups[order], kind="stable")]
        recalled = np.zeros((total, seen.shape[1]), np.float32)
        new = np.flatnonzero(np.diff(groups[order], prepend=0))
        counts = np.diff(new, append=len(order))
        if len(order):
            most = np.maximum.reduceat(np.maximum(seen[order], 0), new, axis=0)
            recalled[order] = np.repeat(most, counts, axis=0)
        both = np.concatenate([h2, recalled], axis=1) * real
        c2 = np.concatenate([_shift(both, offset) for offset in (-1, 0, 1)], axis=1)
        a3 = c2 @ v["layer3"] + v["bias3"]
        residual = h2 if v["layer3"].shape[1] == h_size else 0.0
        drop3 = self._drop(a3.shape)
        h3 = residual + np.maximum(a3, 0) * drop3
        scores = h3 @ v["output"] + v["bias_output"]
        loss, d_scores, d_transitions = crf_gradient(
            scores, labels, pieces, np.where(self.allowed, v["transitions"], np.float32(_FORBIDDEN))
        )

        # backward
        g: dict[str, NDArray[np.float32]] = {"transitions": np.where(self.allowed, d_transitions, 0).astype(np.float32)}
        g["output"], g["bias_output"] = h3.T @ d_scores, d_scores.sum(axis=0)
        d3 = d_scores @ v["output"].T
        da3 = d3 * drop3 * (a3 > 0)
        g["layer3"], g["bias3"] = c2.T @ da3, da3.sum(axis=0)
        d_both = _unshift(da3 @ v["layer3"].T, (-1, 0, 1)) * real
        d2 = d_both[:, :h_size].copy()
        if not isinstance(residual, float):
            d2 += d3
        d_seen = np.zeros_like(seen)
        if len(order):
            d_most = np.add.reduceat(d_both[order, h_size:], new, axis=0)
            share = np.repeat(most, counts, axis=0)
            hit = (seen[order] == share) & (share > 0)
            d_seen[order] = np.repeat(d_most, counts, axis=0) * hit
        g["memory"], g["bias_memory"] = h2.T @ d_seen, d_seen.sum(axis=0)
        d2 += d_seen @ v["memory"].T
        d2 *= real
        da2 = d2 * drop2 * (a2 > 0)
        g["layer2"], g["bias2"] = c1.T @ da2, da2.sum(axis=0)
        d1 = (d2 + _unshift(da2 @ v["layer2"].T, (-1, 0, 1))) * real
        da1 = d1 * drop1 * (sums > 0)
        g["place"], g["bias1"] = three.T @ da1, da1.sum(axis=0)
        g["layer1"] = np.concatenate([part.T @ da1 for part in shifted], axis=1)
        self._adam(g, rate, max(1, sum(len(e.words) for e in batch)))
        return loss

    def _drop(self, shape: tuple[int, ...]) -> NDArray[np.float32]:
        import numpy as np

        keep = 1 - self.dropout
        mask: NDArray[np.float32] = (self.random.random(shape, np.float32) < keep) / np.float32(keep)
        return mask

    def _adam(self, gradients: dict[str, NDArray[np.float32]], rate: float, words: int) -> None:
        import numpy as np

        self._steps += 1
        norm = float(np.sqrt(sum(float(np.vdot(g, g)) for g in gradients.values()))) / words
        scale = np.float32(min(1.0, 1.0 / (norm + 1e-12)) / words)
        for name, gradient in gradients.items():
            gradient = gradient * scale
            first, second = self._first[name], self._second[name]
            first += 0.1 * (gradient - first)
            second += 0.01 * (gradient * gradient - second)
            unbiased = first / (1 - 0.9**self._steps)
            self.values[name] -= (
                rate * unbiased / (np.sqrt(second / (1 - 0.99**self._steps)) + 1e-8)
            ).astype(np.float32)


def _shift(rows: NDArray[np.float32], offset: int) -> NDArray[np.float32]:
    """Row i of the result is row i + offset; beyond the edges are zeros."""
    import numpy as np

    if not offset:
        return rows
    out = np.zeros_like(rows)
    if offset > 0:
        out[:-offset] = rows[offset:]
    else:
        out[-offset:] = rows[:offset]
    return out


def _unshift(gradient: NDArray[np.float32], offsets: Sequence[int]) -> NDArray[np.float32]:
    """The gradient of rows that were put side by side with `_shift`."""
    size = gradient.shape[1] // len(offsets)
    parts = [_shift(gradient[:, k * size : (k + 1) * size], -offset) for k, offset in enumerate(offsets)]
    total: NDArray[np.float32] = parts[0].copy()
    for part in parts[1:]:
        total += part
    return total


def crf_gradient(
    scores: NDArray[np.float32],
    labels: NDArray[np.int64],
    pieces: Sequence[tuple[int, int]],
    transitions: NDArray[np.float32],
) -> tuple[float, NDArray[np.float32], NDArray[np.float64]]:
    """The negative log-likelihood of the labels of some chains, and its gradients.

    Each piece is a chain of rows of `scores`, with O before and after it. Returns (loss, gradient of the
    scores, gradient of the transitions).
    """
    import numpy as np

    gradient = np.zeros_like(scores)
    moves_gradient = np.zeros(transitions.shape, np.float64)
    lengths = np.array([high - low for low, high in pieces])
    starts = np.array([low for low, _ in pieces])
    order = np.argsort(lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    longest, chains, count = int(lengths.max()), len(lengths), scores.shape[1]
    active = [int(np.searchsorted(lengths, t, "right")) for t in range(longest + 1)]
    moves = np.exp(transitions.astype(np.float64))
    forward = np.zeros((longest, chains, count))
    weight = np.zeros((longest, chains, count))
    log_z = np.zeros(chains)
    for t in range(longest):
        a = active[t]
        local = scores[starts[a:] + t].astype(np.float64)
        top = local.max(axis=1, keepdims=True)
        weight[t, a:] = np.exp(local - top)
        before = np.broadcast_to(moves[0], (chains - a, count)) if t == 0 else forward[t - 1, a:] @ moves
        f = before * weight[t, a:]
        total = f.sum(axis=1, keepdims=True)
        forward[t, a:] = f / total
        log_z[a:] += (np.log(total) + top)[:, 0]
    last = forward[lengths - 1, np.arange(chains)]
    closing = last @ moves[:, 0]
    log_z += np.log(closing)
    after = np.tile(moves[:, 0], (chains, 1))
    enters = np.zeros(count)
    leaves = (last * moves[:, 0] / closing[:, None]).sum(axis=0)
    for t in range(longest - 1, -1, -1):
        a, b = active[t], active[t + 1]
        if b < chains:
            onward = weight[t + 1, b:] * after[b:]
            joint = forward[t, b:][:, :, None] * moves * onward[:, None, :]
            moves_gradient += (joint / joint.sum(axis=(1, 2), keepdims=True)).sum(axis=0)
            here = onward @ moves.T
            after[b:] = here / here.sum(axis=1, keepdims=True)
        marginal = forward[t, a:] * after[a:]
        marginal /= marginal.sum(axis=1, keepdims=True)
        gradient[starts[a:] + t] = marginal
        if t == 0:
            enters = marginal.sum(axis=0)
    moves_gradient[0] += enters
    moves_gradient[:, 0] += leaves

    gold = 0.0
    for start, length in zip(starts.tolist(), lengths.tolist()):
        path = labels[start : start + length]
        gradient[np.arange(start, start + length), path] -= 1
        steps = np.concatenate([[0], path, [0]])
        np.subtract.at(moves_gradient, (steps[:-1], steps[1:]), 1)
        gold += float(scores[np.arange(start, start + length), path].sum())
        gold += float(transitions[steps[:-1], steps[1:]].sum())
    return float(log_z.sum()) - gold, gradient, moves_gradient


def model_file(model: Model) -> bytes:
    """What a model file holds; `Model.read` reads it."""
    import numpy as np

    stream = io.BytesIO()
    np.savez_compressed(stream, **model.arrays)
    return stream.getvalue()
