"""Files by their names: what a name's ending says, folders, compressed files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO


class InputError(Exception):
    """An input that can't be read; the message is one line that names it and the remedy."""


#: What a file is, by the end of its name; all else is text.
SOURCES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".conll": "conll",
    ".conllu": "conllu",
    ".ann": "brat",
    ".html": "html",
    ".htm": "html",
}

#: The endings of compressed files.
COMPRESSED = (".gz", ".bz2", ".xz", ".zst")

# What --recursive takes from a folder. An .ann file's text stands beside it as .txt, and is taken.
_WANTED = {".txt", *SOURCES} - {".ann"}


def source_of(path: str) -> str:
    """What a file is, by its name: text, jsonl, conll, conllu, brat or html.

    >>> source_of("news.JSONL.gz"), source_of("a.txt")
    ('jsonl', 'text')
    """
    return SOURCES.get(os.path.splitext(_uncompressed(path))[1], "text")


def _uncompressed(path: str) -> str:
    base, ending = os.path.splitext(path.lower())
    return base if ending in COMPRESSED else path.lower()


def expand(paths: Iterable[str], recursive: bool) -> Iterator[str | InputError]:
    """The files that the arguments name; with ``recursive``, for a folder those in it and below, by name.

    Of a folder come files of text, JSON Lines, CoNLL and HTML, also compressed; hidden ones do not. An
    InputError comes in the place of a folder that holds none or can't be read.
    """
    for path in paths:
        if not recursive or path == "-" or not os.path.isdir(path):
            yield path
            continue
        empty = True
        problems: list[OSError] = []
        for folder, folders, files in os.walk(path, onerror=problems.append):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                if not name.startswith(".") and os.path.splitext(_uncompressed(name))[1] in _WANTED:
                    empty = False
                    yield os.path.join(folder, name)
        for problem in problems:
            yield InputError(f"{problem.filename}: {(problem.strerror or str(problem)).lower()}")
        if empty and not problems:
            yield InputError(f"{path}: no file in it that ends in {', '.join(sorted(_WANTED))}; name the files themselves")


class Counted:
    """A stream that tells how many bytes were read from it."""

    def __init__(self, stream: BinaryIO, tell: Callable[[int], None]) -> None:
        self._stream = stream
        self._tell = tell

    def read(self, size: int = -1) -> bytes:
        """Read from the stream."""
        data = self._stream.read(size)
        self._tell(len(data))
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class _Unpacked:
    """A compressed stream, unpacked; damage is told in one line, whatever the library."""

    def __init__(self, stream: Any, path: str) -> None:
        self._stream = stream
        self._path = path

    def read(self, size: int = -1) -> bytes:
        """Read unpacked bytes. Raises InputError where the file is damaged or cut short."""
        try:
            data: bytes = self._stream.read(size)
            return data
        except KeyboardInterrupt:
            raise
        except Exception as error:  # OSError, EOFError, zlib.error, LZMAError, ZstdError
            ending = os.path.splitext(self._path)[1]
            raise InputError(
                f"{self._path}: no whole {ending} file ({str(error).lower() or type(error).__name__}); get or pack it again"
            ) from None


@contextmanager
def opened(path: str, tell: Callable[[int], None] | None = None) -> Iterator[BinaryIO]:
    """A file's bytes, unpacked when its name says so, or those of standard input for ``-``.

    ``tell`` is called with the number of bytes read from the disk. Raises OSError, and InputError when a
    library for the compression is missing.
    """
    if path == "-":
        if sys.stdin is None:
            raise InputError("standard input is closed; name a FILE")
        yield _counted(sys.stdin.buffer, tell)
        return
    with open(path, "rb") as file:
        ending = os.path.splitext(path)[1].lower()
        raw = _counted(file, tell)
        yield raw if ending not in COMPRESSED else _Unpacked(_unpack(raw, ending, path), path)  # type: ignore[misc]


def _counted(stream: BinaryIO, tell: Callable[[int], None] | None) -> BinaryIO:
    return stream if tell is None else Counted(stream, tell)  # type: ignore[return-value]


def _unpack(raw: BinaryIO, ending: str, path: str) -> Any:
    if ending == ".gz":
        import gzip

        return gzip.GzipFile(fileobj=raw)
    if ending == ".bz2":
        import bz2

        return bz2.BZ2File(raw)
    if ending == ".xz":
        import lzma

        return lzma.LZMAFile(raw)
    try:
        import zstandard
    except ImportError:
        raise InputError(f"{path}: .zst files need the package zstandard; pip install 'urdutext[zst]'") from None
    return _Zst(raw, zstandard.ZstdDecompressor())


class _Zst:
    """Frames of Zstandard. The library's own stream reader takes a file that is cut short for whole."""

    def __init__(self, raw: BinaryIO, decompressor: Any) -> None:
        self._raw = raw
        self._decompressor = decompressor
        self._frame: Any = None  # the frame that is being read
        self._ready = b""

    def read(self, size: int = -1) -> bytes:
        """Read unpacked bytes. Raises EOFError when the last frame has no end."""
        parts = [self._ready]
        count = len(self._ready)
        while size < 0 or count < size:
            data = self._raw.read(1 << 16)
            if not data:
                if self._frame is not None:
                    raise EOFError("cut short")
                break
            while data:
                self._frame = self._frame or self._decompressor.decompressobj()
                parts.append(self._frame.decompress(data))
                count += len(parts[-1])
                data = b""
                if self._frame.eof:
                    data, self._frame = self._frame.unused_data, None
        whole = b"".join(parts)
        if size < 0:
            self._ready = b""
            return whole
        self._ready = whole[size:]
        return whole[:size]
