"""F1 of a model, run from text, on the marked documents that nothing is trained on.

    python evaluate.py --data DIR [--model FILE]

Exact spans and labels; a line for each source, then all of them together.
"""

from __future__ import annotations

import argparse
import pathlib
import sys

import corpus

from urdutext.ner import find_entities_batch, find_with
from urdutext.ner.tagger import Model, Tagger


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="a folder with entities/ in it")
    parser.add_argument("--model", type=pathlib.Path, help="the packaged one by default")
    arguments = parser.parse_args()
    # By the guideline of the packaged model, whose build a file is of.
    tagger = Tagger(Model.read(arguments.model)) if arguments.model else None
    sums = [0, 0]
    for name, documents in corpus.held_out(arguments.data).items():
        texts = [d["text"] for d in documents]
        found = find_with(tagger, texts, packaged=True) if tagger else find_entities_batch(texts)
        spans = [{(e.start, e.end, e.label) for e in entities} for entities in found]
        gold = [{(e["start"], e["end"], e["label"]) for e in d["entities"]} for d in documents]
        right = sum(len(one & other) for one, other in zip(spans, gold))
        both = sum(map(len, spans)) + sum(map(len, gold))
        sums = [sums[0] + right, sums[1] + both]
        print(f"{name:10} {2 * right / both:.3f}  {sum(map(len, gold))} names")
    print(f"{'all':10} {2 * sums[0] / sums[1]:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
