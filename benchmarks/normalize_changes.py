"""What normalization changes in real text: a count for each step, and samples to read.

    python benchmarks/normalize_changes.py --data DIR [--profile standard] [--samples 20] [--step NAME]

DIR holds text files, plain or .gz. The samples are the most frequent changes of a step, in the words in
which they stood.
"""

from __future__ import annotations

import argparse
import pathlib
from collections import Counter

from texts import folder

from urdutext.normalization import changes, normalize, steps


def words_around(text: str, start: int, end: int) -> str:
    left = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    right = min((at for at in (text.find(" ", end), text.find("\n", end)) if at >= 0), default=len(text))
    return text[left:right]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="a folder of text files, .txt or .txt.gz")
    parser.add_argument("--profile", default="standard")
    parser.add_argument("--samples", type=int, default=0, help="show so many of the words that a step changed")
    parser.add_argument("--step", action="append", help="only this step's samples; may be repeated")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    samples: dict[str, Counter[tuple[str, str]]] = {}
    characters = 0
    for _, text in folder(arguments.data):
        characters += len(text)
        for change in changes(text, arguments.profile):
            counts[change.step] += 1
            if arguments.samples and (not arguments.step or change.step in arguments.step):
                word = words_around(text, change.start, change.end)
                if len(word) <= 60:
                    samples.setdefault(change.step, Counter())[word, normalize(word, arguments.profile)] += 1
    print(f"{characters:,} characters")
    for name in dict.fromkeys(step.name for step in steps()):
        if name in counts:
            print(f"{name:26}{counts[name]:9,}")
            for (before, after), number in samples.get(name, Counter()).most_common(arguments.samples):
                print(f"    {number:6}  {before} -> {after}")


if __name__ == "__main__":
    main()
