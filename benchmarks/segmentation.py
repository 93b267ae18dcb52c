"""How fast urdutext finds sentences and tokens, by the rules and with its models; `table.py` has the other tools.

    python benchmarks/segmentation.py FILE... [--megabytes 10]

FILE is plain text, .gz or not. Processor time is measured, the best of two or three runs after a warm-up; the first
pass with repair of spaces, whose decisions are kept, is one run.
"""

from __future__ import annotations

import argparse
import pathlib
import time

from texts import repeated


def measure(text: str) -> dict[str, tuple[float, int]]:
    """Seconds and number of spans, of the column forms."""
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
        answers[name] = best, found
    return answers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=pathlib.Path, nargs="+")
    parser.add_argument("--megabytes", type=float, default=10)
    arguments = parser.parse_args()
    text = repeated(arguments.files, arguments.megabytes).decode("utf-8", errors="ignore")
    size = len(text.encode()) / 1e6
    print(f"{size:.1f} MB")
    for name, (seconds, found) in measure(text).items():
        print(f"{name:22}{size / seconds:9.2f} MB/s{found:10d}")


if __name__ == "__main__":
    main()
