"""spaCy's JSON: a document a line, as ``Doc.to_json`` writes it and ``Doc.from_json`` reads it.

>>> text = '''
... import json, spacy
... from spacy.tokens import Doc, DocBin
... nlp = spacy.blank("ur")
... docs = [Doc(nlp.vocab).from_json(json.loads(line)) for line in open("docs.jsonl", encoding="utf-8")]
... DocBin(docs=docs).to_disk("train.spacy")  # what `spacy train` takes
... '''

Entities are ``doc.ents``; dates, which may overlap them, are the span group ``doc.spans["dates"]``, with the
value as ``kb_id``. The tokens hold the text whole: white space that is more than one space is a token, as
spaCy wants it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..document import check_spans
from .base import Format
from .json import dumps
from .marks import finds_by_layer, kind_of, marks, sentences, spans, tokens


class Spacy(Format):
    """A document a line."""

    def convert(self, document: Mapping[str, Any], piece: bool) -> str:
        text: str = document["text"]
        entities = marks(document, ["entities"])
        dates = marks(document, ["dates"])
        borders = [(start, end) for start, end in sentences(document)]
        cover = list(_cover(text, [(piece.start, piece.end) for piece in tokens(document, entities + dates)]))
        out: dict[str, Any] = {"text": text}
        if spans(document, "entities") is not None:
            out["ents"] = [{"start": e.start, "end": e.end, "label": e.label} for e in entities]
        out["sents"] = [{"start": start, "end": end} for start, end in _whole(borders, cover)]
        out["tokens"] = [{"id": i, "start": start, "end": end} for i, (start, end) in enumerate(cover)]
        if spans(document, "dates") is not None:
            out["spans"] = {
                "dates": [
                    {"start": d.start, "end": d.end, "label": d.label, "kb_id": str(d.span.get("value") or "")} for d in dates
                ]
            }
        return dumps(out) + "\n"


def _cover(text: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The tokens and, between them, all that spaCy keeps as tokens: every gap but a single space after a token."""
    place = 0
    for start, end in [*pieces, (len(text), len(text))]:
        gap = place + 1 if place and text[place : place + 1] == " " else place
        if gap < start:
            yield gap, start
        if start < end:
            yield start, end
        place = end


def _whole(sentences: list[tuple[int, int]], cover: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences that begin and end with a token, which spaCy asks for; others are left out."""
    starts, ends = {start for start, _ in cover}, {end for _, end in cover}
    return (s for s in sentences if s[0] in starts and s[1] in ends)


def read(document: Mapping[str, Any], id: str) -> dict[str, Any]:
    """A document from one line of spaCy's JSON: its entities, sentences, tokens, and the span group ``dates``.

    A date without a value (``kb_id``) is an entity. Raises ValueError when it holds no text or a span that does
    not fit.
    """
    text = document.get("text")
    if not isinstance(text, str):
        raise ValueError('the object has no "text" that is a string')
    out: dict[str, Any] = {"id": id, "text": text}
    for key, layer in (("sents", "sentences"), ("tokens", "tokens"), ("ents", "entities")):
        if key in document:
            out[layer] = _spans(document[key], text, layer)
    groups = document.get("spans", {})
    if not isinstance(groups, dict):
        raise ValueError("spans: must be an object of lists")
    if "dates" in groups:
        layers = finds_by_layer(_spans(groups["dates"], text, "dates"))
        out["dates"] = layers.get("dates", [])
        if layers["entities"]:
            out["entities"] = sorted(out.get("entities", []) + layers["entities"], key=lambda span: (span["start"], span["end"]))
    if "tokens" in out:
        out["tokens"] = [
            {**token, "kind": kind_of(token["text"])} for token in out["tokens"] if not re.fullmatch(r"\s+", token["text"])
        ]
    return out


def _spans(spans: Any, text: str, layer: str) -> list[dict[str, Any]]:
    check_spans(spans, text, layer)
    return [_span(span, text, layer) for span in spans]


def _span(span: Mapping[str, Any], text: str, layer: str) -> dict[str, Any]:
    start, end = span["start"], span["end"]
    found = {"start": start, "end": end, "text": text[start:end]}
    if layer in ("dates", "entities"):
        if not isinstance(span.get("label"), str):
            raise ValueError(f"{layer}: span {start}..{end} has no 'label'")
        found["label"] = span["label"]
    if layer == "dates" and isinstance(span.get("kb_id"), str) and span["kb_id"]:
        found["value"] = span["kb_id"]
    return found
