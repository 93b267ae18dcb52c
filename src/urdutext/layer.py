"""A layer of spans as columns: what stands between the functions that find spans and those that write them.

A text has a token every six characters or so. Columns of them become JSON, or values of Python, in one go each;
an object or a dictionary a token is made only where one is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, overload

from .document import LAYERS, Span, attributes, from_columns

_dumps = json.JSONEncoder(ensure_ascii=False).encode
# A line end, which JSON escapes in strings, parts the strings of a column from one another.
_dumps_column = json.JSONEncoder(ensure_ascii=False, separators=("\n", ":")).encode


class Layer(Sequence[dict[str, Any]]):
    """The spans of one layer as columns, which read as the list of their JSON values.

    >>> words = Layer("words", "خوب صورت", [(0, 8)], [["خوبصورت"]])
    >>> list(words)
    [{'start': 0, 'end': 8, 'text': 'خوب صورت', 'form': 'خوبصورت'}]
    >>> words.json()
    '[{"start": 0, "end": 8, "text": "خوب صورت", "form": "خوبصورت"}]'
    """

    __slots__ = ("name", "offsets", "texts", "values")

    def __init__(
        self,
        name: str,
        text: str,
        offsets: Sequence[tuple[int, int]],
        values: Sequence[Sequence[str]] = (),
        texts: Sequence[str] | None = None,
    ) -> None:
        """``offsets`` into ``text`` are code points, half open; ``values`` are the columns of the layer's
        attributes after text; ``texts`` are the slices of the text, where they are known already."""
        self.name = name
        self.offsets = offsets
        self.texts = [text[start:end] for start, end in offsets] if texts is None else texts
        self.values = values

    def __len__(self) -> int:
        return len(self.offsets)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = attributes(self.name)
        for (start, end), *rest in zip(self.offsets, self.texts, *self.values):
            yield dict(zip(names, (start, end, *rest)))

    @overload
    def __getitem__(self, at: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, at: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, at: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        start, end = self.offsets[at]
        return dict(zip(attributes(self.name), (start, end, self.texts[at], *(column[at] for column in self.values))))

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, (Layer, list)) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(list(self))

    def spans(self) -> tuple[Span, ...]:
        """The spans as values of the layer's class."""
        return from_columns(LAYERS[self.name], self.columns())

    def columns(self) -> list[Sequence[Any]]:
        """The columns of the layer's `attributes`, in their order: starts, ends (code points), texts, …"""
        return [[start for start, _ in self.offsets], [end for _, end in self.offsets], self.texts, *self.values]

    def json(self) -> str:
        """The list of the spans as `json.dumps` writes it."""
        if not self.offsets:
            return "[]"
        names = attributes(self.name)[2:]
        starts, ends, *columns = self.columns()
        pattern = '{"start": %d, "end": %d' + "".join(f', "{name}": %s' for name in names) + "}"
        written = [_dumps_column(column)[1:-1].split("\n") for column in columns]
        # One pattern for the whole list takes half the time of a pattern a span.
        return f"[{', '.join([pattern] * len(starts))}]" % tuple(chain.from_iterable(zip(starts, ends, *written)))


def dumps(document: Mapping[str, Any]) -> str:
    """A document as one line of JSON, as `json.dumps` writes it with letters as themselves.

    >>> dumps({"id": "a", "sentences": Layer("sentences", "ایک۔", [(0, 4)])})
    '{"id": "a", "sentences": [{"start": 0, "end": 4, "text": "ایک۔"}]}'
    """
    members = (
        f"{_dumps(name)}: {value.json() if isinstance(value, Layer) else _dumps(value)}" for name, value in document.items()
    )
    return "{" + ", ".join(members) + "}"
