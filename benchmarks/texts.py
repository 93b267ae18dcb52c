"""The texts that speed is measured with."""

from __future__ import annotations

import gzip
import pathlib
from collections.abc import Iterable, Iterator


def read(path: pathlib.Path) -> str:
    """The text of a file, .gz or not, its line ends as they are."""
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")


def folder(path: pathlib.Path) -> Iterator[tuple[str, str]]:
    """The names and texts of a folder's files, .txt or .txt.gz; those without a character are passed over."""
    for file in sorted(path.iterdir()):
        if file.name.endswith((".txt", ".txt.gz")) and (text := read(file)):
            yield file.name, text


def repeated(paths: Iterable[pathlib.Path], megabytes: float) -> bytes:
    """The files one after another, as often as it takes, cut to so many megabytes of UTF-8.

    Files without a character end the program: there is nothing to measure.
    """
    size = int(megabytes * 1e6)
    data = "".join(map(read, paths)).encode()
    if not data:
        raise SystemExit("no text in these files: there is nothing to measure")
    return (data * (size // len(data) + 1))[:size]
