"""A table for people: what was found, with the sentence around it.

In a file and a pipe each find is one line, whatever its length, so that `grep`, `less -S` and logs can
deal with it. A screen has a width to fit into: long cells are folded, and where little room is left the
sentence stands below its find. Only on a screen is each line of a cell isolated (U+2068 … U+2069): a
terminal that applies the bidirectional algorithm takes each of its lines as a paragraph, and would
otherwise run neighbouring cells together and swap their columns. (That, and the sentence below, is why
the lines are laid out here and not by rich, whose widths of characters are used.)
"""

from __future__ import annotations

import os
import re
import shutil
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from ..characters import FSI, LRM, PDI
from .base import Format
from .visible import visible

#: The columns of each layer's table: heading, and key of the span.
_COLUMNS = {
    "sentences": (("sentence", "text"),),
    "tokens": (("token", "text"), ("kind", "kind")),
    "words": (("word", "text"), ("form", "form")),
    "dates": (("expression", "text"), ("type", "type"), ("value", "value"), ("calendar", "calendar")),
    "entities": (("name", "text"), ("label", "label"), ("title", "title")),
}

# Colours of ANSI terminals, which follow the user's own light or dark theme.
_BOLD, _DIM, _GREEN, _YELLOW, _BLUE, _MAGENTA = "1", "2", "32", "33", "34", "35"
_COLOURS = {
    "PER": _GREEN,
    "LOC": _BLUE,
    "ORG": _MAGENTA,
    "DATE": _GREEN,
    "TIME": _BLUE,
    "DURATION": _MAGENTA,
    "SET": _YELLOW,
}

_GAP = "  "
_NARROWEST = 4  # columns that a folded cell keeps
_BESIDE = 28  # columns that a sentence needs to stand beside its find, not below it


class Cell(NamedTuple):
    """A cell of a table; ``find`` is the part of its text that is shown in bold."""

    text: str
    style: str = ""
    find: tuple[int, int] = (0, 0)


class Table(Format):
    """A row for each span of a layer. ``context``: how many characters to show on each side of a find,
    within its sentence; 0 for none."""

    waits = True

    def __init__(self, layer: str, context: int = 0) -> None:
        self.layer = layer
        self.context = context
        self._rows: list[list[str]] = []
        self._contexts: list[Cell] = []

    def convert(self, document: Mapping[str, Any], piece: bool) -> tuple[list[list[str]], list[Cell]]:
        text = document["text"]
        sentences: Sequence[tuple[int, int]] = []
        if self.context and document[self.layer]:
            from ..segmentation import sentence_offsets

            sentences = sentence_offsets(text)
        starts = [start for start, _ in sentences]
        rows, contexts = [], []
        for span in document[self.layer]:
            start, end = span["start"], span["end"]
            found = (shown(span.get(key)) for _, key in _COLUMNS[self.layer])
            rows.append([shown(document.get("id")), *found, f"{start}–{end}"])
            if self.context:
                sentence = sentences[bisect_right(starts, start) - 1] if sentences else (0, len(text))
                contexts.append(_context(text, start, end, sentence, self.context))
        return rows, contexts

    def write(self, part: Any) -> str:
        rows, contexts = part
        self._rows += rows
        self._contexts += contexts
        return ""

    def end(self) -> str:
        headings = ["document", *(heading for heading, _ in _COLUMNS[self.layer]), "place"]
        # One file's name in every row would tell nothing.
        skip = 0 if len({row[0] for row in self._rows}) > 1 else 1
        rows = [row[skip:] for row in self._rows]
        return render(headings[skip:], rows, screen=self.screen, contexts=self._contexts if self.context else None)


def render(
    headings: list[str], rows: list[list[str]], *, screen: bool, contexts: list[Cell] | None = None
) -> str:
    """A table as text. Cells go out as they are: whoever makes them has made control characters visible
    (`shown`).

    ``contexts``: for each row the text around its find, shown in a last column or, on a narrow screen,
    below the row.
    """
    from rich.cells import cell_len

    width = shutil.get_terminal_size().columns - 1 if screen else 0  # without the margin
    widths = [max(map(cell_len, column)) for column in zip(headings, *rows)]
    if width:
        _shrink(widths, width)
    left = width - sum(widths) - len(_GAP) * len(widths)
    beside = contexts is not None and (not width or left >= _BESIDE)
    heads = [Cell(heading, _BOLD) for heading in headings]
    if beside and contexts is not None:
        heads.append(Cell("sentence", _BOLD))
        longest = max([cell_len("sentence"), *(cell_len(context.text) for context in contexts)])
        widths.append(min(longest, left) if width else longest)

    paint = _Painter(screen)
    lines = paint.row(heads, widths)
    lines.append(paint.rule(widths))
    for number, row in enumerate(rows):
        cells = [Cell(cell, _COLOURS.get(cell, "")) for cell in row]
        if contexts is not None and beside:
            cells.append(contexts[number])
        lines += paint.row(cells, widths)
        if contexts is not None and not beside:
            lines += (_GAP + line for line in paint.row([contexts[number]], [max(width - len(_GAP), _NARROWEST)]))
    return "".join(line + "\n" for line in lines)


