"""How the steps are carried out: find the few places where one may have work to do, and settle those.

Urdu text as it is published needs a change every two or three hundred characters. So a text is first searched
for `Step.places` (with a regular expression, or, where it is long, with numpy). Around each the *segment* is
cut out that lies between two safe spaces; the steps are applied to it, round by round, until it stays as it
is; and what it became is remembered, since the same few thousand words need most of the changes.

A space is safe when it stands between two letters. No step looks from one letter over a space to another, none
takes away a letter beside a space, so that what lies on one side has no say in what becomes of the other:
``normalize(a + " " + b) == normalize(a) + " " + normalize(b)``, where ``a`` ends and ``b`` begins with a
letter. The same holds at a line feed that no carriage return precedes. The tests hold both against random text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..alignment import Alignment, Edit, rewrite
from ..characters import ARABIC_LETTERS
from .classes import Ranges, ranges, union, written
from .config import Config
from .quotations import quotations
from .steps import Step, Trigger, steps

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# From this many characters on numpy is faster than the regular expression, its import (0.1 s) not counted.
LONG = 20_000

_CACHED_LENGTH = 64  # longer segments seldom come again
_CACHE_SIZE = 1 << 16

# Letters beside a space that make it safe: Arabic and Latin.
_SAFE = f"A-Za-z\u00c0-\u024f{ARABIC_LETTERS}"


class Change(NamedTuple):
    """What a step changed: ``before``, at ``start``..``end`` of the text as it was given, became ``after``.

    Where steps follow each other on the same characters, ``before`` is what the step before had left there.
    """

    step: str
    start: int
    end: int
    before: str
    after: str


class Engine:
    """The steps of one configuration, ready to run. Use `engine`, which keeps one for each configuration."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.steps: tuple[Step, ...] = tuple(step for step in steps() if getattr(config, step.name))
        # These steps look at whole lines, so that the line is what is settled, and every line is.
        self.by_lines = config.mojibake or config.protect_quotations
        self._needed = _Needed(self.steps)
        places = [place for step in self.steps for place in step.places]
        self._finders = {
            spaced: _Finders([place for place in places if spaced or place.character != " "])
            for spaced in (False, True)
        }
        self._settled: dict[str, str] = {}
        self._aligned: dict[str, tuple[Edit, ...]] = {}

    # --- text ---------------------------------------------------------------------------------------------

    def normalize(self, text: str) -> str:
        """The text, normalized."""
        settled = self._settled
        pieces: list[str] = []
        done = 0
        for start, end in self.segments(text):
            segment = text[start:end]
            after = settled.get(segment)
            if after is None:
                after = self._settle(segment)
                if end - start <= _CACHED_LENGTH:
                    if len(settled) >= _CACHE_SIZE:
                        settled.clear()
                    settled[segment] = after
            if after != segment:
                pieces.append(text[done:start])
                pieces.append(after)
                done = end
        if not pieces:
            return text
        pieces.append(text[done:])
        return "".join(pieces)

    def is_normalized(self, text: str) -> bool:
        """Whether normalization would change nothing."""
        return all(self._settle(text[start:end]) == text[start:end] for start, end in self.segments(text))

    def _settle(self, text: str) -> str:
        if self.config.protect_quotations:
            return self._trace(text, None)[0]
        while True:
            before = text
            for step in self._needed.steps(text):
                text = step.apply(text)
            if text == before:
                return text

    # --- text and where it came from ------------------------------------------------------------------------

    def align(self, text: str) -> tuple[str, Alignment]:
        """The text, normalized, and its alignment with the text as given."""
        edits: list[Edit] = []
        for offset, end in self.segments(text):
            segment = text[offset:end]
            found = self._aligned.get(segment)
            if found is None:
                found = self._edits(segment)
                if len(segment) <= _CACHED_LENGTH:
                    if len(self._aligned) >= _CACHE_SIZE:
                        self._aligned.clear()
                    self._aligned[segment] = found
            for edit in found:
                edits.append(Edit(offset + edit.start, offset + edit.end, edit.replacement))
        if not edits:
            return text, Alignment.identity(len(text))
        return rewrite(text, edits)

    def _edits(self, segment: str) -> tuple[Edit, ...]:
        after, alignment = self._trace(segment, None)
        return tuple(
            Edit(start, end, after[new_start:new_end])
            for start, end, new_start, new_end in zip(
                alignment.original_starts, alignment.original_ends, alignment.starts, alignment.ends
            )
        )

    def changes(self, text: str) -> Iterator[Change]:
        """Every change, segment by segment, in each in the order in which the steps were taken."""
        for offset, end in self.segments(text):
            found: list[Change] = []
            self._trace(text[offset:end], found)
            for step, start, stop, before, after in found:
                yield Change(step, offset + start, offset + stop, before, after)

    def _trace(self, text: str, changes: list[Change] | None) -> tuple[str, Alignment]:
        """What `_settle` does, by edits: the result, its alignment and, when asked for, each change."""
        alignment = Alignment.identity(len(text))
        while True:
            before = text
            for step in self._needed.steps(text):
                edits = list(step.edits(text))
                if edits and self.config.protect_quotations:
                    edits = _unprotected(edits, quotations(text))
                if not edits:
                    continue
                if changes is not None:
                    for edit in edits:
                        start, end = alignment.original_span(edit.start, edit.end)
                        changes.append(Change(step.name, start, end, text[edit.start : edit.end], edit.replacement))
                text, change = rewrite(text, edits)
                alignment = alignment.then(change)
            if text == before:
                return text, alignment

    # --- where to look --------------------------------------------------------------------------------------

    def segments(self, text: str) -> Iterator[tuple[int, int]]:
        """The spans, in order and apart from each other, outside which no step has anything to do."""
        if self.by_lines:
            return _lines(text)
        # Every sixth character is a space: they are looked at only where two of them meet.
        finders = self._finders["  " in text]
        return _around(finders.short(text) if len(text) < LONG else finders.long(text), text)

    def cut(self, text: str) -> int:
        """The last offset at which a text can be cut so that its parts, normalized one by one, are what the whole
        would be: after a line feed, or else at a safe space; 0 if there is none."""
        end = text.rfind("\n") + 1
        if end or self.by_lines:
            return end
        safe = _safe()
        at = text.rfind(" ", 1, len(text) - 1)
        while at > 0:
            if text[at - 1] in safe and text[at + 1] in safe:
                return at
            at = text.rfind(" ", 1, at)
        return 0


