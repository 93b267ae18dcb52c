"""CSV and TSV: a heading line, then a row for each span."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from .base import Format
from .columns import COLUMNS, rows


class Csv(Format):
    """Comma-separated values as RFC 4180 and Python's csv module have them; rows end in LF."""

    def __init__(self, layer: str) -> None:
        self.layer = layer

    def begin(self) -> str:
        return self.lines([["document", *COLUMNS[self.layer]]])

    def convert(self, document: Mapping[str, Any], piece: bool) -> str:
        return self.lines(rows(document, self.layer))

    def lines(self, table: Iterable[Iterable[Any]]) -> str:
        """Rows as text."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(table)
        return out.getvalue()


class Tsv(Csv):
    r"""Tab-separated values: a tab, line end or backslash in a cell is written ``\t``, ``\n``, ``\r``, ``\\``."""

    _ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

    def lines(self, table: Iterable[Iterable[Any]]) -> str:
        """Rows as text."""
        return "".join("\t".join(str(cell).translate(self._ESCAPES) for cell in row) + "\n" for row in table)
