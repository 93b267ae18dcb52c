"""Train the model that joins tokens to words: src/urdutext/segmentation/compounds.tsv.

    python training/segmentation/build_compounds.py --data DIR [--hold-out] [--output FILE]

Logistic regression over the properties of `urdutext.segmentation.compound_model.properties`, by AdaGrad, with weights
near nought left out. ``--hold-out`` trains on nine tenths of the sentences and measures on the last.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from math import exp, sqrt
from pathlib import Path

import corpus

from urdutext.segmentation.compound_model import properties

OUTPUT = Path(__file__).parent.parent.parent / "src" / "urdutext" / "segmentation" / "compounds.tsv"
EPOCHS = 8
RATE = 0.3
DECAY = 1e-5
SMALLEST = 0.1

APART = {"izafat", "izafat ئے", "و", "letters"}

Example = tuple[list[str], bool]


def examples(sentence: list[str], mark: str = "\u200c") -> list[Example]:
    """Each pair of neighbouring tokens of a sentence of words, and whether it is inside a word."""
    tokens: list[str] = []
    inside: list[bool] = []
    for word in sentence:
        parts = [part for part in word.split(mark) if part]
        tokens += parts
        inside += [True] * (len(parts) - 1) + [False]
    padded = ["", *tokens, "", ""]
    return [
        (properties(padded[i], padded[i + 1], padded[i + 2], padded[i + 3]), inside[i])
        for i in range(len(tokens) - 1)
        if corpus.LETTER.match(tokens[i]) and corpus.LETTER.match(tokens[i + 1])
    ]


def pair(names: list[str]) -> str:
    return next((name for name in names if name.startswith("ab=")), "")


def train(data: list[Example]) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    shuffle = random.Random(1)
    for _ in range(EPOCHS):
        shuffle.shuffle(data)
        for names, is_inside in data:
            score = sum(weights[name] for name in names)
            error = is_inside - 1 / (1 + exp(-max(-30.0, min(30.0, score))))
            if abs(error) > 0.01:
                for name in names:
                    gradient = error - DECAY * weights[name]
                    squares[name] += gradient * gradient
                    weights[name] += RATE * gradient / sqrt(squares[name])
    return {name: weight for name, weight in weights.items() if abs(weight) >= SMALLEST}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--hold-out", action="store_true")
    arguments = parser.parse_args()
    sentences = list(corpus.wsj(arguments.data))
    held = sentences[::10] if arguments.hold_out else []
    kept = [s for n, s in enumerate(sentences) if not (arguments.hold_out and n % 10 == 0)]
    data = [example for sentence in kept for example in examples(sentence)]
    # The treebank shows what is no compound in other prose; what it joins goes by another norm (ویب سائٹ), and it
    # leaves izafat, و and letter names apart.
    treebank = [example for sentence in corpus.digest(arguments.data) for example in examples([w for w, _ in sentence])]
    joined = Counter(pair(names) for names, inside in treebank if inside)
    apart = Counter(pair(names) for names, inside in treebank if not inside)
    data += [
        (names, inside)
        for names, inside in treebank
        if not inside
        and not APART.intersection(names)
        and joined[pair(names)] <= apart[pair(names)]  # not طالب علم, which is mostly joined there
    ]
    seen = Counter(name for names, _ in data for name in names)
    data = [([name for name in names if seen[name] > 1], inside) for names, inside in data]
    weights = train(data)
    print(f"{len(data)} pairs, {len(weights)} weights")
    if held:
        test = [example for sentence in held for example in examples(sentence)]
        said = [(sum(weights.get(name, 0.0) for name in names) > 0, is_inside, names) for names, is_inside in test]
        both = sum(a and b for a, b, _ in said)
        print(f"held out: F1 of joins {2 * both / (sum(a for a, _, _ in said) + sum(b for _, b, _ in said)):.3f}")
        print("missed:", [pair(names) for a, b, names in said if b and not a][:60])
        print("spurious:", [pair(names) for a, b, names in said if a and not b][:60])
        return
    rows = [f"{name}\t{weight:.2f}\n" for name, weight in sorted(weights.items())]
    arguments.output.write_text("property\tweight\n" + "".join(rows), encoding="utf-8")
    print(arguments.output.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
