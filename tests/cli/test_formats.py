"""Formats on the command line: what one command writes another reads."""

import json

import pytest

CONLL = "-DOCSTART- -X- O O\n\nسارہ -X- O B-PER\nملک -X- O I-PER\nآئیں -X- O O\n۔ -X- O O\n\n"
NONE = ("analyze", "--layers", "")  # only reads and writes


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "news.conll"
    path.write_text(CONLL, encoding="utf-8")
    return path


def test_conll_goes_to_every_format_and_comes_back(shell, corpus, tmp_path):
    assert shell(*NONE, "-f", "conll", corpus).stdout == CONLL
    conllu = tmp_path / "news.conllu"
    shell(*NONE, "-f", "conllu", "-o", conllu, corpus)
    assert shell(*NONE, "-f", "conll", conllu).stdout == CONLL
    spacy = tmp_path / "spacy.jsonl"
    shell(*NONE, "-f", "spacy", "-o", spacy, corpus)
    assert shell(*NONE, "--from", "spacy", "-f", "conll", spacy).stdout == CONLL
    (tmp_path / "news.txt").write_text("سارہ ملک آئیں ۔", encoding="utf-8")
    shell(*NONE, "-f", "brat", "-o", tmp_path / "news.ann", corpus)
    [document] = shell.json(*NONE, tmp_path / "news.ann")
    assert document["id"] == str(tmp_path / "news.txt")
    assert [(e["text"], e["label"]) for e in document["entities"]] == [("سارہ ملک", "PER")]


def test_a_bad_corpus_is_named_and_the_others_are_done(shell, corpus, tmp_path):
    bad = tmp_path / "bad.conllu"
    bad.write_text("1\tx\n")
    lone = tmp_path / "lone.ann"
    lone.write_text("")
    result = shell(*NONE, "--jsonl", bad, lone, corpus, status=1)
    assert len(result.stdout.splitlines()) == 1
    first, second = result.stderr.splitlines()
    assert "bad.conllu: line 1: 2 columns" in first
    assert "lone.txt: no such file" in second


def test_brat_of_two_texts_is_refused_with_the_remedy(shell, corpus):
    assert "once for each file" in shell(*NONE, "-f", "brat", corpus, corpus, status=1).stderr


def test_spacys_json_must_fit(shell):
    line = json.dumps({"text": "ab", "ents": [{"start": 0, "end": 9, "label": "X"}]})
    assert "line 1: entities: span 0..9 does not lie" in shell(*NONE, "--from", "spacy", input=line, status=1).stderr


@pytest.mark.parametrize("key", ["ents", "sents", "tokens"])
@pytest.mark.parametrize("value", [5, None, "ab", {"start": 0}, [5]])
def test_spacys_json_must_have_lists(shell, key, value):
    lines = json.dumps({"text": "ab", key: value}) + "\n" + json.dumps({"text": "cd"})
    result = shell(*NONE, "--from", "spacy", "--jsonl", input=lines, status=1)
    assert "standard input: line 1: " in result.stderr and len(result.stderr.splitlines()) == 1
    assert json.loads(result.stdout)["text"] == "cd"


@pytest.mark.parametrize("format", ["jsonl", "spacy", "conllu", "brat"])
def test_dates_come_back_from_every_format_that_holds_their_values(shell, news, format):
    out = news.with_suffix(".ann" if format == "brat" else ".x")
    shell("analyze", "--layers", "dates", "-f", format, "-o", out, news)
    [document] = shell.jsonl(*NONE, "--from", format, out)
    [date] = document["dates"]
    assert (date["text"], date["type"], date["value"]) == ("14 اگست 2025ء", "DATE", "2025-08-14")
    assert not document.get("entities")


def test_compact_json(shell):
    [document] = shell.json("sentences", "--compact", input="ایک۔ دو۔")
    assert document == {"id": "-", "sentences": [{"start": 0, "end": 4}, {"start": 5, "end": 8}]}
    assert "--compact is for JSON" in shell("sentences", "--compact", input="", status=2).stderr


def test_formulas_are_made_harmless_on_request(shell):
    assert shell("sentences", "-f", "csv", input="=1+1").stdout.splitlines()[1] == "-,0,4,=1+1"
    assert shell("sentences", "-f", "csv", "--no-formulas", input="=1+1").stdout.splitlines()[1] == "-,0,4,'=1+1"


def test_a_report_for_the_browser(shell, corpus, tmp_path):
    shell(*NONE, "--html", tmp_path / "report.html", corpus)
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>") and "سارہ ملک</mark>" in html
    assert shell(*NONE, "-f", "html", corpus).stdout == html
    assert "goes with no other" in shell(*NONE, "--html", "x", "--json", corpus, status=2).stderr
