"""Count pairs of words for the model of missing spaces: src/urdutext/segmentation/spaces.bin.

    python training/segmentation/build_spaces.py --data DIR --makhzan DIR [--hold-out] [--output FILE]

Run build_lexicon.py first: a word's number in the model is its line in words.tsv. Pairs are counted twice:
as the text stands, then as the model of the first count reads it. The listed words that some context in all
that text has parted are the ones whose context is looked at later.
``--hold-out`` leaves every tenth sentence of the treebank and every tenth line of the newspapers uncounted,
for evaluate_spaces.py.
"""

from __future__ import annotations

import argparse
from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import log
from pathlib import Path

import corpus

from urdutext.lexicon import counts, key
from urdutext.segmentation import spaces
from urdutext.segmentation.spaces import ALPHABET, LETTERS, PAIR_SCALE, Parting, SpaceModel

OUTPUT = Path(__file__).parent.parent.parent / "src" / "urdutext" / "segmentation" / "spaces.bin"
LEAST_PAIR = 3
DISCOUNT = 0.75
JOINED_PER_PARTED = 0.15
PARTED_PER_JOINED = 0.3
CODES = {letter: code for code, letter in enumerate(ALPHABET, 1)}


def lines(data: Path, makhzan: Path, hold_out: bool) -> Iterator[list[str]]:
    """All counted text as lists of lexicon keys."""
    for line in corpus.makhzan(makhzan):
        yield corpus.tokens(line)
    for name in corpus.RAW_FILES:
        for number, line in enumerate(corpus.raw(data, name)):
            if not (hold_out and name == "newspapers" and number % 10 == 0):
                yield corpus.tokens(line)
    for name in ("news", "bbc", "ntrex", "indian", "prose"):
        for line in corpus.entity_text(data, name):
            yield corpus.tokens(line)
    for sentence in corpus.digest(data, hold_out):
        yield corpus.parts(sentence)
    for sentence in corpus.wsj(data):
        yield [key(part) for word in sentence for part in word.split("\u200c")]


def pair_arrays(pairs: Counter[tuple[str, str]], size: int) -> tuple[array[int], array[int]]:
    """The pairs whose score differs most from what an uncounted pair gets, sorted by their key."""
    words = counts()
    ids = {word: number for number, word in enumerate(words)}
    total = float(sum(words.values()))
    plain = spaces.build(array("I"), array("b"), array("b"), frozenset())
    scored = []
    for (left, right), n in pairs.items():
        if n >= LEAST_PAIR and left in ids and right in ids:
            score = log((n - DISCOUNT) / words[left] * total / words[right]) if n < words[left] else log(total / words[right])
            worth = n * abs(score - plain.pair(left, right))
            scored.append((worth, ids[left] << 16 | ids[right], max(-127, min(127, round(score * PAIR_SCALE)))))
    scored.sort(reverse=True)
    print(f"{len(scored)} pairs, {min(size, len(scored))} kept")
    kept = sorted((key, score) for _, key, score in scored[:size])
    return array("I", [key for key, _ in kept]), array("b", [score for _, score in kept])


def letter_array(words: list[str]) -> array[int]:
    """Scores of letters after two letters, from words that are rare or not listed."""
    three: Counter[tuple[int, int, int]] = Counter()
    two: Counter[tuple[int, int]] = Counter()
    for word in words:
        codes = [0, 0, *(CODES.get(letter, LETTERS - 1) for letter in word), 0]
        for a, b, c in zip(codes, codes[1:], codes[2:], strict=False):
            three[a, b, c] += 1
            two[b, c] += 1
    one: Counter[int] = Counter()
    for (_, c), n in two.items():
        one[c] += n
    everything = sum(one.values())
    after_two: Counter[tuple[int, int]] = Counter()
    after_one: Counter[int] = Counter()
    for (a, b, _), n in three.items():
        after_two[a, b] += n
    for (b, _), n in two.items():
        after_one[b] += n
    scores = array("b", bytes(LETTERS**3))
    for a in range(LETTERS):
        for b in range(LETTERS):
            for c in range(LETTERS):
                p1 = (one[c] + 0.5) / (everything + LETTERS)
                p2 = (two[b, c] + 5 * p1) / (after_one[b] + 5)
                p3 = (three[a, b, c] + 5 * p2) / (after_two[a, b] + 5)
                scores[(a * LETTERS + b) * LETTERS + c] = max(-127, round(log(p3) * PAIR_SCALE))
    return scores


