"""A user's own names: a TSV file of name and label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from urdutext.encoding import byte_order_mark
from urdutext.ner.features import word_key
from urdutext.ner.links import split_letters, tagger_tokens


class GazetteerError(ValueError):
    """A gazetteer file has a line that is no name and label, or no UTF-8; the message names the line."""


class Conflict(NamedTuple):
    """Two lines of a gazetteer that give one name different labels; the later one holds."""

    name: str
    line: int
    label: str
    other_line: int
    other_label: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.name} is {self.label}, but {self.other_label} in line {self.other_line}"


class Gazetteer:
    """Names with labels, found in text whatever the spacing of their letters: یواے ای finds یو اے ای.

    A name in the gazetteer takes precedence over what the tagger finds where the two overlap.
    """

    def __init__(self, names: Iterable[tuple[str, str]]):
        self.conflicts: list[Conflict] = []
        lines: dict[tuple[str, ...], tuple[int, str]] = {}
        for number, (name, label) in enumerate(names, 1):
            name = name.rstrip("۔ ")  # آئی۔ ایم۔ ایف۔
            words = [name[start:end] for start, end in tagger_tokens(name)]
            parts = tuple(part for word in words for part in split_letters(word_key(word)))
            if not parts or not label:
                continue
            if parts in lines and lines[parts][1] != label:
                self.conflicts.append(Conflict(name, number, label, *lines[parts]))
            lines[parts] = (number, label)
        self.labels = {parts: label for parts, (_, label) in lines.items()}
        self._lengths: dict[str, list[int]] = {}
        for parts in self.labels:
            self._lengths.setdefault(parts[0], []).append(len(parts))
        for lengths in self._lengths.values():
            lengths[:] = sorted(set(lengths), reverse=True)

    @classmethod
    def read(cls, file: str | Path) -> Gazetteer:
        """Read a TSV file: a name and a label a line; empty lines and lines that begin with # are passed over.

        The file is UTF-8, unless a byte order mark tells otherwise. Raises GazetteerError for a line without
        a label and for other bytes, OSError when the file can't be read.
        """
        rows: list[tuple[str, str]] = []
        data = Path(file).read_bytes()
        encoding, skip = byte_order_mark(data) or ("utf-8", 0)
        try:
            text = data[skip:].decode(encoding)
        except UnicodeDecodeError as error:
            place = skip + error.start
            number = data.count(b"\n", 0, place) + 1
            wrong = f"0x{data[place]:02x} is no {encoding.upper()}"
            raise GazetteerError(f"{file}: line {number}: {wrong}; save the file as UTF-8") from None
        for number, line in enumerate(re.split(r"\r\n?|\n", text), 1):
            if not line.strip() or line.startswith("#"):
                rows.append(("", ""))  # so that numbers of lines hold
                continue
            name, tab, label = line.partition("\t")
            label = label.split("\t")[0].strip()
            if not tab or not label or not name.strip():
                raise GazetteerError(f"{file}: line {number}: a name and a label, parted by a tab, are needed")
            if number == 1 and (name.strip().lower(), label.lower()) == ("name", "label"):
                rows.append(("", ""))
                continue
            rows.append((name.strip(), label))
        return cls(rows)

    def find(self, keys: Sequence[str]) -> list[tuple[int, int, str]]:
        """The names among tokens, given their keys: (first token, last token, label), in text order.

        Where several names begin at one token, the longest of them; the next one begins behind it.
        """
        parts: list[str] = []
        owner: list[int] = []
        for number, key in enumerate(keys):
            for part in split_letters(key):
                parts.append(part)
                owner.append(number)
        found = []
        at = 0
        while at < len(parts):
            for length in self._lengths.get(parts[at], ()):
                label = self.labels.get(tuple(parts[at : at + length]))
                # A name must begin and end where tokens do.
                begins = at == 0 or owner[at - 1] != owner[at]
                end = at + length
                ends = end == len(parts) or (end < len(parts) and owner[end - 1] != owner[end])
                if label is not None and begins and ends:
                    found.append((owner[at], owner[end - 1], label))
                    at = end - 1
                    break
            at += 1
        return found
