"""Throughput of the commands, start and output included: MB/s a core, and how much faster --jobs 2 is.

    python benchmarks/throughput.py FILE... [--only COMMAND ...] [--before DIR]

FILE is JSON Lines or text; 10 MB and more, since models are loaded once. MB are of UTF-8 text, and a core's rate is
by processor time, with one thread; --jobs 2 is by wall time, which means something only where nothing else runs.
--before is the `src` of another version, which is measured in turn with this one.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

COMMANDS = {
    "normalize": ["normalize", "--jsonl"],
    "sentences": ["sentences", "--jsonl"],
    "tokens": ["tokens", "--jsonl"],
    "words": ["tokens", "--words", "--jsonl"],
    "dates": ["dates", "--jsonl"],
    "entities": ["entities", "--jsonl"],
    "analyze": ["analyze", "--jsonl"],
}


def size(path: str) -> int:
    """The bytes of the texts of a file."""
    data = Path(path).read_bytes()
    if not path.endswith((".jsonl", ".ndjson")):
        return len(data)
    return sum(len(json.loads(line)["text"].encode("utf-8", "surrogatepass")) for line in data.splitlines() if line.strip())


def run(command: list[str], source: str | None) -> tuple[float, float]:
    """Processor and wall time of a command."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", **({"PYTHONPATH": source} if source else {})}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "urdutext", *command], stdout=subprocess.DEVNULL, env=environment, check=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--only", nargs="+", choices=COMMANDS, default=[*COMMANDS])
    parser.add_argument("--before", metavar="DIR")
    arguments = parser.parse_args()
    megabytes = sum(map(size, arguments.files)) / 1e6
    print(f"{megabytes:.1f} MB\n\n| command | MB/s a core | before | -j 2, of the wall time of -j 1 | processor time, -j 2 to -j 1 |")
    print("|---|---|---|---|---|")
    for name in arguments.only:
        command = [*COMMANDS[name], *arguments.files]
        then = f"{megabytes / run(command, arguments.before)[0]:.2f}" if arguments.before else ""
        processor, wall = run(command, None)
        both, together = run([*command, "--jobs", "2"], None)
        print(f"| {name} | {megabytes / processor:.2f} | {then} | {wall / together:.2f} times | {both / processor:.2f} |", flush=True)


if __name__ == "__main__":
    main()
