"""Tokens: one pass of one regular expression; missing spaces are repaired in `spaces`.

The classes of letters are written out, since ``\\w`` of `re` breaks at marks and at U+200C (and `regex`,
whose ``\\w`` does not, takes four times as long).
"""

from __future__ import annotations

import re
import unicodedata

from ..characters import DIGITS, INVISIBLE
from ..document import Token, from_columns

# Marks on a letter, tatweel, U+200C and U+200D: never the first character of a word that is visible.
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08c7\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc"
)
# What is invisible stays with the token it stands in or behind, at the beginning of a line with the one behind it, so
# that nothing is lost: a mark of direction behind ۔ is no token of its own, nor part of the next sentence.
_INNER = f"{_LETTERS}{_MARKS}\u0640{INVISIBLE}"
_D = f"[{DIGITS}]"
# Letters of other scripts with their marks (Devanagari and its kin whole, but for ।, ॥ and digits). Those of East Asia are
# left to the last but one kind of token: `re` counts out every letter of a range, which took 30 ms at each start.
_OTHER = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0300-\u036f\u0370-\u0373\u0376-\u037d\u0386"
    "\u0388-\u0481\u048a-\u0556\u0561-\u0587\u0591-\u05bd\u05d0-\u05ea\u0710-\u074f\u0780-\u07b1\u0900-\u0963"
    "\u0971-\u09e3\u0a01-\u0a4d\u0a59-\u0a5e\u0a70-\u0ae3\u0b01-\u0b63\u0b82-\u0bcd\u0c00-\u0c63\u0d00-\u0d63"
    "\u1e00-\u1fff"
)
EMOJI = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}"
    "|[0-9#*]\ufe0f?\u20e3"
    "|(?:[\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff\u231a\u231b\u23e9-\u23f3\u2600-\u27bf\u2b50\u2b55]"
    "|[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u25aa-\u25fe\u2b05-\u2b1c\u3030\u303d\u3297\u3299]\ufe0f)"
    "(?:[\ufe0f\U0001f3fb-\U0001f3ff]|[\U000e0020-\U000e007f]"
    "|\u200d[\U0001f000-\U0001faff\u2600-\u27bf\u2190-\u21ff\u2b05-\u2b55])*)"
)
_URL_PART = f"[A-Za-z0-9%_~/?#=&+@:,;.!$*-]|(?<=[/=_%-])[{_LETTERS}][{_INNER}]*"
_URL = (
    rf"(?:https?://|ftp://|www\.)(?:{_URL_PART}){{1,2000}}(?<![.,;:!?])"
    r"|(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,8}(?:com|org|net|info|edu|gov|tv|pk|in|uk|co|io)(?!-?[A-Za-z0-9])(?:/[A-Za-z0-9%_~/?#=&+.-]{0,2000}(?<![.?]))?"
)
_FAR = f"(?:(?![{_LETTERS}])[^\\W\\d_])"  # a letter of any other script
_EMAIL = r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}"
# 1,50,000 and 3.5, 3۔5 and 3ء5, 10:30, 12.5.2024, 12/5/2024; then 2024ء, 1445ھ, 14ویں; 5G, 20km.
_NUMBER = (
    rf"(?:{_D}{{1,3}}(?:[,،٬']{_D}{{2,3}}){{1,9}}(?!{_D})(?:[.٫۔]{_D}+)?|{_D}+(?:[.:/٫۔ء]{_D}+)*)"
    rf"(?:ء|(?:ویں|واں|وں|ھ|ہ)(?![{_LETTERS}])|[A-Za-z]+(?![A-Za-z]))?"
)
# The number of a model or a student, which begins with a digit: 2K19-CS-45, but not the time in 2024-05-01T10:30.
_CODE = r"(?=[0-9]{1,9}[A-Za-z]{1,9}[0-9])[A-Za-z0-9]{2,40}(?:[-_&][A-Za-z0-9]{1,40}){0,9}(?![A-Za-z0-9]|:[0-9])"
# What is written to a number with a stop: Rs.1,500.
_BEFORE_A_NUMBER = r"(?:Rs|No|Nos|Ph|Vol|pp?)\.(?=[0-9])"
_PUNCTUATION = (
    r"-[LR][RSC]B-"  # brackets as the Penn Treebank escapes them, and with it many corpora
    r"|[۔.…]{2,}|([،,؟?!'’‘‛`_=*~\u0640-])\12*"  # a mark and its repetitions
    r"|[;:()\[\]{}<>\"”“«»‹›۔./\\|•·–—―′″؛؍٪%؞§†‡﴾﴿¡¿।॥]"
)
_WORD = f"[{_LETTERS}{_MARKS}][{_INNER}]*"
_TOKEN = re.compile(
    rf"({_WORD})|[{INVISIBLE}]*(?:"
    rf"(?=[A-Za-z0-9@#])(?:({_URL})|({_EMAIL})|(#[0-9_]*[{_LETTERS}][{_INNER}{_OTHER}{DIGITS}_]*|#(?:[{_OTHER}0-9_]|{_FAR})+)|(@[A-Za-z0-9_.]{{1,64}}(?<!\.)))"
    rf"|({EMOJI})|({_CODE})|({_NUMBER})"
    rf"|({_BEFORE_A_NUMBER}|[{_OTHER}][{_OTHER}0-9]*(?:[-.'’&_][{_OTHER}0-9]+)*)|({_WORD})|({_PUNCTUATION})|({_FAR}(?:[-.'’&_]?(?:[0-9]|{_FAR}))*)|(\S))[{INVISIBLE}]*"
)
# The kind of token that each group of the expression stands for.
_KINDS = ("", "word", "url", "email", "hashtag", "mention", "emoji", "word", "number", "word", "word", "punctuation", "", "word", "symbol")


