"""How the steps are carried out: find the few places where one may have work to do, and settle those.

Urdu text as it is published needs a change every two or three hundred characters. So a text is first searched
for `Step.places` (with a regular expression, or, where it is long, with numpy). Around each the *segment* is
cut out that lies between two safe spaces; the steps are applied to it, round by round, until it stays as it
is; and what it became is remembered, since the same few thousand words need most of the changes.

A space is safe when it stands between two letters, or, where punctuation is kept, between the end of one thing
and the beginning of another. No step looks over such a space and none takes away what stands beside it, so that
one side has no say in what becomes of the other: ``normalize(a + " " + b) == normalize(a) + " " +
normalize(b)``, where ``a`` ends and ``b`` begins in that way. The same holds at a line feed that no carriage
return precedes. The tests hold both against random text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..alignment import Alignment, Edit, rewrite
from ..characters import ARABIC_HEH, ARABIC_LETTERS, DIGITS
from .addresses import address_pattern, addresses, holds_address
from .classes import ranges
from .config import Config
from .places import LONG, Finder, Trigger
from .quotations import quotations
from .steps import Step, character_table, steps

_CACHED_LENGTH = 64  # longer segments seldom come again
_CACHE_SIZE = 1 << 16

# What makes a space safe that stands before or after it. ه is not among them: after the number of a year and a
# space it is the sign of the Hijri era.
_LETTERS = f"A-Za-z\u00c0-\u024f{ARABIC_LETTERS}"
_ENDS = f"{_LETTERS}{DIGITS}\u06d4\u060c\u061b\u061f!.:)»”’\"'"
_BEGINNINGS = f"{_LETTERS}{DIGITS}(«“‘”’\"'"


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
        self._protects_addresses = config.protect_addresses and not config.mojibake
        # Where punctuation is turned into spaces only letters keep two sides apart.
        spaces_come_about = config.strip_punctuation or config.key_spaces
        self._ends = _members(_LETTERS if spaces_come_about else _ENDS)
        self._beginnings = _members(_LETTERS if spaces_come_about else _BEGINNINGS) - {ARABIC_HEH}
        self._needed = _Needed(self.steps)
        places = [place for step in self.steps for place in step.places]
        self._finders = {
            spaced: Finder([place for place in places if spaced or place != Trigger(" ", before=" ")])
            for spaced in (False, True)
        }
        self._exchanges: dict[str, str] = {}
        if config.composition and config.hamza and not self.by_lines:
            # With both on it is all one whether ي and a hamza or ی and a hamza meet.
            for name in ("letters", "arabic_digits"):
                if getattr(config, name):
                    self._exchanges |= character_table()[name]
        self._settled: dict[str, str] = {}
        self._aligned: dict[str, tuple[Edit, ...]] = {}

    # --- text ---------------------------------------------------------------------------------------------

    def normalize(self, text: str) -> str:
        """The text, normalized."""
        if len(text) >= LONG and not self.by_lines:
            text = self.exchange(text)
        pieces: list[str] = []
        done = 0
        for start, end, after in self._changed(text):
            pieces.append(text[done:start])
            pieces.append(after)
            done = end
        if not pieces:
            return text
        pieces.append(text[done:])
        return "".join(pieces)

    def is_normalized(self, text: str) -> bool:
        """Whether normalization would change nothing."""
        return next(self._changed(text), None) is None

    def _changed(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The segments that do not stay as they are, with what they become."""
        settled = self._settled
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
                yield start, end, after

    def exchange(self, text: str) -> str:
        """A long text with some of the work done at once, so that fewer places are left to look at.

        One letter in 200 of news text is ا with U+0653 for آ. And text that was typed on an Arabic keyboard
        needs an exchange of letters in every second word.
        """
        if not self._exchanges:
            return text
        if self._protects_addresses and holds_address(text):
            pieces = address_pattern().split(text)  # every second one is an address
            pieces[::2] = map(self._exchange, pieces[::2])
            return "".join(pieces)
        return self._exchange(text)

    def _exchange(self, text: str) -> str:
        if "\u0653" in text:
            text = text.replace("\u0627\u0653", "\u0622")
        sample = text[:: len(text) // 10_000 + 1]
        if sum(sample.count(letter) for letter in self._exchanges) * 200 < len(sample):
            return text
        import numpy as np

        units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
        if len(units) != len(text):
            return text
        table = np.arange(0x10000, dtype="<u2")
        for letter, other in self._exchanges.items():
            table[ord(letter)] = ord(other)
        exchanged: bytes = table[units].tobytes()
        return exchanged.decode("utf-16-le", "surrogatepass")

    def _settle(self, text: str) -> str:
        if self.config.protect_quotations or (self._protects_addresses and holds_address(text)):
            return self._trace(text, None)[0]
        needed = self._needed.of(text)
        while True:
            changed = False
            waiting = needed
            while waiting:
                bit = waiting & -waiting
                after = self.steps[bit.bit_length() - 1].apply(text)
                if after == text:
                    waiting ^= bit
                else:
                    text, changed = after, True
                    needed = self._needed.of(text)
                    waiting = needed & -(bit << 1)  # the steps after this one
            if not changed:
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
        after, origins = self._trace(segment, None)
        return tuple(_edits(segment, after, origins))

    def changes(self, text: str) -> Iterator[Change]:
        """Every change, segment by segment, in each in the order in which the steps were taken."""
        for offset, end in self.segments(text):
            found: list[Change] = []
            self._trace(text[offset:end], found)
            for step, start, stop, before, after in found:
                yield Change(step, offset + start, offset + stop, before, after)

    def _trace(self, text: str, changes: list[Change] | None) -> tuple[str, list[tuple[int, int]]]:
        """What `_settle` does, by edits: the result, for each of its characters the span that it came from, and,
        when asked for, each change."""
        origins = [(i, i + 1) for i in range(len(text))]
        # Told once and for all: what is taken away beside an address must not make it longer for the next step.
        fixed = bytearray(len(text))
        if self._protects_addresses and holds_address(text):
            for start, end in addresses(text):
                fixed[start:end] = b"\1" * (end - start)
        needed = self._needed.of(text)
        while True:
            before = text
            for number, step in enumerate(self.steps):
                if not needed >> number & 1:
                    continue
                edits = list(step.edits(text))
                if edits and self.config.protect_quotations:
                    edits = _unprotected(edits, quotations(text))
                if edits and 1 in fixed:
                    edits = [edit for edit in edits if 1 not in fixed[origins[edit.start][0] : origins[edit.end - 1][1]]]
                if not edits:
                    continue
                moved: list[tuple[int, int]] = []
                done = 0
                for start, end, replacement in edits:
                    origin = origins[start][0], origins[end - 1][1]
                    moved += origins[done:start]
                    moved += [origin] * len(replacement)
                    done = end
                    if changes is not None:
                        changes.append(Change(step.name, *origin, text[start:end], replacement))
                origins = moved + origins[done:]
                text = rewrite(text, edits)[0]
                needed = self._needed.of(text)
            if text == before:
                return text, origins

    # --- where to look --------------------------------------------------------------------------------------

    def segments(self, text: str) -> Iterator[tuple[int, int]]:
        """The spans, in order and apart from each other, outside which no step has anything to do."""
        if self.by_lines:
            return _lines(text)
        # Every sixth character is a space: they are looked at only where two of them meet.
        return self._around(self._finders["  " in text].places(text), text)

    def _around(self, places: Iterable[int], text: str) -> Iterator[tuple[int, int]]:
        ends, beginnings = self._ends, self._beginnings
        done = end = 0
        for place in places:
            if place < end:
                continue
            start = place
            while True:
                start = text.rfind(" ", done, start)
                if start < 0:
                    start = done
                    break
                if start and text[start - 1] in ends and text[start + 1] in beginnings:
                    start += 1
                    break
            end = place
            while True:
                end = text.find(" ", end)
                if end < 0:
                    end = len(text)
                    break
                if end and text[end - 1] in ends and text[end + 1 : end + 2] in beginnings:
                    break
                end += 1
            done = end
            yield start, end

    def cut(self, text: str) -> int:
        """The last offset at which a text can be cut, after a line feed or else after a safe space, 0 if there is none."""
        end = text.rfind("\n") + 1
        if end or self.by_lines:
            return end
        at = text.rfind(" ", 1, len(text) - 1)
        while at > 0:
            if text[at - 1] in self._ends and text[at + 1] in self._beginnings:
                return at + 1
            at = text.rfind(" ", 1, at)
        return 0

    def blocks(self, blocks: Iterable[str]) -> Iterator[str]:
        """Text that comes in blocks, normalized in blocks."""
        waiting: list[str] = []
        for block in blocks:
            end = self.cut(block)
            if not end:
                waiting.append(block)
                continue
            # A safe space is no part of what it parts; a line feed belongs to the carriage return before it.
            space = " " if block[end - 1] == " " else ""
            waiting.append(block[: end - len(space)])
            yield self.normalize("".join(waiting)) + space
            waiting = [block[end:]]
        if any(waiting):
            yield self.normalize("".join(waiting))


@cache
def engine(config: Config) -> Engine:
    """The engine of a configuration."""
    return Engine(config)


def _edits(text: str, after: str, origins: list[tuple[int, int]]) -> Iterator[Edit]:
    """The edits that lead from a text to another, each of whose characters came from a span of the first."""
    done = i = 0
    while i < len(after):
        start, end = origins[i]
        j = i + 1
        while j < len(after) and origins[j][0] < end:
            end = max(end, origins[j][1])
            j += 1
        if done < start:
            yield Edit(done, start, "")
        if text[start:end] != after[i:j]:
            yield Edit(start, end, after[i:j])
        done, i = end, j
    if done < len(text):
        yield Edit(done, len(text), "")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield start, end
        start = end


@cache
def _members(letters: str) -> frozenset[str]:
    return frozenset(chr(point) for first, last in ranges(letters) for point in range(first, last + 1))


def _unprotected(edits: Sequence[Edit], protected: Sequence[tuple[int, int]]) -> list[Edit]:
    """The edits that touch no span of `protected`, which are in order and may overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in protected:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    kept = []
    for edit in edits:
        # The last span that begins before the edit ends, or before it where it inserts.
        before = bisect_left(merged, (edit.end,)) - 1
        if before < 0 or merged[before][1] <= edit.start:
            kept.append(edit)
    return kept


class _Needed(dict[str, int]):
    """For each character the steps that need it, as bits in the order of the steps; filled as characters are met."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self._classes = [re.compile(f"[{step.needs}]") for step in steps]

    def __missing__(self, character: str) -> int:
        bits = sum(1 << i for i, needs in enumerate(self._classes) if needs.match(character))
        self[character] = bits
        return bits

    def of(self, text: str) -> int:
        """The steps that may have work to do in a text."""
        bits = 0
        for character in set(text):
            bits |= self[character]
        return bits
