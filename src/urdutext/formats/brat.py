r"""brat standoff (https://brat.nlplab.org/standoff.html): the finds of one text, which stands beside as ``.txt``.

``T1	PER 16 26	طارق فاطمی`` is an entity or a date with its offsets; what else is known of it, a date's
value or a person's title, stands in a note: ``#1	AnnotatorNotes T1	value=2025-05-13``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from .base import Format, FormatError
from .marks import finds_by_layer, label_of, one_word, spans

# What a note tells, in this order; the rest stands in the T line.
_NOTED = ("value", "timex3", "calendar", "title", "norm", "id", "score")
_NAMES = "|".join(_NOTED)
_LABELLED = (("entities", "label"), ("dates", "type"))


class Brat(Format):
    """The ``.ann`` file of one document."""

    def __init__(self) -> None:
        self._has_written = False

    def convert(self, document: Mapping[str, Any], piece: bool) -> str:
        text = document["text"]
        found = [
            (span, label)
            for layer, key in _LABELLED
            for span in spans(document, layer) or []
            if (label := one_word(label_of(span, key)))
        ]
        found.sort(key=lambda item: (item[0]["start"], item[0]["end"]))
        lines = []
        for number, (span, label) in enumerate(found, 1):
            # A find that goes over a line end is given line by line.
            pieces = [m for m in re.finditer(r"[^\n]+", text[span["start"] : span["end"]]) if m.group().strip()]
            if not pieces:
                continue  # of white space alone, which the file can't hold
            places = ";".join(f"{span['start'] + m.start()} {span['start'] + m.end()}" for m in pieces)
            shown = " ".join(m.group().replace("\t", " ").replace("\r", " ") for m in pieces)
            lines.append(f"T{number}\t{label} {places}\t{shown}\n")
            note = " ".join(f"{name}={span[name]}" for name in _NOTED if span.get(name) not in (None, ""))
            if note:
                lines.append(f"#{number}\tAnnotatorNotes T{number}\t{' '.join(note.split())}\n")
        return "".join(lines)

    def write(self, part: Any) -> str:
        if self._has_written:
            raise FormatError("brat: one .ann file holds the finds of one text; run it once for each file")
        self._has_written = True
        return str(part)


def read(lines: Iterable[str], text: str) -> dict[str, list[dict[str, Any]]]:
    """The layers of an ``.ann`` file over its text: ``T`` lines, with what urdutext's own notes tell of them.

    A find with a date's type for its label is a date where a note tells its value, else an entity like all
    others. One in several pieces is taken from its first to its last. Relations, events and people's notes are
    passed over. Raises ValueError that names the line.
    """
    finds: list[tuple[str, dict[str, Any]]] = []
    notes: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(lines, 1):
        columns = line.rstrip("\r\n").split("\t")
        if line.startswith("#") and len(columns) > 2:
            notes.setdefault(columns[1].removeprefix("AnnotatorNotes "), {}).update(_told(columns[2]))
        if not line.startswith("T"):
            continue
        match = re.fullmatch(r"(\S+) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)", columns[1]) if len(columns) > 1 else None
        if not match:
            raise ValueError(f"line {number}: no find; it is written T1, a tab, and LABEL START END")
        places = [int(place) for place in re.findall(r"[0-9]+", match[2])]
        start, end = min(places), max(places)
        if not start < end <= len(text):
            raise ValueError(f"line {number}: {start} {end} does not lie in a text of {len(text)} characters")
        if len(columns) > 2 and ";" not in match[2] and "".join(columns[2].split()) != "".join(text[start:end].split()):
            raise ValueError(f"line {number}: {start} {end} is {text[start:end]!r} in the text, not {columns[2]!r}")
        finds.append((columns[0], {"start": start, "end": end, "text": text[start:end], "label": match[1]}))
    told = [{**find, **notes.get(name, {})} for name, find in finds]
    return finds_by_layer(sorted(told, key=lambda span: (span["start"], span["end"])))


def _told(note: str) -> dict[str, Any]:
    """What a note tells that urdutext wrote; nothing of one that a person wrote.

    >>> _told("title=معاون خصوصی score=0.98"), _told("ask again")
    ({'title': 'معاون خصوصی', 'score': 0.98}, {})
    """
    if not re.match(f"(?:{_NAMES})=", note):
        return {}
    told: dict[str, Any] = dict(re.findall(rf"(?:^| )({_NAMES})=(.*?)(?= (?:{_NAMES})=|$)", note))
    if "score" in told:
        score = told.pop("score")
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?(e-[0-9]+)?", score):
            told["score"] = float(score)
    return told
