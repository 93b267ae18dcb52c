"""What the tagger knows of a word and of its place, as numbers.

A word is looked at through its key (`word_key`): normalized, without vowel signs, so that کراچی typed with
Arabic letters and کراچی are one word. Everything that depends on the key alone is worked out once a distinct
word and kept (`WordTable`); what depends on the place (names of several words, spaces) is worked out for whole
columns of words with numpy.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from urdutext.characters import MARKS, TATWEEL, TO_ASCII_DIGIT, ZWJ, ZWNJ
from urdutext.normalization import normalize

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Dropped or folded in a key, after normalization: marks come and go in print (عدالتِ, عدالت), as do the
# hamzas of izafat (وزارتِ, محکمۂ) and of loans (جرأت, مؤقف).
_FOLD: dict[int, str | None] = {
    **dict.fromkeys(map(ord, MARKS + TATWEEL + ZWNJ + ZWJ)),
    **TO_ASCII_DIGIT,
    **dict.fromkeys(map(ord, "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")),
    ord("أ"): "ا",
    ord("إ"): "ا",
    ord("ٱ"): "ا",
    ord("ؤ"): "و",
    ord("ۂ"): "ہ",
    ord("ۃ"): "ہ",
    ord("ۀ"): "ہ",
    ord("ۓ"): "ئے",
}
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

LETTER_NAMES = frozenset(
    "اے بی سی ڈی ای ایف جی ایچ آئی جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی زیڈ زی".split()
)
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


@lru_cache(maxsize=1 << 17)
def word_key(word: str) -> str:
    """The spelling under which a word is known to the tagger: no marks, one letter a sound, digits ASCII.

    >>> word_key("عدالتِ"), word_key("كراچي"), word_key("۱۴")
    ('عدالت', 'کراچی', '14')
    """
    if word.isascii():
        return _TREEBANK_BRACKETS.get(word, word)
    return normalize(word).translate(_FOLD)


def word_hash(key: str) -> int:
    """A 64-bit number for a key; the same on every machine, which Python's own hash() is not."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def affixes(key: str) -> list[int]:
    """Buckets of the first and last one to four letters and of the letter triples of a key.

    They tell پور, آباد and زئی in a name that no list has.
    """
    whole = f"<{_spelling(key)}>"
    pieces = {whole[:n] for n in (2, 3, 4, 5)} | {whole[-n:] for n in (2, 3, 4, 5)}
    pieces |= {whole[i : i + 3] for i in range(len(whole) - 2)}
    return sorted({_bucket(piece) for piece in pieces})


def subwords(key: str) -> list[int]:
    """Buckets of all runs of two to five letters of a key, as fastText makes them: FNV-1a over UTF-8.

    The vectors behind them come from running text; a word that was never seen still gets one.
    """
    whole = f"<{_spelling(key)}>"
    size = len(whole)
    return [_run(whole[low:high]) for low in range(size - 1) for high in range(low + 2, min(low + 5, size) + 1)]


@lru_cache(maxsize=1 << 16)
def _run(letters: str) -> int:
    value = 2166136261
    for byte in letters.encode("utf-8", "surrogatepass"):
        # fastText takes a byte as a signed number, so that one above 127 sets the upper bits as well.
        value = (value ^ (byte if byte < 128 else byte | 0xFFFFFF00)) * 16777619 & 0xFFFFFFFF
    return value % SUBWORD_BUCKETS


def _spelling(key: str) -> str:
    return _DIGIT.sub("0", key[:_LONGEST_SPELLING])


@lru_cache(maxsize=1 << 16)
def _bucket(piece: str) -> int:
    return int.from_bytes(blake2b(piece.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "little") % (
        AFFIX_BUCKETS
    )


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
    if key in LETTER_NAMES:
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
