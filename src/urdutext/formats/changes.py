"""What normalization changed: counted, for ``--explain``, and place by place, for ``--check``."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any

from .base import Format, name_of
from .json import dumps
from .table import render, shown
from .visible import visible

#: Names that the Unicode database has not, or only as an alias.
_NAMES = {"\n": "LINE FEED", "\r": "CARRIAGE RETURN", "\t": "TAB", "\x85": "NEXT LINE"}

Counted = tuple[str, str, str]  # step, before, after


def code_points(text: str) -> str:
    """The characters of a text by number and name, a long text's by number alone.

    >>> code_points("ك"), code_points("")
    ('U+0643 ARABIC LETTER KAF', 'nothing')
    """
    if not text:
        return "nothing"
    numbers = [f"U+{ord(character):04X}" for character in text]
    if len(text) > 4:
        return " ".join(numbers[:8]) + (" …" if len(text) > 8 else "")
    return ", ".join(f"{number} {_name(character)}".rstrip() for number, character in zip(numbers, text))


def _name(character: str) -> str:
    return unicodedata.name(character, "") or _NAMES.get(character, "")


class ChangeCounts(Format):
    """How often each step changed what to what: a table, an array of JSON, or a line of JSON each."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._counts: Counter[Counted] = Counter()

    def convert(self, document: Mapping[str, Any], piece: bool) -> Counter[Counted]:
        return Counter((step, before, after) for step, _, _, before, after in document["changes"])

    def write(self, part: Any) -> str:
        self._counts.update(part)
        return ""

    def end(self) -> str:
        rows = sorted(self._counts.items(), key=lambda row: (-row[1], row[0]))
        if self.name in ("json", "jsonl"):
            values = [
                dumps(
                    {
                        "step": step,
                        "before": before,
                        "after": after,
                        "code_points": f"{code_points(before)} → {code_points(after)}",
                        "count": count,
                    }
                )
                for (step, before, after), count in rows
            ]
            if self.name == "jsonl":
                return "".join(value + "\n" for value in values)
            return "[" + ",".join("\n" + value for value in values) + "\n]\n" if values else "[]\n"
        cells = [
            [step, str(count), shown(before), shown(after), f"{code_points(before)} → {code_points(after)}"]
            for (step, before, after), count in rows
        ]
        return render(["step", "count", "before", "after", "code points"], cells, screen=self.screen)


class ChangePlaces(Format):
    """A line for each place that normalization would change: document, line, column, step and code points.

    A document without an id goes by its number. Lines and columns count from 1, columns in code points, as editors and linters do.
    """

    def __init__(self) -> None:
        #: How many places were found; known once all is written.
        self.found = 0
        self._documents = 0
        self._document = ""
        self._line = 1

    def convert(self, document: Mapping[str, Any], piece: bool) -> Any:
        text = document["text"]
        places = []
        line, begin, at = 1, 0, 0
        # Steps that worked on one word come one after the other: in the order of places they are read easier.
        for step, start, _, before, after in sorted(document["changes"], key=lambda change: change[1]):
            feeds = text.count("\n", at, start)
            if feeds:
                line += feeds
                begin = text.rfind("\n", at, start) + 1
            at = start
            places.append((line, start - begin + 1, f"{step}: {code_points(before)} → {code_points(after)}"))
        return name_of(document), piece, text.count("\n"), places

    def write(self, part: Any) -> str:
        document, piece, lines, places = part
        # The pieces of one file follow each other.
        if not piece or document != self._document:
            self._documents += 1
            self._document, self._line = document, 1
        document = document or str(self._documents)
        begin = self._line
        self._line += lines
        self.found += len(places)
        return "".join(
            f"{visible(document)}:{begin + line - 1}:{column}: {visible(what)}\n" for line, column, what in places
        )
