"""JSON: one array of documents, or a document a line. Letters are written as themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..layer import Layer
from ..layer import dumps as dumps_document
from .base import Format


def dumps(value: object) -> str:
    """A value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False)


def compacted(document: Mapping[str, Any]) -> dict[str, Any]:
    """A document without its text and its spans' texts, which the offsets give from the file itself.

    >>> compacted({"id": "a", "text": "وہ لاہور", "entities": [{"start": 3, "end": 8, "text": "لاہور", "label": "LOC"}]})
    {'id': 'a', 'entities': [{'start': 3, 'end': 8, 'label': 'LOC'}]}
    """
    return {name: _without_text(value) for name, value in document.items() if name != "text"}


def _without_text(value: Any) -> Any:
    if not isinstance(value, (list, Layer)):
        return value
    return [
        {key: item for key, item in span.items() if key != "text"} if isinstance(span, dict) and "start" in span else span
        for span in value
    ]


class JsonLines(Format):
    """A document a line. ``compact``: without texts."""

    separator = ""

    def __init__(self, compact: bool = False) -> None:
        self.compact = compact

    def convert(self, document: Mapping[str, Any], piece: bool) -> str:
        return dumps_document(compacted(document) if self.compact else document) + "\n"


class Json(Format):
    """One array, a document a line inside it. ``compact``: without texts."""

    separator = ",\n"

    def __init__(self, compact: bool = False) -> None:
        self.compact = compact
        self._has_written = False

    def begin(self) -> str:
        return "["

    def convert(self, document: Mapping[str, Any], piece: bool) -> str:
        return dumps_document(compacted(document) if self.compact else document)

    def write(self, part: Any) -> str | bytes:
        before = self.separator if self._has_written else "\n"
        self._has_written = True
        return before.encode() + part if isinstance(part, bytes) else before + str(part)

    def end(self) -> str:
        return "\n]\n" if self._has_written else "]\n"
