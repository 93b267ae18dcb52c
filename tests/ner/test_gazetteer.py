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


def test_a_line_without_label(tmp_path: Path) -> None:
    file = tmp_path / "names.tsv"
    file.write_text("لاہور\tLOC\nکراچی\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="line 2"):
        Gazetteer.read(file)
