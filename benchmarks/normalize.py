"""Normalization: what the speed of urdutext depends on, since it remembers what became of the words it has met.

    python benchmarks/normalize.py FILE... [--megabytes 10] [--profile standard]

FILE is plain text, .gz or not; at least twice as many megabytes as asked for are best, since the first part warms
up the process and its caches and the second, which is another text, is measured. Processor time is measured;
read the ratios. `table.py` measures the other tools.
"""

from __future__ import annotations

import argparse
import pathlib
import time
from typing import Any

from texts import repeated


def timed(function: Any, *arguments: Any, runs: int = 1) -> float:
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        function(*arguments)
        best = min(best, time.process_time() - began)
    return best


def measured(warm: str, text: str, short: list[str], profile: str) -> dict[str, Any]:
    from urdutext.normalization import PROFILES, normalize
    from urdutext.normalization.engine import engine

    size = len(text.encode()) / 1e6
    rows = {"cold": timed(normalize, warm, profile), "fresh": float("inf")}
    remembered = engine(PROFILES[profile])._settled
    known = dict(remembered)
    for _ in range(5):  # each time as if the text had not been seen
        remembered.clear()
        remembered.update(known)
        rows["fresh"] = min(rows["fresh"], timed(normalize, text, profile))
    rows["again"] = timed(normalize, text, profile, runs=5)
    rows["aligned"] = timed(lambda: normalize(text, profile, alignment=True))
    done = normalize(text, profile)
    rows["normal"] = timed(normalize, done, profile, runs=3)
    each = timed(lambda: [normalize(line, profile) for line in short], runs=5) / len(short)
    return {"megabytes": size, "rows": rows, "short": each}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=pathlib.Path, nargs="+")
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--profile", default="standard")
    arguments = parser.parse_args()
    data = repeated(arguments.files, 2 * arguments.megabytes)
    warm, text = (half.decode("utf-8", errors="ignore") for half in (data[: len(data) // 2], data[len(data) // 2 :]))
    short = [line[:100] for line in text.split("\n") if len(line) >= 100][:2000]
    answer = measured(warm, text, short, arguments.profile)
    names = {
        "cold": "first call, lexicon and all",
        "fresh": "another text",
        "again": "the same text again",
        "normal": "the text once normalized",
        "aligned": "with alignment",
    }
    for key, label in names.items():
        print(f"{label:30}{answer['megabytes'] / answer['rows'][key]:9.1f} MB/s")
    print(f"{'strings of 100 characters':30}{answer['short'] * 1e6:9.1f} µs")


if __name__ == "__main__":
    main()
