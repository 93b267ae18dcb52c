"""The contract of the command line: inputs, formats, composition, errors and exit statuses."""

import csv
import io
import json

import pytest

from urdutext.cli import COMMANDS, main
from urdutext.cli.entities import LABELS
from urdutext.ner.tagger import Model
from urdutext.resources import read_bytes

from .conftest import NEWS

LAYERS = {
    "normalize": ["normalized"],
    "sentences": ["sentences"],
    "tokens": ["tokens"],
    "dates": ["dates"],
    "entities": ["entities"],
    "analyze": ["normalized", "sentences", "tokens", "words", "dates", "entities"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_help_holds_an_example(shell, command):
    text = shell(command, "--help").stdout
    assert "Examples:" in text and f"urdutext {command}" in text


def test_every_command_of_the_help_exists_and_has_the_name_it_goes_by():
    for name in COMMANDS:
        assert main.get_command(None, name).name == name


@pytest.mark.parametrize("command", LAYERS)
def test_json_documents_hold_the_layers_that_were_asked_for(shell, news, command):
    [document] = shell.json(command, news)
    assert document["id"] == str(news)
    assert document["text"] == NEWS
    assert [layer for layer in LAYERS["analyze"] if layer in document] == LAYERS[command]
    for layer in ("sentences", "tokens", "words", "dates", "entities"):
        for span in document.get(layer, []):
            assert NEWS[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("command", LAYERS)
def test_json_lines_equal_json_and_letters_stand_as_themselves(shell, news, command):
    lines = shell(command, "--jsonl", news).stdout
    assert [json.loads(line) for line in lines.splitlines()] == shell.json(command, news)
    assert "شہباز" in lines and "\\u" not in lines


def test_layers_are_added_and_everything_else_is_kept(shell):
    line = json.dumps({"url": "x", "text": NEWS, "id": 7, "entities": "mine", "n": None}) + "\n"
    [document] = shell.jsonl("dates", "--from", "jsonl", input=line)
    assert document.pop("dates")
    assert document == json.loads(line)


def test_commands_compose_through_json_lines(shell, news):
    dates = shell("dates", "--jsonl", news).stdout
    both = shell("entities", "--from", "jsonl", "--jsonl", input=dates).stdout
    [document] = [json.loads(line) for line in both.splitlines()]
    assert document["dates"] and document["entities"]
    assert document["dates"] == shell.json("dates", news)[0]["dates"]


def test_standard_input_by_default_and_by_name(shell, news):
    assert shell("sentences", input=NEWS).stdout == shell("sentences", "-", input=NEWS).stdout == shell("sentences", news).stdout


def test_json_lines_are_known_by_name(shell, tmp_path):
    for name in ("a.jsonl", "a.NDJSON"):
        path = tmp_path / name
        path.write_text(json.dumps({"text": "ایک۔"}) + "\n")
        assert shell.json("sentences", path) == [{"text": "ایک۔", "sentences": [{"start": 0, "end": 4, "text": "ایک۔"}]}]
        assert shell.json("sentences", "--from", "text", path)[0]["id"] == str(path)


def test_lines_are_documents(shell, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("ایک\r\n\nتین".encode())
    documents = shell.json("sentences", "--lines", path)
    assert [(d["id"], d["text"]) for d in documents] == [(f"{path}:1", "ایک"), (f"{path}:2", ""), (f"{path}:3", "تین")]


def test_several_files_come_in_their_order_also_in_parallel(shell, tmp_path):
    paths = []
    for number in range(40):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(f"{NEWS} {number} " * 30, encoding="utf-8")
    one = shell("tokens", "--jsonl", *paths).stdout
    assert [json.loads(line)["id"] for line in one.splitlines()] == [str(path) for path in paths]
    assert shell("tokens", "--jsonl", "-j", "2", *paths).stdout == one


def test_text_formats(shell):
    assert shell("sentences", input="ایک\nدو۔ تین؟").stdout == "ایک\nدو۔\nتین؟\n"
    assert shell("tokens", input="وہ آیا۔ ٹھیک ہے؟").stdout == "وہ آیا ۔\nٹھیک ہے ؟\n"
    assert shell("normalize", input="كيا\r\nہاں").stdout.splitlines() == ["کیا", "ہاں"]


def test_normalize_writes_no_line_end_that_was_not_there(shell):
    assert shell("normalize", input="كيا").stdout == "کیا"
    assert shell("normalize", input="كيا\n").stdout == "کیا\n"


@pytest.mark.parametrize("command", ["sentences", "tokens", "dates", "entities"])
def test_csv_and_tsv_hold_what_json_holds(shell, news, command):
    layer = LAYERS[command][0]
    spans = shell.json(command, news)[0][layer]
    rows = list(csv.DictReader(io.StringIO(shell(command, "-f", "csv", news).stdout)))
    assert [(int(r["start"]), int(r["end"]), r["text"]) for r in rows] == [(s["start"], s["end"], s["text"]) for s in spans]
    lines = shell(command, "-f", "tsv", news).stdout.splitlines()
    assert len(lines) == len(rows) + 1
    assert lines[0].split("\t") == list(rows[0])


@pytest.mark.parametrize("command", ["dates", "entities"])
def test_tables_are_the_default_and_hold_every_find(shell, news, command):
    table = shell(command, news).stdout
    assert table == shell(command, "-f", "table", news).stdout
    for span in shell.json(command, news)[0][command]:
        assert span["text"] in table and f"{span['start']}–{span['end']}" in table
    assert "\u2068" not in table and "\x1b" not in table


def test_nothing_in_a_text_becomes_markup_or_an_escape_sequence(shell):
    hostile = "\x1b[31mلاہور\x1b]0;x\x07 [red]کراچی[/red] \u202eاسلام آباد میں۔"
    table = shell("entities", input=hostile).stdout
    assert "\x1b" not in table and "\u202e" not in table and "\x07" not in table
    [document] = shell.json("entities", input=hostile)
    assert document["text"] == hostile


def test_counts(shell, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("وہ لاہور گیا۔ لاہور بڑا شہر ہے۔", encoding="utf-8")
    out = shell("entities", "--count", "-f", "jsonl", tmp_path / "a.txt", tmp_path / "b.txt").stdout
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows == [{"name": "لاہور", "label": "LOC", "count": 4, "documents": 2, "first": f"{tmp_path}/a.txt:3"}]
    assert "لاہور" in shell("entities", "--count", tmp_path / "a.txt").stdout
    spellings = shell("entities", "--count", "-f", "jsonl", input="كراچی میں بارش ہوئی۔ کراچی میں گرمی ہے۔ وہ کراچی گیا۔").stdout
    assert [json.loads(line)["name"] for line in spellings.splitlines()] == ["کراچی"]


def test_labels(shell, news):
    labels = {e["label"] for e in shell.json("entities", "--label", "LOC", news)[0]["entities"]}
    assert labels == {"LOC"}


@pytest.mark.parametrize("given", [["PER,LOC"], ["PER, LOC"], ["PER", "LOC"]])
def test_several_labels(shell, news, given):
    found = shell.json("entities", *(part for label in given for part in ("--label", label)), news)[0]["entities"]
    assert {e["label"] for e in found} == {"PER", "LOC"}


def test_labels_are_those_of_the_model_and_the_gazetteer(shell, news, tmp_path):
    for label in ("per", "FOO", "PER,FOO"):
        error = shell("entities", "--label", label, news, status=2).stderr
        assert f"no label {label.rpartition(',')[2]!r}: choose from PER, LOC, ORG" in error and error.count("\n") == 1
    own = tmp_path / "own.tsv"
    own.write_text("لاہور\tCITY\n", encoding="utf-8")
    [document] = shell.json("entities", "--gazetteer", own, "--label", "CITY", news)
    assert [(e["text"], e["label"]) for e in document["entities"]] == [("لاہور", "CITY")]
    assert "choose from PER, LOC, ORG, CITY" in shell("entities", "--gazetteer", own, "--label", "X", news, status=2).stderr


def test_the_labels_that_are_told_without_loading_the_model_are_the_models():
    model = Model.read(io.BytesIO(read_bytes("ner/model.npz")))
    assert {tag.partition("-")[2] for tag in model.labels if tag != "O"} == set(LABELS)


def test_reference_date_of_the_document_wins_and_is_told(shell):
    lines = "".join(json.dumps({"text": "13 مئی کو ہوا تھا۔", **extra}) + "\n" for extra in ({}, {"reference_date": "2020-07-01"}))
    values = [
        (d.get("reference_date"), d["dates"][0]["value"])
        for d in shell.jsonl("dates", "--from", "jsonl", "--reference-date", "2025-07-15", input=lines)
    ]
    assert values == [("2025-07-15", "2025-05-13"), ("2020-07-01", "2020-05-13")]
    assert shell.jsonl("dates", input="13 مئی کو ہوا تھا۔")[0]["dates"][0]["value"] == "XXXX-05-13"


def test_output_file(shell, news, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    assert shell("entities", "--jsonl", "-o", out, news).stdout == ""
    assert json.loads(out.read_text(encoding="utf-8"))["text"] == NEWS
    assert sorted(p.name for p in tmp_path.iterdir()) == ["news.txt", "out.jsonl"]


# --- bad input ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", LAYERS)
def test_an_empty_file_gives_an_empty_result(shell, tmp_path, command):
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    [document] = shell.json(command, path)
    assert document["text"] == "" and not any(document[layer] for layer in LAYERS[command])
    assert shell(command, path).stderr == ""


@pytest.mark.parametrize("command", LAYERS)
def test_the_other_files_are_still_processed(shell, news, tmp_path, command):
    bad = tmp_path / "bad.txt"
    bad.write_bytes("پہلی\n".encode() + b"\xd9\xff")
    result = shell(command, "--jsonl", tmp_path / "none.txt", bad, tmp_path, news, status=1)
    assert [json.loads(line)["text"] for line in result.stdout.splitlines()] == [NEWS]
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    assert "none.txt: no such file" in lines[0]
    assert "bad.txt: line 2, byte 1: 0xd9 is no UTF-8" in lines[1]
    assert "--encoding" in lines[1] and "--errors replace" in lines[1]
    assert "is a folder" in lines[2]


def test_encodings(shell, tmp_path):
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        path = tmp_path / encoding
        path.write_bytes(NEWS.encode(encoding))
        assert shell.json("sentences", path)[0]["text"] == NEWS
    path = tmp_path / "windows"
    path.write_bytes("سلام".encode("cp1256"))
    assert shell.json("sentences", "--encoding", "cp1256", path)[0]["text"] == "سلام"
    assert "\ufffd" in shell.json("sentences", "--errors", "replace", path)[0]["text"]
    for name in ("klingon", "hex"):
        assert f"no encoding '{name}'" in shell("sentences", "--encoding", name, path, status=1).stderr
    assert "give --encoding utf-16-le" in shell("sentences", "--encoding", "utf-16", path, status=1).stderr


@pytest.mark.parametrize("source", ["text", "html", "jsonl"])
def test_the_wrong_encoding_is_named_with_the_byte(shell, tmp_path, source):
    if source == "html":
        pytest.importorskip("trafilatura")
    path = tmp_path / "windows"
    path.write_bytes("سلام".encode("cp1256"))
    message = shell("sentences", "--encoding", "ascii", "--from", source, path, status=1).stderr
    assert "line 1, byte 1: 0xd3 is no ASCII" in message


def test_the_place_of_a_bad_byte_is_right_in_a_long_file(shell, tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(("ا" * 700_000 + "\n" + "ب" * 700_000).encode() + b"\xff\n")
    assert "line 2, byte 1400001: 0xff" in shell("sentences", path, status=1).stderr


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[1]", "line 2: no JSON object"),
        ("{", "line 2: no JSON ("),
        ("[" * 100_000, "line 2: no JSON ("),
        ('{"txt": "x"}', 'line 2: the object has no "text"'),
        ('{"text": null}', 'line 2: the object has no "text"'),
    ],
)
def test_a_bad_line_of_json_is_named_and_the_others_are_done(shell, line, message):
    good = json.dumps({"text": "ایک۔"})
    result = shell("sentences", "--from", "jsonl", "--jsonl", input=f"{good}\n{line}\n\n{good}\n", status=1)
    assert len(result.stdout.splitlines()) == 2
    assert message in result.stderr and len(result.stderr.splitlines()) == 1


def test_a_bad_reference_date_in_one_document_is_named(shell):
    lines = "".join(json.dumps({"text": "آج", "reference_date": d}) + "\n" for d in ("2025-01-01", "soon", "2025-01-02"))
    result = shell("dates", "--from", "jsonl", "--jsonl", input=lines, status=1)
    assert [json.loads(line)["dates"][0]["value"] for line in result.stdout.splitlines()] == ["2025-01-01", "2025-01-02"]
    assert "line 2: a reference date is written YYYY-MM-DD, not 'soon'" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["sentence"],
        ["sentences", "--nonsense"],
        ["sentences", "-f", "pdf"],
        ["sentences", "--json", "--jsonl"],
        ["sentences", "-j", "0"],
        ["dates", "--reference-date", "yesterday"],
        ["analyze", "--layers", "colours"],
    ],
)
def test_wrong_usage_is_one_line_and_status_2(shell, arguments):
    result = shell(*arguments, status=2)
    assert result.stdout == "" and len(result.stderr.splitlines()) == 1 and "--help" in result.stderr


def test_a_lone_surrogate_goes_through_as_an_escape(shell):
    out = shell("sentences", "--from", "jsonl", "--jsonl", input='{"text": "ا\\ud800 ب"}\n').stdout
    assert json.loads(out)["text"] == "ا\ud800 ب"
