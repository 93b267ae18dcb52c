"""The loop that every command runs: read documents, annotate them, write them, in input order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from ..formats.base import Format, FormatError
from ..formats.visible import visible_lines
from ..resources import ResourceError
from . import say
from .files import InputError, expand
from .inputs import Item, Line, parts
from .options import Shared
from .outputs import Output, OutputError, encoded
from .progress import Meter
from .signals import ended, leave_to_parent, stopping

if TYPE_CHECKING:
    from concurrent.futures import Future

    #: What goes to a worker: a document, a line to be read as one there, or an error in its place.
    Part = Item | Line | InputError

#: Adds a layer to each document, in place; it gets many at once since models work better on many.
#: A function of a module, or a `functools.partial` of one, so that it can go to another process.
#: It raises ValueError, with one document, when that document can't be annotated.
Annotate = Callable[[list[dict[str, Any]]], None]

BATCH_CHARACTERS = 1 << 18
BATCH_DOCUMENTS = 256


@dataclass(slots=True)
class _Batch:
    items: list[Part] = field(default_factory=list)
    characters: int = 0

    def full(self) -> bool:
        return self.characters >= BATCH_CHARACTERS or len(self.items) >= BATCH_DOCUMENTS


class Abandoned(int):
    """An exit status after which the program must not wait for its threads.

    Workers were killed: a thread of their executor may be writing to a pipe that nobody reads any more, or
    reading the rest of what was never written to the end, for ever (CPython issue 94777).
    """


def run(shared: Shared, annotate: Annotate, format: Format, *, blocks: bool = False) -> int:
    """Run a command over its files; its exit status, 0 or 1.

    A file or line that can't be read is named on standard error, and the others are still processed.
    ``blocks``: text files come in pieces (see `inputs.read`).
    """
    failures = 0
    output: Output | None = None
    status_of = Abandoned if shared.jobs > 1 else int
    if shared.skip_boilerplate:
        annotate = partial(_without_boilerplate, annotate=annotate)
    try:
        paths = list(expand(shared.files, shared.recursive))
        files = [path for path in paths if isinstance(path, str)]
        with stopping(), Output(shared.output) as output, Meter(files) as meter:
            for path in files:
                if path != "-" and output.is_file(path):
                    raise OutputError(f"{path}: is the output as well; give -o {path}, which is replaced at the end")
            format.screen = output.is_screen
            # On a terminal that gets the data bit by bit a bar would stand in its way.
            if shared.progress and (not output.is_screen or format.waits):
                meter.show()
            output.write(format.begin())
            for part in _parts(paths, shared, annotate, format, blocks, meter):
                if isinstance(part, InputError):
                    failures += 1
                    output.flush()
                    say(str(part))
                else:
                    text = format.write(part)
                    # A format that waits lays out its table itself, colours and all.
                    if isinstance(text, str) and output.is_screen and not format.waits:
                        text = visible_lines(text)
                    output.write(text)
            meter.stop()
            output.write(format.end())
            output.commit()
    except (OutputError, FormatError, ResourceError) as error:
        say(str(error))
        return status_of(1)
    except BrokenPipeError:
        # The reader has what it wanted (head, less): a closed pipe is no failure.
        if output is not None:
            output.abandon()
        return status_of(1 if failures else 0)
    except KeyboardInterrupt as stop:
        where = ""
        if output is not None:  # else the files were still being listed
            where = f"; what was finished is in {output.unfinished}" if output.unfinished else ""
            try:
                output.flush()
            except (OSError, ValueError, OutputError):
                pass  # there is nowhere to put it
        word, status = ended(stop)
        say(f"{word}{where}")
        return status_of(status)
    return 1 if failures else 0


def _without_boilerplate(documents: list[dict[str, Any]], annotate: Annotate) -> None:
    """Annotate, then leave out what begins in a page's furniture, and tell where that is."""
    from ..document import LAYERS
    from ..formats.marks import inside, spans
    from ..segmentation.boilerplate import boilerplate

    annotate(documents)
    for document in documents:
        text = document["text"]
        document["boilerplate"] = [
            {"start": start, "end": end, "text": text[start:end], "rule": rule} for start, end, rule in boilerplate(text)
        ]
        for layer in LAYERS:
            if spans(document, layer):
                document[layer] = [span for span in document[layer] if not inside(document["boilerplate"], span["start"])]


def _parts(
    paths: list[str | InputError], shared: Shared, annotate: Annotate, format: Format, blocks: bool, meter: Meter
) -> Iterator[Any]:
    batches = _batches(paths, shared, blocks, meter)
    if shared.jobs == 1:
        for batch, position in batches:
            yield from _work(batch, annotate, format)
            meter.reached(position)
    else:
        yield from _in_parallel(batches, shared.jobs, annotate, format, meter)


