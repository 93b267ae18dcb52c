from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urdutext.evaluation import NOTHING, _Compared, _Overlaps, compare

TEXT = "عمران خان لاہور اور کراچی گئے۔"


def document(*entities: tuple[int, int, str]) -> dict[str, object]:
    return {"id": "1", "text": TEXT, "entities": [{"start": s, "end": e, "label": label} for s, e, label in entities]}


def test_exact_and_partial() -> None:
    gold = document((0, 9, "PER"), (10, 15, "LOC"), (20, 25, "LOC"))
    found = document((0, 5, "PER"), (10, 15, "LOC"), (20, 25, "ORG"), (26, 29, "LOC"))
    (comparison,) = compare([gold], [found])
    everything = comparison.scores["all"].figures()
    assert everything["precision"] == 1 / 4
    assert everything["recall"] == 1 / 3
    assert everything["partial_precision"] == 2 / 4
    assert everything["partial_recall"] == 2 / 3
    assert comparison.scores["LOC"].figures()["recall"] == 1 / 2
    assert {pair: count for pair, count in comparison.confusions.items() if count} == {("LOC", "ORG"): 1, (NOTHING, "LOC"): 1}


def test_spans_may_lie_inside_one_another() -> None:
    gold, found = document((5, 8, "PER")), document((0, 10, "PER"), (2, 3, "LOC"))
    for one, other in ((gold, found), (found, gold)):
        score = compare([one], [other])[0].scores["PER"]
        assert (score.partial_gold, score.partial_predicted) == (1, 1)


def test_dates_agree_by_value() -> None:
    def dated(value: str) -> dict[str, object]:
        return {"text": TEXT, "dates": [{"start": 0, "end": 5, "type": "DATE", "value": value}]}

    assert compare([dated("2025")], [dated("2025")])[0].scores["all"].figures()["f1"] == 1
    assert compare([dated("2025")], [dated("2024")])[0].scores["all"].figures()["f1"] == 0


def test_documents_that_do_not_belong_together() -> None:
    with pytest.raises(ValueError, match="text"):
        compare([document()], [{**document(), "text": "اور"}])
    with pytest.raises(ValueError, match="2 gold documents and 1"):
        compare([document(), {**document(), "id": "2"}], [document()])
    with pytest.raises(ValueError, match="and none of these has the id '2'"):
        compare([document(), {**document(), "id": "2"}], [document()])
    with pytest.raises(ValueError, match="not all gold ones have an id"):
        compare([{**document(), "id": None}] * 2, [document()])
    with pytest.raises(ValueError, match="document number 2: its text"):
        compare([{**document(), "id": None}] * 2, [document(), {"text": "اور"}])
    with pytest.raises(ValueError, match="no layer"):
        compare([document()], [{"id": "1", "text": TEXT}])


def test_documents_of_one_name_are_matched_by_their_place() -> None:
    first, second = document((0, 9, "PER")), {**document(), "text": "اور"}
    assert compare([first, second], [first, second])[0].scores["all"].exact == 1


@pytest.mark.parametrize(
    ("gold", "found", "message"),
    [
        ("ab", "aa", "2 predicted documents have the id 'a'"),
        ("aa", "ab", "2 gold documents have the id 'a'"),
        ("a", "aa", "2 predicted documents have the id 'a'"),
        ("ab", "bcbab", "3 predicted documents have the id 'b'"),
    ],
)
def test_an_id_that_is_repeated_is_told(gold: str, found: str, message: str) -> None:
    sides = [[{**document(), "id": id, "text": f"{TEXT} {n}"} for n, id in enumerate(side)] for side in (gold, found)]
    sides[1][-1]["text"] = "اور"
    with pytest.raises(ValueError, match=message):
        compare(*sides)


def test_an_id_may_be_repeated_among_those_that_gold_lacks() -> None:
    others = [{**document(), "id": "3"}] * 2
    assert compare([document((0, 9, "PER"))], [*others, document((0, 9, "PER"))])[0].scores["all"].exact == 1


def test_texts_that_differ_in_white_space_alone_are_compared_without_it() -> None:
    def located(text: str, *names: str) -> dict[str, object]:
        spans = [{"start": text.index(name), "end": text.index(name) + len(name), "label": "LOC"} for name in names]
        return {"text": text, "entities": spans}

    # As `entities --from conll -f conll` writes it, which parts لاہورمیں.
    gold, found = located("وہ لاہورمیں اور کراچی\n", "لاہور", "کراچی"), located("وہ لاہور میں اور کراچی", "لاہور", "کراچی")
    score = compare([gold], [found])[0].scores["all"]
    assert (score.gold, score.predicted, score.exact) == (2, 2, 2)


def test_a_layer_that_is_null_is_absent() -> None:
    gold = [document((0, 9, "PER")), {**document(), "id": "2", "entities": None}]
    found = [document((0, 9, "PER")), {**document((0, 9, "PER")), "id": "2"}]
    assert compare(gold, found)[0].documents == 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"id": ["a"]}, "an id must be a string or a number"),
        ({"entities": 5}, "entities: must be a list"),
        ({"entities": [{"start": 0, "end": 5}]}, "entities: span 0..5 has no 'label'"),
        ({"entities": [{"start": 0, "end": 5, "label": " "}]}, "entities: span 0..5 has no 'label'"),
        ({"entities": ["عمران"]}, "entities: a span must be an object"),
        ({"entities": [{"end": 5, "label": "PER"}]}, r"entities: span None..5 does not lie"),
        ({"entities": [{"start": 0, "end": 500, "label": "PER"}]}, "does not lie in a text of 30 characters"),
    ],
)
def test_what_is_no_document_is_named(wrong: dict[str, object], message: str) -> None:
    for gold, found in ((document(), {**document(), **wrong}), ({**document(), **wrong}, document())):
        with pytest.raises(ValueError, match=message):
            compare([gold], [found])


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=12))
def test_overlaps_are_those_of_the_definition(places: list[tuple[int, int]]) -> None:
    spans = sorted(_Compared(start, start + size, "", "") for start, size in places)
    found = _Overlaps(spans[::2])
    for span in spans[1::2]:
        assert found.of(span) == [other for other in spans[::2] if other.start < span.end and span.start < other.end]


def test_a_long_span_costs_no_search_through_all_that_lie_in_it() -> None:
    spans = [_Compared(0, 10**6, "", ""), *(_Compared(at, at + 1, "", "") for at in range(4096))]
    overlaps = _Overlaps(spans)
    looked_at = overlaps._reach = _Counted(overlaps._reach)
    assert len(overlaps.of(_Compared(4000, 4001, "", ""))) == 2
    assert looked_at.asked < 100


class _Counted(list[int]):
    asked = 0

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        self.asked += 1
        return super().__getitem__(at)


def test_a_layer_that_one_side_lacks_is_named() -> None:
    with pytest.raises(ValueError, match="no predicted document has the layer tokens"):
        compare([{**document(), "tokens": []}], [document()], ["tokens"])
