"""Products of matrices on one core.

Those of the models are small: threads of their own gain them nothing on cores that are free, and where the cores are
busy, with other processes of the same job say, the threads wait for each other: tagging took ten times as long on two
cores that two other programs used (measured with numpy's OpenBLAS). The command line says so to the library before it
is loaded; a program that imports urdutext has loaded numpy already.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import Any

# The number of threads is one of the whole process: two that changed it at the same time would not restore it.
_one_at_a_time = RLock()


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """A block in which numpy multiplies matrices with one thread; after it, with as many as before.

    Does nothing where the environment says how many threads there are; else one thread is in such a block at a time.
    """
    if "OPENBLAS_NUM_THREADS" in os.environ or "OMP_NUM_THREADS" in os.environ:
        yield
        return
    with _one_at_a_time, _libraries().limit(limits=1, user_api="blas"):
        yield


@cache
def _libraries() -> Any:
    """The libraries that are loaded; finding them takes some milliseconds, so once."""
    import numpy  # noqa: F401  (so that its library is among them)
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
