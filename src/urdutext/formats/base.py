"""What a format is: it turns documents (as JSON values) into text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class FormatError(Exception):
    """A format can't hold what it is given; the message is one line that names the remedy."""


def name_of(document: Mapping[str, Any]) -> str:
    """The id of a document as text, "" where it has none (0 is one)."""
    return "" if (id := document.get("id")) is None else str(id)


class Format:
    """A format, as one run of a command uses it.

    `convert` runs in a worker process and its result travels to the first one, which calls `begin`,
    `write` for each part in input order, and `end`; what they return is what is printed.
    """

    #: Set before `begin`: whether the output is a terminal, where cells are isolated and coloured.
    screen: bool = False

    #: What stands between two parts, of a format whose parts are text that is printed as it is: such parts are
    #: joined and encoded where they are made, and `write` gets them as bytes. None: `write` gets each by itself.
    separator: str | None = None

    #: Whether nothing is printed before `end`; then a progress bar can share a terminal with it.
    waits: bool = False

    def begin(self) -> str:
        """What stands before the first document."""
        return ""

    def convert(self, document: Mapping[str, Any], piece: bool) -> Any:
        """A document's part, which must be picklable. ``piece``: a part of a text file, not a document."""
        raise NotImplementedError

    def write(self, part: Any) -> str | bytes:
        """What is printed for a part."""
        assert isinstance(part, (str, bytes))
        return part

    def end(self) -> str:
        """What stands after the last document."""
        return ""
