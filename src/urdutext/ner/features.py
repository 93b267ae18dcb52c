"""What the tagger knows of a word and of its place, as numbers.

A word is looked at through its key (`word_key`): normalized, without vowel signs, so that کراچی typed with
Arabic letters and کراچی are one word. Everything that depends on the key alone is worked out once a distinct
word and kept (`urdutext.ner.tagger.Tagger`); what depends on the place (names of several words, spaces) is worked out for whole
columns of words with numpy.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from urdutext.characters import INVISIBLE, MARKS, TATWEEL, TO_ASCII_DIGIT
from urdutext.normalization import normalize
from urdutext.segmentation.spaces import letter_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

# Dropped or folded in a key, after normalization: marks come and go in print (عدالتِ, عدالت), as do the
# hamzas of izafat (وزارتِ, محکمۂ) and of loans (جرأت, مؤقف).
_FOLD: dict[str, str] = {
    **dict.fromkeys(MARKS + TATWEEL + INVISIBLE, ""),
    **{chr(point): digit for point, digit in TO_ASCII_DIGIT.items()},
    "أ": "ا",
    "إ": "ا",
    "ٱ": "ا",
    "ؤ": "و",
    "ۂ": "ہ",
    "ۃ": "ہ",
    "ۀ": "ہ",
    "ۓ": "ئے",
}
_FOLDED = re.compile(f"[{''.join(map(re.escape, _FOLD))}]")  # most words have none
#: A word that ends in one of these (zer, hamza above) is bound to the next one: وزیرِ اعظم, محکمۂ تعلیم.
IZAFAT = "\u0650\u0654\u06c0\u06c2"

# Brackets as the Penn Treebank escapes them, and with it many corpora.
_TREEBANK_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}

_DIGIT = re.compile(r"[0-9]")

#: The classes of a name list, one bit each: see training/entities/gazetteer.py for what is in them.
NAME_CLASSES = (
    "person",
    "place",
    "organization",
    "wiki-person",
    "wiki-place",
    "wiki-organization",
    "title",
    "title-after",
    "given",
    "surname",
    "person-part",
    "organization-head-first",
    "organization-head-last",
    "place-head-first",
    "place-head-last",
    "demonym",
    "ambiguous",
    "place-part",
    "organization-part",
)
#: Of these, the first so many may be names of several words.
PHRASE_CLASSES = 8
LONGEST_PHRASE = 6

_PUNCTUATION = {
    c: i for i, group in enumerate(("۔.؟?!", "،,؛;", ":", "([{", ")]}", "\"'“”‘’«»", "-–—_/", "|•*#@…")) for c in group
}

#: Flags of a word's shape; `word_shape` gives the indices of those that are set.
SHAPES = 8 + 16
#: Flags of a place in the text: three (beginning, inside, end) a phrase class, and of spaces.
PLACE_FLAGS = 3 * PHRASE_CLASSES + 4

AFFIX_BUCKETS = 1 << 14
SUBWORD_BUCKETS = 40_000
_LONGEST_SPELLING = 24  # letters of a word that its vectors look at; what is longer is no word
_LONGEST_WORD = 200  # letters of a word that is remembered: a page of Base64 is not met again


def word_key(word: str) -> str:
    """The spelling under which a word is known to the tagger: no marks, one letter a sound, digits ASCII.

    >>> word_key("عدالتِ"), word_key("كراچي"), word_key("۱۴")
    ('عدالت', 'کراچی', '14')
    """
    return _known_key(word) if len(word) <= _LONGEST_WORD else _key(word)


def _key(word: str) -> str:
    if word.isascii():
        return _TREEBANK_BRACKETS.get(word, word)
    return _FOLDED.sub(lambda found: _FOLD[found[0]], normalize(word))


_known_key = lru_cache(maxsize=1 << 17)(_key)


def word_hash(key: str) -> int:
    """A 64-bit number for a key; the same on every machine, which Python's own hash() is not."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def affixes(key: str) -> list[int]:
    """Buckets of the first and last one to four letters and of the letter triples of a key.

    They tell پور, آباد and زئی in a name that no list has.
    """
    whole = f"<{_spelling(key)}>"
    ends = [whole[:2], whole[:3], whole[:4], whole[:5], whole[-2:], whole[-3:], whole[-4:], whole[-5:]]
    triples = [whole[i : i + 3] for i in range(1, len(whole) - 3)]
    return sorted({*map(_BUCKETS.__getitem__, ends + triples)})


