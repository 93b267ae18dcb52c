"""CSV and TSV: a heading line, then a row for each span."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from .base import Format
from .columns import COLUMNS, rows

# The characters that begin a formula for a spreadsheet, also their wide forms; a tab or carriage return
# before them is dropped by some (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: Any) -> Any:
    """A cell that a spreadsheet shows and does not compute: an apostrophe goes before a formula.

    >>> harmless("=1+1"), harmless("لاہور"), harmless(-5)
    ("'=1+1", 'لاہور', -5)
    """
    return f"'{cell}" if isinstance(cell, str) and len(cell) > 1 and cell.startswith(_FORMULA) else cell


class Csv(Format):
    """Comma-separated values as RFC 4180 and Python's csv module have them; rows end in LF.

    A spreadsheet takes a cell such as ``=1+1`` or ``@SUM(…)`` for a formula. It stays as it is, since
    other readers want the text itself; with ``formulas`` False an apostrophe goes before it.
    """

    def __init__(self, layer: str, formulas: bool = True) -> None:
        self.layer = layer
        self.formulas = formulas

    def begin(self) -> str:
        return self.lines([["document", *COLUMNS[self.layer]]])

    def convert(self, document: Mapping[str, Any], piece: bool) -> str:
        return self.lines(rows(document, self.layer))

    def lines(self, table: Iterable[Iterable[Any]]) -> str:
        """Rows as text."""
        out = io.StringIO()
        if sys.version_info >= (3, 11):
            csv.writer(out, lineterminator="\n").writerows(self._cells(table))
            return out.getvalue()
        # Python 3.10 takes NUL for an escape character that is not set, and raises: another that is in no cell stands for it.
        cells = [list(row) for row in self._cells(table)]
        used = {letter for row in cells for cell in row for letter in str(cell)}
        other = next(letter for letter in map(chr, range(0xF0000, 0x110000)) if letter not in used)
        hidden = ([cell.replace("\x00", other) if isinstance(cell, str) else cell for cell in row] for row in cells)
        csv.writer(out, lineterminator="\n").writerows(hidden)
        return out.getvalue().replace(other, "\x00")

    def _cells(self, table: Iterable[Iterable[Any]]) -> Iterable[Iterable[Any]]:
        return table if self.formulas else ([harmless(cell) for cell in row] for row in table)


class Tsv(Csv):
    r"""Tab-separated values: a tab, line end or backslash in a cell is written ``\t``, ``\n``, ``\r``, ``\\``."""

    _ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

    def lines(self, table: Iterable[Iterable[Any]]) -> str:
        """Rows as text."""
        return "".join("\t".join(str(cell).translate(self._ESCAPES) for cell in row) + "\n" for row in self._cells(table))
