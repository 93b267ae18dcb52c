"""A document and its annotations: frozen values with offsets into the text as it was given.

Offsets are code points, half open: ``text[start:end]`` is the span's text, always.
The JSON form (`Document.to_dict`, `Document.from_dict`) is the contract between commands:
a layer that was not asked for is absent, and keys that urdutext does not know are kept.
"""

from __future__ import annotations

import datetime
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from itertools import repeat
from types import MappingProxyType
from typing import Any, TypeVar


@dataclass(frozen=True, slots=True)
class Span:
    """A slice of a text: ``text`` is exactly what stands from ``start`` to ``end`` (code points, half open).

    ``extra`` holds the keys of a JSON span that urdutext does not know; they are given back as they came.
    """

    start: int
    end: int
    text: str
    extra: Mapping[str, Any] | None = field(default=None, kw_only=True, repr=False, hash=False)

    def to_dict(self) -> dict[str, Any]:
        """The span as JSON values; attributes that are None are left out.

        >>> Entity(0, 5, "لاہور", "LOC").to_dict()
        {'start': 0, 'end': 5, 'text': 'لاہور', 'label': 'LOC'}
        """
        out = {name: value for name in _ATTRIBUTES[type(self)] if (value := getattr(self, name)) is not None}
        out.update(self.extra or {})
        return out


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence with its closing mark; only white space lies between sentences."""


@dataclass(frozen=True, slots=True)
class Token(Span):
    """A token; ``kind`` is one of word, number, punctuation, symbol, url, email, hashtag, mention, emoji."""

    kind: str

    def to_dict(self) -> dict[str, Any]:
        """The token as JSON values; written out since texts have so many of them."""
        out: dict[str, Any] = {"start": self.start, "end": self.end, "text": self.text, "kind": self.kind}
        return {**out, **self.extra} if self.extra else out


@dataclass(frozen=True, slots=True)
class Word(Span):
    """A word of one or more tokens; ``form`` is how it is written as one (خوبصورت, بین‌الاقوامی)."""

    form: str

    def to_dict(self) -> dict[str, Any]:
        """The word as JSON values; written out since texts have so many of them."""
        out: dict[str, Any] = {"start": self.start, "end": self.end, "text": self.text, "form": self.form}
        return {**out, **self.extra} if self.extra else out


@dataclass(frozen=True, slots=True)
class Date(Span):
    """A date, time, duration or set.

    ``type`` is TIMEX3's (DATE, TIME, DURATION, SET); ``value`` is ISO 8601 or EDTF; ``timex3`` is the
    TIMEX3 form of the value, also where the two are equal; ``calendar`` is gregorian, hijri or bikrami.
    """

    type: str
    value: str
    timex3: str | None = None
    calendar: str | None = None


@dataclass(frozen=True, slots=True)
class Entity(Span):
    """A named entity.

    ``label`` is PER, LOC or ORG (or a label of the user's own model); ``title`` the title that stands
    beside the name, outside the span; ``id`` is shared by a long form and its acronym in one document;
    ``norm`` is one spelling for all spellings of the name, but for a space that may be left out (پیپلز پارٹی); ``score`` a
    probability from 0 to 1.
    """

    label: str
    title: str | None = None
    id: str | None = None
    norm: str | None = None
    score: float | None = None


#: The layers of spans, in the order in which they stand in JSON, and the class of each.
LAYERS: Mapping[str, type[Span]] = MappingProxyType(
    {"sentences": Sentence, "tokens": Token, "words": Word, "dates": Date, "entities": Entity}
)

_S = TypeVar("_S", bound=Span)


_KINDS: tuple[type[Span], ...] = (Span, *LAYERS.values())
_ATTRIBUTES = {kind: tuple(f.name for f in fields(kind) if f.name != "extra") for kind in _KINDS}
# What a JSON span must hold beside its offsets: Date needs type and value.
_REQUIRED = {
    kind: [f.name for f in fields(kind) if f.default is MISSING and f.name not in ("start", "end", "text")]
    for kind in LAYERS.values()
}


def attributes(layer: str) -> tuple[str, ...]:
    """The keys of a layer's spans in JSON, in order. Raises KeyError on a layer that does not exist.

    >>> attributes("words")
    ('start', 'end', 'text', 'form')
    """
    return _ATTRIBUTES[LAYERS[layer]]


def from_columns(kind: type[_S], columns: Sequence[Sequence[Any]]) -> tuple[_S, ...]:
    """The spans of a class whose attributes stand in columns, in the order of the class.

    The same as calling the class for each row, in two fifths of the time: texts have so many tokens. Raises
    ValueError when the columns are not of one length.

    >>> from_columns(Token, [[0, 3], [2, 5], ["وہ", "گیا"], ["word", "word"]])
    (Token(start=0, end=2, text='وہ', kind='word'), Token(start=3, end=5, text='گیا', kind='word'))
    """
    if len(set(map(len, columns))) != 1:
        raise ValueError("columns are of one length")
    made = [*map(object.__new__, repeat(kind, len(columns[0])))]
    for name, column in zip((*_ATTRIBUTES[kind], "extra"), (*columns, repeat(None)), strict=True):
        deque(map(getattr(kind, name).__set__, made, column), maxlen=0)
    return tuple(made)


def span_offsets(values: Any, text: str, layer: str) -> tuple[int, int]:
    """The offsets of a span in JSON. Raises ValueError, which names the layer, when it is none or does not
    lie in the text."""
    if not isinstance(values, Mapping):
        raise ValueError(f"{layer}: a span must be an object, not {type(values).__name__}")
    start, end = values.get("start"), values.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise ValueError(f"{layer}: span {start!r}..{end!r} does not lie in a text of {len(text)} characters")
    return start, end


def check_spans(spans: Any, text: str, layer: str) -> None:
    """Raises ValueError, which names the layer, when a value of JSON is no list of spans in the text."""
    if not isinstance(spans, Sequence) or isinstance(spans, str):
        raise ValueError(f"{layer}: must be a list of spans")
    for span in spans:
        span_offsets(span, text, layer)


def _span_from_dict(kind: type[_S], values: Any, text: str, layer: str) -> _S:
    start, end = span_offsets(values, text, layer)
    for name in _REQUIRED[kind]:
        if values.get(name) is None:
            raise ValueError(f"{layer}: span {start}..{end} has no {name!r}")
    known = {name: values[name] for name in _ATTRIBUTES[kind] if name in values}
    known.setdefault("text", text[start:end])
    extra = {name: value for name, value in values.items() if name not in known}
    return kind(**known, extra=extra or None)


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what was found in it. A layer is None when it was not asked for.

    Raises ValueError when a span is not the slice of the text that it says it is.

    >>> d = Document("وہ لاہور گیا۔", entities=(Entity(3, 8, "لاہور", "LOC"),))
    >>> d.to_dict()["entities"]
    [{'start': 3, 'end': 8, 'text': 'لاہور', 'label': 'LOC'}]
    >>> Document.from_dict(d.to_dict()) == d
    True
    """

    text: str
    id: str | None = None
    reference_date: datetime.date | None = None
    locale: str | None = None
    normalized: str | None = None
    sentences: tuple[Sentence, ...] | None = None
    tokens: tuple[Token, ...] | None = None
    words: tuple[Word, ...] | None = None
    dates: tuple[Date, ...] | None = None
    entities: tuple[Entity, ...] | None = None
    extra: Mapping[str, Any] | None = field(default=None, kw_only=True, repr=False, hash=False)

    def __post_init__(self) -> None:
        for layer, spans in self.layers():
            for span in spans:
                if not 0 <= span.start < span.end <= len(self.text) or self.text[span.start : span.end] != span.text:
                    raise ValueError(
                        f"{layer}: span {span.start}..{span.end} is not the slice of the text that it says: {span.text!r}"
                    )

    def layers(self) -> Iterator[tuple[str, tuple[Span, ...]]]:
        """The layers of spans that are there, as (name, spans)."""
        for layer in LAYERS:
            spans = getattr(self, layer)
            if spans is not None:
                yield layer, spans

    def to_dict(self) -> dict[str, Any]:
        """The document as JSON values (see the module's contract)."""
        out: dict[str, Any] = {}
        if self.id is not None:
            out["id"] = self.id
        out["text"] = self.text
        if self.reference_date is not None:
            out["reference_date"] = self.reference_date.isoformat()
        if self.locale is not None:
            out["locale"] = self.locale
        if self.normalized is not None:
            out["normalized"] = self.normalized
        for layer, spans in self.layers():
            out[layer] = [span.to_dict() for span in spans]
        out.update(self.extra or {})
        return out

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Document:
        """A document from JSON values. A span may leave out its text; it is filled in.

        Raises ValueError when "text" is missing or no string, a date is no date, or a span does not fit.
        """
        text = values.get("text")
        if not isinstance(text, str):
            raise ValueError('a document needs a "text" that is a string')
        known: dict[str, Any] = {"text": text}
        for name in ("id", "locale", "normalized"):
            if values.get(name) is not None:
                known[name] = values[name]
        if values.get("reference_date") is not None:
            known["reference_date"] = parse_date(values["reference_date"])
        for layer, kind in LAYERS.items():
            if values.get(layer) is not None:
                check_spans(values[layer], text, layer)
                known[layer] = tuple(_span_from_dict(kind, span, text, layer) for span in values[layer])
        # A null in the place of a layer says that it is absent, but what is not known is kept as it is.
        ours = {attribute.name for attribute in fields(cls)}
        extra = {name: value for name, value in values.items() if name not in known and (value is not None or name not in ours)}
        return cls(**known, extra=extra or None)


#: The locales of dates: whose festivals and fiscal year are meant. Here, so that a wrong one is told without what finds dates.
LOCALES = ("ur-PK", "ur-IN")


def check_locale(locale: str) -> None:
    """Raises ValueError on a locale that does not exist.

    >>> check_locale("ur")
    Traceback (most recent call last):
    ValueError: no locale 'ur': choose from ur-PK, ur-IN
    """
    if locale not in LOCALES:
        raise ValueError(f"no locale {locale!r}: choose from {', '.join(LOCALES)}")


def parse_date(value: object) -> datetime.date:
    """A calendar date from ``YYYY-MM-DD``. Raises ValueError that says what was expected.

    >>> parse_date("2025-07-15")
    datetime.date(2025, 7, 15)
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        # Later versions of Python take 20250715 and 2025-W29-2 too.
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError(f"a reference date is written YYYY-MM-DD, not {value!r}")
