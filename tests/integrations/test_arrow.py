"""Arrow batches: the schema is what it says, and the result is that of the library itself."""

import datetime

import pytest

pa = pytest.importorskip("pyarrow")

from urdutext.integrations import arrow  # noqa: E402

from .corpus import LAYERS, REFERENCE_DATE, TEXTS, plain, wanted  # noqa: E402


def batch(texts=TEXTS, **columns):
    return pa.record_batch({"n": list(range(len(texts))), "text": texts, **columns})


def test_every_layer_is_what_the_library_gives():
    batches = list(arrow.annotate_batches([batch()], reference_date=REFERENCE_DATE))
    rows = [row for result in batches for row in result.to_pylist()]
    assert [row["n"] for row in rows] == list(range(len(TEXTS)))
    assert [row["text"] for row in rows] == TEXTS
    assert [plain(row) for row in rows] == wanted()
    assert all(result.schema == arrow.annotated_schema(batch().schema) for result in batches)


def test_a_long_batch_comes_back_in_pieces_and_nothing_is_lost():
    texts = ["ایک۔ " * 100_000, *["دو۔"] * 600, None]
    results = list(arrow.annotate_batches([batch(texts)], layers=["sentences"]))
    assert len(results) > 2
    assert [row["text"] for result in results for row in result.to_pylist()] == texts
    assert max(result.num_rows for result in results) <= arrow.SLICE_ROWS


@pytest.mark.parametrize("string", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_texts_of_every_type_of_string(string):
    table = pa.table({"body": pa.array(TEXTS[:6]).cast(string)})
    result = arrow.annotate_table(table, layers=["sentences"], text="body")
    assert [plain(row, ["sentences"]) for row in result.to_pylist()] == wanted(["sentences"])[:6]


def test_a_column_with_a_layers_name_is_replaced_where_it_stands():
    table = pa.table({"sentences": ["x"], "text": ["ایک۔"], "z": [1]})
    result = arrow.annotate_table(table, layers=["sentences"])
    assert result.column_names == ["sentences", "text", "z"]
    assert result["sentences"].to_pylist() == [[{"start": 0, "end": 4, "text": "ایک۔"}]]


def test_reference_dates_of_rows_go_before_the_one_for_all():
    days = [datetime.date(2020, 7, 1), None, datetime.date(2021, 7, 1)]
    table = pa.table({"text": ["13 مئی کو ہوا تھا۔"] * 3, "day": days})
    result = arrow.annotate_table(
        table, layers=["dates"], reference_date=REFERENCE_DATE, reference_date_column="day"
    )
    assert [row[0]["value"] for row in result["dates"].to_pylist()] == ["2020-05-13", "2025-05-13", "2021-05-13"]


def test_no_rows():
    [result] = arrow.annotate_batches([batch([]).cast(pa.schema([("n", pa.int64()), ("text", pa.string())]))])
    assert result.num_rows == 0 and result.schema.names == ["n", "text", *LAYERS]
    assert arrow.annotate_table(pa.table({"text": pa.array([], pa.string())})).column_names == ["text", *LAYERS]


def test_what_does_not_exist_is_named():
    with pytest.raises(ValueError, match="no column 'body'; there are n, text"):
        list(arrow.annotate_batches([batch()], text="body"))
    with pytest.raises(ValueError, match="no layer 'colours'"):
        list(arrow.annotate_batches([batch()], layers=["colours"]))
    with pytest.raises(ValueError, match="no layer 'colours'"):
        arrow.layer_type("colours")
