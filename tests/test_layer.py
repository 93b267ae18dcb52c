"""A layer in columns reads and writes as the list of its spans' JSON values."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from urdutext.document import Document, Sentence
from urdutext.layer import Layer, dumps
from urdutext.pipeline import annotate
from urdutext.segmentation import sentences, tokens, words

HOSTILE = st.text(st.sampled_from('الہکےیں ۔،\u200c\u0651\n\t"\\%{}[]\x00\u2028\ud800😀a1'), max_size=60)


@settings(deadline=None)  # a first call loads tables
@given(HOSTILE)
def test_columns_are_the_spans(text):
    document = {"text": text, "own": [1, None]}
    annotate([document], layers=["sentences", "tokens", "words"])
    for layer, spans in (("sentences", sentences(text)), ("tokens", tokens(text)), ("words", words(text))):
        expected = [span.to_dict() for span in spans]
        assert document[layer] == expected
        assert [document[layer][i] for i in range(len(expected))] == expected
        assert document[layer][1:] == expected[1:]
        assert document[layer].json() == json.dumps(expected, ensure_ascii=False)
    plain = {name: list(value) if isinstance(value, Layer) else value for name, value in document.items()}
    assert dumps(document) == json.dumps(plain, ensure_ascii=False)
    assert Document.from_dict(document) == Document.from_dict(plain)


def test_a_layer_of_nothing():
    empty = Layer("sentences", "", [])
    assert empty == [] and list(empty) == [] and empty.json() == "[]" and empty.spans() == ()


def test_spans_are_of_the_layers_class():
    assert Layer("sentences", "ایک۔ دو۔", [(0, 4), (5, 8)]).spans() == (Sentence(0, 4, "ایک۔"), Sentence(5, 8, "دو۔"))
