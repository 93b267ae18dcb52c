"""Entities: quality on gold files, robustness, calibration, speed, size and memory, in one run.

    python benchmarks/entities.py --gold DIR [--names news web ...]

DIR holds JSON Lines files of documents with "text" and "entities". Robustness: F1 when one in five of the
spaces after letters that do not join is left out, and when Arabic yeh, kaf and heh stand for the Urdu ones.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from itertools import pairwise

from urdutext.characters import NON_JOINERS

# One thread, so that speed is per core.
for library in ("OPENBLAS", "MKL", "OMP"):
    os.environ[f"{library}_NUM_THREADS"] = "1"

Document = dict[str, object]
LOOK_ALIKES = str.maketrans({"ی": "ي", "ک": "ك", "ہ": "ه"})


def without_spaces(document: Document, share: float = 0.2) -> Document:
    """The document with some of the spaces after non-joiners left out; its spans moved along."""
    text = str(document["text"])
    choose = random.Random(text)
    kept, place = [], [0]
    for i, letter in enumerate(text):
        drop = letter == " " and i and text[i - 1] in NON_JOINERS and text[i + 1 : i + 2].isalpha() and choose.random() < share
        kept.append("" if drop else letter)
        place.append(place[-1] + (not drop))
    spans = [{**e, "start": place[e["start"]], "end": place[e["end"]]} for e in document["entities"]]  # type: ignore[attr-defined]
    return {"text": "".join(kept), "entities": spans}


def with_look_alikes(document: Document) -> Document:
    return {**document, "text": str(document["text"]).translate(LOOK_ALIKES)}


def f1(documents: Iterable[Document]) -> float:
    from urdutext.ner import find_entities_batch

    documents = list(documents)
    right = total = 0
    for document, found in zip(documents, find_entities_batch([str(d["text"]) for d in documents])):
        gold = {(e["start"], e["end"], e["label"]) for e in document["entities"]}  # type: ignore[attr-defined]
        ours = {(e.start, e.end, e.label) for e in found}
        right += len(gold & ours)
        total += len(gold) + len(ours)
    return 2 * right / total if total else 0.0


def calibration(documents: Iterable[Document], edges: tuple[float, ...] = (0, 0.5, 0.7, 0.8, 0.9, 0.97, 1.001)) -> tuple[list[str], float]:
    """Score against share of right names, in bins, and the mean difference weighted by size (ECE)."""
    from urdutext.ner import find_entities_batch

    documents = list(documents)
    pairs = []
    for document, found in zip(documents, find_entities_batch([str(d["text"]) for d in documents])):
        gold = {(e["start"], e["end"], e["label"]) for e in document["entities"]}  # type: ignore[attr-defined]
        pairs += [(e.score or 0.0, (e.start, e.end, e.label) in gold) for e in found]
    lines, error = [], 0.0
    for low, high in pairwise(edges):
        inside = [pair for pair in pairs if low <= pair[0] < high]
        if inside:
            score = sum(s for s, _ in inside) / len(inside)
            right = sum(r for _, r in inside) / len(inside)
            lines.append(f"  {low:.2f}-{min(high, 1):.2f}: {len(inside):5} names, mean score {score:.3f}, right {right:.3f}")
            error += abs(score - right) * len(inside) / len(pairs)
    return lines, error


def cpu(work: Callable[[], object], repeat: int = 3) -> float:
    """Seconds of processor time, the best of some runs: the wall clock tells of other programs, too."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=pathlib.Path, required=True)
    parser.add_argument("--names", nargs="*", default=["news"], help="files of DIR, without .jsonl")
    arguments = parser.parse_args()
    load = "import time; t = time.perf_counter(); from urdutext.ner import find_entities; find_entities('لاہور'); print(time.perf_counter() - t)"
    seconds = min(float(subprocess.run([sys.executable, "-c", load], capture_output=True, check=True).stdout) for _ in range(3))
    everything: list[Document] = []
    for name in arguments.names:
        documents = [json.loads(line) for line in (arguments.gold / f"{name}.jsonl").open(encoding="utf-8")]
        documents = [d for d in documents if "entities" in d]
        everything += documents
        plain = f1(documents)
        print(f"{name}: F1 {plain:.3f}; spaces dropped {f1(map(without_spaces, documents)) - plain:+.3f}; look-alikes {f1(map(with_look_alikes, documents)) - plain:+.3f}")
    lines, error = calibration(everything)
    print(f"calibration, expected error {error:.3f}:", *lines, sep="\n")

    from urdutext.ner import find_entities_batch
    from urdutext.resources import read_bytes
    from urdutext.segmentation import token_offsets

    texts = [str(d["text"]) for d in everything] * 4
    size = sum(len(text.encode()) for text in texts)
    whole = cpu(lambda: find_entities_batch(texts))
    tokens = cpu(lambda: [token_offsets(text) for text in texts])
    print(f"speed, {size / 1e6:.1f} MB on one core: {size / whole / 1e6:.2f} MB/s ({tokens / whole:.0%} of it tokens)")
    print(f"model {len(read_bytes('ner/model.npz')) / 1e6:.1f} MB; first answer after {seconds * 1e3:.0f} ms")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