def joined_by_mistake(doubtful: dict[str, Parting], pairs: Counter[tuple[str, str]]) -> set[tuple[str, str]]:
    """Listed words before a neighbour that mostly follows their last part: پرزور دیا beside زور دیا.

    Without this the missing spaces of the counted text would vouch for themselves.
    """
    last_parts = {word: parting.words[-1] for word, parting in doubtful.items()}
    return {
        (word, following)
        for (word, following), n in pairs.items()
        if word in last_parts and n < JOINED_PER_PARTED * pairs[last_parts[word], following]
    }


def may_be_parted(model: SpaceModel, word: str, pairs: Counter[tuple[str, str]]) -> Parting | None:
    """How a listed word could be parted, if its parts are seen side by side about as often as joined."""
    parting = model.part(word)
    if parting is None or parting.gain < -spaces.CONTEXT_REACH:
        return None
    least = min(pairs[pair] for pair in pairwise(parting.words))
    return parting if least > PARTED_PER_JOINED * model.words[word] else None


def resolve(
    line: list[str],
    partings: dict[str, tuple[str, ...]],
    doubtful: dict[str, Parting],
    mistaken: set[tuple[str, str]],
    model: SpaceModel,
    flipped: Counter[str],
) -> list[str]:
    """The words of a line as the model reads them; counts the listed words that their context parts."""
    out: list[str] = []
    for number, word in enumerate(line):
        following = line[number + 1] if number + 1 < len(line) else ""
        if word in doubtful:
            parting = doubtful[word]
            context = model.context(out[-1] if out else "", parting, word, following)
            if (word, following) in mistaken or parting.gain + context > 0:
                flipped[word] += 1
                out += parting.words
                continue
        out += partings.get(word, (word,))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--makhzan", type=Path, required=True)
    parser.add_argument("--hold-out", action="store_true")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--size", type=int, default=250_000)
    arguments = parser.parse_args()
    words = counts()

    unlisted: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for line in lines(arguments.data, arguments.makhzan, arguments.hold_out):
        pairs.update(pairwise(line))
        unlisted.update(word for word in line if word not in words and corpus.LETTER.match(word))
    rare = [word for word, n in words.items() if n < 10] + [word for word in unlisted if len(word) < 9]
    first = spaces.build(*pair_arrays(pairs, arguments.size), letter_array(rare), frozenset())

    partings = {}
    for word in unlisted:
        parting = first.part(word)
        partings[word] = parting.words if parting and parting.gain > 0 else (word,)
    doubtful = {word: parting for word in words if (parting := may_be_parted(first, word, pairs))}
    mistaken = joined_by_mistake(doubtful, pairs)
    pairs = Counter()
    flipped: Counter[str] = Counter()
    for line in lines(arguments.data, arguments.makhzan, arguments.hold_out):
        pairs.update(pairwise(resolve(line, partings, doubtful, mistaken, first, flipped)))
    rare = [word for word, n in words.items() if n < 10] + [word for word, way in partings.items() if len(way) == 1]
    arrays = *pair_arrays(pairs, arguments.size), letter_array(rare)
    ambiguous = sorted(flipped)
    arguments.output.write_bytes(spaces.to_bytes(*arrays, ambiguous))
    print(f"{len(ambiguous)} listed words that context may part, {arguments.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
