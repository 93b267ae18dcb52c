"""The words of Urdu with how often they were seen, in normalized spelling.

``words.tsv`` is built by ``training/segmentation/build_lexicon.py`` from counted text; words that only came
about through a missing space (رہاہے) are not in it. It is read when it is first asked for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from ..characters import INVISIBLE, MARKS
from ..resources import read_text

# Marks, tatweel and invisible characters do not tell words apart here: وزیرِ is found as وزیر.
_UNSEEN = re.compile(f"[{MARKS}\u0640{INVISIBLE}]+")
_LETTERS = str.maketrans(
    {
        "\u064a": "\u06cc",  # ARABIC YEH -> ی
        "\u0649": "\u06cc",  # ALEF MAKSURA -> ی
        "\u0643": "\u06a9",  # ARABIC KAF -> ک
        "\u06aa": "\u06a9",  # SWASH KAF -> ک
        "\u0647": "\u06c1",  # ARABIC HEH -> ہ
        "\u06d5": "\u06c1",  # AE -> ہ
        "\u0629": "\u06c3",  # TEH MARBUTA -> ۃ
        "\u06d3": "\u0626\u06d2",  # ۓ -> ئے
    }
)
# U+06CC U+0654 and its like have no composed form in Unicode, so that NFC leaves them.
_HAMZA = re.compile("[\u06cc\u0649\u064a]\u0654|[\u06c1\u0647\u06d5]\u0654|\u06c0")
# A ے cannot stand before these inside a word: مےں is میں, while in کےلئے a space is missing.
_MEDIAL_YEH_BARREE = re.compile("\u06d2(?=[\u06ba\u06be\u0626])")
_PRESENTATION_FORM = re.compile("[\ufb50-\ufefc]").search
_PLAIN = re.compile(r"[\u0622\u0624\u0626-\u0628\u062a-\u063a\u0641\u0642\u0644-\u0646\u0648\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1-\u06c3\u06cc]*").fullmatch


def key(word: str) -> str:
    """The spelling under which the lexicon lists a word: letters of Urdu, no marks, nothing invisible.

    >>> key("وزیرِ"), key("كتاب"), key("مےں")
    ('وزیر', 'کتاب', 'میں')
    """
    return word if len(word) > _LONGEST or _PLAIN(word) else _respelt(word)


# No listed word is nearly this long; and to put thousands of marks on one letter in order takes
# `unicodedata.normalize` time that grows with their square.
_LONGEST = 200


@lru_cache(maxsize=50_000)
def _respelt(word: str) -> str:
    composed = unicodedata.normalize("NFKC" if _PRESENTATION_FORM(word) else "NFC", word)
    composed = _HAMZA.sub(lambda found: "\u06c2" if found[0][0] in "\u06c1\u0647\u06d5\u06c0" else "\u0626", composed)
    return _MEDIAL_YEH_BARREE.sub("\u06cc", _UNSEEN.sub("", composed).translate(_LETTERS))


def count(word: str) -> int:
    """How often the word was seen in the counted text, 0 when it is not listed.

    The word is looked up as it is written: give it in normalized spelling and without marks, or use `key`.

    >>> count("پاکستان") > 1000, count("رہاہے")
    (True, 0)
    """
    return counts().get(word, 0)


@cache
def counts() -> dict[str, int]:
    """Every word of the lexicon with its count, most frequent first. Not to be changed."""
    cells = read_text("lexicon/words.tsv").split()  # no cell is empty or holds a space
    return dict(zip(cells[2::2], map(int, cells[3::2]), strict=True))
