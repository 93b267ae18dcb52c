"""Ray Data, with the real package: two workers on this machine."""

import pytest

ray = pytest.importorskip("ray")
pa = pytest.importorskip("pyarrow")
pytest.importorskip("ray.data")

from urdutext.integrations.ray import annotate  # noqa: E402

from .corpus import REFERENCE_DATE, TEXTS, plain, wanted  # noqa: E402


@pytest.fixture(scope="module")
def cluster():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, configure_logging=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def test_a_dataset_in_several_blocks(cluster):
    table = pa.table({"n": range(len(TEXTS)), "text": TEXTS})
    dataset = ray.data.from_arrow(table).repartition(4)
    rows = sorted(annotate(dataset, reference_date=REFERENCE_DATE).take_all(), key=lambda row: row["n"])
    assert [plain(row) for row in rows] == wanted()


def test_a_layer_that_does_not_exist(cluster):
    with pytest.raises(ValueError, match="no layer 'colours'"):
        annotate(ray.data.from_items([{"text": "x"}]), layers=["colours"])
