"""Lines and cells: where one begins into which no name goes on from the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

# Lines that are longer are paragraphs, not lines of a text that was wrapped; those of a list of names are shorter.
_NARROWEST_WRAPPED, _LONGEST_WRAPPED = 25, 160
_TABS = re.compile(r"\t+")
_OF_A_FORM = re.compile(r"\S+\s*:")  # ولدیت: محمد اسلم


def parting_places(text: str, start: int, end: int) -> Iterator[int]:
    """Where, between two offsets (code points), a line or a cell begins into which no name goes on.

    None does over a tab or a blank line. Over a line end one does only in text that was wrapped, which is wider than
    most names and whose lines have no room left for the word that begins the next one. Of 49,000 names in the
    training text, whose paragraphs and headlines are lines, none stands in two.

    >>> text = "عمران خان کا دورہ\\nنواز شریف نے کہا کہ وہ لاہور میں ہیں۔"
    >>> list(parting_places(text, 0, len(text)))
    [18]
    """
    for found in _TABS.finditer(text, start, end):
        yield found.end()
    if text.find("\n", start, end) < 0:
        return
    blocks: list[list[tuple[int, str]]] = [[]]
    place = start
    for line in text[start:end].split("\n"):
        if line and not line.isspace():
            blocks[-1].append((place, line.rstrip()))
        elif blocks[-1]:
            blocks.append([])
        place += len(line) + 1
    for number, block in enumerate(blocks):
        if number and block:
            yield block[0][0]
        width = max((len(line) for _, line in block), default=0)
        pairs = list(pairwise(block))
        full = [len(before) + 1 + len(after.split(None, 1)[0]) > width for (_, before), (_, after) in pairs]
        wrapped = _NARROWEST_WRAPPED <= width <= _LONGEST_WRAPPED and 2 * sum(full) > len(full)
        for (_, (place, line)), no_room in zip(pairs, full):
            if not (wrapped and no_room) or _OF_A_FORM.match(line):
                yield place
