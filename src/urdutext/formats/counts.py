"""Counts: each name with its label, how often and in how many documents it stands, and where first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .base import Format, name_of

_HEADINGS = ["name", "label", "count", "documents", "first"]


class Counts(Format):
    """One row a name, the most frequent first. Spellings that share a ``norm``, whatever its spaces, are one, under the commonest of them.

    ``name`` is the format to print them in: table, csv, tsv, json (an array of rows) or jsonl.
    """

    waits = True

    def __init__(self, name: str, formulas: bool = True) -> None:
        self.name = name
        self.formulas = formulas
        # (norm without spaces, label) -> [count of each spelling, count, documents, number of the last document, first place]
        self._names: dict[tuple[str, str], list[Any]] = {}
        self._documents = 0

    def convert(self, document: Mapping[str, Any], piece: bool) -> tuple[Any, list[tuple[Any, ...]]]:
        return name_of(document), [
            (span.get("norm") or span["text"], span["label"], span["text"], span["start"]) for span in document["entities"]
        ]

    def write(self, part: Any) -> str:
        document, mentions = part
        self._documents += 1
        for norm, label, text, start in mentions:
            # پیپلزپارٹی and پیپلز پارٹی are one name, which no norm tells from the letters alone
            row = self._names.setdefault((norm.replace(" ", ""), label), [{}, 0, 0, 0, f"{document}:{start}"])
            row[0][text] = row[0].get(text, 0) + 1
            row[1] += 1
            if row[3] != self._documents:
                row[2], row[3] = row[2] + 1, self._documents
        return ""

    def end(self) -> str:
        rows = [
            [" ".join(max(spellings, key=spellings.get).split()), label, count, documents, first]
            for (_, label), (spellings, count, documents, _, first) in self._names.items()
        ]
        rows.sort(key=lambda row: (-row[2], row[0], row[1]))
        if self.name in ("json", "jsonl"):
            from .json import dumps

            lines = [dumps(dict(zip(_HEADINGS, row))) for row in rows]
            if self.name == "jsonl":
                return "".join(line + "\n" for line in lines)
            return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
        if self.name == "table":
            from .table import render
            from .visible import visible

            return render(_HEADINGS, [[visible(str(cell)) for cell in row] for row in rows], screen=self.screen)
        from .delimited import Csv, Tsv

        writer = (Tsv if self.name == "tsv" else Csv)("entities", self.formulas)
        return writer.lines([_HEADINGS, *rows])
