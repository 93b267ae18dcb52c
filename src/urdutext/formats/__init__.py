"""Formats, one module a format, read and write side by side; `make` gives one to write by its name."""

from __future__ import annotations

from .base import Format


def make(name: str, layer: str, *, context: int = 0, compact: bool = False, formulas: bool = True) -> Format:
    """A format by its name on the command line, for a layer of spans (or ``normalized``).

    ``context`` is for tables: how many characters to show on each side of a find; ``compact`` for JSON:
    no text, only offsets and what was found; ``formulas``: False makes CSV and TSV cells harmless that a
    spreadsheet would take for a formula. Raises ValueError for a name that is none.
    """
    if name == "jsonl":
        from .json import JsonLines

        return JsonLines(compact)
    if name == "json":
        from .json import Json

        return Json(compact)
    if name == "csv":
        from .delimited import Csv

        return Csv(layer, formulas)
    if name == "tsv":
        from .delimited import Tsv

        return Tsv(layer, formulas)
    if name == "table":
        from .table import Table

        return Table(layer, context)
    if name == "conll":
        from .conll import Conll

        return Conll()
    if name == "conllu":
        from .conllu import Conllu

        return Conllu()
    if name == "brat":
        from .brat import Brat

        return Brat()
    if name == "spacy":
        from .spacy import Spacy

        return Spacy()
    if name == "html":
        from .html import Html

        return Html()
    if name == "text":
        from . import text

        if layer == "normalized":
            return text.NormalizedText()
        return text.SentenceLines() if layer == "sentences" else text.TokenLines(layer)
    raise ValueError(f"no format {name!r}")
