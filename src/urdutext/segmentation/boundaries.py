"""Sentence ends in text without stops: a small trained model of where a sentence may end.

Speech transcripts and many posts have no stops at all, and no rule finds their sentences. A convolutional
network over the words says for each of them how likely a sentence ends after it:

    word       a vector: its own for the frequent words, one of its last three letters for the others
    layer 1    seven words wide
    layer 2    five words wide
    layer 3    five words wide, every other word, so that the network sees nine words to each side
    output     one number a word, the log odds of an end

It is built by ``training/segmentation/build_boundaries.py`` from sentences whose stops were taken out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..lexicon import key
from ..resources import ResourceError, read_bytes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = "segmentation/boundaries.npz"

#: A sentence by the rules that is longer, in code points, is taken for several without stops. In
#: newspapers and prose one sentence in three hundred is longer than 400, and hardly one longer than this.
LONG = 500

# The log odds from which a word ends a sentence: what is likelier an end than not.
_END = 0.0

# What can stand before the first word of a sentence.
_OPENING = "([{\"'“”‘’«﴿#@"

#: A word, a number, Latin letters, or one other character: what the model calls a word.
WORD = re.compile(
    r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\ufb50-\ufdf2\ufe70-\ufefc"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u200c\u200d]+"
    r"|[0-9\u0660-\u0669\u06f0-\u06f9]+|[A-Za-z]+|\S"
)

# So many words are worked on at a time, and the network looks so many to each side.
_BLOCK = 4096
REACH = 9


def word_key(word: str) -> str:
    """How the model sees a word: its spelling in the lexicon; digits as 0, Latin letters as a.

    >>> word_key("وزیرِ"), word_key("۱۹۴۷"), word_key("Google"), word_key("،")
    ('وزیر', '0', 'a', '،')
    """
    if word[0].isdigit():
        return "0"
    if word.isascii():
        return "a" if word.isalpha() else word
    return key(word)


class Model(NamedTuple):
    """The network: a row of ``vectors`` a word or ending, and a matrix and bias a layer.

    A matrix of a layer ``n`` words wide takes the ``n`` rows side by side: (n * before, after).
    """

    words: dict[str, int]
    endings: dict[str, int]
    unknown: int
    vectors: NDArray[np.float32]
    layers: tuple[tuple[NDArray[np.float32], NDArray[np.float32]], ...]

    def row(self, word: str) -> int:
        """The row of the vector of a word as `word_key` gives it; row 0 is for what lies outside the text."""
        return self.words.get(word) or self.endings.get(word[-3:], self.unknown)


class _Rows(dict[str, int]):
    """Words as they are written, with their rows: worked out once, since few words make most of a text."""

    def __missing__(self, word: str) -> int:
        if len(self) > 1 << 16:
            self.clear()
        row = self[word] = model().row(word_key(word))
        return row


@cache
def _rows() -> _Rows:
    return _Rows()


@cache
def model() -> Model:
    """The shipped model. Raises ResourceError when it is missing or damaged."""
    import zipfile
    import zlib

    import numpy as np

    try:
        with np.load(io.BytesIO(read_bytes(MODEL)), allow_pickle=False) as file:
            words = bytes(file["words"]).decode("utf-8").split("\n")
            endings = bytes(file["endings"]).decode("utf-8").split("\n")
            vectors = file["vectors"].astype(np.float32) * file["scale"].astype(np.float32)
            layers = tuple(
                (file[f"matrix{i}"].astype(np.float32), file[f"bias{i}"].astype(np.float32)) for i in range(4)
            )
    except (KeyError, ValueError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise ResourceError(f"{MODEL}: damaged ({error}); reinstall urdutext") from None
    first = 1 + len(words)
    return Model(
        {word: i for i, word in enumerate(words, 1)},
        {ending: i for i, ending in enumerate(endings, first)},
        first + len(endings),
        vectors,
        layers,
    )


def log_odds(words: list[str]) -> NDArray[np.float32]:
    """For each word, as it is written, the log odds that a sentence ends after it; shape (words,)."""
    import numpy as np

    net = model()
    rows = np.zeros(len(words) + 2 * REACH, np.intp)
    rows[REACH : REACH + len(words)] = list(map(_rows().__getitem__, words))
    # Blocks with what lies around them, so that memory stays bounded and no block end shows.
    return np.concatenate(
        [_network(net, rows[at : at + _BLOCK + 2 * REACH]) for at in range(0, len(words), _BLOCK)]
        or [np.zeros(0, np.float32)]
    )


def _network(net: Model, rows: NDArray[np.intp]) -> NDArray[np.float32]:
    import numpy as np

    (matrix, bias), second, third, (output, output_bias) = net.layers
    # What lies outside the text is zero in every layer, as it was in training.
    outside = rows == 0
    h = np.maximum(_side_by_side(net.vectors[rows], 7, 1) @ matrix + bias, 0)
    h[outside] = 0
    for (matrix, bias), step in ((second, 1), (third, 2)):
        h = h + np.maximum(_side_by_side(h, 5, step) @ matrix + bias, 0)
        h[outside] = 0
    odds: NDArray[np.float32] = (h @ output + output_bias)[REACH:-REACH, 0]
    return odds


def _side_by_side(rows: NDArray[np.float32], width: int, step: int) -> NDArray[np.float32]:
    """Each row with its neighbours, ``width`` of them, every ``step``-th; zeros beyond the edge."""
    import numpy as np

    reach = width // 2 * step
    padded = np.pad(rows, ((reach, reach), (0, 0)))
    return np.concatenate([padded[i * step : i * step + len(rows)] for i in range(width)], axis=1)


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of ``text[start:end]``, which holds no stop, as (start, end), code points, half open.

    A sentence ends only where white space follows, and after it something that can begin the next: not the stop
    or the comma that stands apart (… آتی ہے ۔).
    """
    found = list(WORD.finditer(text, start, end))
    odds = log_odds([match[0] for match in found])
    for i in (odds > _END).nonzero()[0].tolist():
        stop = found[i].end()
        if i + 1 == len(found):
            continue
        following = found[i + 1].start()
        if following > stop and (text[following].isalnum() or text[following] in _OPENING):
            yield start, stop
            start = following
    yield start, end
