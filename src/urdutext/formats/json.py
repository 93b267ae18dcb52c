"""JSON: one array of documents, or a document a line. Letters are written as themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .base import Format


def dumps(value: object) -> str:
    """A value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False)


class JsonLines(Format):
    """A document a line."""

    def convert(self, document: Mapping[str, Any], piece: bool) -> str:
        return dumps(document) + "\n"


class Json(Format):
    """One array, a document a line inside it."""

    def __init__(self) -> None:
        self._separator = ""

    def begin(self) -> str:
        return "["

    def convert(self, document: Mapping[str, Any], piece: bool) -> str:
        return dumps(document)

    def write(self, part: Any) -> str:
        separator, self._separator = self._separator or "\n", ",\n"
        return separator + str(part)

    def end(self) -> str:
        return "\n]\n" if self._separator else "]\n"
