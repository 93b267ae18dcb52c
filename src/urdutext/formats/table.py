"""A table for people: what was found, with the sentence around it.

Its layout is the same on a screen, in a file and in a pipe, but for its width: only a screen has one to
fit into. Only on a screen is it coloured, and each cell isolated (U+2068 … U+2069), without which
terminals that apply the bidirectional algorithm would run neighbouring cells together.
"""

from __future__ import annotations

import io
import shutil
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from ..characters import FSI, PDI
from .base import Format
from .visible import visible

#: The columns of each layer's table: heading, key of the span, and whether its text may be folded.
_COLUMNS = {
    "sentences": (("sentence", "text"),),
    "tokens": (("token", "text"), ("kind", "kind")),
    "words": (("word", "text"), ("form", "form")),
    "dates": (("expression", "text"), ("type", "type"), ("value", "value"), ("calendar", "calendar")),
    "entities": (("name", "text"), ("label", "label"), ("title", "title")),
}

#: Colours of ANSI terminals, which follow the user's own light or dark theme.
_COLOURS = {
    "PER": "green",
    "LOC": "blue",
    "ORG": "magenta",
    "DATE": "green",
    "TIME": "blue",
    "DURATION": "magenta",
    "SET": "yellow",
}

UNBOUNDED = 100_000  # columns: no line of a table in a file is folded


class Table(Format):
    """A row for each span of a layer. ``context``: how many characters to show on each side of a find,
    within its sentence; 0 for none."""

    def __init__(self, layer: str, context: int = 0) -> None:
        self.layer = layer
        self.context = context
        self._rows: list[list[str]] = []

    def convert(self, document: Mapping[str, Any], piece: bool) -> list[list[str]]:
        text = document["text"]
        sentences: list[tuple[int, int]] = []
        if self.context and document[self.layer]:
            from ..segmentation import sentence_offsets

            sentences = sentence_offsets(text)
        starts = [start for start, _ in sentences]
        table = []
        for span in document[self.layer]:
            row = [_cell(span.get(key)) for _, key in _COLUMNS[self.layer]]
            row.append(f"{span['start']}–{span['end']}")
            if self.context:
                sentence = sentences[bisect_right(starts, span["start"]) - 1] if sentences else (0, len(text))
                row.append(_context(text, span["start"], span["end"], sentence, self.context))
            table.append([_cell(document.get("id")), *row])
        return table

    def write(self, part: Any) -> str:
        self._rows.extend(part)
        return ""

    def end(self) -> str:
        headings = ["document", *(heading for heading, _ in _COLUMNS[self.layer]), "place"]
        if self.context:
            headings.append("sentence")
        # One file's name in every row would tell nothing.
        skip = 0 if len({row[0] for row in self._rows}) > 1 else 1
        return render(headings[skip:], [row[skip:] for row in self._rows], screen=self.screen)


def render(headings: list[str], rows: list[list[str]], *, screen: bool) -> str:
    """A table as text. Cells are shown as they are: no control character, no markup is obeyed."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    width = shutil.get_terminal_size().columns if screen else UNBOUNDED
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold" if screen else "")
    for heading in headings:
        # Names and values stay whole where they can; the sentence is what gives way on a narrow screen.
        table.add_column(heading, overflow="fold", min_width=min(len(heading), 10), ratio=None)
    for row in rows:
        table.add_row(
            *(Text(FSI + cell + PDI if screen and cell else cell, style=_COLOURS.get(cell, "")) for cell in row)
        )
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=screen, highlight=False, markup=False, emoji=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _cell(value: object) -> str:
    return "" if value is None else visible(" ".join(str(value).split()))


def _context(text: str, start: int, end: int, sentence: tuple[int, int], size: int) -> str:
    low, high = max(sentence[0], start - size), min(sentence[1], end + size)
    # Whole words: the first and last piece may have been cut.
    if low > sentence[0]:
        low = max(low, text.find(" ", low, start) + 1)
    if high < sentence[1]:
        cut = text.rfind(" ", end, high)
        high = cut if cut > 0 else high
    before = "… " if low > sentence[0] else ""
    after = " …" if high < sentence[1] else ""
    return before + _cell(text[low:high]) + after
