"""Faults, by real processes: what was finished is there, and one line says what was not."""

import json
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

import urdutext
from urdutext.cli import inputs
from urdutext.cli.run import _kill_all_when_one_dies, _result
from urdutext.cli.signals import leave_to_parent
from urdutext.resources import resources

URDUTEXT = [sys.executable, "-m", "urdutext"]
LINE = "وہ 14 اگست کو لاہور گیا۔ پھر واپس آیا۔\n"
COMMANDS = ["normalize", "sentences", "tokens", "dates", "entities", "analyze"]


def run(*arguments, input=b"", **extra):
    done = subprocess.run(
        [*URDUTEXT, *map(str, arguments)], input=input, capture_output=True, timeout=300, check=False, **extra
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def one_line(done, *words, status=1):
    assert done.returncode == status, done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    for word in words:
        assert word in done.stderr.decode()


# --- inputs ------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(LINE, encoding="utf-8")
    path.chmod(0)
    one_line(run("sentences", path), "secret.txt: may not be read; check its permissions")


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="needs a file whose reading fails")
def test_a_file_that_opens_but_cannot_be_read(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text(LINE, encoding="utf-8")
    done = run("normalize", "/proc/self/mem", good)
    one_line(done, "/proc/self/mem: input/output error")
    assert done.stdout.decode() == LINE


def test_a_file_that_grows_while_it_is_read(tmp_path):
    path = tmp_path / "log.txt"
    path.write_text(LINE * 1000, encoding="utf-8")
    grows = True

    def grow():
        with path.open("ab") as file:
            while grows:
                file.write(LINE.encode() * 200)
                file.flush()
                time.sleep(0.001)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        out = run("normalize", path).stdout.decode()
    finally:
        grows = False
        writer.join()
    assert len(out) >= 1000 * len(LINE) and path.read_text(encoding="utf-8").startswith(out)


def test_a_file_that_vanishes_before_its_turn_is_named_and_the_next_is_done(tmp_path):
    first, second, third = (tmp_path / f"{n}.txt" for n in "123")
    os.mkfifo(first)
    for path in (second, third):
        path.write_text(LINE, encoding="utf-8")
    process = subprocess.Popen(
        [*URDUTEXT, "normalize", first, second, third], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with first.open("wb") as pipe:  # opens when the command reads it
        second.unlink()
        pipe.write(LINE.encode())
    out, message = process.communicate(timeout=60)
    assert process.returncode == 1 and out.decode() == LINE * 2
    assert message.decode() == f"urdutext: {second}: no such file; check the name\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_binary_files_are_refused_with_a_remedy_or_replaced_on_request(tmp_path, command):
    path = tmp_path / "image.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(0).randbytes(20_000))
    done = run(command, path)
    one_line(done, "image.png: line 1, byte 1: 0x89 is no UTF-8", "--encoding", "--errors replace")
    done = run(command, "--jsonl", "--errors", "replace", path)
    assert done.returncode == 0 and "\ufffdPNG" in json.loads(done.stdout)["text"]


@pytest.mark.parametrize("command", COMMANDS)
def test_nul_bytes_and_lone_surrogates_are_characters_like_others(command):
    text = f"\x00{LINE}\x00\ud800 \udc00لاہور\x00"
    done = run(command, "--from", "jsonl", "--jsonl", input=json.dumps({"text": text}).encode())
    assert done.returncode == 0 and json.loads(done.stdout)["text"] == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_heeded_by_every_reader(tmp_path, encoding):
    path = tmp_path / "in.jsonl"
    path.write_bytes((json.dumps({"text": LINE}, ensure_ascii=False) + "\n").encode(encoding))
    assert json.loads(run("sentences", "--jsonl", path).stdout)["text"] == LINE
    assert json.loads(run("sentences", "--jsonl", "--from", "jsonl", input=path.read_bytes()).stdout)["text"] == LINE


def test_a_document_that_is_too_long_is_refused_with_a_remedy(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("w", encoding="utf-8") as file:
        for _ in range(inputs.MAX_CHARACTERS // (10_000 * len(LINE)) + 1):
            file.write(LINE * 10_000)
    one_line(run("dates", path), "long.txt: longer than a document may be (16,777,216 characters)", "--lines", "split")
    # Text streams, whatever its length.
    assert run("normalize", path).returncode == 0


def test_a_line_that_is_too_long_is_refused(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * (inputs.MAX_CHARACTERS + 2 * inputs.BLOCK))
    one_line(run("normalize", path), "long.txt: a line is longer than it may be", "break it into lines")


def test_a_large_file_streams_through_little_memory(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(LINE.encode() * 10_000)
    limit = 300 << 20  # bytes of data, of a file of 66 MB
    out = tmp_path / "out.txt"
    done = run(
        "normalize", path, "-o", out, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    )
    assert done.returncode == 0, done.stderr
    assert out.stat().st_size == path.stat().st_size


# --- outputs -----------------------------------------------------------------------------------------


def test_the_output_may_be_the_input_with_o_but_not_with_a_redirection(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("كيا\n", encoding="utf-8")
    with path.open("ab") as file:
        process = subprocess.run([*URDUTEXT, "normalize", path], stdout=file, stderr=subprocess.PIPE, check=False)
    one_line(process, "a.txt: is the output as well; give -o")
    assert path.read_text(encoding="utf-8") == "كيا\n"
    assert run("normalize", path, "-o", path).returncode == 0
    assert path.read_text(encoding="utf-8") == "کیا\n"


def test_a_link_stays_a_link_and_a_mode_a_mode(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    assert run("normalize", "-o", link, input=LINE.encode()).returncode == 0
    assert link.is_symlink() and real.read_text(encoding="utf-8") == LINE
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.txt", "real.txt"]


def test_a_folder_as_output_is_refused_before_any_work(tmp_path):
    one_line(run("normalize", "-o", tmp_path, input=LINE.encode()), "is a folder")
    assert not Path(f"{tmp_path}.part").exists()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk(tmp_path, command, jobs):
    path = tmp_path / "in.txt"
    path.write_text(LINE * 500, encoding="utf-8")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*URDUTEXT, command, "-j", str(jobs), path], stdout=full, stderr=subprocess.PIPE, timeout=120, check=False
        )
    one_line(done, "standard output: no space left on device")


@pytest.mark.parametrize(
    "arguments", [["normalize"], ["dates", "--jsonl", "--lines"], ["tokens", "-f", "csv", "--lines", "-j", "2"]]
)
@pytest.mark.parametrize("size", [0, 1, 70_000])
def test_a_pipe_that_is_closed_at_any_moment(tmp_path, arguments, size):
    path = tmp_path / "in.txt"
    path.write_text(LINE * 4000, encoding="utf-8")
    process = subprocess.Popen([*URDUTEXT, *arguments, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert len(process.stdout.read(size)) == size
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 0


@pytest.mark.parametrize(
    ("redirection", "message"),
    [("<&-", "standard input is closed"), (">&-", "standard output is closed"), ("2>&-", "")],
)
def test_closed_streams(redirection, message):
    command = f'printf x | "{sys.executable}" -m urdutext normalize {redirection}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=False)
    if message:
        one_line(done, message)
    else:
        assert (done.returncode, done.stdout) == (0, b"x")


# --- signals and workers -----------------------------------------------------------------------------


def children(process):
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, check=False).stdout
    return [int(pid) for pid in found.split()]


def alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def still(process):
    """Whether a process uses no time for half a second."""

    def used():
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]

    before = used()
    time.sleep(0.5)
    return used() == before


def wait_for(condition):
    for _ in range(600):
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def busy(tmp_path):
    """A command with two workers in the middle of its work, that will not end by itself."""
    source, out = tmp_path / "in.fifo", tmp_path / "out.jsonl"
    os.mkfifo(source)
    out.write_text("old")
    process = subprocess.Popen(
        [*URDUTEXT, "dates", "--lines", "--jsonl", "-j", "2", "-o", out, source], stderr=subprocess.PIPE
    )
    # Read and write: opening must not wait for the command.
    with source.open("r+b", buffering=0) as pipe:
        writing = threading.Thread(target=feed, args=(pipe, process), daemon=True)
        writing.start()
        part = Path(f"{out}.part")
        assert wait_for(lambda: part.exists() and part.stat().st_size and len(children(process.pid)) == 2)
        yield process, out, children(process.pid)
        process.kill()
        writing.join(10)


def feed(pipe, process):
    try:
        while process.poll() is None:
            pipe.write(LINE.encode() * 50)  # fewer bytes than a pipe takes at once
    except BrokenPipeError:
        pass  # it ended meanwhile


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="looks for processes in /proc")
@pytest.mark.parametrize(
    ("number", "status", "word"),
    [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated"), (signal.SIGHUP, 129, "terminated")],
)
def test_a_signal_in_the_middle_of_parallel_work(busy, number, status, word):
    process, out, workers = busy
    process.send_signal(number)
    _, message = process.communicate(timeout=60)
    assert process.returncode == status
    assert message.decode() == f"urdutext: {word}; what was finished is in {out}.part\n"
    assert wait_for(lambda: not any(map(alive, workers)))
    assert out.read_text() == "old"
    lines = Path(f"{out}.part").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["text"] for line in lines[:-1]] == [LINE[:-1]] * (len(lines) - 1)


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="looks for processes in /proc")
def test_workers_do_not_outlive_a_killed_parent(busy):
    process, _, workers = busy
    process.kill()
    process.wait(60)
    assert wait_for(lambda: not any(map(alive, workers)))


def test_a_result_that_no_living_worker_will_give():
    died = threading.Event()
    died.set()
    with pytest.raises(BrokenProcessPool):
        _result(Future(), died)


def test_when_one_worker_dies_the_others_are_killed():
    # As workers do, it ignores the signal that asks.
    workers = [multiprocessing.get_context("fork").Process(target=ignore_signals, daemon=True) for _ in range(2)]
    for worker in workers:
        worker.start()
    died = threading.Event()
    watch = threading.Thread(target=_kill_all_when_one_dies, args=(died, threading.Event()))
    watch.start()
    time.sleep(0.5)
    workers[0].kill()
    watch.join(30)
    workers[1].join(30)
    assert died.is_set() and workers[1].exitcode == -signal.SIGKILL


def ignore_signals():
    leave_to_parent()
    time.sleep(60)


def told_of_a_dead_worker(process, out, workers):
    _, message = process.communicate(timeout=60)
    assert process.returncode == 1 and message.count(b"\n") == 1
    assert "in.fifo: line " in message.decode() and "a worker process died" in message.decode()
    assert out.read_text() == "old" and Path(f"{out}.part").stat().st_size
    assert wait_for(lambda: not any(map(alive, workers)))


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="looks for processes in /proc")
def test_a_worker_that_is_killed_is_told_with_the_place(busy):
    process, out, workers = busy
    os.kill(workers[0], signal.SIGKILL)
    told_of_a_dead_worker(process, out, workers)


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="looks for processes in /proc")
@pytest.mark.parametrize("which", [0, 1])
def test_a_worker_that_is_killed_while_it_writes_its_result(busy, which):
    process, out, workers = busy
    # While nobody reads, both workers come to a halt: one in the middle of a result, one waiting for it to end.
    process.send_signal(signal.SIGSTOP)
    assert wait_for(lambda: all(still(worker) for worker in workers))
    os.kill(workers[which], signal.SIGKILL)
    process.send_signal(signal.SIGCONT)
    told_of_a_dead_worker(process, out, workers)


# --- resources ---------------------------------------------------------------------------------------

FILES = sorted(row.file for row in resources() if not row.file.endswith("OFL.txt"))
# What needs each table: a title, an honorific, Arabic letters, a missing space, a fiscal year, a quotation.
RICH = (
    "وزیراعظم شہباز شریف نے حضرت محمد صلی اللہ علیہ وسلم ﷺ کی سیرت پر ’’خطاب‘‘ كيا، مالی سال 2024-25 میں "
    "آج عید الفطر اور 14 اگست کو جلسہ ہوگا۔ وہ خوب صورت شہر لاہورمیں رہتےہیں۔\n"
)


# The command that reads a file, or the files of a folder, where it is not `analyze`.
NEEDS = {
    "formats": ["entities", "-f", "html"],
    "normalization": ["normalize", "--honorifics", "expand"],
    "segmentation/boilerplate.tsv": ["sentences", "--skip-boilerplate"],
    "segmentation/boundaries.npz": ["sentences", "--unpunctuated"],
}


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """A copy of the package whose files may be damaged."""
    path = tmp_path_factory.mktemp("package") / "urdutext"
    shutil.copytree(Path(urdutext.__file__).parent, path, ignore=shutil.ignore_patterns("__pycache__"))
    return path


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("damage", ["missing", "noise", "cut"])
def test_a_damaged_resource_is_named_with_the_remedy(package, file, damage):
    if damage != "missing" and file.endswith(".woff2"):
        pytest.skip("goes into a page as it is")
    path = package / file
    whole = path.read_bytes()
    try:
        if damage == "missing":
            path.unlink()
        elif damage == "noise":
            path.write_bytes(random.Random(0).randbytes(len(whole)))
        else:
            path.write_bytes(whole[: len(whole) // 2])
        environment = {**os.environ, "PYTHONPATH": str(package.parent)}
        arguments = NEEDS.get(file) or NEEDS.get(file.partition("/")[0], ["analyze"])
        done = run(*arguments, input=RICH.encode(), env=environment)
    finally:
        path.write_bytes(whole)
    one_line(done, file, "reinstall urdutext")


def test_what_stands_beside_the_output_stays(shell, tmp_path):
    part, out = tmp_path / "out.txt.part", tmp_path / "out.txt"
    part.write_text("كتاب")
    shell("normalize", part, "-o", out)
    assert part.read_text() == "كتاب" and out.read_text() == "کتاب"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.txt", "out.txt.part"]
