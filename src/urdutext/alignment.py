"""A rewritten text that can take a span back to the original.

A rewriting is a list of edits. An edit says which slice of the original became which slice of the new
text; between edits the two texts are equal. That is enough for deletion (the new slice is empty),
insertion (the old one is), replacement, and ligatures that expand (ﷲ, one code point, became اللہ, four).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple


class Edit(NamedTuple):
    """``original[start:end]`` was replaced by ``replacement``; offsets are code points, half open."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """The map between an original text and its rewriting.

    Columns of equal length, one row an edit, in order: ``original[original_starts[i]:original_ends[i]]``
    became ``rewritten[starts[i]:ends[i]]``. Offsets are code points, half open.

    >>> text, alignment = rewrite("ﷲ اكبر", [Edit(0, 1, "اللہ"), Edit(3, 4, "ک")])
    >>> text
    'اللہ اکبر'
    >>> alignment.original_span(0, 4)      # the expanded ligature
    (0, 1)
    >>> alignment.original_span(5, 9)
    (2, 6)
    """

    original_length: int
    length: int
    original_starts: Sequence[int] = ()
    original_ends: Sequence[int] = ()
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    #: The rewriting that came before this one, whose result this one's columns speak of.
    before: Alignment | None = None

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text of ``length`` code points with itself."""
        return cls(length, length)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The smallest slice of the original that became ``rewritten[start:end]``.

        A span that cuts through a replacement takes the whole of what was replaced; what was deleted just
        before or after the span stays outside. Raises ValueError when the span does not lie in the text.
        """
        if not 0 <= start <= end <= self.length:
            raise ValueError(f"span {start}..{end} does not lie in a text of {self.length} characters")
        if start == end:
            start = end = self._original_end(end)
        else:
            start, end = self._original_start(start), self._original_end(end)
        return (start, end) if self.before is None else self.before.original_span(start, end)

    def original_spans(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """`original_span` of each span."""
        return [self.original_span(start, end) for start, end in spans]

    def _original_start(self, place: int) -> int:
        """Where the character at ``place`` of the rewritten text came from."""
        # The last edit that begins at or before the place; a deletion there lies before the character.
        i = bisect_right(self.starts, place) - 1
        if i < 0:
            return place
        if place < self.ends[i]:
            return self.original_starts[i]
        return self.original_ends[i] + place - self.ends[i]

    def _original_end(self, place: int) -> int:
        """Where the character before ``place`` ended in the original."""
        # The first edit that ends at or after the place. A deletion at the place itself lies after it.
        i = bisect_left(self.ends, place)
        if i < len(self.ends) and self.starts[i] < place:
            return self.original_ends[i]
        if i == 0:
            return place
        return self.original_ends[i - 1] + place - self.ends[i - 1]

    def then(self, after: Alignment) -> Alignment:
        """The alignment of this rewriting followed by ``after``, which rewrote its result.

        Raises ValueError when the lengths do not meet.

        >>> once, first = rewrite("اآ", [Edit(0, 1, "")])
        >>> twice, second = rewrite(once, [Edit(0, 1, "اا")])
        >>> first.then(second).original_span(0, 2)
        (1, 2)
        """
        if self.length != after.original_length:
            raise ValueError(f"alignments do not meet: {self.length} and {after.original_length} characters")
        if not self.starts and self.before is None:
            return after
        if not after.starts and after.before is None:
            return self
        # Kept as a chain, not merged into one list: two edits that overlap in the text between them
        # would have to become one, and a span inside it would come back too long.
        earlier = self if after.before is None else self.then(after.before)
        return replace(after, original_length=self.original_length, before=earlier)


def rewrite(text: str, edits: Sequence[Edit]) -> tuple[str, Alignment]:
    """Apply edits, which are in order and do not overlap, to a text; the new text and its alignment.

    Raises ValueError when edits overlap, are out of order or do not lie in the text.

    >>> rewrite("كيا", [Edit(0, 1, "ک"), Edit(1, 2, "ی")])[0]
    'کیا'
    """
    pieces: list[str] = []
    original_starts, original_ends, starts, ends = [], [], [], []
    done = place = 0
    for start, end, replacement in edits:
        if not done <= start <= end <= len(text):
            raise ValueError(f"edit {start}..{end} overlaps the one before it, or does not lie in the text")
        pieces.append(text[done:start])
        pieces.append(replacement)
        place += start - done
        original_starts.append(start)
        original_ends.append(end)
        starts.append(place)
        place += len(replacement)
        ends.append(place)
        done = end
    pieces.append(text[done:])
    alignment = Alignment(
        len(text), place + len(text) - done, tuple(original_starts), tuple(original_ends), tuple(starts), tuple(ends)
    )
    return "".join(pieces), alignment
