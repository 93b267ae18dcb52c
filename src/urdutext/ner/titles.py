"""Titles beside a person's name: وزیراعظم شہباز شریف has the title وزیراعظم, outside the span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from urdutext.characters import NON_JOINERS
from urdutext.ner.features import word_key
from urdutext.resources import read_table

#: Signs that print sets on the last letter of a name: ﷺ's short form, peace, mercy, may God be pleased.
HONORIFIC_SIGNS = "\u0610\u0611\u0612\u0613"
#: The sign of a poet's name (غالبؔ), which is no title.
TAKHALLUS = "\u0614"
# What may stand between the title of an officer or judge and the name: جسٹس (ر) جاوید اقبال.
_RETIRED = (("(", "ر", ")"), ("(", "ریٹائرڈ", ")"), ("ریٹائرڈ",), ("ر",))
# After these a title behind a name is what is told of the person: محمد اکرم شہید ہوگئے, شیر خان بہادر تھا.
_PREDICATES = frozenset({"شہید", "بہادر"})
# (word, title) that are something else: تھانہ صدر, بروز پیر.
_NO_TITLES = frozenset({("تھانہ", "صدر"), ("تھانے", "صدر"), *((word, "پیر") for word in "بروز گزشتہ گذشتہ آئندہ اگلے پچھلے ہر".split())})
_AFTER_A_PREDICATE = frozenset("ہے ہیں تھا تھی تھے ہو ہوا ہوئی ہوئے ہوگیا ہوگئی ہوگئے ہوں ہوئیں ہوگئیں ہونے کر کردیا کیا کیے کئے کرنے".split())


@cache
def _titles() -> dict[str, frozenset[tuple[str, ...]]]:
    """The titles by their side, as keys of their words: before a name, after it, before another title (سابق).

    A "portfolio" is what follows وزیر or مشیر: داخلہ of وزیر داخلہ; and what is told of an officer: آپریشنز, ٹریفک.
    """
    found: dict[str, set[tuple[str, ...]]] = {"before": set(), "after": set(), "before title": set(), "portfolio": set()}
    for title, variants, side, _kind in read_table("ner/titles.tsv"):
        for spelling in (title, *filter(None, variants.split("|"))):
            keys = tuple(word_key(word) for word in spelling.split())
            # A sign alone (ؒ) has no key; `HONORIFIC_SIGNS` is where it is looked for.
            if all(keys):
                found[side].add(keys)
                if len(keys) == 2 and keys[0][-1] in NON_JOINERS:
                    found[side].add(("".join(keys),))  # وزیرخارجہ
                if keys[0] in ("وزیر", "مشیر") and len(keys) > 1:
                    found["portfolio"].add(keys[1:])
    return {side: frozenset(titles) for side, titles in found.items()}


@cache
def edges() -> tuple[frozenset[str], frozenset[str]]:
    """The last words of what may be a title before a name, and the first words of titles after one."""
    titles = _titles()
    return (
        frozenset(title[-1] for title in (*titles["before"], *titles["portfolio"], *_RETIRED)) | {"."},
        frozenset(title[0] for title in titles["after"]),
    )


@cache
def _longest_title() -> int:
    return max(len(title) for titles in _titles().values() for title in titles)


def _longest_before(keys: Sequence[str], end: int, titles: frozenset[tuple[str, ...]]) -> int:
    """How many tokens the longest title has that ends before token `end`; 0 when there is none."""
    return next((n for n in range(min(_longest_title(), end), 0, -1) if tuple(keys[end - n : end]) in titles), 0)


def _portfolios(keys: Sequence[str], end: int) -> Iterator[int]:
    """The tokens at which one portfolio, or several (قانون و انصاف), may begin that end before token `end`."""
    for n in range(1, min(_longest_title(), end - 1) + 1):
        if tuple(keys[end - n : end]) in _titles()["portfolio"]:
            yield end - n
            if keys[end - n - 1] == "و":
                yield from _portfolios(keys, end - n - 1)


def title_before(keys: Sequence[str], first: int, places: dict[int, int]) -> int | None:
    """The token at which the title begins that ends just before token `first`, or None.

    `keys` are those of the tokens. Titles may follow one another (سینیٹر ڈاکٹر), and a name of a place or an
    organization may stand after one (وزیراعظم پاکستان عمران خان, صدر پاکستان ڈاکٹر عارف علوی): `places` has the first
    token of each such name by its last one, and no title is a part of one (ایوان صدر).

    >>> title_before("سابق صدر پرویز مشرف".split(), 2, {}), title_before("( جسٹس ( ر ) جاوید".split(), 5, {})
    (0, 1)
    """
    begin = None
    while (further := _one_title_before(keys, first, places)) is not None:
        begin = first = further
    while begin and (longest := _longest_before(keys, begin, _titles()["before title"])):
        begin -= longest
    return begin


def _one_title_before(keys: Sequence[str], end: int, places: dict[int, int]) -> int | None:
    """The token at which the one title begins that ends before token `end`, with what belongs to it behind it."""
    titles = _titles()
    end -= next((len(mark) for mark in _RETIRED if end and tuple(keys[max(end - len(mark), 0) : end]) == mark), 0)
    if end > 1 and keys[end - 1] == "." and keys[end - 2].isascii():
        end -= 1  # Dr. Khan
    place = places.get(end - 1, end)
    longest = _longest_before(keys, end, titles["before"])
    # Also رکن قومی اسمبلی, which ends in the name of an organization; else وزیراعظم پاکستان, وزیر مملکت برائے خزانہ.
    behind = [end] if longest and end - longest < place else [place] if place < end else _portfolios(keys, end)
    for at in behind:
        at -= at < end and keys[at - 1] == "برائے"
        begin = at - _longest_before(keys, at, titles["before"])
        if begin < at:
            return None if begin and (keys[begin - 1], keys[begin]) in _NO_TITLES else begin
    return None


def title_after(keys: Sequence[str], last: int) -> int | None:
    """The token at which the title ends that begins just after token `last` (صاحب, مرحوم), or None.

    >>> title_after("اکرم صاحب آئے".split(), 0), title_after("اکرم شہید ہوگئے".split(), 0)
    (1, None)
    """
    titles = _titles()["after"]
    end = None
    at = last + 1
    while True:
        longest = next((n for n in range(min(_longest_title(), len(keys) - at), 0, -1) if tuple(keys[at : at + n]) in titles), 0)
        if not longest or (keys[at] in _PREDICATES and at + 1 < len(keys) and keys[at + 1] in _AFTER_A_PREDICATE):
            return end
        at += longest
        end = at - 1
