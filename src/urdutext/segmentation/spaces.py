"""Missing spaces: where a run of letters is two words or more, by a language model of words.

A noisy channel over whole tokens: the words that were meant, by their counts and the counts of neighbouring
pairs, times the chance that a space between them was left out. After ا د ڈ ذ ر ڑ ز ژ و ے, which do not join
to the next letter, a missing space cannot be seen and is common; after the others it is rare. A word that is
not listed has the chance of its letters, so that names and foreign words stay whole.

The model (``spaces.bin``) is built by ``training/segmentation/build_spaces.py``.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from ..characters import INVISIBLE, NON_JOINERS, ZWNJ
from ..lexicon import counts, key
from ..resources import ResourceError, read_bytes, read_table

# Chance (natural logarithm) that the space after a word is left out.
MISSING_AFTER_NON_JOINER = -3.5
MISSING_AFTER_JOINER = -6.5
# A word of the lexicon is parted only for a reason this much better.
LISTED_WORD = 3.0
UNLISTED = -4.6  # one word in a hundred is not listed
NO_PAIR = -0.7  # a pair of words that was not counted
PAIR_SCALE = 16  # pair and letter scores are stored as rounded sixteenths
PAIR_CUTOFF = 3.0
LONGEST_WORD = 16
LONGEST_TOKEN = 120  # longer runs of letters are left as they are, so that no text makes this slow
# No space is missing beside an affix that is no word of its own (بے|روزگار, ذمے|دار).
BOUND_AFFIX = -9.0
# Share of words that lost a space beside a particle at which a joined pair of content words is as likely to be
# two words that lost their space as a compound; and how fast doubt grows below it.
CARELESS_RATE = 0.03
CARELESS_SCALE = 4.5
# No context moves a decision further than this.
CONTEXT_REACH = 9.0

ALPHABET = "ءآأؤإئابتثجحخدذرزسشصضطظعغفقلمنوٹپچڈڑژکگںھہۂۃیے"
_LETTER_CODE = {letter: code for code, letter in enumerate(ALPHABET, 1)}
LETTERS = len(ALPHABET) + 2  # 0 is the edge of a word, the last any other letter
_WORDS_OF_ONE_LETTER = frozenset("وآء")
# The last letters of words that end in the form they have alone.
_NON_JOINERS = frozenset(NON_JOINERS + "ۃۂں")


def joins_to_next(word: str) -> bool:
    """Whether the last letter of a word would change its shape if another one followed.

    >>> joins_to_next("خوب"), joins_to_next("بے")
    (True, False)
    """
    return word != "" and word[-1] not in _NON_JOINERS


class Parting(NamedTuple):
    """The best way to part a token: its words, and how much better (or worse) than whole without context."""

    words: tuple[str, ...]
    gain: float


@dataclass(frozen=True, slots=True)
class SpaceModel:
    """Counts of words, scores of pairs, scores of letters, and listed words that context may part."""

    words: dict[str, int]  # count
    ids: dict[str, int]
    pair_keys: array[int]
    pair_scores: array[int]
    letter_scores: array[int]
    total: float
    ambiguous: frozenset[str]
    bound_prefixes: frozenset[str]
    bound_suffixes: frozenset[str]

    def pair(self, left: str, right: str) -> float:
        """log P(right | left) / P(right): how much likelier a word is after another."""
        a, b = self.ids.get(left, -1), self.ids.get(right, -1)
        if a < 0 or b < 0:
            return 0.0
        wanted = a << 16 | b
        place = bisect_left(self.pair_keys, wanted)
        if place < len(self.pair_keys) and self.pair_keys[place] == wanted:
            return self.pair_scores[place] / PAIR_SCALE
        expected = self.words[left] * self.words[right] / self.total
        return NO_PAIR if expected < PAIR_CUTOFF else max(NO_PAIR - log(expected / PAIR_CUTOFF), -5.0)

    def word(self, word: str) -> float:
        """log P(word) of a listed word; of another one by its letters."""
        found = self.words.get(word)
        if found:
            return log(found / self.total)
        return UNLISTED + self.spelling(word)

    def spelling(self, word: str) -> float:
        """log P of the letters of a word that is not listed."""
        return self._spelt(word)(0, len(word)) / PAIR_SCALE

    def _spelt(self, token: str) -> Callable[[int, int], int]:
        """What a part of a token has for its letters, in sixteenths, by where it begins and ends."""
        scores = self.letter_scores
        codes = [_LETTER_CODE.get(letter, LETTERS - 1) for letter in token]
        # A letter's score hangs on the two before it: what stands in the token can be summed once.
        sums = [0, 0, 0]
        for one, two, code in zip(codes, codes[1:], codes[2:]):
            sums.append(sums[-1] + scores[(one * LETTERS + two) * LETTERS + code])

        def spelt(start: int, end: int) -> int:
            first = codes[start]
            if end - start == 1:
                return scores[first] + scores[first * LETTERS]
            two, last = codes[end - 2], codes[end - 1]
            return (
                scores[first]
                + scores[first * LETTERS + codes[start + 1]]
                + (sums[end] - sums[start + 2])
                + scores[(two * LETTERS + last) * LETTERS]
            )

        return spelt

    def part(self, token: str) -> Parting | None:
        """The best way to part a token into words, whether or not it is better than whole; None: no way."""
        if not 2 < len(token) <= LONGEST_TOKEN:
            return None
        size = len(token)
        words, total = self.words, self.total
        spelt = self._spelt(token)
        open_after = [letter in _NON_JOINERS for letter in token]
        # Hypotheses by where their last word ends: (score, last word, all words).
        ends: list[list[tuple[float, str, tuple[str, ...]]]] = [[] for _ in range(size + 1)]
        for start in range(size):
            before = ends[start]
            missing = 0.0
            if start:
                if not before:
                    continue
                if len(before) > 3:
                    before.sort(reverse=True)
                    del before[3:]
                missing = MISSING_AFTER_NON_JOINER if open_after[start - 1] else MISSING_AFTER_JOINER
            # An unlisted word is cut off only where the eye sees no missing space.
            unlisted = not start or open_after[start - 1]
            first = start + 1 if token[start] in _WORDS_OF_ONE_LETTER else start + 2
            for end in range(first, min(size, start + LONGEST_WORD) + 1):
                word = token[start:end]
                found = words.get(word)
                if found:
                    score = log(found / total)
                elif unlisted and end - start > 2 and (end == size or open_after[end - 1]):
                    score = UNLISTED + spelt(start, end) / PAIR_SCALE
                else:
                    continue
                if end - start == size:
                    continue
                # The ۂ of an izafat leads on to the next word: پایۂتکمیل was written as one.
                if end < size and (word in self.bound_prefixes or word[-1] == "ۂ"):
                    score += BOUND_AFFIX
                if start and word in self.bound_suffixes:
                    score += BOUND_AFFIX
                ends[end].append(self._best(before, word, score + missing) if start else (score, word, (word,)))
        if not ends[size]:
            return None
        score, _, way = max(ends[size])
        listed = words.get(token)
        whole = log(listed / total) + LISTED_WORD if listed else UNLISTED + spelt(0, size) / PAIR_SCALE
        return Parting(way, score - whole)

    def _best(
        self, before: list[tuple[float, str, tuple[str, ...]]], word: str, score: float
    ) -> tuple[float, str, tuple[str, ...]]:
        if len(before) == 1:
            best, last, way = before[0]
            return best + self.pair(last, word) + score, word, (*way, word)
        best, way = max((so_far + self.pair(last, word), way) for so_far, last, way in before)
        return best + score, word, (*way, word)

    def context(self, left: str, parting: Parting, token: str, right: str) -> float:
        """How much better the parted token suits its neighbours, "" for none, than the whole one."""
        gain = self.left_context(left, parting, token) if left else 0.0
        return gain + self.right_context(parting, token, right) if right else gain

    def left_context(self, left: str, parting: Parting, token: str) -> float:
        """How much better the parted token suits the word before it than the whole one."""
        return self.pair(left, parting.words[0]) - (self.pair(left, token) if token in self.ids else NO_PAIR)

    def right_context(self, parting: Parting, token: str, right: str) -> float:
        """How much better the parted token suits the word after it than the whole one."""
        return self.pair(parting.words[-1], right) - (self.pair(token, right) if token in self.ids else NO_PAIR)


_MAGIC = b"urdutext spaces 1\n"


def to_bytes(pair_keys: array[int], pair_scores: array[int], letter_scores: array[int], ambiguous: list[str]) -> bytes:
    """The model file: magic, four sizes as decimal text, then the arrays, little-endian."""
    listed = "\n".join(ambiguous).encode()
    if sys.byteorder == "big":
        pair_keys = pair_keys[:]
        pair_keys.byteswap()
    parts = [pair_keys.tobytes(), pair_scores.tobytes(), letter_scores.tobytes(), listed]
    return _MAGIC + " ".join(str(len(part)) for part in parts).encode() + b"\n" + b"".join(parts)


@cache
def model() -> SpaceModel:
    """The shipped model, read once. Raises ResourceError when its file is damaged."""
    content = read_bytes("segmentation/spaces.bin")
    head, _, sizes = content[:200].partition(b"\n")
    if head + b"\n" != _MAGIC:
        raise ResourceError("segmentation/spaces.bin: damaged; reinstall urdutext")
    sizes = sizes.partition(b"\n")[0]
    position = len(_MAGIC) + len(sizes) + 1
    parts = []
    for size in map(int, sizes.split()):
        parts.append(content[position : position + size])
        position += size
    if position != len(content):
        raise ResourceError("segmentation/spaces.bin: damaged; reinstall urdutext")
    pair_keys, pair_scores, letter_scores = array("I"), array("b"), array("b")
    pair_keys.frombytes(parts[0])
    pair_scores.frombytes(parts[1])
    letter_scores.frombytes(parts[2])
    if sys.byteorder == "big":
        pair_keys.byteswap()
    return build(pair_keys, pair_scores, letter_scores, frozenset(parts[3].decode().split("\n")))


def build(
    pair_keys: array[int], pair_scores: array[int], letter_scores: array[int], ambiguous: frozenset[str]
) -> SpaceModel:
    """A model from its arrays and the lexicon."""
    words = counts()
    ids = dict(zip(words, range(len(words)), strict=True))
    bound = [(affix, kind) for affix, kind, is_bound, _ in read_table("segmentation/affixes.tsv") if is_bound == "yes"]
    return SpaceModel(
        words,
        ids,
        pair_keys,
        pair_scores,
        letter_scores,
        float(sum(words.values())),
        ambiguous,
        frozenset(affix for affix, kind in bound if kind == "prefix"),
        frozenset(affix for affix, kind in bound if kind != "prefix"),
    )


class Cut(NamedTuple):
    """What is known of a token: where to cut it, and with how much reason, before its neighbours are seen."""

    offsets: tuple[int, ...]  # inside the token as given
    parting: Parting
    key: str
    kind: str  # of the words that would be parted: particle (اور|پاکستان), verb (کر|دیا) or content (آزاد|کشمیر)


class _Decisions(dict[str, "Cut | None"]):
    """Decisions about tokens as given, each made when it is first asked for: None is whole."""

    def __missing__(self, token: str) -> Cut | None:
        cut = _decide(token)
        if len(token) <= LONGEST_TOKEN:  # a page of Base64 is not met again
            self[token] = cut
        return cut


_KNOWN = _Decisions()
_KNOWN_SIZE = 300_000  # emptied when it grows larger
_URDU_WORD = re.compile("[\u0610-\u063f\u0641-\u065f\u066e-\u06d3\u06d5\u0750-\u077f\ufb50-\ufdf9\ufe70-\ufefc]").match
# An Arabic ه after these may stand for the ھ of an aspirate (بهائی), and not for ہ.
_ASPIRATE = re.compile("(?<=[بپتٹجچدڈڑکگلمن])ہ")
_ON_A_LETTER = f"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640{INVISIBLE}"
_CLUSTER = re.compile(f"[^{_ON_A_LETTER}][{_ON_A_LETTER}]*")


def repaired(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of tokens with those parted that lack a space between two words."""
    tokens = [text[start:end] for start, end in spans]
    if len(_KNOWN) > _KNOWN_SIZE:
        forget()
    cuts = list(map(_KNOWN.__getitem__, tokens))
    gains: list[tuple[int, Cut, float]] = []
    careless = 0
    for number, cut in enumerate(cuts):
        if cut is None:
            continue
        gain = cut.parting.gain
        # What is too long to be a word says nothing, and is not remembered.
        if number and len(tokens[number - 1]) <= LONGEST_TOKEN:
            gain += _left_context(tokens[number], tokens[number - 1])
        if number + 1 < len(tokens) and len(tokens[number + 1]) <= LONGEST_TOKEN:
            gain += _right_context(tokens[number], tokens[number + 1])
        if gain > 0:
            gains.append((number, cut, gain))
            careless += cut.kind == "particle"
    if not gains:
        return spans
    content_gain = _content_gain(careless, len(tokens))
    out: list[tuple[int, int]] = []
    done = 0
    for number, cut, gain in gains:
        if cut.kind == "content" and gain <= content_gain:
            continue
        out += spans[done:number]
        done = number + 1
        first, end = spans[number]
        edges = [first, *(first + offset for offset in cut.offsets), end]
        out += pairwise(edges)
    out += spans[done:]
    return out


