"""Each example, run as its first lines say, on two small texts."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = {
    "a.txt": "وزیراعظم شہباز شریف 14 اگست 2025ء کو لاہور پہنچے۔ انہوں نے عوام سے خطاب کیا۔\n\nپڑھیں:\n\nپشاور میں بارش\n",
    "b.txt": "شہباز شریف 3 جون 2021ء کو كراچي پہنچے۔ انہوں نے عوام سے خطاب كيا۔ شیئر کریں\n\nشیئر کریں\n",
}


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def environment(tmp_path):
    """With `urdutext` on the path, also where it is not installed."""
    program = tmp_path / "bin" / "urdutext"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nfrom urdutext.cli import main\nmain()\n")
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}


@pytest.fixture
def run(environment):
    def run(*command, input=""):
        first = [sys.executable] if command[0].endswith(".py") else ["sh"] if command[0].endswith(".sh") else []
        program = EXAMPLES / command[0] if first else command[0]
        result = subprocess.run(
            [*first, program, *map(str, command[1:])], input=input, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=120, check=False
        )
        assert result.returncode == 0, result.stderr
        return result.stdout

    return run


def test_who_where_when(run, news):
    rows = list(csv.DictReader(io.StringIO(run("who_where_when.py", news))))
    assert [(row["file"], row["who"], row["where"], row["when"]) for row in rows] == [
        ("a.txt", "شہباز شریف", "لاہور", "2025-08-14"),
        ("b.txt", "شہباز شریف", "كراچي", "2021-06-03"),
    ]


def test_clean_corpus(run, news):
    lines = run("clean_corpus.py", news).splitlines()
    assert lines.count("انہوں نے عوام سے خطاب کیا۔") == 1
    assert any("کراچی" in line for line in lines)
    assert not any("پڑھیں" in line or "پشاور" in line for line in lines)


def test_timeline(run, news):
    lines = run("urdutext", "analyze", "--layers", "sentences,dates", "--jsonl", news / "a.txt", news / "b.txt")
    events = [line.split("\t") for line in run("timeline.py", input=lines).splitlines()]
    assert [(value, Path(name).name) for value, name, _ in events] == [("2021-06-03", "b.txt"), ("2025-08-14", "a.txt")]


def test_search_in_sqlite(run, news, tmp_path):
    run("search_sqlite.py", "index", tmp_path / "news.db", news / "a.txt", news / "b.txt")
    for query in ("کراچی", "كراچي", "کَراچِی"):
        [line] = run("search_sqlite.py", "search", tmp_path / "news.db", query).splitlines()
        assert "كراچي" in line  # the text as it was
    assert len(run("search_sqlite.py", "search", tmp_path / "news.db", "خطاب").splitlines()) == 2


def test_report(run, news, tmp_path):
    run("report.sh", news, tmp_path / "out")
    html = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "2 متون" in html and "لاہور</mark>" in html
    names = list(csv.DictReader((tmp_path / "out" / "names.csv").open(encoding="utf-8")))
    assert next(row for row in names if row["name"] == "شہباز شریف")["documents"] == "2"
    assert "2025-08-14" in (tmp_path / "out" / "dates.tsv").read_text(encoding="utf-8")
    documents = [json.loads(line) for line in (tmp_path / "out" / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [len(d["boilerplate"]) for d in documents] == [2, 1]


def test_pandas(run, news, tmp_path):
    pytest.importorskip("pandas")
    table = tmp_path / "names.csv"
    table.write_text(run("urdutext", "entities", "-f", "csv", "--skip-boilerplate", news / "a.txt", news / "b.txt"), encoding="utf-8")
    rows = {row["name_person"]: row for row in csv.DictReader(io.StringIO(run("names_pandas.py", table)))}
    assert rows["شہباز شریف"]["لاہور"] == "1" and rows["شہباز شریف"]["کراچی"] == "1"


def test_polars(run, tmp_path):
    pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS.values()), encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("news_polars.py", path))))
    assert (rows[0]["name"], rows[0]["mentions"], rows[0]["documents"]) == ("شہباز شریف", "2", "2")


def test_spacy(run):
    pytest.importorskip("spacy")
    lines = run("spacy_pipeline.py", input=TEXTS["a.txt"]).splitlines()
    assert lines == ["شہباز شریف\tلاہور\t2025-08-14"]


def test_every_example_is_run_here_and_says_how_it_is_used():
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    for path in EXAMPLES.iterdir():
        if path.suffix in (".py", ".sh"):
            assert path.name in tests, path.name
            assert f" {path.name}" in path.read_text(encoding="utf-8")[:900], path.name
