r"""CoNLL-U (https://universaldependencies.org/format.html): sentences, tokens, words and finds.

What urdutext does not know (lemma, part of speech, head) is ``_``. The column MISC holds

- ``SpaceAfter=No`` where a token touches the next, with ``CorrectSpaceAfter=Yes`` where the space between
  two words was forgotten (اورپاکستان); ``SpacesAfter=\n`` and ``SpacesBefore=\s\s`` where the white space
  is no single space (UDPipe's notation), so that the text can be put together again as it was;
- ``start_char=0|end_char=5``: the offsets in the text (Stanza's notation);
- ``NE=B-PER``: the tag of an entity or date (spaCy's notation); absent where there is none;
- ``Value=2025-05-13|Timex3=2025-05-13|Calendar=gregorian`` on the first token of a date;
- ``Kind=number`` for a token that is no word; ``WordForm=خوبصورت|WordTokens=2`` on the first token of a
  word that is written in several.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from .base import Format, name_of
from .marks import (
    TYPES,
    by_sentence,
    finds_by_layer,
    kind_of,
    marks,
    sentences,
    spans,
    tags,
    tokens,
    untagged,
)

_ESCAPES = {" ": "\\s", "\t": "\\t", "\r": "\\r", "\n": "\\n", "|": "\\p", "\\": "\\\\"}
# What is told of a date, and the key that tells it.
_DATED = {"value": "Value", "timex3": "Timex3", "calendar": "Calendar"}
_UNESCAPES = {escape: character for character, escape in _ESCAPES.items()}


class Conllu(Format):
    """Each document under ``# newdoc id``, each sentence with ``# sent_id`` and ``# text``."""

    def __init__(self) -> None:
        self._documents = 0

    def convert(self, document: Mapping[str, Any], piece: bool) -> tuple[str, list[tuple[str, str]]]:
        text: str = document["text"]
        finds = marks(document)
        pieces = tokens(document, finds)
        labels = tags(pieces, finds)
        words = {word["start"]: word for word in spans(document, "words") or [] if word.get("form") not in (None, word["text"])}
        blocks = []
        ranges = [(first, last) for first, last in by_sentence(pieces, sentences(document)) if first < last]
        kept = [i for first, last in ranges for i in range(first, last)]
        following = dict(pairwise(kept))
        for first, last in ranges:
            sentence, lines = [], []
            for i in range(first, last):
                start, end, kind = pieces[i]
                form = " ".join(text[start:end].split())
                misc = []
                if i == kept[0]:
                    before = _gap(text[:start])
                    if before:
                        misc.append(f"SpacesBefore={_escaped(before)}")
                after = _gap(text[end : pieces[following[i]].start] if i in following else text[end:])
                is_last = i == kept[-1]
                if not after and not is_last:
                    misc.append("SpaceAfter=No")
                    if (kind or "word") == (pieces[following[i]].kind or "word") == "word" and text[end - 1] != "\u200c":
                        misc.append("CorrectSpaceAfter=Yes")
                elif after and (after != " " or is_last):
                    misc.append(f"SpacesAfter={_escaped(after)}")
                sentence.append(form + (" " if after else ""))
                if kind not in (None, "word"):
                    misc.append(f"Kind={_escaped(str(kind))}")
                word = words.get(start)
                if word is not None and word["end"] > end:
                    count = next((j for j in range(i, last) if pieces[j].start >= word["end"]), last) - i
                    misc.append(f"WordForm={_escaped(str(word['form']))}|WordTokens={count}")
                if labels[i] != "O":
                    misc.append(f"NE={_escaped(labels[i])}")
                if labels[i].startswith("B-"):
                    find = finds[bisect_right(finds, start, key=lambda find: find.start) - 1]
                    if find.label in TYPES and find.span.get("value"):
                        told = {key: find.span.get(name) for name, key in _DATED.items()}
                        misc += [f"{key}={_escaped(str(value))}" for key, value in told.items() if value]
                misc += [f"start_char={start}", f"end_char={end}"]
                lines.append("\t".join([str(i - first + 1), form, *"_" * 7, "|".join(misc)]) + "\n")
            blocks.append(("".join(sentence).rstrip(), "".join(lines)))
        return name_of(document), blocks

    def write(self, part: Any) -> str:
        id, blocks = part
        self._documents += 1
        name = " ".join(id.split())
        # A sentence's id holds no white space, and no slash, which means something else in UD.
        prefix = re.sub(r"[\s/]+", ":", name).strip(":") or str(self._documents)
        out = [f"# newdoc id = {name or self._documents}\n"] if blocks else []
        for number, (sentence, lines) in enumerate(blocks, 1):
            out.append(f"# sent_id = {prefix}-{number}\n# text = {sentence}\n{lines}\n")
        return "".join(out)


