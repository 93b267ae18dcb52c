"""The loop: a document that fails is named, and no other is lost."""

import io
import json
import sys
import threading

import pytest

from urdutext.cli import run as loop
from urdutext.cli.options import Shared
from urdutext.cli.run import run
from urdutext.formats.json import JsonLines
from urdutext.resources import ResourceError


class Streams:
    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.isatty = lambda: False


@pytest.fixture
def go(monkeypatch, tmp_path, capsys):
    def run_over(annotate, texts, jobs=1, format=None):
        path = tmp_path / "in.jsonl"
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
        monkeypatch.setattr(sys, "stdout", out := Streams())
        status = run(Shared((str(path),), "jsonl", jobs=jobs, progress=False), annotate, format or JsonLines())
        lines = [json.loads(line) for line in out.buffer.getvalue().decode().splitlines()]
        return status, [line["text"] for line in lines], capsys.readouterr().err

    return run_over


def fail_on_two(documents):
    for document in documents:
        if document["text"] == "2":
            raise KeyError("two")
        if document["text"] == "3":
            raise ValueError("three is refused")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_is_named_with_its_document_and_the_others_are_done(go, jobs, monkeypatch):
    monkeypatch.delenv("URDUTEXT_DEBUG", raising=False)
    status, texts, messages = go(fail_on_two, ["1", "2", "3", "4"], jobs)
    assert (status, texts) == (1, ["1", "4"])
    first, second = messages.splitlines()
    assert "in.jsonl: line 2: a fault of urdutext, please report it (KeyError: 'two')" in first
    assert second.endswith("in.jsonl: line 3: three is refused")


def do_nothing(documents):
    pass


def test_no_thread_of_the_workers_is_left(go):
    # One that still tidied up when the program ended made Python print a traceback, now and then.
    assert go(do_nothing, ["1", "2"], jobs=2) == (0, ["1", "2"], "")
    assert not [thread for thread in threading.enumerate() if "Executor" in type(thread).__name__]


def test_workers_that_are_done_are_not_killed(go, monkeypatch):
    killed = []
    monkeypatch.setattr(loop, "_kill_workers", lambda: killed.append(1))
    for _ in range(3):
        assert go(do_nothing, ["1", "2"], jobs=2) == (0, ["1", "2"], "")
    assert not killed


class FailsOnTwo(JsonLines):
    def convert(self, document, piece):
        return super().convert(document, piece) if document["text"] != "2" else document["none"]


def test_what_cannot_be_written_is_named_and_the_others_are_done(go, monkeypatch):
    monkeypatch.delenv("URDUTEXT_DEBUG", raising=False)
    status, texts, message = go(do_nothing, ["1", "2", "3"], format=FailsOnTwo())
    assert (status, texts) == (1, ["1", "3"])
    assert "in.jsonl: line 2: a fault of urdutext" in message


def test_an_interrupt_while_files_are_listed(go, monkeypatch):
    def interrupted(files, recursive):
        raise KeyboardInterrupt

    monkeypatch.setattr(loop, "expand", interrupted)
    assert go(do_nothing, ["1"]) == (130, [], "urdutext: interrupted\n")


def damaged(documents):
    raise ResourceError("model.npz: damaged; reinstall urdutext")


def test_a_damaged_model_is_told_once(go):
    assert go(damaged, ["1", "2"]) == (1, [], "urdutext: model.npz: damaged; reinstall urdutext\n")


def die(documents):
    import os
    import signal

    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_dies_is_told(go):
    status, texts, message = go(die, ["1"], jobs=2)
    assert (status, texts) == (1, []) and "a worker process died" in message and message.count("\n") == 1
