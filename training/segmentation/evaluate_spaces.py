"""Measure the repair of missing spaces on the held-out tenth of the treebank, clean and with spaces taken out.

    python training/segmentation/evaluate_spaces.py --data DIR [--show N]

Build lexicon and model with --hold-out first, else the figures flatter. The rates are the chances that a space
is taken out after a non-joiner and after another letter.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from itertools import pairwise
from pathlib import Path

import corpus

from urdutext.characters import NON_JOINERS
from urdutext.segmentation import token_offsets

RATES = ((0.0, 0.0), (0.05, 0.002), (0.25, 0.01))


def corrupt(words: list[str], rates: tuple[float, float], chance: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """The words as text, spaces taken out at the given rates, and their spans."""
    text, spans = "", []
    for word, following in pairwise([*words, ""]):
        spans.append((len(text), len(text) + len(word)))
        text += word
        both = corpus.LETTER.match(word[-1]) and following and corpus.LETTER.match(following)
        if not (both and chance.random() < rates[word[-1] not in NON_JOINERS + "ۃۂں"]):
            text += " "
    return text, spans


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    sentences = [[part for word, _ in pairs for part in word.split("\u200c") if part] for pairs in list(corpus.digest(arguments.data))[::10]]
    texts = [[word for sentence in sentences[i : i + 10] for word in sentence] for i in range(0, len(sentences), 10)]
    for rates in RATES:
        chance = random.Random(1)
        correct = predicted = gold = 0
        cut: Counter[str] = Counter()
        left: Counter[str] = Counter()
        for words in texts:
            text, spans = corrupt(words, rates, chance)
            found, wanted = set(token_offsets(text)), set(spans)
            correct, predicted, gold = correct + len(found & wanted), predicted + len(found), gold + len(wanted)
            cut.update(text[start:end] for start, end in wanted - found if not any(a <= start and end <= b for a, b in found))
            left.update(text[start:end] for start, end in found - wanted if not any(a <= start and end <= b for a, b in wanted))
        print(f"{rates}: F1 {2 * correct / (predicted + gold):.4f}, {gold} tokens; words cut {sum(cut.values())}, not parted {sum(left.values())}")
        if arguments.show:
            print("  cut:", *cut.most_common(arguments.show), "\n  left:", *left.most_common(arguments.show))


if __name__ == "__main__":
    main()
