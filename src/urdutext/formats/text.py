"""Plain text: the normalized text, a sentence a line, or a sentence's tokens a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .base import Format
from .marks import sentences


class NormalizedText(Format):
    """The normalized text. A text file comes out as it went in, line end for line end; a document of
    JSON Lines or of --lines gets a line end."""

    separator = ""

    def convert(self, document: Mapping[str, Any], piece: bool) -> str:
        text: str = document["normalized"]
        return text if piece else text + "\n"


class SentenceLines(Format):
    """A sentence a line; white space inside it, a line end for one, becomes one space."""

    separator = ""

    def convert(self, document: Mapping[str, Any], piece: bool) -> str:
        return "".join(" ".join(sentence["text"].split()) + "\n" for sentence in document["sentences"])


class TokenLines(Format):
    """A sentence a line, its tokens (or words, in their own form) parted by a space.

    A token that holds white space itself, such as a word of two parts, shows U+200C there.
    """

    separator = ""

    def __init__(self, layer: str) -> None:
        self.layer = layer

    def convert(self, document: Mapping[str, Any], piece: bool) -> str:
        key = "form" if self.layer == "words" else "text"
        spans = document[self.layer]
        lines = []
        i = 0
        for _, end in sentences(document):
            line = []
            while i < len(spans) and spans[i]["start"] < end:
                line.append("\u200c".join(spans[i][key].split()))
                i += 1
            if line:  # no token: the sentence was left out, as a page's furniture
                lines.append(" ".join(line) + "\n")
        return "".join(lines)
