"""How many threads numpy multiplies matrices with, in a process of its own that no command has set up."""

import os
import subprocess
import sys

_BEGIN = """
import numpy
from threadpoolctl import threadpool_info, threadpool_limits
threadpool_limits(2, "blas")
def threads():
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"} - {1}
"""


def run(program: str, **environment: str) -> str:
    clean = {
        name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")
    } | environment
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN + program],
        check=False,
        capture_output=True,
        text=True,
        env=clean,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_tagger_and_the_network_of_sentences_take_one_thread():
    program = """
from urdutext.ner import tagger
from urdutext.segmentation import boundaries
import urdutext
before, seen = threads(), []
for module, name in ((tagger, "label_scores"), (boundaries, "_network")):
    def watched(*values, inner=getattr(module, name)):
        seen.append(threads())
        return inner(*values)
    setattr(module, name, watched)
urdutext.entities("وہ لاہور گیا")
one = list(seen)
urdutext.sentences("وہ لاہور گیا اور پھر واپس نہ آیا " * 40)
print(len(one), len(seen) > len(one), set().union(*seen) or "one", threads() == before)
"""
    assert run(program) == "1 True one True"


def test_the_number_is_as_before_when_several_threads_are_done():
    program = """
import threading
import urdutext
before = threads()
text = "وہ لاہور گیا اور پھر واپس نہ آیا " * 40
work = [lambda: urdutext.entities(text), *[lambda: urdutext.sentences(text)] * 2] * 3
running = [threading.Thread(target=one) for one in work]
for thread in running:
    thread.start()
for thread in running:
    thread.join()
print(threads() == before)
"""
    assert run(program) == "True"


def test_the_environment_is_heeded():
    program = """
from urdutext.threads import one_blas_thread
before = threads()
with one_blas_thread():
    print(threads() == before)
"""
    assert run(program, OMP_NUM_THREADS="2") == "True"
