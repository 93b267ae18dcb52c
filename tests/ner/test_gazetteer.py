from __future__ import annotations

from pathlib import Path

import pytest

from urdutext.ner import Gazetteer, GazetteerError, find_entities


def test_own_names_are_found_and_go_first() -> None:
    own = Gazetteer([("نیلا گنبد", "LOC"), ("یو اے ای", "COUNTRY")])
    found = find_entities("نیلا گنبد سے یواے ای تک", gazetteer=own)
    assert [(e.text, e.label, e.score) for e in found] == [("نیلا گنبد", "LOC", 1.0), ("یواے ای", "COUNTRY", 1.0)]


def test_the_longest_name_wins() -> None:
    own = Gazetteer([("گلشن", "A"), ("گلشن حدید", "B")])
    assert [(e.text, e.label) for e in find_entities("گلشن حدید", gazetteer=own)] == [("گلشن حدید", "B")]


def test_file(tmp_path: Path) -> None:
    file = tmp_path / "names.tsv"
    file.write_text("name\tlabel\n# mine\n\nزرنوش\tPER\nزرنوش\tLOC\n", encoding="utf-8")
    own = Gazetteer.read(file)
    assert [str(conflict) for conflict in own.conflicts] == ["line 5: زرنوش is LOC, but PER in line 4"]
    assert find_entities("زرنوش", gazetteer=file)[0].label == "LOC"


def test_cells_in_quotes_and_indented_comments(tmp_path: Path) -> None:
    file = tmp_path / "names.tsv"
    file.write_text('"name"\t"label"\n  # mine\tX\n"نیلا گنبد"\tLOC\n"#پاکستان"\t"TAG"\n"\tB\n', encoding="utf-8")
    own = Gazetteer.read(file)
    assert [e.label for e in find_entities("نیلا گنبد #پاکستان # mine", gazetteer=own)] == ["LOC", "TAG"]


@pytest.mark.parametrize("line", ['""\tLOC', 'لاہور\t""', "\tLOC", "لاہور\t"])
def test_an_empty_cell_is_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "names.tsv"
    file.write_text(f"کراچی\tLOC\n{line}\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="line 2: a name and a label, parted by a tab, are needed"):
        Gazetteer.read(file)


def test_a_line_without_label(tmp_path: Path) -> None:
    file = tmp_path / "names.tsv"
    file.write_text("لاہور\tLOC\nکراچی\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="line 2"):
        Gazetteer.read(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_byte_order_marks_and_line_ends(tmp_path: Path, encoding: str, end: str) -> None:
    file = tmp_path / "names.tsv"
    text = end.join(["name\tlabel", "لاہور\tCITY", ""])
    # A codec of one byte order writes no mark.
    file.write_bytes((f"\ufeff{text}" if encoding.endswith("e") else text).encode(encoding))
    assert Gazetteer.read(file).labels == {"لاہور": "CITY"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("لاہور\tLOC\nکراچی\tLOC\n".encode("cp1256", "replace"), "names.tsv: line 1: 0x.* is no UTF-8; save the file as UTF-8"),
        ("لاہور\tLOC\n".encode() + b"\xff\tLOC", "names.tsv: line 2: 0xff is no UTF-8"),
        ("لاہور\tLOC\n".encode("utf-16") + b"\x00", "names.tsv: line 2: 0x00 is no UTF-16-LE"),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "names.tsv"
    file.write_bytes(content)
    with pytest.raises(GazetteerError, match=message):
        Gazetteer.read(file)


def test_names_come_in_text_order_and_the_longest_of_those_that_begin_together() -> None:
    own = Gazetteer([("لاہور", "A"), ("گلشن", "B"), ("گلشن حدید", "C")])
    assert own.find(["لاہور", "گلشن", "حدید", "گلشن"]) == [(0, 0, "A"), (1, 2, "C"), (3, 3, "B")]


def test_names_are_cut_as_the_text_is() -> None:
    names = Gazetteer([("پی۔ٹی۔آئی", "OWN"), ("آئی۔ ایم۔ ایف۔", "OWN"), ("#ووٹ_کو_عزت", "OWN"), ("@PTIofficial", "OWN")])
    for text in ("پی۔ٹی۔آئی نے کہا", "پی ٹی آئی نے کہا", "آئی۔ ایم۔ ایف۔ نے کہا", "#ووٹ_کو_عزت دو", "@PTIofficial نے کہا"):
        assert [entity.label for entity in find_entities(text, gazetteer=names)] == ["OWN"], text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("اسلامآباد", "گزشتہ روز اسلامآباد کے بارے میں"),  # which is parted there
        ("اسلام آباد", "وہ اسلام\u200cآباد گیا"),
        ("پیپلز پارٹی", "وہ پیپلزپارٹی میں ہے"),
        ("پیپلزپارٹی", "وہ پیپلز پارٹی میں ہے"),
        ("مسلم لیگ ش", "وہ مسلم لیگ (ش) میں ہے"),
        ("C++", "وہ C++ سیکھتا ہے"),
    ],
)
def test_spaces_brackets_and_hyphens_make_no_difference(name: str, text: str) -> None:
    assert [entity.label for entity in find_entities(text, gazetteer=Gazetteer([(name, "OWN")])) if entity.score == 1] == ["OWN"]


@pytest.mark.parametrize("text", ["وہ نیلا، گنبد دیکھتا ہے", "نیلا\tگنبد", "نیلا\n\nگنبد", "نیلا۔ گنبد", "نیلاگن بد", "C سیکھتا ہے"])
def test_what_is_no_name_of_the_gazetteer(text: str) -> None:
    assert not [entity for entity in find_entities(text, gazetteer=Gazetteer([("نیلا گنبد", "OWN"), ("C++", "OWN")])) if entity.label == "OWN"]


def test_the_outermost_name_of_one_kind_wins() -> None:
    names = Gazetteer([("لاہور", "LOC"), ("پنجاب", "PROVINCE")])
    found = {entity.text: entity.label for entity in find_entities("لاہور ہائی کورٹ اور پنجاب یونیورسٹی کا فیصلہ", gazetteer=names)}
    assert found == {"لاہور ہائی کورٹ": "ORG", "پنجاب": "PROVINCE"}


def test_the_spelling_in_brackets_has_the_label_of_the_gazetteer() -> None:
    found = find_entities("زرنوشک (Zarnoshak) نے کہا", gazetteer=Gazetteer([("زرنوشک", "COMPANY")]))
    assert [(entity.text, entity.label) for entity in found] == [("زرنوشک", "COMPANY"), ("Zarnoshak", "COMPANY")]


def test_what_sounds_otherwise_is_not_the_gazetteers() -> None:
    found = find_entities("لاہور (Reuters) وزیراعظم نے کہا۔", gazetteer=Gazetteer([("لاہور", "CITY")]))
    assert [(entity.text, entity.label) for entity in found] == [("لاہور", "CITY"), ("Reuters", "ORG")]