def token_offsets(text: str, *, repair: bool = True) -> list[tuple[int, int]]:
    """The tokens of the text as (start, end), code points, half open; see `tokens`."""
    spans = [found.span() for found in _TOKEN.finditer(text)]
    if repair:
        from .spaces import repaired

        return repaired(text, spans)
    return spans


def tokens(text: str, *, repair: bool = True) -> tuple[Token, ...]:
    """The tokens of the text, in order, each with its kind; every character but white space is in one.

    Punctuation stands apart, and with ``repair`` words that lack the space between them are parted
    (اورپاکستان); nothing is joined. Offsets are code points, half open. No text raises.

    >>> [(t.text, t.kind) for t in tokens("2024ء میں 20فیصد")]
    [('2024ء', 'number'), ('میں', 'word'), ('20', 'number'), ('فیصد', 'word')]
    """
    spans, texts, kinds = token_columns(text, repair=repair)
    return from_columns(Token, [[start for start, _ in spans], [end for _, end in spans], texts, kinds])


def token_columns(text: str, *, repair: bool = True) -> tuple[list[tuple[int, int]], list[str], list[str]]:
    """The tokens of the text as columns: (start, end), text and kind of each; see `tokens`."""
    found = list(_TOKEN.finditer(text))
    spans = [match.span() for match in found]
    kinds = [_KINDS[match.lastindex or 0] for match in found]
    if "symbol" in kinds:
        for i, kind in enumerate(kinds):
            if kind == "symbol" and unicodedata.category(text[found[i].end(len(_KINDS) - 1) - 1])[0] == "P":
                kinds[i] = "punctuation"
    if repair:
        from .spaces import repaired

        parted = repaired(text, spans)
        if len(parted) > len(spans):
            known = {start: kind for (start, _), kind in zip(spans, kinds)}
            # What is cut off a word is a word.
            kinds = [known.get(start, "word") for start, _ in parted]
            spans = parted
    return spans, [text[start:end] for start, end in spans], kinds