@cache
def engine(config: Config) -> Engine:
    """The engine of a configuration."""
    return Engine(config)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield start, end
        start = end


def _around(places: Iterable[int], text: str) -> Iterator[tuple[int, int]]:
    safe = _safe()
    end = -1
    done = 0
    for place in places:
        if place < end:
            continue
        start = place
        while True:
            start = text.rfind(" ", done, start)
            if start < done:  # also -1, none found
                start = done
                break
            if start and text[start - 1] in safe and text[start + 1 : start + 2] in safe:
                start += 1
                break
        end = place
        while True:
            end = text.find(" ", end)
            if end < 0:
                end = len(text)
                break
            if end and text[end - 1] in safe and text[end + 1 : end + 2] in safe:
                break
            end += 1
        done = end
        yield start, end


@cache
def _safe() -> frozenset[str]:
    return frozenset(filter(re.compile(f"[{_SAFE}]").match, map(chr, range(0x900))))


def _unprotected(edits: Sequence[Edit], protected: Sequence[tuple[int, int]]) -> list[Edit]:
    return [
        edit
        for edit in edits
        if not any(edit.start < end and start < edit.end or start < edit.start < end for start, end in protected)
    ]


class _Needed(dict[str, int]):
    """For each character the steps that need it, as bits; filled as characters are met."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self._steps = steps
        self._classes = [re.compile(f"[{step.needs}]") for step in steps]
        self._chosen: dict[int, tuple[Step, ...]] = {}

    def __missing__(self, character: str) -> int:
        bits = sum(1 << i for i, needs in enumerate(self._classes) if needs.match(character))
        self[character] = bits
        return bits

    def steps(self, text: str) -> tuple[Step, ...]:
        """The steps that may have work to do in a text, in order."""
        bits = 0
        for character in set(text):
            bits |= self[character]
        chosen = self._chosen.get(bits)
        if chosen is None:
            chosen = tuple(step for i, step in enumerate(self._steps) if bits >> i & 1)
            self._chosen[bits] = chosen
        return chosen


class _Finders:
    """The two ways to find places in a text, made when they are first needed."""

    def __init__(self, places: list[Trigger]) -> None:
        self._triggers = places
        self._pattern: re.Pattern[str] | None = None
        self._finder: _Finder | None = None

    def short(self, text: str) -> Iterator[int]:
        if self._pattern is None:
            self._pattern = _places_pattern(self._triggers)
        return (found.start() for found in self._pattern.finditer(text))

    def long(self, text: str) -> list[int]:
        if self._finder is None:
            self._finder = _Finder(self._triggers)
        return self._finder.places(text)


def _places_pattern(places: Sequence[Trigger]) -> re.Pattern[str]:
    """A pattern that matches a character at each of the places.

    It begins with one class, which `re` runs through much faster than through alternatives.
    """
    alone = union([ranges(place.character) for place in places if not (place.before or place.after)])
    conditions = [f"(?<=[{written(alone)}])"] if alone else []
    for place in dict.fromkeys(places):
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
            after = f"(?=[{place.after}])"
        conditions.append(before + after)
    if not conditions:
        return re.compile(r"(?!)")  # no step is on, no place is found
    anything = union([ranges(place.character) for place in places])
    return re.compile(f"[{written(anything)}](?:{'|'.join(conditions)})")


class _Finder:
    """Finds the places in a long text: a table of bits for what may stand there, before and after it."""

    _EMOJI, _ASTRAL = 0x10000, 0x10001  # the rows for all of U+1F000..1FAFF, and for other astral characters

    def __init__(self, places: Sequence[Trigger]) -> None:
        import numpy as np

        alone = union([ranges(place.character) for place in places if not (place.before or place.after)])
        here = np.zeros(0x10002, np.uint32)
        before = np.ones(0x10002, np.uint32)
        after = np.ones(0x10002, np.uint32)
        self._mark(here, alone, 1)
        for number, place in enumerate(dict.fromkeys(p for p in places if p.before or p.after), 1):
            bit = 1 << number
            self._mark(here, ranges(place.character), bit)
            self._mark(before, ranges(place.before) if place.before else _EVERYTHING, bit)
            self._mark(after, ranges(place.after) if place.after else _EVERYTHING, bit)
        self._tables = here, before, after

    def _mark(self, table: NDArray[np.uint32], members: Ranges, bit: int) -> None:
        for first, last in members:
            table[first : min(last, 0xFFFF) + 1] |= bit
            if first <= 0x1F000 and last >= 0x1FAFF:
                table[self._EMOJI] |= bit
            if last > 0xFFFF and not (first == 0x1F000 and last == 0x1FAFF):
                table[self._ASTRAL] |= bit

    def places(self, text: str) -> list[int]:
        import numpy as np

        here, before, after = self._tables
        # An edge of the text is like a line feed.
        padded = f"\n{text}\n"
        units: NDArray[Any] = np.frombuffer(padded.encode("utf-16-le", "surrogatepass"), np.uint16)
        if len(units) != len(padded):
            points = np.frombuffer(padded.encode("utf-32-le", "surrogatepass"), np.uint32)
            emoji = (points >= 0x1F000) & (points <= 0x1FAFF)
            units = np.where(points <= 0xFFFF, points, np.where(emoji, self._EMOJI, self._ASTRAL))
        bits = here[units]
        found = np.flatnonzero(bits)
        # The edges themselves are no places, and each place has a neighbour on both sides.
        found = found[(found > 0) & (found < len(units) - 1)]
        hits = bits[found] & before[units[found - 1]] & after[units[found + 1]]
        places: list[int] = (found[hits != 0] - 1).tolist()
        return places


_EVERYTHING = ranges("^")
