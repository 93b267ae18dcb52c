"""Spark, with the real package: two executors in processes of their own, one of which is killed."""

import os
import shutil
import signal
import sys
from functools import partial
from pathlib import Path

import pytest

pyspark = pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")
pytest.importorskip("pandas")
if shutil.which("java") is None:
    pytest.skip("Spark needs java", allow_module_level=True)

from pyspark import cloudpickle  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

from urdutext.integrations.arrow import annotate_batches  # noqa: E402
from urdutext.integrations.spark import annotate, annotated_schema  # noqa: E402

from .corpus import LAYERS, REFERENCE_DATE, TEXTS, plain, wanted  # noqa: E402


@pytest.fixture(scope="module")
def spark():
    # Everything on this machine, and this Python in the executors.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        session = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.executor.memory", "512m")
            .config("spark.ui.enabled", "false")
            .config("spark.log.level", "ERROR")
            .config("spark.sql.shuffle.partitions", "4")
            .getOrCreate()
        )
        yield session
        session.stop()


@pytest.fixture(scope="module")
def frame(spark):
    rows = list(enumerate(TEXTS))
    return spark.createDataFrame(rows, "n int, text string").repartition(4).cache()


def in_order(frame):
    return [row.asDict(recursive=True) for row in frame.sort("n").collect()]


def test_a_frame_is_annotated_on_two_executors(spark, frame):
    result = annotate(frame, reference_date=REFERENCE_DATE)
    assert result.schema == annotated_schema(frame.schema)
    rows = in_order(result)
    assert [row["text"] for row in rows] == TEXTS
    assert [plain(row) for row in rows] == wanted()
    assert spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() == 3  # the driver counts too


def kill_an_executor_once(batches, *, marker):
    """Annotate; but the first process that comes here kills the executor it works for."""
    batches = list(batches)
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        yield from annotate_batches(batches, layers=["entities"])
        return
    process = os.getpid()
    while b"CoarseGrainedExecutorBackend" not in Path(f"/proc/{process}/cmdline").read_bytes():
        process = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    Path(marker).write_text(str(process))
    os.kill(process, signal.SIGKILL)
    yield from annotate_batches(batches, layers=["entities"])


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the executor in /proc")
def test_a_killed_executor_changes_nothing(frame, tmp_path):
    marker = tmp_path / "killed"
    # The executors can't import this module: its function goes to them by value.
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    work = partial(kill_an_executor_once, marker=str(marker))
    rows = in_order(frame.mapInArrow(work, annotated_schema(frame.schema, ["entities"])))
    assert not Path(f"/proc/{marker.read_text()}").exists()
    assert [row["text"] for row in rows] == TEXTS
    assert [plain(row, ["entities"]) for row in rows] == wanted(["entities"])


def test_parquet_in_parquet_out(spark, frame, tmp_path):
    frame.write.parquet(str(tmp_path / "corpus"))
    corpus = spark.read.parquet(str(tmp_path / "corpus"))
    annotate(corpus, layers=["dates"], reference_date=REFERENCE_DATE).write.parquet(str(tmp_path / "out"))
    rows = in_order(spark.read.parquet(str(tmp_path / "out")))
    assert [plain(row, ["dates"]) for row in rows] == wanted(["dates"])


def test_what_does_not_exist_is_told_before_anything_runs(frame):
    with pytest.raises(ValueError, match="no column 'body'; there are n, text"):
        annotate(frame, text="body")
    with pytest.raises(ValueError, match="no layer 'colours'"):
        annotate(frame, layers=["colours"])
    assert set(annotate(frame).columns) == {"n", "text", *LAYERS}