def parts(token: str) -> list[str]:
    """The words of a token by itself, whatever its neighbours are; itself where it is better whole.

    >>> parts("اسلامآباد"), parts("لاہور")
    (['اسلام', 'آباد'], ['لاہور'])
    """
    cut = _KNOWN[token]
    if cut is None or cut.parting.gain <= 0:
        return [token]
    return [token[start:end] for start, end in pairwise([0, *cut.offsets, len(token)])]


def _content_gain(careless: int, tokens: int) -> float:
    """How much better two content words must be apart than joined, in a text written with this much care.

    Compounds are joined on purpose (عمرقید, علمائےکرام), and look like two words that lost their space; how
    many of them did is told by the words nobody joins on purpose, such as کے and اور, in the same text.
    """
    rate = (careless + 0.3) / (tokens + 100)
    return max(0.0, CARELESS_SCALE * log(CARELESS_RATE / rate))


@lru_cache(maxsize=1 << 16)
def _left_context(token: str, before: str) -> float:
    """What the token before says for parting a token."""
    cut, other = _KNOWN[token], _KNOWN[before]
    left = other.parting.words[-1] if other and other.parting.gain > 0 else key(before)
    return model().left_context(left, cut.parting, cut.key) if cut and left else 0.0


@lru_cache(maxsize=1 << 16)
def _right_context(token: str, after: str) -> float:
    """What the token after says for parting a token."""
    cut, other = _KNOWN[token], _KNOWN[after]
    right = other.parting.words[0] if other and other.parting.gain > 0 else key(after)
    return model().right_context(cut.parting, cut.key, right) if cut and right else 0.0


