from __future__ import annotations

import pytest

from urdutext.evaluation import NOTHING, compare

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
    with pytest.raises(ValueError, match="no layer"):
        compare([document()], [{"id": "1", "text": TEXT}])