class _Painter:
    """Lays out rows, for a screen or for a file."""

    def __init__(self, screen: bool) -> None:
        self.screen = screen
        self.colours = has_colours(screen)
        # tmux drops a character without width in the first column, and with it a cell's isolation.
        self.margin = " " if screen else ""

    def row(self, cells: list[Cell], widths: list[int]) -> list[str]:
        """The lines of one row: its cells folded to their widths."""
        from rich.cells import cell_len

        folded = [_fold(cell.text, width) if self.screen else [(0, len(cell.text))] for cell, width in zip(cells, widths)]
        lines = []
        for pieces in zip_longest(*folded):
            line, gap = "", self.margin
            for cell, piece, width in zip(cells, pieces, widths):
                if piece is not None and piece[0] < piece[1]:
                    line += gap + self._piece(cell, *piece)
                    gap = " " * (width - cell_len(cell.text[slice(*piece)])) + _GAP
                else:
                    gap += " " * width + _GAP
            lines.append(line)
        return lines

    def rule(self, widths: list[int]) -> str:
        """The line below the headings."""
        return self.margin + self._style(_GAP.join("─" * width for width in widths), _DIM)

    def _piece(self, cell: Cell, start: int, end: int) -> str:
        low, high = (min(max(place, start), end) for place in cell.find)
        text = cell.text
        out = (
            self._style(text[start:low], cell.style)
            + self._style(text[low:high], f"{cell.style};{_BOLD}".strip(";"))
            + self._style(text[high:end], cell.style)
        )
        if not self.screen:
            return out
        # GNU FriBidi, which terminals use, lets Arabic letters before an isolate turn the numbers in it
        # around (12–22 became 22–12): a number gets a mark of its own direction.
        is_number = not any(character.isalpha() for character in text[start:end])
        return f"{FSI}{LRM if is_number else ''}{out}{PDI}"

    def _style(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if text and style and self.colours else text


def has_colours(screen: bool) -> bool:
    """Whether to colour: on a screen, unless NO_COLOR is set or it is a dumb one; elsewhere only with
    FORCE_COLOR, as for ``| less -R``. (https://no-color.org, https://force-color.org)"""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return screen and os.environ.get("TERM") != "dumb"


def shown(value: object) -> str:
    """A value as a cell: on one line, and with nothing in it that a terminal would obey."""
    return "" if value is None else visible(" ".join(str(value).split()))


def _shrink(widths: list[int], width: int) -> None:
    """Narrow the widest columns until a row fits into ``width``."""
    room = width - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = max(widths)
        widths[widths.index(widest)] = widest - 1


def _fold(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of a text in a column, as offsets: broken at spaces, and inside a word only when it is
    wider than the column.

    >>> _fold("کراچی سے لاہور", 8)
    [(0, 8), (9, 14)]
    """
    from rich.cells import cell_len

    lines: list[tuple[int, int]] = []
    start = end = 0
    # An ellipsis stays with its word: alone on a line it would tell nothing.
    for word in re.finditer(r"(?:… )?[^ ]+(?: …)?", text):
        if start < end and cell_len(text[start : word.end()]) > width:
            lines.append((start, end))
            start = end = word.start()
        if start == end:
            start = word.start()
        for place in _breaks(word.group(), width):
            lines.append((start, word.start() + place))
            start = word.start() + place
        end = word.end()
    return [*lines, (start, end)]


def _breaks(word: str, width: int) -> Iterable[int]:
    """Where a word that is wider than its column is broken."""
    from rich.cells import cell_len

    used = 0
    for place, character in enumerate(word):
        size = cell_len(character)
        if used + size > width:
            yield place
            used = 0
        used += size


def _context(text: str, start: int, end: int, sentence: tuple[int, int], size: int) -> Cell:
    """The find with up to ``size`` characters of its sentence on each side, cut at spaces."""
    low, high = max(sentence[0], start - size), max(min(sentence[1], end + size), end)
    # Whole words: the first and last piece may have been cut.
    if low > sentence[0]:
        low = max(low, text.find(" ", low, start) + 1)
    if high < sentence[1]:
        cut = text.rfind(" ", end, high)
        high = cut if cut > 0 else high
    before = "… " if low > sentence[0] else ""
    before += _one_line(text[low:start]).lstrip()
    find = shown(text[start:end])
    after = _one_line(text[end:high]).rstrip() + (" …" if high < sentence[1] else "")
    return Cell(before + find + after, "", (len(before), len(before) + len(find)))


def _one_line(text: str) -> str:
    return visible(re.sub(r"\s+", " ", text))
