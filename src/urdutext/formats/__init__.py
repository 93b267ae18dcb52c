"""Output formats, one module a format; `make` gives one by its name."""

from __future__ import annotations

from .base import Format


def make(name: str, layer: str, *, context: int = 0) -> Format:
    """A format by its name on the command line, for a layer of spans (or ``normalized``).

    ``context`` is for tables: how many characters to show on each side of a find.
    Raises ValueError for a name that is none.
    """
    if name == "jsonl":
        from .json import JsonLines

        return JsonLines()
    if name == "json":
        from .json import Json

        return Json()
    if name == "csv":
        from .delimited import Csv

        return Csv(layer)
    if name == "tsv":
        from .delimited import Tsv

        return Tsv(layer)
    if name == "table":
        from .table import Table

        return Table(layer, context)
    if name == "text":
        from . import text

        if layer == "normalized":
            return text.NormalizedText()
        return text.SentenceLines() if layer == "sentences" else text.TokenLines(layer)
    raise ValueError(f"no format {name!r}")
