"""A user's own names: a TSV file of name and label."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from urdutext.encoding import byte_order_mark
from urdutext.ner.features import word_key
from urdutext.ner.guideline import BRACKETS
from urdutext.ner.links import split_letters, tagger_tokens

_NOT_SHORT = 3  # letters
_HYPHENS = dict.fromkeys(map(ord, "-‐‑–"))
_BETWEEN = frozenset([*BRACKETS, *BRACKETS.values(), *map(chr, _HYPHENS)])
_QUOTED = re.compile('"((?:[^"]|"")*)"')


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
    """Names with labels, found in text whatever the spaces in them: یواے ای finds یو اے ای, پیپلزپارٹی finds پیپلز پارٹی.

    Brackets and hyphens count no more than spaces: مسلم لیگ ن finds مسلم لیگ (ن). A name in the gazetteer takes
    precedence over what the tagger finds where the two overlap, but for one inside a longer name: لاہور in لاہور ہائی
    کورٹ.
    """

    def __init__(self, names: Iterable[tuple[str, str]]):
        self.conflicts: list[Conflict] = []
        self._ends: dict[str, set[int]] = {}  # where the words of a name end in it
        lines: dict[str, tuple[int, str]] = {}
        for number, (name, label) in enumerate(names, 1):
            name = name.rstrip("۔ ")  # آئی۔ ایم۔ ایف۔
            words = [_joined(name[start:end]) for start, end in tagger_tokens(name)]
            joined = "".join(words)
            if not joined or not label:
                continue
            self._ends.setdefault(joined, set()).update(accumulate(len(part) for word in words for part in split_letters(word)))
            if joined in lines and lines[joined][1] != label:
                self.conflicts.append(Conflict(name, number, label, *lines[joined]))
            lines[joined] = (number, label)
        #: The label of each name, by the keys of its words without what is between them.
        self.labels = {joined: label for joined, (_, label) in lines.items()}
        self._ordered = sorted(self.labels)

    @classmethod
    def read(cls, file: str | Path) -> Gazetteer:
        """Read a TSV file: a name and a label a line; empty lines and lines that begin with # are passed over.

        A cell may stand in double quotes, as spreadsheets write it, and a hashtag does so: "#پاکستان". The file is UTF-8, unless a byte order mark tells otherwise. Raises GazetteerError for a line without
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
            if not line.strip() or line.lstrip().startswith("#"):
                rows.append(("", ""))  # so that numbers of lines hold
                continue
            name, label = map(_unquoted, [*line.split("\t"), ""][:2])
            if not name or not label:
                raise GazetteerError(f"{file}: line {number}: a name and a label, parted by a tab, are needed")
            if number == 1 and (name.lower(), label.lower()) == ("name", "label"):
                rows.append(("", ""))
                continue
            rows.append((name, label))
        return cls(rows)

    def find(self, tokens: Sequence[str], parting: Container[int] = ()) -> list[tuple[int, int, str]]:
        """The names among tokens: (first token, last token, label), in text order.

        Where several names begin at one token, the longest of them; the next one begins behind it. None goes on into
        a token of `parting` from the one before.
        """
        keys = list(map(_joined, tokens))
        found = []
        at = 0
        while at < len(keys):
            last, label = self._longest(keys, at, parting)
            if label is not None:
                # The bracket that was opened in the name is closed in it: مسلم لیگ (ن).
                if last + 1 < len(tokens) and tokens[last + 1] in BRACKETS and BRACKETS[tokens[last + 1]] in tokens[at:last]:
                    last += 1
                found.append((at, last, label))
            at = last + 1
        return found

    def _longest(self, keys: Sequence[str], first: int, parting: Container[int]) -> tuple[int, str | None]:
        """The last token and the label of the longest name that begins at a token; (first, None) when none does."""
        best: tuple[int, str | None] = (first, None)
        joined = ""
        ends: list[int] = []
        for at in range(first, len(keys) if keys[first] else first):
            if at > first and at in parting:
                break
            if not keys[at]:
                continue
            joined += keys[at]
            ends.append(len(joined))
            place = bisect_left(self._ordered, joined)
            if place == len(self._ordered) or not self._ordered[place].startswith(joined):
                break
            if self._ordered[place] == joined and self._fits(joined, ends):
                best = at, self.labels[joined]
        return best

    def _fits(self, name: str, ends: Sequence[int]) -> bool:
        """Whether words that end there may be the name: two that it has as one are not short (not پار کر for پارکر)."""
        known = self._ends[name]
        return all(
            end in known or min(end - before, after - end) >= _NOT_SHORT
            for before, end, after in zip((0, *ends), ends, ends[1:])
        )


def _unquoted(cell: str) -> str:
    """A cell as it was meant: without the pair of quotes around it, and one quote where two stand in them.

    >>> list(map(_unquoted, [' "نیلا گنبد"', '"نیلا ""گنبد"" والا"', '"نیلا" یا "پیلا"']))
    ['نیلا گنبد', 'نیلا "گنبد" والا', '"نیلا" یا "پیلا"']
    """
    quoted = _QUOTED.fullmatch(cell.strip())
    return (quoted[1].replace('""', '"') if quoted else cell).strip()


def _joined(token: str) -> str:
    """What counts of a token: its key, without hyphens and U+200C; nothing of a bracket."""
    key = "" if token in _BETWEEN else word_key(token)
    return key if key.isalpha() else key.translate(_HYPHENS)
