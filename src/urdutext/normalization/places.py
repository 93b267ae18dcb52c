"""Where in a text a step may have work to do: triggers, and two ways to find them, for short and for long texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .classes import ranges, union, written

if TYPE_CHECKING:
    from numpy.typing import NDArray

# From this many characters on numpy is faster than the regular expression, its import (0.1 s) not counted.
LONG = 20_000


class Trigger(NamedTuple):
    """A place at which a step may have to begin: classes of characters, "" for any, "^…" for none of these."""

    character: str
    before: str = ""
    after: str = ""


class Finder:
    """Finds the places of some triggers, in one of two ways, each made ready when it is first needed.

    >>> finder = Finder([Trigger("\u06d2", after="\u06ba")])     # ے before ں
    >>> list(finder.short("مےں ہے")), finder.long("مےں ہے")
    ([1], [1])
    """

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        self._triggers = triggers
        self._pattern: re.Pattern[str] | None = None
        self._table: _Table | None = None

    def places(self, text: str) -> Iterable[int]:
        """The places in a text, in order, and perhaps a few where nothing needs to be done."""
        return self.short(text) if len(text) < LONG else self.long(text)

    def short(self, text: str) -> Iterator[int]:
        """The places, by a regular expression."""
        if self._pattern is None:
            self._pattern = pattern(self._triggers)
        return (found.start() for found in self._pattern.finditer(text))

    def long(self, text: str) -> list[int]:
        """The places, and a few more, by numpy."""
        if self._table is None:
            self._table = _Table(self._triggers)
        return self._table.places(text)


def pattern(triggers: Sequence[Trigger]) -> re.Pattern[str]:
    """A pattern that matches the character at each place.

    It begins with one class, which `re` runs through much faster than through alternatives.
    """
    alone = union([ranges(place.character) for place in triggers if not (place.before or place.after)])
    conditions = [f"(?<=[{written(alone)}])"] if alone else []
    for place in dict.fromkeys(triggers):
        character = written(ranges(place.character))
        if not (place.before or place.after):
            continue
        # A negated class holds at the edge of the text too.
        before = after = ""
        if place.before.startswith("^"):
            before = f"(?<![{place.before[1:]}][{character}])(?<=[{character}])"
        elif place.before:
            before = f"(?<=[{place.before}][{character}])"
        else:
            before = f"(?<=[{character}])"
        if place.after:
            after = f"(?![{place.after[1:]}])" if place.after.startswith("^") else f"(?=[{place.after}])"
        conditions.append(before + after)
    if not conditions:
        return re.compile(r"(?!)")  # no step is on, no place is found
    anything = union([ranges(place.character) for place in triggers])
    return re.compile(f"[{written(anything)}](?:{'|'.join(conditions)})")


class _Table:
    """Finds the places in a long text.

    Characters that no trigger tells apart form a class. The text becomes an array of classes, a byte each, and
    every two neighbours, read as one number, the row of a table that says whether a place is at the first or
    the second of them. A trigger with both a character before and one after is asked only for the former.

    The classes are those of UTF-16 units. Half of a pair stands for every character that begins with it: all
    emoji share their first halves with nothing that a trigger names beside them.
    """

    _FIRST, _SECOND = 1, 2

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        import numpy as np

        # What makes units differ: the classes in which triggers name them.
        named = dict.fromkeys(name for place in triggers for name in (place.character, place.before or place.after) if name)
        bits = {name: np.uint64(1 << number) for number, name in enumerate(named)}
        members = np.zeros(0x10000, np.uint64)
        for name, bit in bits.items():
            for first, last in ranges(name):
                members[first : last + 1] |= bit
                if last > 0xFFFF:
                    members[_high_half(max(first, 0x10000)) : _high_half(last) + 1] |= bit
        kinds, classes = np.unique(members, return_inverse=True)
        self._classes = classes.astype(np.uint8)
        pairs = np.zeros((256, 256), np.uint8)  # [second, first], as a little-endian number has them
        for place in triggers:
            here = np.flatnonzero(kinds & bits[place.character])[:, None]
            if place.before:
                pairs[here, np.flatnonzero(kinds & bits[place.before])] |= self._SECOND
            elif place.after:
                pairs[np.flatnonzero(kinds & bits[place.after]), here] |= self._FIRST
            else:
                pairs[:, here] |= self._FIRST
        self._pairs = pairs.reshape(-1)

    def places(self, text: str) -> list[int]:
        import numpy as np

        units: NDArray[Any] = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
        classes = np.empty(len(units) + 2, np.uint8)
        classes[0] = classes[-1] = self._classes[ord("\n")]  # an edge of the text is like a line feed
        np.take(self._classes, units, out=classes[1:-1], mode="clip")  # nothing to clip, but quicker so
        found = []
        for offset in (0, 1):
            neighbours = classes[offset : offset + (len(classes) - offset) // 2 * 2].view("<u2")
            hits = self._pairs[neighbours]
            at = np.flatnonzero(hits != 0)  # of truth values, ten times as fast as of bytes
            kind = hits[at]
            at = at * 2 + (offset - 1)
            found += [at[kind & self._FIRST != 0], at[kind & self._SECOND != 0] + 1]
        at = np.sort(np.concatenate(found))
        if len(units) != len(text):
            at = at - np.searchsorted(_second_halves(units, text), at)
        places: list[int] = at.tolist()
        return places


def _high_half(point: int) -> int:
    return 0xD800 + (point - 0x10000 >> 10)


def _second_halves(units: NDArray[Any], text: str) -> NDArray[Any]:
    """Where a unit is the second half of a surrogate pair, and so no character of its own."""
    import numpy as np

    surrogates = np.flatnonzero((units >= 0xD800) & (units <= 0xDFFF))
    second = units[surrogates] >= 0xDC00
    second[1:] &= (np.diff(surrogates) == 1) & ~second[:-1]
    found = surrogates[second]
    if len(found) != len(units) - len(text):
        # The text itself holds two lone surrogates in a row, which UTF-16 can't tell from a pair.
        astral = np.flatnonzero([character > "\uffff" for character in text])
        found = astral + np.arange(len(astral)) + 1
    return found
