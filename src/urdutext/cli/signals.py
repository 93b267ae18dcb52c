"""Signals that ask the program to stop: they end it in order, as Ctrl-C does.

SIGTERM comes from `kill`, `timeout`, job schedulers and machines that shut down; SIGHUP from a terminal
that was closed.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_NAMES = ("SIGTERM", "SIGHUP")  # Windows has no SIGHUP
_STOPS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


class Stopped(KeyboardInterrupt):
    """A signal asked to stop; ``status`` is the exit status that a shell expects after it."""

    def __init__(self, number: int) -> None:
        self.status = 128 + number


def ended(stop: KeyboardInterrupt) -> tuple[str, int]:
    """The word that tells of an interruption or a signal, and the exit status after it."""
    return ("terminated", stop.status) if isinstance(stop, Stopped) else ("interrupted", 130)


@contextmanager
def stopping() -> Iterator[None]:
    """Raise Stopped, inside this context, when a signal asks to stop; one that was ignored (nohup) stays so."""
    before: dict[int, Any] = {}
    try:
        for number in _STOPS:
            if signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, _stop)
    except ValueError:
        pass  # not in the main thread: the host program decides what signals do
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough: the end must not be interrupted
    raise Stopped(number)


def leave_to_parent() -> None:
    """In a worker process: signals that go to a whole group are the first process's to act upon, and a worker
    does not outlive it."""
    import os
    import threading
    from multiprocessing import connection, parent_process

    for number in (signal.SIGINT, *_STOPS):
        signal.signal(number, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
