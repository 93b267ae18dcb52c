"""What SECURITY.md promises."""

import ast
import html
import io
import json
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import urdutext

PACKAGE = Path(urdutext.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

#: What could run code that stands in data, start programs, or reach a network.
FORBIDDEN_IMPORTS = {
    "pickle", "dill", "joblib", "marshal", "shelve", "ctypes", "subprocess", "socket", "ssl", "http", "urllib",
    "requests", "tarfile", "xmlrpc", "ftplib", "smtplib", "webbrowser", "yaml",
}  # fmt: skip
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "system", "popen", "extractall", "unpack_archive"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_can_run_data_as_code_or_reach_a_network(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name.partition(".")[0] for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [(node.module or "").partition(".")[0]]
        assert not FORBIDDEN_IMPORTS & set(names), names
        if isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            owner = called.value.id if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) else ""
            # re.compile compiles patterns, not code.
            assert name not in FORBIDDEN_CALLS or owner in ("re", "regex"), ast.unparse(node)
            if name == "load" and owner in ("np", "numpy"):
                assert "allow_pickle=False" in ast.unparse(node)


class Evil:
    def __reduce__(self):
        return (os.mkdir, (os.environ["EVIL_MARK"],))


@pytest.mark.parametrize("form", ["npz", "npy", "pickle"])
def test_a_model_file_cannot_run_code(tmp_path, monkeypatch, form):
    mark = tmp_path / "ran"
    monkeypatch.setenv("EVIL_MARK", str(mark))
    path = tmp_path / "model.npz"
    evil = np.array([Evil()], dtype=object)
    out = io.BytesIO()
    if form == "npz":
        names = np.load(PACKAGE / "ner" / "model.npz", allow_pickle=False).files
        np.savez(out, **dict.fromkeys(names, evil))
    elif form == "npy":
        np.save(out, evil)
    else:
        pickle.dump(Evil(), out)
    path.write_bytes(out.getvalue())
    command = [sys.executable, "-m", "urdutext", "entities", "--model", path]
    done = subprocess.run(command, input=b"x", capture_output=True, timeout=60, check=False)
    assert not mark.exists()
    assert done.returncode in (1, 2) and done.stderr.count(b"\n") == 1 and b"Traceback" not in done.stderr


EVIL = "\x1b[31mلاہور\x1b]0;x\x07\x9b31m \u202eکراچی\u202c <script>alert(1)</script><b onclick=\"x\"> [red]پشاور[/red] =1+1\r۔"


def on_a_terminal(*arguments):
    """What a command sends to a terminal."""
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "urdutext", *arguments], stdin=subprocess.PIPE, stdout=follower, stderr=subprocess.PIPE,
        env={**os.environ, "NO_COLOR": "1"},
    )
    os.close(follower)
    process.stdin.write(json.dumps({"text": EVIL, "id": EVIL}).encode() + b"\n")
    process.stdin.close()
    sent = b""
    try:
        while chunk := os.read(leader, 4096):
            sent += chunk
    except OSError:
        pass  # the other end is closed
    assert process.wait(60) == 0, process.stderr.read()
    return sent.replace(b"\r\n", b"\n").decode()


@pytest.mark.parametrize(
    "arguments",
    [["normalize"], ["sentences"], ["tokens"], ["entities"], ["dates"], ["analyze"], ["entities", "-f", "csv"],
     ["entities", "-f", "tsv"], ["sentences", "--jsonl"], ["entities", "--count"]],
    ids=" ".join,
)  # fmt: skip
def test_a_terminal_gets_nothing_to_obey(arguments):
    sent = on_a_terminal(*arguments, "--from", "jsonl", "--no-progress")
    assert sent
    for control in "\x1b\x07\x9b\r\u202e":
        assert control not in sent, (control, sent)


def test_names_of_files_in_messages_are_shown_not_obeyed(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "urdutext", "sentences", "a\x1b[31m\nb"], capture_output=True, timeout=60, check=False
    )
    assert b"\x1b" not in done.stderr and done.stderr.count(b"\n") == 1


def test_a_page_holds_the_text_and_none_of_its_markup(tmp_path):
    path = tmp_path / "<img src=x onerror=alert(1)>.txt"
    path.write_text(EVIL, encoding="utf-8")
    page = subprocess.run(
        [sys.executable, "-m", "urdutext", "entities", "-f", "html", path], capture_output=True, timeout=60, check=True
    ).stdout.decode()
    assert "<script>alert" not in page and "<b onclick" not in page and "<img src=x" not in page
    # What the text says of markup is there to be read, whether or not the tagger marks a word of it.
    assert "<script>alert(1)</script>" in html.unescape(re.sub("<[^>]*>", "", page))
    # Nothing is fetched when it is opened.
    assert "http-equiv=\"refresh\"" not in page and "src=\"http" not in page and "url(http" not in page


def test_importing_and_running_reaches_no_network(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import socket\n"
        "def refuse(*a, **k): raise SystemExit('network')\n"
        "socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "urdutext", "analyze"], input="وہ 14 اگست کو لاہور گیا۔".encode(), capture_output=True,
        env=environment, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