def forget() -> None:
    """Empty the caches, to measure without them."""
    _KNOWN.clear()
    _left_context.cache_clear()
    _right_context.cache_clear()


def _decide(token: str) -> Cut | None:
    if _URDU_WORD(token) is None:
        return None
    lexical = key(token)
    words = model()
    if "\u0647" in token:
        aspirated = _ASPIRATE.sub("ھ", lexical)
        if words.words.get(aspirated, 0) > words.words.get(lexical, 0):
            lexical = aspirated
    if lexical in words.words and lexical not in words.ambiguous:
        return None
    parting = words.part(lexical)
    if parting is None or parting.gain < -CONTEXT_REACH:
        return None
    offsets = _offsets(token, lexical, parting.words)
    if offsets is None:
        return None
    # U+200C joins on purpose (بین‌الاقوامی), but for a word that nobody joins: اس‌نے‌کہا.
    joined = [word for word, offset in zip(parting.words[1:], offsets) if token[offset - 1] == ZWNJ]
    if any(word not in function_words() or word in letter_names() for word in joined):
        return None
    # What is invisible between two words goes with the second: خان in خان‌نے is the name as it is found elsewhere.
    visible = tuple(len(token[:offset].rstrip(INVISIBLE)) for offset in offsets)
    return Cut(visible, parting, lexical, _kind(parting.words))


