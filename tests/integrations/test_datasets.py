"""Hugging Face datasets, with the real package."""

import pytest

datasets = pytest.importorskip("datasets")
pytest.importorskip("pyarrow")

from urdutext.integrations.datasets import annotate  # noqa: E402

from .corpus import LAYERS, REFERENCE_DATE, TEXTS, plain, wanted  # noqa: E402


@pytest.fixture
def dataset(tmp_path, monkeypatch):
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", tmp_path)
    datasets.disable_progress_bars()
    return datasets.Dataset.from_dict({"n": list(range(len(TEXTS))), "text": TEXTS})


@pytest.mark.parametrize("map_options", [None, {"num_proc": 2}, {"batch_size": 7}])
def test_a_dataset(dataset, map_options):
    result = annotate(dataset, reference_date=REFERENCE_DATE, map_options=map_options)
    assert result["n"][:] == dataset["n"][:]
    assert [plain(row) for row in result] == wanted()


def test_a_stream(dataset):
    result = annotate(dataset.to_iterable_dataset(), reference_date=REFERENCE_DATE)
    assert [plain(row) for row in result] == wanted()


def test_every_split(dataset):
    splits = datasets.DatasetDict(train=dataset, test=dataset.select(range(6)))
    result = annotate(splits, layers=["sentences"])
    assert [plain(row, ["sentences"]) for row in result["test"]] == wanted(["sentences"])[:6]
    assert result["train"].num_rows == len(TEXTS)


def test_types_do_not_hang_on_what_the_first_batch_holds(dataset):
    # The first batch has no name at all: inferred types would be null, and the second batch would fail.
    names = datasets.Dataset.from_dict({"text": ["ایک۔"] * 10 + TEXTS[:1]})
    result = annotate(names, layers=["entities"], map_options={"batch_size": 5})
    assert result.features["entities"] == annotate(dataset, layers=["entities"]).features["entities"]
    assert [span["text"] for span in result[-1]["entities"]] == [s["text"] for s in wanted(["entities"])[0]["entities"]]
    assert set(LAYERS) - set(result.column_names) == set(LAYERS) - {"entities"}
