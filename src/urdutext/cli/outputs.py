"""Writing to standard output, or to a file that takes its place only when it is whole."""

from __future__ import annotations

import itertools
import os
import stat
import sys
from types import TracebackType
from typing import BinaryIO


class OutputError(Exception):
    """The output can't be written; the message is one line that names it and the remedy."""


def encoded(text: str) -> bytes:
    """Text as it is written: UTF-8, a lone surrogate as ``\\udXXX``."""
    return text.encode("utf-8", "backslashreplace")


class Output:
    """Where a command's data goes: UTF-8, written as it is.

    With a path, the data is written beside it and moved into place by `commit`; a failure leaves an old
    file whole, and what was finished in ``PATH.part`` (``PATH.2.part`` where that stands already). A lone
    surrogate, which UTF-8 does not have, is written as ``\\udXXX``, which JSON reads back.
    """

    def __init__(self, path: str | None) -> None:
        self.path = path
        self.name = path or "standard output"
        self._part: str | None = None
        try:
            if path is None or path == "-":
                self.path, self.name = None, "standard output"
                if sys.stdout is None:
                    raise OutputError("standard output is closed; give -o FILE")
                self._stream: BinaryIO = sys.stdout.buffer
            elif _is_special(path):
                self._stream = open(path, "wb")
            else:
                if os.path.isdir(path):
                    raise IsADirectoryError(0, "is a folder; name a file in it")
                # A link stays a link: what it points to is replaced.
                self.path = os.path.realpath(path) if os.path.islink(path) else path
                self._part, self._stream = _new_part(self.path)
        except OSError as error:
            raise OutputError(f"{self.name}: {(error.strerror or str(error)).lower()}") from None

    def is_file(self, path: str) -> bool:
        """Whether what is written now goes to this very file: reading it would never end (``>> FILE``)."""
        try:
            status = os.fstat(self._stream.fileno())
            return stat.S_ISREG(status.st_mode) and os.path.samestat(status, os.stat(path))
        except (OSError, ValueError):
            return False

    @property
    def is_screen(self) -> bool:
        """Whether a person is looking: the output is a terminal."""
        return self.path is None and sys.stdout.isatty()

    def write(self, text: str | bytes) -> None:
        """Write text, which may be encoded already (see `encoded`). Raises OutputError when the place is full,
        BrokenPipeError when the reader is gone."""
        if text:
            data = encoded(text) if isinstance(text, str) else text
            self._do(lambda: self._stream.write(data))

    def flush(self) -> None:
        """Hand on what was written so far."""
        self._do(self._stream.flush)

    def _do(self, action: object) -> None:
        try:
            action()  # type: ignore[operator]
        except BrokenPipeError:
            raise
        except OSError as error:
            where = f"; what was finished is in {self._part}" if self._part else ""
            raise OutputError(f"{self.name}: {(error.strerror or str(error)).lower()}{where}") from None

    def commit(self) -> None:
        """All is written: put the file in its place."""
        self.flush()
        if self.path is not None:
            self._do(self._stream.close)
        if self._part is not None and self.path is not None:
            part = self._part
            _keep_mode(self.path, part)
            self._do(lambda: os.replace(part, self.path or ""))
            self._part = None

    def abandon(self) -> None:
        """Nobody reads any more: what is still in the buffer must not be flushed, and fail, again at exit."""
        if self.path is None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def __enter__(self) -> Output:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.path is not None and not self._stream.closed:
            try:
                self._stream.close()
            except OSError:
                pass  # the failure that brought us here is told already
        if self._part is not None and not os.path.getsize(self._part):
            os.unlink(self._part)  # nothing was finished
            self._part = None

    @property
    def unfinished(self) -> str | None:
        """The name of the file that holds what was finished before a failure, if there is one."""
        return self._part


def _new_part(path: str) -> tuple[str, BinaryIO]:
    """A new file beside a path, its name and itself: what stands there already may be somebody's input."""
    for name in itertools.chain([f"{path}.part"], (f"{path}.{number}.part" for number in itertools.count(2))):
        try:
            return name, open(name, "xb")
        except FileExistsError:
            continue
    raise AssertionError  # there is always another number


def _is_special(path: str) -> bool:
    """Whether the path is a device or a pipe, which can't be replaced but only written to."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _keep_mode(path: str, part: str) -> None:
    try:
        os.chmod(part, stat.S_IMODE(os.stat(path).st_mode))
    except OSError:
        pass  # no file stood there, or its mode can't be given: the new file keeps its own
