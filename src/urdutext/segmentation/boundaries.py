"""Sentence ends in text without stops: a small trained model of where a sentence may end.

Speech transcripts and many posts have no stops at all, and no rule finds their sentences. A convolutional
network over the words says for each of them how likely a sentence ends after it:

    word     a vector: its own for the frequent words, one of its last letters for the others
    layers   each some words wide, the wider ones by leaving words out between, so that the network sees
             `Model.reach` words to each side; what a layer finds is added to what was found before
    output   one number a word, the log odds of an end

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
from ..threads import one_blas_thread

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = "segmentation/boundaries.npz"

#: A sentence by the rules that is longer, in code points, is taken for several without stops. In
#: newspapers and prose one sentence in three hundred is longer than 400, and hardly one longer than this.
LONG = 500
#: The same for one that ends in a word, at the end of a line: … گھر گیا, where ۔ would stand.
LONG_UNSTOPPED = 300

# The log odds from which a word ends a sentence: what gives the best F1 of spans on held-out sentences.
_END = 0.25
_FEWEST = 6  # words that are asked about

# What can stand before the first word of a sentence; -LRB- is a bracket as the Penn Treebank escapes it.
_OPENING = ("(", "[", "{", '"', "'", "“", "”", "‘", "’", "«", "﴿", "#", "@", "-LRB-", "-LSB-", "-LCB-")

#: A word, a number, Latin letters, or one other character: what the model calls a word.
WORD = re.compile(
    r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\ufb50-\ufdf2\ufe70-\ufefc"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u200c\u200d]+"
    r"|[0-9\u0660-\u0669\u06f0-\u06f9]+|[A-Za-z]+|\S"
)

# So many words are worked on at a time, and so many stretches of text are looked at together.
_BLOCK = 2048
_SPANS = 64


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


class Layer(NamedTuple):
    """A row of ``matrix`` for each number of the ``width`` words, ``step`` apart, that it sees side by side."""

    matrix: NDArray[np.float32]  # (width * numbers before, numbers after)
    bias: NDArray[np.float32]
    width: int
    step: int

    @property
    def reach(self) -> int:
        return self.width // 2 * self.step


class Model(NamedTuple):
    """The network: a row of ``vectors`` a word or ending, the layers, and what their numbers say of an end."""

    words: dict[str, int]
    endings: dict[str, int]
    unknown: int
    vectors: NDArray[np.float32]
    layers: tuple[Layer, ...]
    output: NDArray[np.float32]
    bias: float

    @property
    def reach(self) -> int:
        """How many words the network sees to each side."""
        return sum(layer.reach for layer in self.layers)

    def row(self, word: str) -> int:
        """The row of the vector of a word as `word_key` gives it; row 0 is for what lies outside the text."""
        endings = self.endings.get
        return (
            self.words.get(word)
            or (len(word) > 2 and endings(word[-3:]))
            or (len(word) > 1 and endings(word[-2:]))
            or endings(word[-1:], self.unknown)
        )


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
                Layer(file[f"matrix{i}"].astype(np.float32), file[f"bias{i}"].astype(np.float32), width, step)
                for i, (width, step) in enumerate(file["layers"].tolist())
            )
            output, bias = file["output"].astype(np.float32), float(file["output_bias"][0])
    except (KeyError, ValueError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise ResourceError(f"{MODEL}: damaged ({error}); reinstall urdutext") from None
    first = 1 + len(words)
    return Model(
        {word: i for i, word in enumerate(words, 1)},
        {ending: i for i, ending in enumerate(endings, first)},
        first + len(endings),
        vectors,
        layers,
        output,
        bias,
    )


def log_odds(texts: list[list[str]]) -> list[NDArray[np.float32]]:
    """For each text of words, as they are written, the log odds that a sentence ends after each word.

    What stands in one text has no say in another: the texts are worked on together because that is faster.
    """
    import numpy as np

    net = model()
    reach = net.reach
    row = _rows().__getitem__
    # Row 0, outside every text, stands around each.
    rows = np.zeros(sum(map(len, texts)) + reach * (len(texts) + 1), np.intp)
    starts = []
    at = reach
    for words in texts:
        starts.append(at)
        rows[at : at + len(words)] = list(map(row, words))
        at += len(words) + reach
    # Blocks with what lies around them, so that memory stays bounded and no block end shows.
    with one_blas_thread():
        blocks = [_network(net, rows[at : at + _BLOCK + 2 * reach]) for at in range(0, max(1, len(rows) - 2 * reach), _BLOCK)]
    odds = np.concatenate(blocks)
    return [odds[start - reach : start - reach + len(words)] for start, words in zip(starts, texts, strict=True)]


def _network(net: Model, rows: NDArray[np.intp]) -> NDArray[np.float32]:
    """The log odds of all rows but the `Model.reach` first and last ones."""
    import numpy as np

    # What lies outside a text is zero in every layer, as it was in training.
    outside = (rows == 0).nonzero()[0]
    h = net.vectors[rows]
    for number, layer in enumerate(net.layers):
        width, step, reach = layer.width, layer.step, layer.reach
        size = len(h) - 2 * reach
        seen = np.concatenate([h[i * step : i * step + size] for i in range(width)], axis=1)
        found = seen @ layer.matrix
        found += layer.bias
        np.maximum(found, 0, out=found)
        if number:
            found += h[reach : reach + size]
        h = found
        # The rows that this layer lost were at the edges.
        outside = outside[(outside >= reach) & (outside < size + reach)] - reach
        h[outside] = 0
    odds: NDArray[np.float32] = h @ net.output + net.bias
    return odds


def split(text: str, spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The sentences of each span of the text, which holds no stop, as (start, end), code points, half open.

    A sentence ends only where white space follows, and after it something that can begin the next: not the stop
    or the comma that stands apart (… آتی ہے ۔).
    """
    for at in range(0, len(spans), _SPANS):
        found = [list(WORD.finditer(text, start, end)) for start, end in spans[at : at + _SPANS]]
        # A line of a few words is one: not worth the rows that stand around each text.
        odds = iter(log_odds([[match[0] for match in words] for words in found if len(words) >= _FEWEST]))
        for (start, end), words in zip(spans[at : at + _SPANS], found, strict=True):
            yield list(_ends(text, start, end, words, next(odds))) if len(words) >= _FEWEST else [(start, end)]


def _ends(
    text: str, start: int, end: int, words: list[re.Match[str]], odds: NDArray[np.float32]
) -> Iterator[tuple[int, int]]:
    for i in (odds[:-1] > _END).nonzero()[0].tolist():
        stop = words[i].end()
        following = words[i + 1].start()
        if following > stop and (text[following].isalnum() or text.startswith(_OPENING, following)):
            yield start, stop
            start = following
    yield start, end
