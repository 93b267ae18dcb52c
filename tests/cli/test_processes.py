"""Real processes: pipes, signals, devices and exit statuses."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

URDUTEXT = [sys.executable, "-m", "urdutext"]
LINE = "وہ لاہور گیا۔ پھر واپس آیا۔\n"


def run(*arguments, input=b"", **extra):
    return subprocess.run([*URDUTEXT, *map(str, arguments)], input=input, capture_output=True, timeout=120, check=False, **extra)


def test_a_closed_pipe_ends_quietly():
    writer = subprocess.Popen([*URDUTEXT, "normalize"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    head = subprocess.Popen(["head", "-n", "1"], stdin=writer.stdout, stdout=subprocess.PIPE)
    writer.stdout.close()
    try:
        for _ in range(40):
            writer.stdin.write(LINE.encode() * 5000)
        writer.stdin.close()
    except BrokenPipeError:
        pass
    assert head.communicate()[0].decode() == LINE
    assert writer.stderr.read() == b""
    assert writer.wait(60) == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
@pytest.mark.parametrize("arguments", [[], ["-o", "/dev/full"]])
def test_a_full_disk_is_told_in_one_line(arguments):
    with open("/dev/full", "wb") as full:
        process = subprocess.run(
            [*URDUTEXT, "normalize", *arguments],
            input=LINE.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert process.returncode == 1
    assert "no space left on device" in process.stderr.decode() and process.stderr.count(b"\n") == 1


def test_a_failure_leaves_the_old_file_whole(tmp_path):
    old = tmp_path / "there" / "out.txt"
    process = run("normalize", "-o", old, input=LINE.encode())
    assert process.returncode == 1 and b"no such file or directory" in process.stderr


def test_an_interrupt_keeps_what_was_finished(tmp_path):
    out = tmp_path / "out.txt"
    out.write_text("old")
    process = subprocess.Popen([*URDUTEXT, "normalize", "-o", str(out)], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(LINE.encode() * 100_000)
    process.stdin.flush()
    part = Path(f"{out}.part")
    for _ in range(300):
        if part.exists() and part.stat().st_size:
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, message = process.communicate(timeout=60)
    assert process.returncode == 130
    assert message.decode().count("\n") == 1 and "interrupted" in message.decode() and str(part) in message.decode()
    assert out.read_text() == "old"
    assert part.read_text(encoding="utf-8").startswith(LINE)


def test_pipes_of_commands():
    first = run("normalize", input="كراچي ميں".encode())
    second = run("entities", "--json", input=first.stdout)
    assert [e["text"] for e in json.loads(second.stdout)[0]["entities"]] == ["کراچی"]


def test_importing_loads_nothing_heavy():
    code = "import sys, urdutext; print(*sorted({'numpy', 'click', 'rich', 'regex', 'urduhack', 'hijridate'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""


def test_normalizing_a_line_loads_nothing_heavy():
    code = (
        "import sys, io; sys.argv = ['urdutext', 'normalize']\n"
        "from urdutext.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sorted({'numpy', 'rich', 'regex', 'urduhack', 'multiprocessing', 'concurrent.futures'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], input="كيا\n", capture_output=True, text=True, check=True).stdout
    assert out == "کیا\n\n"
