"""Words: tokens joined into compounds, with the spelling of each as one word.

Whether two neighbouring tokens are one word is told by a linear model over named properties of the pair
(``compounds.tsv``, built by ``training/segmentation/build_compounds.py``): an izafat mark, an affix, و between
two words, letter names, how often the pair stands together and its concatenation is written.
"""

from __future__ import annotations

import re
from functools import cache
from math import exp, log2

from ..characters import ZWNJ
from ..document import Token, Word
from ..lexicon import count, key
from ..resources import read_table
from . import spaces
from .tokenizer import tokens as tokens_of

_URDU = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3]").match
_IZAFAT = re.compile("[\u0650\u0654\u06c2]\u064c?$").search
# A concatenation seen less often than this is no word of its own.
_LEAST_COUNT = 2
# Two words that are written as one this often, and this often for each time apart, are one word apart too.
_COMMON_COUNT = 20
_JOINED_PER_APART = 1.0
_JOINERS = re.compile("[^اآأإٱدڈذرڑزژوؤےۓۃۂں]$").search


@cache
def _affixes() -> tuple[dict[str, str], dict[str, str]]:
    """Prefixes and suffixes with their kind: ``+`` is bound (no word of its own), ``-`` is not."""
    prefixes: dict[str, str] = {}
    suffixes: dict[str, str] = {}
    for affix, kind, bound, _ in read_table("segmentation/affixes.tsv"):
        (prefixes if kind == "prefix" else suffixes)[affix] = "+" if bound == "yes" else "-"
    return prefixes, suffixes


@cache
def _contractions() -> dict[str, str]:
    return {written: spelt for written, spelt, _ in read_table("segmentation/contractions.tsv")}


@cache
def _joined_by_norm() -> dict[str, str]:
    """Conjunctions that the norm writes as one word (کیونکہ), by how they are written apart."""
    return {parts: joined for parts, joined, _ in read_table("segmentation/joined_by_norm.tsv")}


def properties(before: str, left: str, right: str, after: str) -> list[str]:
    """What the model knows of two neighbouring tokens (as written) and the ones around them ("" at an edge)."""
    a, b = key(left), key(right)
    prefixes, suffixes = _affixes()
    letters = spaces.letter_names()
    kinds = spaces.function_words()
    found = ["bias", f"a2={a[-2:]}", f"b2={b[-2:]}", f"b3={b[-3:]}"]
    if (a in letters) == (b in letters):
        found += [f"a={a}", f"b={b}", f"ab={a} {b}"]
    else:  # چائے پی: a letter name beside a word is mostly a word itself
        found.append(f"letter beside {a in letters:d}")
    if _IZAFAT(left):
        found.append("izafat")
    elif a.endswith("ئے") and a not in kinds:
        found.append("izafat ئے")
    if "و" in (a, b):
        found.append("و")
    if a in prefixes:
        found.append(f"prefix{prefixes[a]}")
    if b in suffixes:
        found.append(f"suffix{suffixes[b]}")
    if b.startswith("ال") and len(b) > 4:
        found.append("ال")
    if a in letters and b in letters:
        found.append("letters")
        found.append(f"letters {before in letters:d}{after in letters:d}")
        found.append(f"letters {a in kinds:d}{b in kinds:d}")
    found.append(f"kinds {kinds.get(a, '')} {kinds.get(b, '')}")
    if a == b:
        found.append("twice")
    model = spaces.model()
    together = round(model.pair(a, b)) if a in model.ids and b in model.ids else "?"
    joined = count(a + b)
    found.append(f"together {together}")
    found.append(f"joined {min(8, round(log2(joined + 1)))}")
    rarer = min(count(a), count(b))
    found.append(f"joined of rarer {min(6, max(-6, round(log2((joined + 0.5) / (rarer + 0.5)))))}")
    found.append(f"rarer {min(14, round(log2(rarer + 1)))}")
    return found


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in read_table("segmentation/compounds.tsv")}


def _written_as_one(left: str, right: str) -> bool:
    """Whether two content words are mostly written as one, and look another way then: خوب صورت, دل کش."""
    joined = count(left + right)
    if joined < _COMMON_COUNT or not _JOINERS(left) or min(len(left), len(right)) < 2:
        return False
    kinds = spaces.function_words()
    if left in kinds or right in kinds:
        return False
    model = spaces.model()
    apart = exp(model.pair(left, right)) * count(left) * count(right) / model.total
    return joined > _JOINED_PER_APART * apart


