"""Words: tokens joined into compounds, with the spelling of each as one word.

`compound_model` tells whether two neighbouring tokens are one word; `compound_candidates` tells of most pairs that
there is no need to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress

from ..characters import INVISIBLE, ZWNJ
from ..document import Word, from_columns
from ..lexicon import count, key
from ..resources import read_table
from . import spaces
from .compound_model import URDU, affixes, joined_by_norm, one_word
from .tokenizer import token_columns

# A concatenation seen less often than this is no word of its own.
_LEAST_COUNT = 2
_INVISIBLE = re.compile(f"[{INVISIBLE}]").search
_KEPT = 100_000  # pairs, and tokens, of which an answer is kept; when there are more, all are forgotten
# The first pairs of a program are all asked, without numpy, which takes as long to load as some thousands of them.
_ASKED_ALL = 4_000


@cache
def _contractions() -> dict[str, str]:
    return {written: spelt for written, spelt, _ in read_table("segmentation/contractions.tsv")}


class _Pairs(dict[tuple[str, str], "bool | None"]):
    """Whether two tokens as written are one word when they stand side by side; None where that depends on the
    ones around them, as it does for letter names (پی پی پی). Worked out once a pair."""

    def __missing__(self, pair: tuple[str, str]) -> bool | None:
        if len(self) > _KEPT:
            self.clear()
        left, right = pair
        letters = spaces.letter_names()
        decision: bool | None = False
        if URDU(left) and URDU(right):
            decision = None if key(left) in letters and key(right) in letters else one_word("", left, right, "")
        if len(left) + len(right) <= spaces.LONGEST_TOKEN:
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
    parts = [part.strip(ZWNJ) for part in parts]
    keys = [key(part) for part in parts]
    plain = all(part == its_key for part, its_key in zip(parts, keys, strict=True))
    if (norm := joined_by_norm().get(" ".join(keys))) is not None:
        return norm
    changes_shape = all(spaces.joins_to_next(part) for part in keys[:-1])
    prefixed = affixes()[0].get(keys[0]) == "+"  # بے‌کار, whose parts stay to be seen
    suffixed = keys[-1] in affixes()[1] and not prefixed
    letters = all(part in spaces.letter_names() for part in keys)  # ڈی‌سی, though ڈیسی is a word
    if plain and not letters and (changes_shape or suffixed) and count("".join(keys)) >= _LEAST_COUNT:
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
    starts, ends = [start for start, _ in offsets], [end for _, end in offsets]
    return from_columns(Word, [starts, ends, [text[start:end] for start, end in offsets], forms])


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
    if _INVISIBLE(text):  # which a token keeps at its edges (the U+200C before نے in خان‌نے), but not the form of a word
        forms = [written.strip(INVISIBLE) or written for written in forms]
    return offsets, forms


def _joined(text: str, spans: Sequence[tuple[int, int]], texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
    """The tokens that are one word with the next, by number."""
    joined = []
    last = len(texts) - 2
    places: Sequence[int] = range(last + 1)
    if last >= 0 and len(_PAIRS) > _ASKED_ALL:
        from .compound_candidates import may_be_one_word

        places = may_be_one_word(texts)
    for i in places:
        decision = _PAIRS[texts[i], texts[i + 1]]
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
    spelt = [(i, i + 1) for i in compress(range(len(texts)), map(_SPELT.__getitem__, texts)) if kinds[i] == "word"]
    # A compound neither begins nor ends with و: صدر و وزیراعظم.
    runs = [(first + (texts[first] == "و"), last - (texts[last - 1] == "و")) for first, last in runs]
    runs = [(first, last) for first, last in runs if last - first > 1]
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
        words = tuple(_spelt_out(key(token)).split())
        if len(token) <= spaces.LONGEST_TOKEN:
            self[token] = words
        return words


# Ends of futures whose گا, گے or گی is written to the verb, and how they are written apart.
_FUTURES = {"ؤنگ": "ؤں گ", "ونگ": "وں گ", "ئینگ": "ئیں گ", "ینگ": "یں گ", "ئیگ": "ئے گ", "یگ": "ے گ"}
# Not یگی, in which nouns end (ادائیگی); nor after one letter with its ھ (بھیگا, گھونگے).
_FUTURE = re.compile(f"(?!.ھ[وی])(.{{2,}}?)({'|'.join(_FUTURES)})([اےی])(?<!یگی)").fullmatch
_ABOUT_TO = re.compile("(.+ن)یوال(ا|ے|ی|وں)").fullmatch


def _spelt_out(word: str) -> str:
    """How a contraction is written in full, "" for a word that is none: کرونگا is کروں گا, آنیوالا is آنے والا.

    It is one where its verb is known by its infinitive; irregular ones are in a table.

    >>> _spelt_out("کیلئے"), _spelt_out("کرونگا"), _spelt_out("آنیوالا"), _spelt_out("ادائیگی")
    ('کے لیے', 'کروں گا', 'آنے والا', '')
    """
    if (listed := _contractions().get(word)) is not None:
        return listed
    if (found := _FUTURE(word)) and count(found[1] + "نا"):
        return f"{found[1]}{_FUTURES[found[2]]}{found[3]}"
    if (found := _ABOUT_TO(word)) and count(found[1] + "ا"):
        return f"{found[1]}ے وال{found[2]}"
    return ""


_SPELT = _Spelt()
