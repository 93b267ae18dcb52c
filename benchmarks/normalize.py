"""Normalization: speed beside other tools in one run, on the same text, and how many golden cases each gets right.

    python benchmarks/normalize.py FILE... [--megabytes 10] [--gold FILE] [--peer NAME=PYTHON ...]

FILE is plain text, .gz or not; at least twice as many megabytes as asked for are best, since the first part warms
up the process and its caches and the second, which is another text, is measured. --gold is JSON Lines with
"text" and "normalized". NAME is one of urduhack, urdunorm, urduflow, urdu-nlp, icu, or unicodedata (Python's own
NFKC); PYTHON that of its environment (see install_peers.py). Processor time is measured; read the ratios.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pathlib
import subprocess
import sys
import time
from typing import Any

PEER = pathlib.Path(__file__).with_name("normalize_peer.py")


def read(paths: list[pathlib.Path]) -> str:
    text = ""
    for path in paths:
        opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
        with opened as file:
            text += file.read()
    return text


def timed(function: Any, *arguments: Any, runs: int = 1) -> float:
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        function(*arguments)
        best = min(best, time.process_time() - began)
    return best


def own(warm: str, text: str, short: list[str], cases: list[str], profile: str) -> dict[str, Any]:
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
    return {"megabytes": size, "rows": rows, "short": each, "cases": [normalize(case, profile) for case in cases]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=pathlib.Path, nargs="+")
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--gold", type=pathlib.Path)
    parser.add_argument("--profile", default="standard")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    arguments = parser.parse_args()
    data = read(arguments.files).encode()
    size = int(arguments.megabytes * 1e6)
    while len(data) < 2 * size:
        data += data
    warm, text = (data[at : at + size].decode("utf-8", errors="ignore") for at in (0, size))
    short = [line[:100] for line in text.split("\n") if len(line) >= 100][:2000]
    gold = [json.loads(line) for line in arguments.gold.open(encoding="utf-8")] if arguments.gold else []
    cases = [case["text"] for case in gold]

    ours = own(warm, text, short, cases, arguments.profile)
    best = ours["megabytes"] / ours["rows"]["fresh"]
    names = {
        "cold": "first call, lexicon and all",
        "fresh": "another text",
        "again": "the same text again",
        "normal": "the text once normalized",
        "aligned": "with alignment",
    }
    print(f"{ours['megabytes']:.1f} MB; strings of 100 characters: {len(short)}; golden cases: {len(cases)}")
    print(f"{'':14}{'':30}{'MB/s':>9}{'µs/string':>11}{'right':>7}{'urdutext is':>14}")

    def right(answers: list[str]) -> str:
        return str(sum(case["normalized"] == answer for case, answer in zip(gold, answers))) if gold else ""

    for key, label in names.items():
        measured = key == "fresh"
        speed = ours["megabytes"] / ours["rows"][key]
        string = f"{ours['short'] * 1e6:.1f}" if measured else ""
        print(f"{'urdutext':14}{label:30}{speed:9.1f}{string:>11}{right(ours['cases']) if measured else '':>7}")
    request = json.dumps({"text": text, "short": short, "cases": cases}).encode()
    for peer in arguments.peer:
        name, _, python = peer.partition("=")
        done = subprocess.run([python or sys.executable, PEER, name], input=request, capture_output=True, check=False)
        if done.returncode:
            print(f"{name}: {done.stderr.decode(errors='replace').strip()[-200:]}", file=sys.stderr)
            continue
        answer = json.loads(done.stdout)
        speed = answer["megabytes"] / answer["long"]
        string = f"{answer['short'] * 1e6:.1f}"
        print(f"{name:14}{'':30}{speed:9.2f}{string:>11}{right(answer['cases']):>7}{best / speed:>12.1f} x")


if __name__ == "__main__":
    main()
