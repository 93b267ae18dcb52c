"""The document model: spans are slices, JSON comes back as it went."""

import datetime
import json
import pickle
from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urdutext.document import (
    LAYERS,
    Date,
    Document,
    Entity,
    Sentence,
    Span,
    Token,
    Word,
    from_columns,
)

TEXT = "وہ 13 مئی کو لاہور گیا۔"
DOCUMENT = Document(
    TEXT,
    "a.txt",
    datetime.date(2025, 7, 15),
    sentences=(Sentence(0, 23, TEXT),),
    tokens=(Token(0, 2, "وہ", "word"), Token(3, 5, "13", "number")),
    words=(Word(13, 18, "لاہور", "لاہور"),),
    dates=(Date(3, 9, "13 مئی", "DATE", "2025-05-13", calendar="gregorian"),),
    entities=(Entity(13, 18, "لاہور", "LOC", score=0.75),),
)


def test_json_round_trip():
    assert Document.from_dict(json.loads(json.dumps(DOCUMENT.to_dict()))) == DOCUMENT


def test_a_layer_that_was_not_asked_for_is_absent_and_an_empty_one_is_there():
    assert Document(TEXT, dates=()).to_dict() == {"text": TEXT, "dates": []}


def test_unknown_keys_are_kept():
    values = {"text": TEXT, "url": "x", "entities": [{"start": 13, "end": 18, "text": "لاہور", "label": "LOC", "wikidata": "Q1"}]}
    assert Document.from_dict(values).to_dict() == values


def test_a_span_may_leave_out_its_text():
    document = Document.from_dict({"text": TEXT, "entities": [{"start": 13, "end": 18, "label": "LOC"}]})
    assert document.entities == (Entity(13, 18, "لاہور", "LOC"),)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, '"text"'),
        ({"text": 3}, '"text"'),
        ({"text": TEXT, "dates": 3}, "dates: must be a list"),
        ({"text": TEXT, "dates": [3]}, "must be an object"),
        ({"text": TEXT, "dates": [{"start": 0, "end": 2, "type": "DATE"}]}, "'value'"),
        ({"text": TEXT, "sentences": [{"start": 0, "end": 99}]}, "does not lie"),
        ({"text": TEXT, "sentences": [{"start": True, "end": 2}]}, "does not lie"),
        ({"text": TEXT, "sentences": [{"start": 0, "end": 2, "text": "xx"}]}, "not the slice"),
        ({"text": TEXT, "reference_date": "15.7.2025"}, "YYYY-MM-DD"),
    ],
)
def test_what_does_not_fit_is_refused(values, message):
    with pytest.raises(ValueError, match=message):
        Document.from_dict(values)


def test_values_are_frozen_and_slotted():
    for value in (DOCUMENT, *(kind for _, spans in DOCUMENT.layers() for kind in spans)):
        with pytest.raises(AttributeError):
            value.text = "x"
        assert not hasattr(value, "__dict__")


@given(st.text(max_size=20), st.data())
def test_any_slices_round_trip(text, data):
    values = {"text": text}
    for layer in LAYERS:
        if text:
            start = data.draw(st.integers(0, len(text) - 1))
            end = data.draw(st.integers(start + 1, len(text)))
            span = {"start": start, "end": end, "text": text[start:end]}
            values[layer] = [span | {"kind": "k", "form": "f", "type": "DATE", "value": "v", "label": "L"}]
    assert Document.from_dict(values).to_dict() == values


@pytest.mark.parametrize("kind", [Sentence, Token, Word])
def test_spans_out_of_columns_are_those_of_the_class(kind: type[Span]) -> None:
    rows = [(0, 2, "وہ", "word"), (3, 5, "گیا", "word")]
    rows = [row[: len(fields(kind)) - 1] for row in rows]  # type: ignore[misc]
    made = from_columns(kind, [list(column) for column in zip(*rows)])
    assert made == tuple(kind(*row) for row in rows) and all(span.extra is None for span in made)
    assert hash(made) == hash(tuple(kind(*row) for row in rows))
    assert pickle.loads(pickle.dumps(made)) == made
    with pytest.raises(FrozenInstanceError):
        made[0].start = 1  # type: ignore[misc]
    assert from_columns(kind, [[]] * (len(fields(kind)) - 1)) == ()
    with pytest.raises(ValueError, match="one length"):
        from_columns(kind, [[1, 2], *[[0]] * (len(fields(kind)) - 2)])
