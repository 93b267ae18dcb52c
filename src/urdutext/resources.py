"""The one reader of packaged data: lazy, cached, and from the package alone.

Every data file has a row in RESOURCES.tsv that says where it is from, under which licence, and how it is
rebuilt; `resources` lists them.
"""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

from . import __file__ as _PACKAGE


class ResourceError(Exception):
    """A packaged file is missing or damaged; the message names it and the remedy."""


class Resource(NamedTuple):
    """A row of the table of resources."""

    file: str
    source: str
    licence: str
    built_by: str


def read_bytes(file: str) -> bytes:
    """The content of a packaged file, by its path below the package, such as ``lexicon/words.tsv``.

    Raises ResourceError when it is not there.
    """
    # Not importlib.resources, whose import takes longer than normalizing a page: the loader that loads our
    # code, from a folder or a zip file, reads our data too.
    path = os.path.join(os.path.dirname(_PACKAGE), *file.split("/"))
    try:
        data: bytes = __loader__.get_data(path)  # type: ignore[name-defined]
        return data
    except OSError:
        raise ResourceError(f"{file}: missing from the installed package; reinstall urdutext") from None


def read_text(file: str) -> str:
    """The content of a packaged UTF-8 file, whose last line ends. Raises ResourceError when it is missing, no
    UTF-8, or cut short."""
    try:
        text = read_bytes(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ResourceError(f"{file}: damaged at byte {error.start}; reinstall urdutext") from None
    # A copy that a full disk cut short almost never ends where a line does; without this check its second
    # half would be missing silently.
    if not text.endswith("\n"):
        raise ResourceError(f"{file}: cut short; reinstall urdutext")
    return text


@cache
def read_table(file: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a packaged TSV table, without its heading line. Empty lines are passed over."""
    lines = read_text(file).split("\n")
    return tuple(tuple(line.split("\t")) for line in lines[1:] if line)


def resources() -> tuple[Resource, ...]:
    """Every shipped table and model with its source, licence and how it is rebuilt."""
    return tuple(Resource(*row[:4]) for row in read_table("RESOURCES.tsv"))
