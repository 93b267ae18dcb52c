"""CoNLL-2003: a token a line with its tag in the scheme BIO, a blank line after each sentence.

The columns are those of the shared task: token, part of speech, chunk, named entity. urdutext gives no
parts of speech and no chunks; they are ``-X-`` and ``O``, as in the task's own ``-DOCSTART-`` line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .base import Format
from .marks import by_sentence, kind_of, marks, sentences, tags, tokens, untagged

_BETWEEN_COLUMNS = re.compile(r"[ \t]+")
_COMMENT = re.compile(r"# ?[\w.-]+ = ")
_START = "-DOCSTART- -X- O O\n\n"


class Conll(Format):
    """The tokens with the tags of the document's entities and dates."""

    def convert(self, document: Mapping[str, Any], piece: bool) -> str:
        text = document["text"]
        finds = marks(document)
        pieces = tokens(document, finds)
        labels = tags(pieces, finds)
        lines = [_START]
        for first, last in by_sentence(pieces, sentences(document)):
            # A column ends at white space; a token holds none, unless it came so in JSON from elsewhere.
            lines.extend(
                f"{'_'.join(text[pieces[i].start : pieces[i].end].split())} -X- O {labels[i]}\n" for i in range(first, last)
            )
            if last > first:
                lines.append("\n")
        return "".join(lines)


def read(lines: Iterable[str], id: str) -> Iterator[dict[str, Any]]:
    """The documents of a CoNLL file: the first column is the token, the last the tag, others are passed over.

    The file does not tell how the text was spaced: tokens are joined by a space, sentences by a line end.
    Raises ValueError that names the line.
    """
    builder = _Builder()
    number = count = 0
    for number, line in enumerate(lines, 1):
        # A no-break space is a part of a token; "# id = a" is a comment of CoNLL-U and its kin.
        columns = _BETWEEN_COLUMNS.split(line.strip(" \t\r\n"))
        if _COMMENT.match(line):
            continue
        if not columns[0]:
            builder.end_sentence()
        elif columns[0] == "-DOCSTART-":
            if builder.tokens:
                count += 1
                yield builder.document(f"{id}:{count}", number)
            builder = _Builder()
        elif len(columns) == 1:
            raise ValueError(f"line {number}: {columns[0]!r} has no tag; a line is a token and, last, its tag")
        else:
            builder.add(columns[0], columns[-1])
    if builder.tokens:
        # The only document of a file goes by the file's name.
        yield builder.document(f"{id}:{count + 1}" if count else id, number)


class _Builder:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.tokens: list[tuple[int, int, str]] = []
        self.sentences: list[tuple[int, int]] = []
        self.start: int | None = None

    def add(self, form: str, tag: str) -> None:
        if self.parts:
            self.parts.append("\n" if self.start is None else " ")
            self.size += 1
        if self.start is None:
            self.start = self.size
        self.parts.append(form)
        self.tokens.append((self.size, self.size + len(form), tag))
        self.size += len(form)

    def end_sentence(self) -> None:
        if self.start is not None:
            self.sentences.append((self.start, self.size))
            self.start = None

    def document(self, id: str, line: int) -> dict[str, Any]:
        self.end_sentence()
        text = "".join(self.parts)
        try:
            finds = untagged(self.tokens)
        except ValueError as error:
            raise ValueError(f"in the document that ends in line {line}: {error}") from None
        return {
            "id": id,
            "text": text,
            "sentences": [{"start": a, "end": b, "text": text[a:b]} for a, b in self.sentences],
            "tokens": [{"start": a, "end": b, "text": text[a:b], "kind": kind_of(text[a:b])} for a, b, _ in self.tokens],
            "entities": [{"start": a, "end": b, "text": text[a:b], "label": label} for a, b, label in finds],
        }
