"""CSV, TSV and compact JSON."""

import csv
import io
import json

import pytest

from urdutext.formats import make

DOCUMENT = {
    "id": "=cmd()",
    "text": '+92 "الف", ب\nت',
    "entities": [
        {"start": 0, "end": 3, "text": "+92", "label": "ORG"},
        {"start": 4, "end": 13, "text": '"الف", ب\nت', "label": "@x", "title": "\tp"},
    ],
}


def write(name, **options):
    format = make(name, "entities", **options)
    return format.begin() + format.write(format.convert(DOCUMENT, False)) + format.end()


def test_csv_reads_back_with_the_csv_module():
    rows = list(csv.DictReader(io.StringIO(write("csv"), newline="")))
    assert [(r["document"], r["text"], r["label"]) for r in rows] == [("=cmd()", "+92", "ORG"), ("=cmd()", '"الف", ب\nت', "@x")]


@pytest.mark.parametrize("cell", ["\x00", "ا\x00ب", "a,\x00\"\U000f0000\n", "\U000f0000\U000f0001\x00"])
def test_csv_with_nul(cell):
    # Python 3.10's csv module raised for it.
    written = make("csv", "sentences").lines([[cell, 1, None]])
    assert written == (f'"{cell}",1,\n'.replace('\x00"', '\x00""') if "," in cell else f"{cell},1,\n")


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_no_cell_begins_a_formula_when_it_is_asked(name):
    text = write(name, formulas=False)
    delimiter = "," if name == "csv" else "\t"
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    cells = [cell for row in rows for cell in row]
    assert "'=cmd()" in cells and "'+92" in cells and "'@x" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_tsv_has_a_line_for_each_span():
    lines = write("tsv").split("\n")
    assert len(lines) == 4 and {line.count("\t") for line in lines[:3]} == {8}
    assert lines[2].split("\t")[3] == '"الف", ب\\nت'


def test_compact_json_holds_no_text():
    [document] = json.loads(write("json", compact=True))
    assert document == {
        "id": "=cmd()",
        "entities": [{"start": 0, "end": 3, "label": "ORG"}, {"start": 4, "end": 13, "label": "@x", "title": "\tp"}],
    }
    assert json.loads(write("jsonl", compact=True)) == document