def _gap(text: str) -> str:
    """White space as it is; where text was left out (a page's furniture), a line end."""
    return "\n" if text.strip() else text


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\.", lambda match: _UNESCAPES.get(match.group(), match.group()), text)


def read(lines: Iterable[str], id: str) -> Iterator[dict[str, Any]]:
    """The documents of a CoNLL-U file; one without ``# newdoc`` is one document.

    Tokens are those of the text (of a multi-word token the whole, not its words); tags are taken from
    ``NE=``, ``name=`` or ``ner=`` in MISC. A find with ``Value=`` is a date; without it one with the label DATE
    is an entity. Raises ValueError that names the line.
    """
    builder = _Builder(id)
    inside = 0  # the last word of the multi-word token that we are in
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            if name.strip() in ("newdoc id", "newdoc"):
                if builder.tokens:
                    yield builder.document(number)
                builder = _Builder(value.strip() or id)
        elif not line.strip():
            builder.end_sentence()
            inside = 0
        else:
            columns = line.split("\t")
            if len(columns) != 10:
                raise ValueError(f"line {number}: {len(columns)} columns; CoNLL-U has 10, parted by tabs")
            place = re.fullmatch(r"([0-9]+)(?:-([0-9]+)|(\.[0-9]+))?", columns[0])
            if not place:
                raise ValueError(f"line {number}: {columns[0]!r} is no token's number")
            misc = dict(item.partition("=")[::2] for item in columns[9].split("|"))
            if place[3] or int(place[1]) <= inside:
                continue  # an empty node, or a word of a token that was taken whole
            if place[2]:
                inside = int(place[2])
            builder.add(columns[1], misc)
    if builder.tokens:
        yield builder.document(number)


class _Builder:
    def __init__(self, id: str) -> None:
        self.id = id
        self.parts: list[str] = []
        self.size = 0
        self.space = ""  # what stands after the last token
        self.tokens: list[tuple[int, int, str]] = []
        self.misc: list[dict[str, str]] = []
        self.sentences: list[tuple[int, int]] = []
        self.start: int | None = None

    def add(self, form: str, misc: dict[str, str]) -> None:
        space = self.space if self.tokens else _unescaped(misc.get("SpacesBefore", ""))
        self.parts += [space, form]
        self.size += len(space)
        if self.start is None:
            self.start = self.size
        tag = next((_unescaped(misc[key]) for key in ("NE", "name", "ner") if key in misc), "O")
        self.tokens.append((self.size, self.size + len(form), tag))
        self.misc.append(misc)
        self.size += len(form)
        self.space = "" if misc.get("SpaceAfter") == "No" else _unescaped(misc.get("SpacesAfter", " "))

    def end_sentence(self) -> None:
        if self.start is not None:
            self.sentences.append((self.start, self.size))
            self.start = None

    def document(self, line: int) -> dict[str, Any]:
        self.end_sentence()
        if "SpacesAfter" in self.misc[-1]:
            self.parts.append(self.space)
        text = "".join(self.parts)
        try:
            finds = untagged(self.tokens)
        except ValueError as error:
            raise ValueError(f"in the document that ends in line {line}: {error}") from None
        told = {start: misc for (start, _, _), misc in zip(self.tokens, self.misc)}
        read = [
            {
                "start": start,
                "end": end,
                "text": text[start:end],
                "label": label,
                **{name: _unescaped(told[start][key]) for name, key in _DATED.items() if key in told[start]},
            }
            for start, end, label in finds
        ]
        return {
            "id": self.id,
            "text": text,
            "sentences": [{"start": a, "end": b, "text": text[a:b]} for a, b in self.sentences],
            "tokens": [
                {"start": a, "end": b, "text": text[a:b], "kind": _unescaped(misc.get("Kind", "")) or kind_of(text[a:b])}
                for (a, b, _), misc in zip(self.tokens, self.misc)
            ],
            **finds_by_layer(read),
        }
