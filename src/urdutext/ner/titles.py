"""Titles beside a person's name: وزیراعظم شہباز شریف has the title وزیراعظم, outside the span."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from urdutext.ner.features import word_key
from urdutext.resources import read_table

#: Words of the longest title that is looked for.
LONGEST_TITLE = 5
#: Signs that print stands on the last letter of a name: ﷺ's short form, peace, may God be pleased, mercy.
HONORIFIC_SIGNS = "\u0610\u0611\u0612\u0613\u0614"


@cache
def _titles() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """The titles before and after a name, as keys of their words."""
    before: set[tuple[str, ...]] = set()
    after: set[tuple[str, ...]] = set()
    for title, variants, side, _kind in read_table("ner/titles.tsv"):
        for spelling in (title, *filter(None, variants.split("|"))):
            keys = tuple(word_key(word) for word in spelling.split())
            # A sign alone (ؒ) has no key; `HONORIFIC_SIGNS` is where it is looked for.
            if all(keys):
                (before if side == "before" else after).add(keys)
    return frozenset(before), frozenset(after)


@cache
def edges() -> tuple[frozenset[str], frozenset[str]]:
    """The last words of titles before a name, and the first words of those after one."""
    before, after = _titles()
    return frozenset(title[-1] for title in before), frozenset(title[0] for title in after)


def title_before(keys: Sequence[str], first: int, places: dict[int, int]) -> int | None:
    """The token at which the title begins that ends just before token `first`, or None.

    `keys` are those of the tokens. Titles may follow one another (سابق وزیراعظم), and a name of a place or an
    organization may stand after one (وزیراعظم پاکستان عمران خان): `places` has the first token of each such
    name by its last one.
    """
    titles, _ = _titles()
    begin = None
    end = first
    while True:
        longest = next((n for n in range(min(LONGEST_TITLE, end), 0, -1) if tuple(keys[end - n : end]) in titles), 0)
        if longest:
            begin = end = end - longest
        elif begin is None and end - 1 in places:
            end = places[end - 1]
            begin = -1  # only with a title before the place
        else:
            break
    return begin if begin is not None and begin >= 0 else None


def title_after(keys: Sequence[str], last: int) -> int | None:
    """The token at which the title ends that begins just after token `last` (صاحب, مرحوم), or None."""
    _, titles = _titles()
    end = None
    at = last + 1
    while True:
        longest = next((n for n in range(min(LONGEST_TITLE, len(keys) - at), 0, -1) if tuple(keys[at : at + n]) in titles), 0)
        if not longest:
            return end
        at += longest
        end = at - 1
