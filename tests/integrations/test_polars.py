"""Polars, with the real package."""

import pytest

pl = pytest.importorskip("polars")
pytest.importorskip("pyarrow")

from urdutext.integrations.polars import annotate, layer_schema  # noqa: E402

from .corpus import LAYERS, REFERENCE_DATE, TEXTS, plain, wanted  # noqa: E402

FRAME = pl.DataFrame({"n": range(len(TEXTS)), "text": TEXTS})


def test_a_frame():
    result = annotate(FRAME, reference_date=REFERENCE_DATE)
    assert result.select("n", "text").equals(FRAME)
    assert [plain(row) for row in result.to_dicts()] == wanted()


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_a_lazy_frame_knows_its_schema_before_it_is_collected(engine):
    lazy = annotate(FRAME.lazy(), reference_date=REFERENCE_DATE)
    result = lazy.collect(engine=engine).sort("n")
    assert lazy.collect_schema() == result.schema == {"n": pl.Int64, "text": pl.String, **layer_schema()}
    assert [plain(row) for row in result.to_dicts()] == wanted()


def test_finds_become_rows():
    frame = annotate(FRAME.lazy(), layers=["entities"], reference_date=REFERENCE_DATE)
    names = frame.select("n", pl.col("entities")).explode("entities").unnest("entities").collect()
    assert names.filter(pl.col("text") == "لاہور").height == 50
    assert LAYERS[-1] == "entities"


def test_a_layer_that_does_not_exist():
    with pytest.raises(ValueError, match="no layer 'colours'"):
        annotate(FRAME, layers=["colours"])
