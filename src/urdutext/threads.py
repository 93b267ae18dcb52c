"""Products of matrices on one core.

Those of the models are small: threads of their own gain them nothing on cores that are free, and where the cores are
busy, with other processes of the same job say, the threads wait for each other: tagging took ten times as long on two
cores that two other programs used (measured with numpy's OpenBLAS). The command line says so to the library before it
is loaded; a program that imports urdutext has loaded numpy already.
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any


def one_blas_thread() -> AbstractContextManager[Any]:
    """A block in which numpy multiplies matrices with one thread; after it, with as many as before.

    Does nothing where the environment says how many threads there are.
    """
    if "OPENBLAS_NUM_THREADS" in os.environ or "OMP_NUM_THREADS" in os.environ:
        return nullcontext()
    limited: AbstractContextManager[Any] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> Any:
    """The libraries that are loaded; finding them takes some milliseconds, so once."""
    import numpy  # noqa: F401  (so that its library is among them)
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
