"""Words: tokens joined into compounds, with the spelling of each as one word.

Whether two neighbouring tokens are one word is told by a linear model over named properties of the pair
(``compounds.tsv``, built by ``training/segmentation/build_compounds.py``): an izafat mark, an affix, و between
two words, letter names, how often the pair stands together and its concatenation is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import exp, log2
from typing import NamedTuple

from ..characters import ZWNJ
from ..document import Word
from ..lexicon import count, counts, key
from ..resources import read_table
from . import spaces
from .tokenizer import token_columns

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


def _of_left(left: str, a: str) -> list[str]:
    """The properties that a token (as written, and its key) has by itself as the first of two."""
    prefixes = _affixes()[0]
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


def _of_right(b: str) -> list[str]:
    """The properties that a key has by itself as the second of two."""
    suffixes = _affixes()[1]
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
    found = ["bias", *_of_left(left, a), *_of_right(b)]
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
    return [*found, f"together {together}", *_of_counts(count(a + b), min(count(a), count(b)))]


def _of_counts(joined: int, rarer: int) -> list[str]:
    """The properties of how often two keys are written as one, beside how often the rarer of them is written."""
    return [
        f"joined {min(8, round(log2(joined + 1)))}",
        f"joined of rarer {min(6, max(-6, round(log2((joined + 0.5) / (rarer + 0.5)))))}",
        f"rarer {min(14, round(log2(rarer + 1)))}",
    ]


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in read_table("segmentation/compounds.tsv")}


def _score(names: Iterable[str]) -> float:
    weights = _weights()
    return sum([weights.get(name, 0.0) for name in names])


class _Part(NamedTuple):
    """What is known of a token by itself."""

    key: str
    said: float  # for being joined: the sum of its own properties
    seen: int  # its count
    kind: str  # of function word


class _Side(dict[str, _Part]):
    """Tokens as written as the first of two, or as the second; worked out once a token."""

    def __init__(self, own: Callable[[str, str], list[str]]) -> None:
        super().__init__()
        self._own = own

    def __missing__(self, token: str) -> _Part:
        if len(self) > _KEPT:
            self.clear()
        k = key(token)
        if not _URDU(token):
            said = _NEVER
        else:  # letter names go by properties of their own
            said = _ALWAYS if k in spaces.letter_names() else _score(self._own(token, k))
        part = self[token] = _Part(k, said, count(k), spaces.function_words().get(k, ""))
        return part


_ALWAYS, _NEVER = 1000.0, -1e6  # to be asked further; no word
_ROUNDING = 1e-6  # more than sums in another order can differ by
_KEPT = 300_000
_LEFT = _Side(lambda token, k: [f"a={k}", *_of_left(token, k)])
_RIGHT = _Side(lambda _, k: [f"b={k}", *_of_right(k)])


@cache
def _most_together() -> float:
    """The most that it can say how often two keys stand together."""
    return max(weight for name, weight in _weights().items() if name.startswith("together "))


@cache
def _apart(rarer: int) -> float:
    """The most that two keys can say together whose concatenation is no word, by the count of the rarer one."""
    return _score(["bias", *_of_counts(0, rarer)]) + _most_together()


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


def one_word(before: str, left: str, right: str, after: str) -> bool:
    """Whether two neighbouring tokens are one word.

    >>> one_word("", "خوب", "صورت", ""), one_word("", "گھر", "میں", "")
    (True, False)
    """
    a, b = key(left), key(right)
    if f"{a} {b}" in _joined_by_norm():
        return True
    if left == right and left not in spaces.letter_names():
        return False  # آہستہ آہستہ: a word said twice is two words, but پی پی پی is one
    return _written_as_one(a, b) or _score(properties(before, left, right, after)) > _ROUNDING


class _Pairs(dict[tuple[str, str], "bool | None"]):
    """Whether two tokens as written are one word when they stand side by side; None where that depends on the
    ones around them, as it does for letter names (پی پی پی). Worked out once a pair."""

    def __missing__(self, pair: tuple[str, str]) -> bool | None:
        if len(self) > _KEPT:
            self.clear()
        left, right = pair
        a, first, first_count, first_kind = _LEFT[left]
        b, second, second_count, second_kind = _RIGHT[right]
        pair_of_keys, weights = f"{a} {b}", _weights()
        said = first + second + weights.get(f"ab={pair_of_keys}", 0.0) + weights.get(f"kinds {first_kind} {second_kind}", 0.0)
        decision: bool | None = False
        # Most pairs are not asked further: nothing more that there is to know could make them one word.
        if (
            said + _apart(min(first_count, second_count)) >= -_ROUNDING
            or a == b
            or a + b in counts()
            or pair_of_keys in _joined_by_norm()
        ):
            if first == second == _ALWAYS:
                decision = None
            elif _NEVER not in (first, second):
                decision = one_word("", left, right, "")
        self[pair] = decision
        return decision


_PAIRS = _Pairs()


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
    spans, texts, kinds = token_columns(text, repair=repair)
    offsets, forms = word_columns(text, spans, texts, kinds)
    return tuple([Word(start, end, text[start:end], spelling) for (start, end), spelling in zip(offsets, forms)])


def word_columns(
    text: str, spans: Sequence[tuple[int, int]], texts: Sequence[str], kinds: Sequence[str]
) -> tuple[list[tuple[int, int]], list[str]]:
    """The words of a text whose tokens are known, as columns: (start, end) and form of each; see `words`.

    The tokens come as the columns of `tokenizer.token_columns`.
    """
    joined = _joined(text, spans, texts, kinds)
    offsets: list[tuple[int, int]] = []
    forms: list[str] = []
    done = 0
    for first, last in _exceptions(texts, kinds, joined):
        offsets += spans[done:first]
        forms += texts[done:first]
        done = last
        if last - first > 1:
            offsets.append((spans[first][0], spans[last - 1][1]))
            forms.append(form(list(texts[first:last])))
        else:
            spelt = _SPELT[texts[first]]
            offsets += [spans[first]] * len(spelt)
            forms += spelt
    offsets += spans[done:]
    forms += texts[done:]
    return offsets, forms


def _joined(text: str, spans: Sequence[tuple[int, int]], texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
    """The tokens that are one word with the next, by number."""
    joined = []
    last = len(texts) - 2
    for i, decision in enumerate(map(_PAIRS.__getitem__, pairwise(texts))):
        if decision is False or kinds[i] != "word" or kinds[i + 1] != "word":
            continue
        end, start = spans[i][1], spans[i + 1][0]
        if start - end > 1 or (start > end and text[end] not in " \u00a0"):
            continue
        if decision or one_word(texts[i - 1] if i else "", texts[i], texts[i + 1], texts[i + 2] if i < last else ""):
            joined.append(i)
    return joined


def _exceptions(texts: Sequence[str], kinds: Sequence[str], joined: list[int]) -> Iterator[tuple[int, int]]:
    """Ranges of tokens that are one word, and single tokens that are spelt out, in order."""
    runs: list[tuple[int, int]] = []
    for i in joined:
        if runs and runs[-1][1] == i + 1:
            runs[-1] = (runs[-1][0], i + 2)
        else:
            runs.append((i, i + 2))
    spelt = [(i, i + 1) for i, words in enumerate(map(_SPELT.__getitem__, texts)) if words and kinds[i] == "word"]
    end = 0
    for first, last in sorted(runs + spelt, key=lambda run: (run[0], -run[1])) if spelt else runs:
        if first >= end:
            yield first, last
            end = last


class _Spelt(dict[str, "tuple[str, ...]"]):
    """The words that a token as written is spelt out as; none for most. Looked up once a token."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        if len(self) > _KEPT:
            self.clear()
        self[token] = words = tuple(_contractions().get(key(token), "").split())
        return words


_SPELT = _Spelt()