class _Buckets(dict[str, int]):
    """Numbers of runs of letters, worked out when they are asked for."""

    def __missing__(self, piece: str) -> int:
        if len(self) >= 1 << 17:  # 32,000 words of articles have 66,000
            self.clear()
        digest = blake2b(piece.encode("utf-8", "surrogatepass"), digest_size=4).digest()
        number = self[piece] = int.from_bytes(digest, "little") % AFFIX_BUCKETS
        return number


_BUCKETS = _Buckets()


def subwords(keys: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(buckets, how many of them belong to each key) of all runs of two to five letters, in order of their places.

    They are those of fastText: FNV-1a over UTF-8. The vectors behind them come from running text; a word that
    was never seen still gets one.

    >>> buckets, counts = subwords(["لاہور", "آ"])
    >>> len(buckets), counts.tolist()  # <ل, <لا, <لاہ, <لاہو, لا, …; and <آ, <آ>, آ>
    (21, [18, 3])
    """
    import numpy as np

    words = [f"<{_spelling(key)}>" for key in keys]
    letters = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = np.array(list(map(len, words)), np.int64)
    owner = np.repeat(np.arange(len(words)), lengths)
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(letters))  # letters of the word from each place on
    bytes_, sizes = _utf8(letters)
    value = np.full(len(letters), 2166136261, np.uint32)  # of the run of so many letters that begins at each place
    buckets, places = [], []
    for length in range(1, 6):
        value = value[: len(letters) - length + 1]
        for number, column in enumerate(bytes_):
            longer = (value ^ column[length - 1 :]) * np.uint32(16777619)
            value = longer if number == 0 else np.where(sizes[length - 1 :] > number, longer, value)
        if length > 1:
            whole = np.flatnonzero(left[: len(value)] >= length)
            buckets.append((value[whole] % np.uint32(SUBWORD_BUCKETS)).astype(np.int64))
            places.append(whole)
    at = np.concatenate(places)
    return np.concatenate(buckets)[np.argsort(at, kind="stable")], np.bincount(owner[at], minlength=len(keys))


def _utf8(letters: NDArray[np.uint32]) -> tuple[list[NDArray[np.uint32]], NDArray[np.intp]]:
    """(first byte, second byte… of each code point, how many it has), as fastText reads them.

    It takes a byte as a signed number, so that one above 127 sets the upper bits as well.
    """
    import numpy as np

    sizes = np.searchsorted(np.array([0x80, 0x800, 0x10000], np.uint32), letters, side="right") + 1
    lead = np.array([0, 0, 0xFFFFFFC0, 0xFFFFFFE0, 0xFFFFFFF0], np.uint32)
    columns = []
    for number in range(int(sizes.max(initial=1))):
        bits = letters >> (6 * (sizes - 1 - number).clip(0)).astype(np.uint32)
        columns.append(bits | lead[sizes] if number == 0 else bits & np.uint32(0x3F) | np.uint32(0xFFFFFF80))
    return columns, sizes


def _spelling(key: str) -> str:
    return _DIGIT.sub("0", key[:_LONGEST_SPELLING])


def word_shape(key: str) -> list[int]:
    """Indices of the shape flags (below SHAPES) that are set for a key."""
    flags = []
    first = key[:1]
    if first in _PUNCTUATION:
        flags.append(_PUNCTUATION[first])
    elif not key or not (first.isalnum()):
        flags.append(8)
    if first.isdigit():
        flags.append(9 if len(key) != 4 else 10)
    elif not key.isalpha() and any(c.isdigit() for c in key):
        flags.append(11)
    if key.isascii() and first.isalpha():
        flags.append(12 if key.isupper() else 13 if first.isupper() else 14)
    if key in letter_names():
        flags.append(15)
    flags.append(16 + min(max(len(key), 1), 7))
    return flags


def join_hashes(phrase: NDArray[np.uint64], word: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The hashes of phrases made longer by a word each."""
    import numpy as np

    value: NDArray[np.uint64] = phrase * np.uint64(0x9E3779B97F4A7C15)
    value ^= value >> np.uint64(29)
    value += word
    return value
