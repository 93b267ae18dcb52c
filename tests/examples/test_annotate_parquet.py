"""The example that annotates a Parquet corpus: faults, resuming, and the single-machine result."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from urdutext.integrations.arrow import annotate_table  # noqa: E402

SCRIPT = Path(__file__).parents[2] / "examples" / "annotate_parquet.py"
TEXTS = ["وزیراعظم شہباز شریف 14 اگست 2025ء کو لاہور پہنچے۔ انہوں نے خطاب کیا۔", None, "كراچي ميں بارش ہوئی۔"]
LAYERS = ["sentences", "dates", "entities"]


@pytest.fixture
def corpus(tmp_path):
    for year in (2023, 2024, 2025):
        for number in range(4):
            path = tmp_path / "corpus" / f"year={year}" / f"part-{number}.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            texts = [text and f"{text} {year} {number}" for text in TEXTS] * 80
            pq.write_table(pa.table({"n": range(len(texts)), "text": texts}), path)
    return tmp_path / "corpus"


def command(corpus, *more):
    return [sys.executable, str(SCRIPT), str(corpus), str(corpus.parent / "out"), "--layers", ",".join(LAYERS), *more]


def run(corpus, *more):
    return subprocess.run(command(corpus, *more), capture_output=True, text=True, timeout=300, check=False)


def finished(corpus):
    return {path.relative_to(corpus.parent / "out"): path.stat().st_mtime_ns for path in (corpus.parent / "out").rglob("*.parquet")}


def test_a_run_that_is_killed_goes_on_where_it_stopped(corpus):
    process = subprocess.Popen(command(corpus, "--jobs", "2"), stderr=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None and len(finished(corpus)) < 2:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    before = finished(corpus)
    assert 2 <= len(before) < 12

    assert run(corpus, "--jobs", "2").returncode == 0
    after = finished(corpus)
    assert len(after) == 12
    assert {path: after[path] for path in before} == before  # nothing is done twice
    assert run(corpus, "--check").returncode == 0

    # And the whole is what one process makes of the whole.
    paths = sorted(corpus.rglob("*.parquet"))
    whole = annotate_table(pa.concat_tables(pq.ParquetFile(path).read() for path in paths), layers=LAYERS)
    there = pa.concat_tables(pq.ParquetFile(corpus.parent / "out" / path.relative_to(corpus)).read() for path in paths)
    assert there.to_pylist() == whole.to_pylist()


def test_a_damaged_file_is_named_and_the_others_are_done(corpus):
    bad = corpus / "year=2024" / "part-1.parquet"
    good = bad.read_bytes()
    bad.write_bytes(good[:-20])
    done = run(corpus)
    assert done.returncode == 1 and "year=2024/part-1.parquet: " in done.stderr and "Traceback" not in done.stderr
    assert len(finished(corpus)) == 11
    bad.write_bytes(good)
    assert run(corpus).returncode == 0 and len(finished(corpus)) == 12
    assert not [path for path in (corpus.parent / "out").rglob("*") if path.name.endswith(".part")]


def test_check_sees_a_difference(corpus):
    assert run(corpus).returncode == 0
    first, second = (corpus.parent / "out" / "year=2023" / f"part-{n}.parquet" for n in (0, 1))
    shutil.copy(first, second)
    checked = run(corpus, "--check")
    assert checked.returncode == 1 and "part-1.parquet: differs" in checked.stderr


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs java")
def test_on_spark(corpus, monkeypatch):
    pytest.importorskip("pyspark")
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    done = run(corpus, "--spark", "local[2]")
    assert done.returncode == 0, done.stderr
    assert len(finished(corpus)) == 12 and run(corpus, "--check").returncode == 0