def _in_parallel(
    batches: Iterator[tuple[list[Part], int]], jobs: int, annotate: Annotate, format: Format, meter: Meter
) -> Iterator[Any]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    executor = ProcessPoolExecutor(jobs, initializer=leave_to_parent)
    # No more is read ahead than keeps the processes busy, so that memory stays bounded.
    waiting: deque[tuple[list[Part], int, Future[list[Any]]]] = deque()
    died, done = Event(), Event()
    watch = Thread(target=_kill_all_when_one_dies, args=(died, done), daemon=True)

    def first() -> Iterator[Any]:
        _, position, future = waiting[0]
        yield from _result(future, died)
        waiting.popleft()
        meter.reached(position)

    try:
        for batch, position in batches:
            waiting.append((batch, position, executor.submit(_work, batch, annotate, format)))
            if not watch.ident:
                watch.start()  # after the workers: a process with threads is no good to copy
            if len(waiting) > 2 * jobs:
                yield from first()
        while waiting:
            yield from first()
        # Its thread must have ended before the program does: Python wakes it then by a pipe which the thread may
        # just have closed, and prints a traceback ("Bad file descriptor"). A worker that dies now is still noticed.
        executor.shutdown()
    except BrokenProcessPool:
        _kill_workers()
        where = next((item.where for item in waiting[0][0] if not isinstance(item, InputError)), "") if waiting else ""
        raise OutputError(
            f"{where}: a worker process died, perhaps out of memory; from here on nothing is done; try a smaller --jobs"
        ) from None
    except BaseException:
        # Interrupted, or nobody reads any more: what the workers still do is of no use.
        _kill_workers()
        raise
    finally:
        done.set()
        executor.shutdown(wait=False, cancel_futures=True)


def _result(future: Future[list[Any]], died: Event) -> list[Any]:
    """What a worker gives back. Raises BrokenProcessPool when one of the workers ``died``."""
    from concurrent.futures import TimeoutError
    from concurrent.futures.process import BrokenProcessPool

    while True:
        try:
            return future.result(timeout=1)
        except TimeoutError:
            # The executor notices a worker's death, but not when it died in the middle of writing its result.
            if died.is_set():
                raise BrokenProcessPool from None


def _kill_all_when_one_dies(died: Event, done: Event) -> None:
    """Wait, in a thread, until a worker dies or the work is ``done``.

    A worker that was killed in the middle of writing its result holds the lock of that pipe for ever, and the others
    wait for it. Since they ignore the signals that ask, the executor waits for them in turn when it tidies up, from
    Python 3.13 on with the lock in its hand that `submit` needs.
    """
    import multiprocessing
    from multiprocessing import connection

    workers = {}
    while not done.is_set():
        workers.update({process.pid: process for process in multiprocessing.active_children()})
        connection.wait([process.sentinel for process in workers.values()], timeout=1)
        ended = {pid: code for pid, process in workers.items() if (code := process.exitcode) is not None}
        if any(ended.values()) and not done.is_set():
            died.set()
            _kill_workers()
            return
        # One whose work is done ends with 0, and is waited for no more.
        workers = {pid: process for pid, process in workers.items() if pid not in ended}


def _kill_workers() -> None:
    import multiprocessing

    for process in multiprocessing.active_children():
        process.kill()  # they ignore the signals that ask


def _batches(
    paths: list[str | InputError], shared: Shared, blocks: bool, meter: Meter
) -> Iterator[tuple[list[Part], int]]:
    """The documents in batches, each with how many bytes were read by its end."""
    batch = _Batch()
    for path in paths:
        if isinstance(path, InputError):
            batch.items.append(path)
            continue
        try:
            for item in parts(path, shared, blocks=blocks, tell=meter.tell):
                batch.items.append(item)
                batch.characters += len(item.text if isinstance(item, Line) else item.document["text"])
                if batch.full():
                    yield batch.items, meter.read
                    batch = _Batch()
        except InputError as error:
            batch.items.append(error)
    if batch.items:
        yield batch.items, meter.read


def _work(parts: list[Part], annotate: Annotate, format: Format) -> list[Any]:
    """The parts of a batch: what the format made of each document, or the error in its place."""
    batch = [part.read() if isinstance(part, Line) else part for part in parts]
    items = [item for item in batch if isinstance(item, Item)]
    failed: dict[int, InputError] = {}
    try:
        annotate([item.document for item in items])
    except ResourceError:
        raise  # every document would fail alike
    except Exception:
        # One of them is at fault: find it, and lose no other.
        for item in items:
            try:
                annotate([item.document])
            except Exception as error:
                failed[id(item)] = _failure(item, error)
    made = [item if isinstance(item, InputError) else failed.get(id(item)) or _written(item, format) for item in batch]
    return made if format.separator is None or format.screen else _joined(made, format.separator)


def _written(item: Item, format: Format) -> Any:
    try:
        return format.convert(item.document, item.piece)
    except FormatError:
        raise  # every document would fail alike
    except Exception as error:
        return _failure(item, error)


def _failure(item: Item, error: Exception) -> InputError:
    """What is told of a document that can't be annotated, or written."""
    if isinstance(error, ValueError):
        return InputError(f"{item.where}: {error}")
    if "URDUTEXT_DEBUG" in os.environ:
        raise error
    return InputError(
        f"{item.where}: a fault of urdutext, please report it ({type(error).__name__}: {error}); "
        "URDUTEXT_DEBUG=1 shows where"
    )


def _joined(parts: list[Any], separator: str) -> list[Any]:
    """Parts with those that are text made one, as it is written: the first process has only to pass it on."""
    out: list[Any] = []
    for is_text, group in groupby(parts, lambda part: isinstance(part, str)):
        some = list(group)
        out.extend([encoded(separator.join(some))] if is_text else some)
    return out
