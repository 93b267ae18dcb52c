"""Sentences and tokens: speed beside other tools in one run, on the same text, and how many each one finds.

    python benchmarks/segmentation.py FILE... [--megabytes 10] [--peer NAME=PYTHON ...]

FILE is plain text, .gz or not. NAME is one of pysbd, urduhack, spacy, icu, indicnlp; PYTHON is that of an
environment of its own with that tool installed (PyICU for icu). Processor time is measured, the best of three
runs after a warm-up (one run for a peer that needs more than a minute); machines differ, so read the ratio.
Offsets are asked for where the tool has them; where it has none (urduhack, indicnlp) it is timed without.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pathlib
import subprocess
import sys
import time

PEER = pathlib.Path(__file__).with_name("segmentation_peer.py")


def read(paths: list[pathlib.Path], megabytes: float) -> str:
    """The files one after another, as often as it takes, cut to so many megabytes of UTF-8."""
    size = int(megabytes * 1e6)
    text = ""
    for path in paths:
        opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
        with opened as file:
            text += file.read()
    while 0 < len(text.encode()) < size:
        text += text
    return text.encode()[:size].decode("utf-8", errors="ignore")


def own(text: str) -> dict[str, dict[str, float]]:
    """Seconds and numbers of the column forms; the first pass with repair fills the cache of decisions."""
    from urdutext.segmentation import sentence_offsets, spaces, token_offsets

    sentence_offsets(text[:1000].replace("۔", ""), unpunctuated=True)
    token_offsets(text[:1000])
    answers = {}
    for name, function, runs in (
        ("sentences", lambda: sentence_offsets(text, unpunctuated=False), 3),
        ("sentences, by default", lambda: sentence_offsets(text), 2),  # with the model where stops are lacking
        ("tokens, no repair", lambda: token_offsets(text, repair=False), 3),
        ("tokens, first pass", lambda: token_offsets(text), 1),
        ("tokens, again", lambda: token_offsets(text), 2),
    ):
        if name == "tokens, first pass":
            spaces.forget()
        best, found = float("inf"), 0
        for _ in range(runs):
            began = time.process_time()
            found = len(function())
            best = min(best, time.process_time() - began)
        answers[name] = {"seconds": best, "found": found}
    return answers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=pathlib.Path, nargs="+")
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    arguments = parser.parse_args()
    text = read(arguments.files, arguments.megabytes)
    size = len(text.encode()) / 1e6
    rows = {"urdutext": own(text)}
    for peer in arguments.peer:
        name, _, python = peer.partition("=")
        done = subprocess.run([python, PEER, name], input=text.encode(), capture_output=True, check=False)
        if done.returncode:
            print(f"{name}: {done.stderr.decode(errors='replace').strip()[-200:]}", file=sys.stderr)
            continue
        rows[name] = json.loads(done.stdout)
    ours = {"sentences": rows["urdutext"]["sentences"], "tokens": rows["urdutext"]["tokens, no repair"]}
    print(f"{size:.1f} MB")
    print(f"{'':12}{'':22}{'MB/s':>9}{'found':>10}{'urdutext is':>14}")
    for name, answers in rows.items():
        for what, answer in answers.items():
            speed = answer.get("megabytes", size) / answer["seconds"]
            mine = ours[what.split(",")[0]]
            ratio = "" if name == "urdutext" else f"{size / mine['seconds'] / speed:.1f} x"
            print(f"{name:12}{what:22}{speed:9.2f}{int(answer['found']):10d}{ratio:>14}")


if __name__ == "__main__":
    main()
