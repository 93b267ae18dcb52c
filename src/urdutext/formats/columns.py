"""Rows and columns: what a span shows in CSV, TSV and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .base import name_of

#: The columns of each layer, in order; each is a key of the span's JSON.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sentences": ("start", "end", "text"),
    "tokens": ("start", "end", "text", "kind"),
    "words": ("start", "end", "text", "form"),
    "dates": ("start", "end", "text", "type", "value", "timex3", "calendar"),
    "entities": ("start", "end", "text", "label", "title", "norm", "id", "score"),
}


def rows(document: Mapping[str, Any], layer: str) -> Iterator[list[Any]]:
    """A row for each span of a layer: the document's id, then the layer's columns; "" for what is absent."""
    for span in document[layer]:
        yield [name_of(document), *(span.get(column, "") for column in COLUMNS[layer])]
