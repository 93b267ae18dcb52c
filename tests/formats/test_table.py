"""Tables: on screens of every width each line fits and each cell is isolated; in files a find is a line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from urdutext.formats.table import Cell, Table, _fold, render

FSI, PDI = "\u2068", "\u2069"
TEXT = "صدر نے اسلام آباد میں اقوامِ متحدہ کے سیکرٹری جنرل انتونیو گوتریس سے ملاقات کی۔ وہ [bold]خوش[/bold] تھے۔"


def document(id="a.txt"):
    def span(piece, label):
        start = TEXT.index(piece)
        return {"start": start, "end": start + len(piece), "text": piece, "label": label}

    return {"id": id, "text": TEXT, "entities": [span("اسلام آباد", "LOC"), span("اقوامِ متحدہ", "ORG"), span("انتونیو گوتریس", "PER")]}


@pytest.fixture
def screen(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")

    def show(width, *documents, context=30):
        monkeypatch.setenv("COLUMNS", str(width))
        table = Table("entities", context)
        table.screen = True
        for d in documents:
            table.write(table.convert(d, False))
        return table.end()

    return show


def plain(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120, 200])
def test_every_line_fits_and_every_cell_of_every_line_is_isolated(screen, width):
    for line in plain(screen(width, document(), document("b.txt"))).splitlines():
        assert cell_len(line) <= width
        assert line.count(FSI) == line.count(PDI)
        depth = 0
        for character in line:
            depth += (character == FSI) - (character == PDI)
            assert depth in (0, 1)
            # Outside the isolates stands nothing that has a direction.
            assert depth or character in f" ─{PDI}"


@pytest.mark.parametrize("width", [30, 60, 80, 120])
def test_nothing_is_lost_by_folding(screen, width):
    words = plain(screen(width, document())).replace(FSI, "").replace("\u200e", "").replace(PDI, "").split()
    for entity in document()["entities"]:
        assert set(entity["text"].split()) <= set(words) or width < 40
        assert entity["label"] in words


def test_numbers_keep_their_direction(screen):
    assert f"{FSI}\u200e7–17{PDI}" in plain(screen(120, document()))


def test_the_sentence_stands_beside_when_there_is_room_and_below_when_not(screen):
    wide, narrow = plain(screen(120, document())), plain(screen(50, document()))
    assert "sentence" in wide.splitlines()[0] and "sentence" not in narrow.splitlines()[0]
    assert len(wide.splitlines()) < len(narrow.splitlines())
    assert sum(line.startswith(f"   {FSI}") for line in narrow.splitlines()) >= 3


def test_colours_tell_labels_and_the_find_is_bold(screen, monkeypatch):
    table = screen(120, document())
    assert "\x1b[34mLOC\x1b[0m" in table and "\x1b[35mORG\x1b[0m" in table and "\x1b[32mPER\x1b[0m" in table
    assert "\x1b[1mاسلام آباد\x1b[0m میں" in table
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in screen(120, document())
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in screen(120, document())


def test_a_file_has_a_line_for_each_find_and_no_colour_unless_forced(monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    table = Table("entities", 200)
    table.write(table.convert(document(), False))
    text = table.end()
    lines = text.splitlines()
    assert len(lines) == 5 and "\x1b" not in text and FSI not in text
    # Markup is only text.
    assert all(line == line.rstrip() for line in lines) and TEXT.split("۔")[0] in lines[2]
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    forced = table.end()
    assert "\x1b[34mLOC" in forced and FSI not in forced


def test_markup_and_escapes_are_text():
    text = "\x1b[2Jلاہور\x07 [red]میں[/red] \u202eہے"
    table = Table("entities", 40)
    table.write(table.convert({"id": "\x1b]0;x\x07", "text": text, "entities": [{"start": 4, "end": 9, "text": text[4:9], "label": "\x1b[1m"}]}, False))
    out = table.end()
    assert not set(out) & set("\x1b\r\x07\u202e") and "[red]" in out


def test_the_documents_are_named_only_where_there_are_several(screen):
    assert "a.txt" not in screen(120, document())
    assert "a.txt" in screen(120, document(), document("b.txt"))


def test_an_empty_table_has_its_headings():
    assert render(["name", "label"], [], screen=False).splitlines() == ["name  label", "────  ─────"]
    assert render(["name"], [], screen=False, contexts=[]).splitlines()[0] == "name  sentence"


@given(st.text(st.sampled_from("اب ً‌😀字a"), max_size=40), st.integers(2, 12))
def test_folding_keeps_every_letter_and_fits(text, width):
    pieces = [text[start:end] for start, end in _fold(text, width)]
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(piece) <= width for piece in pieces)


def test_an_ellipsis_stays_with_its_word():
    text = "… کراچی سے لاہور …"
    assert [text[start:end] for start, end in _fold(text, 16)] == ["… کراچی سے", "لاہور …"]


def test_a_find_that_is_folded_is_bold_on_both_lines(screen, monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    out = render(["n"], [["x"]], screen=True, contexts=[Cell("یہ اسلام آباد کراچی پشاور ہے", "", (3, 22))])
    assert out.count("\x1b[1m") == 3  # the heading, and two lines
