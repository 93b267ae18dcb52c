"""The texts that the tagger is trained on beside the data: every mark can be read, and nothing is left of a broken one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ENTITIES = Path(__file__).parents[2] / "training" / "entities"
WRITTEN = sorted((ENTITIES / "written").glob("*.txt"))
MARK = re.compile(r"\[([^\[\]/]+)/(?:PER|LOC|ORG)\]")


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.stem)
def test_written_texts(file: Path) -> None:
    texts = re.split(r"\n{2,}", file.read_text(encoding="utf-8").strip("\n"))
    assert len(texts) == len(set(texts)) > 100
    for text in texts:
        assert all(name == name.strip() for name in MARK.findall(text)), text
        assert not re.search(r"[\[\]]|/(?:PER|LOC|ORG)\b", MARK.sub("", text)), text


def test_marks_that_stand_apart_from_their_text() -> None:
    heading, *lines = (ENTITIES / "marks.tsv").read_text(encoding="utf-8").splitlines()
    assert heading.split("\t") == ["source", "document", "start", "end", "digest", "marks"]
    places = set()
    for line in lines:
        source, document, start, end, digest, marks = line.split("\t")
        assert source in ("headlines", "newspapers", "web", "makhzan") and re.fullmatch("[0-9a-f]{8}", digest)
        places.add((source, document, start))
        last = 0
        for mark in marks.split():
            low, high, label = mark.split(":")
            assert last <= int(low) < int(high) <= int(end) - int(start) and label in ("PER", "LOC", "ORG"), line
            last = int(high)
    assert len(places) == len(lines) > 1000
