"""Progress of long work, on standard error when that is a terminal: bytes, rate and time left."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

LARGE = 1 << 20  # bytes: less is done before a bar could be drawn
PATIENCE = 1.0  # seconds before a bar is drawn for input of unknown size


class Meter:
    """Counts bytes read, and shows how much of the work on them is done.

    Nothing is shown before `show`; the bar appears only when there is much to do (rich is loaded only
    then), and vanishes at the end. Used as a context.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self.read = 0
        self._paths = paths
        self._total: int | None = None
        self._shows = False
        self._start = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def show(self) -> None:
        """Show progress, where standard error is a terminal."""
        self._shows = sys.stderr is not None and sys.stderr.isatty()
        if self._shows:
            self._total = _size(self._paths)
            if self._total is not None and self._total >= LARGE:
                self._draw()

    def tell(self, size: int) -> None:
        """So many bytes more were read."""
        self.read += size

    def reached(self, position: int) -> None:
        """All is written that was made of the first ``position`` bytes."""
        if not self._shows:
            return
        if self._bar is None and self._total is None and time.monotonic() - self._start > PATIENCE:
            self._draw()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=position)

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
        self._shows = False

    def _draw(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            Progress,
            SpinnerColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
            TransferSpeedColumn,
        )

        self._bar = Progress(
            SpinnerColumn(),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            # Data goes to standard output as it is; only messages have to pass the bar.
            redirect_stdout=False,
        )
        self._task = self._bar.add_task("", total=self._total)
        self._bar.start()


def _size(paths: Iterable[str]) -> int | None:
    """The bytes of all files together; None when one of them has no size, such as standard input."""
    total = 0
    for path in paths:
        try:
            if path == "-" or not os.path.isfile(path):
                return None
            total += os.path.getsize(path)
        except OSError:
            continue  # it will be told when it is its turn
    return total
