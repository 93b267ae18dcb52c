"""Furniture of web pages: lines that a scrape of a news site brings along and that are no part of the text.

The lines are known by their labels, in ``boilerplate.tsv``; its column ``extent`` says how far each goes:

- ``labelled``: the label, a colon, and the rest of the line (``کلیدی لفظ: …``);
- ``teaser``: the same; a label alone on its line takes the headline that follows (``پڑھیں:``);
- ``list``: a heading alone on its line, with the bullets or headlines below it (``متعلقہ مضامین``);
- ``beginning``: a short line that begins so (``جملہ حقوق بحق …``);
- ``whole``: a line that says nothing else (``شیئر کریں``).

A line without any letter or digit (``.``, ``***``) is furniture as well. Running text is left alone: a
headline is a short line without a full stop at its end, and a sentence such as
``ذریعہ معاش کی تلاش جاری ہے۔`` has no colon behind its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..resources import read_table

HEADLINE = 160  # characters: a longer line is a paragraph
LIST_LINES = 40  # lines that a list of links has at most

_BULLETS = " \t•·*▪●◦‣»«>|–—-"
_ENDS = ("۔", ".", "؟", "?", "!")


class Furniture(NamedTuple):
    """A line of furniture: its offsets (code points, half open, without the line end) and its rule, which
    is the label in the table, or ``no letters``."""

    start: int
    end: int
    rule: str


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def boilerplate(text: str) -> tuple[Furniture, ...]:
    """The lines of a text that are a web page's furniture, in text order.

    >>> text = "بارش ہوئی۔\\nکلیدی لفظ: بارش موسم"
    >>> [(text[f.start:f.end], f.rule) for f in boilerplate(text)]
    [('کلیدی لفظ: بارش موسم', 'کلیدی لفظ')]
    """
    return tuple(_furniture(list(_lines(text))))


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not blank, from their first to their last character that is no white space."""
    for match in re.finditer(r"[^\r\n]+", text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        stripped = line.strip()
        if stripped:
            yield _Line(start, start + len(stripped), stripped)


def _furniture(lines: list[_Line]) -> Iterator[Furniture]:
    i = 0
    while i < len(lines):
        line = lines[i]
        i += 1
        rule = _rule(line.text)
        if rule is None:
            continue
        label, extent = rule
        yield Furniture(line.start, line.end, label)
        if extent == "teaser" and i < len(lines) and _is_alone(line.text) and _is_headline(lines[i].text):
            yield Furniture(lines[i].start, lines[i].end, label)
            i += 1
        elif extent == "list":
            last = min(i + LIST_LINES, len(lines))
            while i < last and _rule(lines[i].text) is None and (_is_bullet(lines[i].text) or _is_headline(lines[i].text)):
                yield Furniture(lines[i].start, lines[i].end, label)
                i += 1


def _rule(line: str) -> tuple[str, str] | None:
    """The label and extent of the rule for a line, or None for a line of text."""
    if not any(character.isalnum() for character in line[:HEADLINE]):
        return ("no letters", "whole") if len(line) <= HEADLINE else None
    # As far as a label and its colon reach; longer than any of them.
    match = _labels().match(_plain(line[:64]))
    if not match:
        return None
    label = match["label"]
    rest = match["rest"]
    extent = _extents()[label]
    if extent in ("labelled", "teaser"):
        fits = bool(match["colon"]) or (extent == "teaser" and not rest)
    elif extent == "beginning":
        fits = len(line) <= HEADLINE
    else:
        fits = not rest
    return (label, extent) if fits else None


def _plain(line: str) -> str:
    """A line's beginning in one spelling, without bullets: the labels are written by many hands."""
    from ..normalization import normalize

    return normalize(line).strip(_BULLETS)


@cache
def _extents() -> dict[str, str]:
    return {label: extent for label, extent, _ in read_table("segmentation/boilerplate.tsv")}


@cache
def _labels() -> re.Pattern[str]:
    # The longest label first: یہ بھی پڑھیں before پڑھیں would not matter, ٹیگز before ٹیگ does.
    labels = "|".join(re.escape(label) for label in sorted(_extents(), key=len, reverse=True))
    return re.compile(rf"(?P<label>{labels})(?!\w)\s*(?P<colon>[:：]?)[\s.…۔]*(?P<rest>.*)", re.DOTALL)


def _is_alone(line: str) -> bool:
    match = _labels().match(_plain(line[:64]))
    return bool(match) and not match["rest"]  # type: ignore[index]


def _is_bullet(line: str) -> bool:
    return line.startswith(("•", "·", "*", "▪", "●", "◦", "‣", "»", "- ", "– "))


def _is_headline(line: str) -> bool:
    return len(line) <= HEADLINE and not line.endswith(_ENDS)