@cache
def function_words() -> dict[str, str]:
    """The closed classes: word to particle or verb."""
    return dict((word, kind) for word, kind in read_table("segmentation/function_words.tsv"))  # noqa: C402


def _kind(words: tuple[str, ...]) -> str:
    if words[0] == "و" or all(word in letter_names() for word in words):
        return "verb"  # (امن) و|امان, یو|اے: nobody's compound, and no sign of carelessness
    kinds = {function_words().get(word, "content") for word in words}
    return next(kind for kind in ("particle", "verb", "content") if kind in kinds)


@cache
def letter_names() -> frozenset[str]:
    """How the Latin letters are written in Urdu (ایف, بی, آر)."""
    return frozenset(word for word, kind, _ in read_table("segmentation/sentence_cues.tsv") if kind[:6] == "letter")


def _offsets(token: str, lexical: str, parts: tuple[str, ...]) -> tuple[int, ...] | None:
    """Where the parts of the key begin in the token as given; None when a cut would fall inside a letter."""
    ends = []
    position = 0
    for part in parts[:-1]:
        position += len(part)
        ends.append(position)
    if token == lexical:
        return tuple(ends)
    starts = {}
    letters = 0
    for cluster in _CLUSTER.finditer(token):
        starts[letters] = cluster.start()
        letters += len(key(cluster[0]))
    if letters != len(lexical):
        return None
    offsets = tuple(starts.get(end, 0) for end in ends)
    return offsets if all(offsets) else None
