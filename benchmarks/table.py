"""One table of quality and speed: urdutext and every other tool that is installed, each in its own environment.

    python benchmarks/table.py ENVIRONMENTS --gold DIR ... [--text FILE ...] [--only NAME ...] [--results FILE]

ENVIRONMENTS is what `install_peers.py` made. DIR holds gold files, JSON Lines (see COLUMNS; of two files with one
name the last counts); FILE is plain text, .gz or not, for speed: 30 MB are best. What `peers.py` says for each tool
is scored here, by exact spans. `--results` keeps the figures, so that some tools can be measured anew (`--only`).
Speed is processor time, with one thread: the best of three different parts of the text.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import pathlib
import platform
import subprocess
import sys
from typing import Any

from peers import TOOLS
from texts import read

PEERS = pathlib.Path(__file__).with_name("peers.py")

#: Heading -> the task and the gold file of each of its figures, and the key that holds the gold.
COLUMNS = {
    "normalization: right of 30": [("normalize", "normalize", "normalized")],
    "sentences: treebank, prose, no stops": [
        ("sentences", "sentences-udtb", "sentences"),
        ("sentences", "sentences-prose", "sentences"),
        ("sentences", "sentences-unpunctuated", "sentences"),
    ],
    "tokens: clean, spaces missing": [
        ("tokens", "clean-spaces", "token_spans"),
        ("tokens", "missing-spaces", "token_spans"),
    ],
    "words": [("words", "words-wsj", "word_spans")],
    "dates": [("dates", "dates", "dates")],
    "entities: news, 2024–26": [("entities", "news", "entities"), ("entities", "modern", "entities")],
}
SPEEDS = ["normalize", "sentences", "tokens", "dates", "entities"]
STOPS = "۔؟!.?…"


def located(text: str, pieces: list[Any], stops: bool) -> list[tuple[int, int]]:
    """Offsets of strings that a tool gave without any: each is looked for after the one before it.

    White space does not count, since tools change it. With `stops`, full stops that the tool added or left out of its
    sentences are put right. What does not stand in the text (a tool may have rewritten it) gets (0, 0).
    """
    if pieces and not isinstance(pieces[0], str):
        return [(piece[0], piece[1]) for piece in pieces]
    places = [i for i, letter in enumerate(text) if not letter.isspace()]
    letters = "".join(text[i] for i in places)
    found: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        wanted = "".join(piece.split())
        if stops:
            wanted = wanted.rstrip(STOPS) or wanted
        start = letters.find(wanted, at, at + len(wanted) + 200) if wanted else -1
        if start < 0:
            found.append((0, 0))
            continue
        at = start + len(wanted)
        while stops and at < len(letters) and letters[at] in STOPS:
            at += 1
        found.append((places[start], places[at - 1] + 1))
    return found


def f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 0.0


def spans(layer: list[Any], *keys: str) -> set[tuple[Any, ...]]:
    return {tuple(span) if isinstance(span, list) else (span["start"], span["end"], *(span[key] for key in keys)) for span in layer}


def score(task: str, key: str, documents: list[dict[str, Any]], answers: list[Any]) -> float | int:
    """How many texts are right (normalization), or F1: of exact spans, for dates of spans that overlap and have the value."""
    if task == "normalize":
        return sum(document[key] == answer for document, answer in zip(documents, answers))
    right = found = gold = 0
    for document, answer in zip(documents, answers):
        if task == "dates":
            free = list(answer)
            found, gold = found + len(free), gold + len(document[key])
            for wanted in document[key]:
                hits = [date for date in free if date[0] < wanted["end"] and wanted["start"] < date[1]]
                same = [date for date in hits if wanted["value"] in date[2]]
                right += bool(same)
                for date in (same or hits)[:1]:
                    free.remove(date)
            continue
        if task == "entities":
            wanted, answered = spans(document[key], "label"), [tuple(span) for span in answer]
        else:
            wanted, answered = spans(document[key]), located(document["text"], answer, task == "sentences")
        # The two words of a contraction have one span; what is not in the text counts each time.
        given = {span for span in answered if span[:2] != (0, 0)}
        lost = sum(span[:2] == (0, 0) for span in answered)
        right, found, gold = right + len(wanted & given), found + len(given) + lost, gold + len(wanted)
    return f1(right, found, gold)


def measured(name: str, python: pathlib.Path | str, gold: dict[str, list[dict[str, Any]]], text: str, seconds: float) -> dict[str, Any] | None:
    asked = {f"{task}:{file}": gold[file] for figures in COLUMNS.values() for task, file, _ in figures if file in gold}
    request = {
        "quality": {what: [{k: d[k] for k in ("text", "reference_date") if d.get(k)} for d in docs] for what, docs in asked.items()},
        "text": text,
        "seconds": seconds,
    }
    one_thread = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "MKL", "OMP")}
    done = subprocess.run(
        [python, PEERS, name],
        input=json.dumps(request).encode(),
        capture_output=True,
        env={**os.environ, **one_thread},
        check=False,
    )
    for line in dict.fromkeys(done.stderr.decode(errors="replace").splitlines()[-5:]):
        print(f"{name}: {line}", file=sys.stderr)
    if done.returncode:
        return None
    answer = json.loads(done.stdout)
    quality = {
        f"{task}:{file}": score(task, key, gold[file], answer["quality"][f"{task}:{file}"])
        for figures in COLUMNS.values()
        for task, file, key in figures
        if f"{task}:{file}" in answer["quality"]
    }
    return {
        "version": answer["version"],
        "date": datetime.date.today().isoformat(),
        "python": platform.python_version() if name == "urdutext" else "",
        "quality": quality,
        "failed": answer["failed"],
        "speed": answer["speed"],
    }


def shown(value: float | int | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}".removeprefix("0")


def rate(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"


def markdown(results: dict[str, dict[str, Any]]) -> str:
    """Two tables: quality, and megabytes a second."""

    def table(heading: list[str], rows: list[list[str]]) -> list[str]:
        return [f"| {' | '.join(row)} |" for row in (heading, ["---"] * len(heading), *rows)]

    names = [name for name in TOOLS if name in results]
    quality, speed = [], []
    for name in names:
        result = results[name]
        tool = f"{name} {result['version']}"
        cells = []
        for figures in COLUMNS.values():
            values = [result["quality"].get(f"{task}:{file}") for task, file, _ in figures]
            cells.append("–" if not any(v is not None for v in values) else ", ".join(map(shown, values)))
        quality.append([tool, *cells])
        speed.append([tool, *(rate(result["speed"].get(task)) for task in SPEEDS)])
    return "\n".join([*table(["quality", *COLUMNS], quality), "", *table(["MB/s", *SPEEDS], speed)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("environments", type=pathlib.Path)
    parser.add_argument("--gold", type=pathlib.Path, nargs="+", default=[])
    parser.add_argument("--text", type=pathlib.Path, nargs="+", default=[])
    parser.add_argument("--seconds", type=float, default=3, help="for a part of the text (3)")
    parser.add_argument("--only", nargs="+", choices=TOOLS, default=list(TOOLS), metavar="NAME")
    parser.add_argument("--results", type=pathlib.Path, help="a JSON file that is read and written")
    arguments = parser.parse_args()

    wanted = {file: key for figures in COLUMNS.values() for _, file, key in figures}
    gold = {}
    for directory in arguments.gold:
        for path in sorted(directory.glob("*.jsonl")):
            if path.stem in wanted:
                documents = [json.loads(line) for line in path.open(encoding="utf-8")]
                gold[path.stem] = [document for document in documents if wanted[path.stem] in document]
    text = "\n".join(map(read, arguments.text))
    kept = arguments.results
    results = json.loads(kept.read_text(encoding="utf-8")) if kept and kept.exists() else {}
    for name in arguments.only:
        python = sys.executable if name == "urdutext" else arguments.environments / name / "bin" / "python"
        if not pathlib.Path(python).exists():
            print(f"{name}: not installed (install_peers.py)", file=sys.stderr)
            continue
        result = measured(name, python, gold, text, arguments.seconds)
        if result:
            for part, given in (("speed", text), ("quality", gold)):
                if not given and name in results:
                    result[part] = results[name][part]
            results[name] = result
            if kept:
                kept.write_text(json.dumps(results, indent=1), encoding="utf-8")
    print(markdown(results))


if __name__ == "__main__":
    main()
