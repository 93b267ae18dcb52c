"""Whether two neighbouring tokens are one word.

A linear model over named properties of the pair (``compounds.tsv``, built by
``training/segmentation/build_compounds.py``) tells it: an izafat mark, an affix, و between two words, letter names,
how often the pair stands together and its concatenation is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from math import exp, log2

from ..lexicon import count, key
from ..resources import read_table
from . import spaces
from .join_rules import cues

#: A token that begins with a letter of Urdu.
URDU = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3]").match
_IZAFAT = re.compile("[\u0650\u0654\u06c2]\u064c?$").search
# Two words that are written as one this often, and this often for each time apart, are one word apart too.
_COMMON_COUNT = 20
_JOINED_PER_APART = 1.0
#: More than sums of weights in another order can differ by: two tokens are one word from here on.
ROUNDING = 1e-6


@cache
def affixes() -> tuple[dict[str, str], dict[str, str]]:
    """Prefixes and suffixes with their kind: ``+`` is bound (no word of its own), ``-`` is not."""
    prefixes: dict[str, str] = {}
    suffixes: dict[str, str] = {}
    for affix, kind, bound, _ in read_table("segmentation/affixes.tsv"):
        (prefixes if kind == "prefix" else suffixes)[affix] = "+" if bound == "yes" else "-"
    return prefixes, suffixes


@cache
def joined_by_norm() -> dict[str, str]:
    """Conjunctions that the norm writes as one word (کیونکہ), by how they are written apart."""
    return {parts: joined for parts, joined, _ in read_table("segmentation/joined_by_norm.tsv")}


def of_left(left: str, a: str) -> list[str]:
    """The properties that a token (as written, and its key) has by itself as the first of two."""
    prefixes = affixes()[0]
    found = [f"a2={a[-2:]}"]
    if _IZAFAT(left):
        found.append("izafat")
    elif a.endswith("ئے") and a not in spaces.function_words():
        found.append("izafat ئے")
    if a == "و":
        found.append("و")
    if a in prefixes:
        found.append(f"prefix{prefixes[a]}")
    return found


def of_right(b: str) -> list[str]:
    """The properties that a key has by itself as the second of two."""
    suffixes = affixes()[1]
    found = [f"b2={b[-2:]}", f"b3={b[-3:]}"]
    if b == "و":
        found.append("و")
    if b in suffixes:
        found.append(f"suffix{suffixes[b]}")
    if b.startswith("ال") and len(b) > 4:
        found.append("ال")
    return found


def properties(before: str, left: str, right: str, after: str) -> list[str]:
    """What the model knows of two neighbouring tokens (as written) and the ones around them ("" at an edge)."""
    a, b = key(left), key(right)
    letters = spaces.letter_names()
    kinds = spaces.function_words()
    found = ["bias", *of_left(left, a), *of_right(b)]
    if (a in letters) == (b in letters):
        found += [f"a={a}", f"b={b}", f"ab={a} {b}"]
    else:  # چائے پی: a letter name beside a word is mostly a word itself
        found.append(f"letter beside {a in letters:d}")
    if a in letters and b in letters:
        found.append("letters")
        found.append(f"letters {before in letters:d}{after in letters:d}")
        found.append(f"letters {a in kinds:d}{b in kinds:d}")
    found.append(f"kinds {kinds.get(a, '')} {kinds.get(b, '')}")
    if a == b:
        found.append("twice")
    model = spaces.model()
    together = round(model.pair(a, b)) if a in model.ids and b in model.ids else "?"
    return [*found, f"together {together}", *of_counts(count(a + b), min(count(a), count(b)))]


def of_counts(joined: int, rarer: int) -> list[str]:
    """The properties of how often two keys are written as one, beside how often the rarer of them is written."""
    return [
        f"joined {min(8, round(log2(joined + 1)))}",
        f"joined of rarer {min(6, max(-6, round(log2((joined + 0.5) / (rarer + 0.5)))))}",
        f"rarer {min(14, round(log2(rarer + 1)))}",
    ]


@cache
def weights() -> dict[str, float]:
    """The weight of each property that has one, by its name."""
    return {name: float(weight) for name, weight in read_table("segmentation/compounds.tsv")}


def score(names: Iterable[str]) -> float:
    """The sum of the weights of properties, by their names."""
    known = weights()
    return sum([known.get(name, 0.0) for name in names])


def _written_as_one(left: str, right: str) -> bool:
    """Whether two content words are mostly written as one, and look another way then: خوب صورت, دل کش."""
    joined = count(left + right)
    if joined < _COMMON_COUNT or not spaces.joins_to_next(left) or min(len(left), len(right)) < 2:
        return False
    kinds = spaces.function_words()
    if left in kinds or right in kinds:
        return False
    model = spaces.model()
    apart = exp(model.pair(left, right)) * count(left) * count(right) / model.total
    return joined > _JOINED_PER_APART * apart


def one_word(before: str, left: str, right: str, after: str) -> bool:
    """Whether two neighbouring tokens are one word.

    >>> one_word("", "خوب", "صورت", ""), one_word("", "گھر", "میں", "")
    (True, False)
    """
    a, b = key(left), key(right)
    if f"{a} {b}" in joined_by_norm():
        return True
    if left == right and left not in spaces.letter_names():
        return False  # آہستہ آہستہ: a word said twice is two words, but پی پی پی is one
    if a in cues("letter") and b in spaces.letter_names():
        return True  # جے یو آئی: no word but the name of a letter
    return _written_as_one(a, b) or score(properties(before, left, right, after)) > ROUNDING