_DECISIONS: dict[tuple[str, str, bool, bool], bool] = {}


def one_word(before: str, left: str, right: str, after: str) -> bool:
    """Whether two neighbouring tokens are one word.

    >>> one_word("", "خوب", "صورت", ""), one_word("", "گھر", "میں", "")
    (True, False)
    """
    known = (left, right, before in spaces.letter_names(), after in spaces.letter_names())
    decision = _DECISIONS.get(known)
    if decision is None:
        if len(_DECISIONS) > 300_000:
            _DECISIONS.clear()
        if f"{key(left)} {key(right)}" in _joined_by_norm():
            decision = True
        elif left == right and left not in spaces.letter_names():
            decision = False  # آہستہ آہستہ: a word said twice is two words, but پی پی پی is one
        elif _written_as_one(key(left), key(right)):
            decision = True
        else:
            weights = _weights()
            decision = sum(weights.get(name, 0.0) for name in properties(before, left, right, after)) > 0
        _DECISIONS[known] = decision
    return decision


def form(parts: list[str]) -> str:
    """The spelling of tokens as one word.

    The concatenation where that is a word whose joined letters change shape or which ends in a suffix
    (خوبصورت, طاقتور); the norm of a conjunction (کیونکہ); else the parts with U+200C between (بین‌الاقوامی).

    >>> form(["خوب", "صورت"]), form(["کیوں", "کہ"]), form(["بے", "روزگار"]).replace("\\u200c", "|")
    ('خوبصورت', 'کیونکہ', 'بے|روزگار')
    """
    if len(parts) == 1:
        return parts[0]
    keys = [key(part) for part in parts]
    plain = all(part == its_key for part, its_key in zip(parts, keys, strict=True))
    if (norm := _joined_by_norm().get(" ".join(keys))) is not None:
        return norm
    changes_shape = all(_JOINERS(part) for part in keys[:-1])
    prefixed = _affixes()[0].get(keys[0]) == "+"  # بے‌کار, whose parts stay to be seen
    suffixed = keys[-1] in _affixes()[1] and not prefixed
    if plain and (changes_shape or suffixed) and count("".join(keys)) >= _LEAST_COUNT:
        return "".join(keys)
    return ZWNJ.join(parts)


def words(text: str, *, repair: bool = True) -> tuple[Word, ...]:
    """The words of the text: tokens, with compounds joined and contractions spelt out.

    Each has its ``form``, the spelling as one word; a contraction (کیلئے) gives two words, each with the
    span of the whole token. Offsets are code points, half open. No text raises.

    >>> [w.form for w in words("عوام کیلئے خوب صورت عمارت")]
    ['عوام', 'کے', 'لیے', 'خوبصورت', 'عمارت']
    """
    return words_of(text, tokens_of(text, repair=repair))


def words_of(text: str, found: tuple[Token, ...]) -> tuple[Word, ...]:
    """The words of a text whose tokens are known; see `words`."""
    out: list[Word] = []
    contractions = _contractions()
    for first, last in groups(text, found):
        token = found[first]
        if last - first > 1:
            start, end = token.start, found[last - 1].end
            out.append(Word(start, end, text[start:end], form([part.text for part in found[first:last]])))
        elif token.kind == "word" and (spelt := contractions.get(key(token.text))):
            out += (Word(token.start, token.end, token.text, word) for word in spelt.split())
        else:
            out.append(Word(token.start, token.end, token.text, token.text))
    return tuple(out)


def groups(text: str, found: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Ranges of tokens that are one word each."""
    out: list[tuple[int, int]] = []
    first = 0
    last = len(found) - 1
    for number, token in enumerate(found):
        if (
            number < last
            and _may_join(text, token, found[number + 1])
            and one_word(
                found[number - 1].text if number else "",
                token.text,
                found[number + 1].text,
                found[number + 2].text if number + 1 < last else "",
            )
        ):
            continue
        out.append((first, number + 1))
        first = number + 1
    return out


def _may_join(text: str, left: Token, right: Token) -> bool:
    if left.kind != "word" or right.kind != "word" or right.start - left.end > 1:
        return False
    if not _URDU(left.text) or not _URDU(right.text):
        return False
    return left.end == right.start or text[left.end] in " \u00a0"
