"""The closed classes of the tagged treebank: src/urdutext/segmentation/function_words.tsv.

    python training/segmentation/build_function_words.py --data DIR [--output FILE]

A particle is a word most often (or at least in three of ten places) tagged as postposition, conjunction,
pronoun, negation or particle; a verb is an auxiliary, or a main verb seen sixty times or more. A missing space
is far likelier beside one of these than between two nouns, which people also write together on purpose.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

import corpus

from urdutext.lexicon import key

OUTPUT = Path(__file__).parent.parent.parent / "src" / "urdutext" / "segmentation" / "function_words.tsv"
PARTICLES = {"PS", "CC", "SC", "PR", "PD", "NE", "AP"}
# In compounds as often as apart.
EXCLUDED = {"و", "خود", "سی", "سا", "آ", "از", "نا", "بے", "زیر", "در", "فی", "تا", "پس", "خاطر"}
# Spellings of the listed ones that the treebank happens not to use.
VARIANTS = {"particle": ("لئے", "لیئے", "واسطے", "انھی", "انہی", "جنھوں", "جنھیں", "جنہیں"), "verb": ("چاہئے", "دئیے", "دیئے", "کئے", "گئ", "ہوئ", "ہیں", "تھیں")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    tags: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in corpus.digest(arguments.data):
        for word, tag in sentence:
            if corpus.LETTER.match(word) and "\u200c" not in word:
                tags[key(word)][tag[:2]] += 1
    kinds = {word: kind for kind, words in VARIANTS.items() for word in words}
    for word, seen in tags.items():
        times = seen.total()
        particle = sum(seen[tag] for tag in PARTICLES)
        if word in EXCLUDED or times < 3:
            continue
        if particle >= 0.3 * times:
            kinds[word] = "particle"
        elif seen["AU"] >= 0.3 * times or (seen["VB"] > 0.5 * times and times >= 60):
            kinds[word] = "verb"
    rows = [f"{word}\t{kind}\n" for word, kind in sorted(kinds.items(), key=lambda item: (item[1], item[0]))]
    arguments.output.write_text("word\tclass\n" + "".join(rows), encoding="utf-8")
    print(len(rows), "words")


if __name__ == "__main__":
    main()
