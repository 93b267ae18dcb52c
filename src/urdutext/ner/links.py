"""Tokens as the tagger sees them, and mentions that are the same: acronyms, in one spelling and beside their long form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from urdutext.segmentation import token_offsets
from urdutext.segmentation.join_rules import cues
from urdutext.segmentation.spaces import letter_names

_LONGEST_ACRONYM = 24  # letters


def split_letters(key: str) -> list[str]:
    """The names of letters that a word is made of, when there are two or more; else the word itself.

    >>> split_letters("یواےای"), split_letters("لاہور")
    (['یو', 'اے', 'ای'], ['لاہور'])
    """
    parts = _letters_of(key) if len(key) <= _LONGEST_ACRONYM else None
    return parts if parts and len(parts) > 1 else [key]


def _letters_of(rest: str) -> list[str] | None:
    """Names of letters that make up a string, the longest first (ایف before ای); None when none do."""
    if not rest:
        return []
    for size in range(min(6, len(rest)), 0, -1):
        if rest[:size] in letter_names() and (after := _letters_of(rest[size:])) is not None:
            return [rest[:size], *after]
    return None


def tagger_tokens(text: str, tokens: list[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
    """The tokens as the tagger sees them, as (start, end) in code points: acronyms without stops, hashtags in words.

    `tokens` are those of `urdutext.segmentation.token_offsets`, where they are known.

    >>> tagger_tokens("#پی_ٹی")
    [(1, 3), (4, 6)]
    """
    return words_of_hashtags(text, without_inner_stops(text, token_offsets(text) if tokens is None else tokens))


@cache
def _run_of_letters() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A stop and a letter or its name; and a run of such, each with its stop, with the word after the last stop."""
    names = f"(?:{'|'.join(sorted(letter_names(), key=len, reverse=True))}|(?!و)[ء-ے])"
    follows = f"[۔.] ?{names}(?![ء-ے])"
    return re.compile(follows), re.compile(f"(?<![ء-ے]){names}(?:{follows})+(?:[۔.] ?([ء-ے]+))?")


def without_inner_stops(text: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tokens, as (start, end) in code points, without the stops of acronyms and initials that are written the
    old way: پی۔ٹی۔آئی, آئی۔ ایم۔ ایف۔ نے, اے۔ آر۔ رحمان, ن۔ م۔ راشد.

    With a space behind each stop it takes three stops, or letters: وہ گھر آئی۔ جی ہاں are two sentences. The last stop
    stays before a word that begins a sentence.

    >>> without_inner_stops("پی۔ٹی", [(0, 2), (2, 3), (3, 5)])
    [(0, 2), (3, 5)]
    """
    follows, run = _run_of_letters()
    if not follows.search(text):
        return tokens
    dropped: set[int] = set()
    for found in run.finditer(text):
        stops = [place for place in range(*found.span()) if text[place] in "۔."]
        letters = len(stops) if found[1] else len(stops) + 1
        goes_on = found[1] and found[1] not in cues("starter")
        if letters < 3 and not goes_on and " " in found[0]:
            continue
        if found[1] and not goes_on:
            stops.pop()
        dropped.update(stops)
    return [span for span in tokens if span[0] not in dropped] if dropped else tokens


_HASHTAG = re.compile(r"[^\w#]*#[^#]")
_WORD_OF_HASHTAG = re.compile("[^#_]+")


def words_of_hashtags(text: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tokens, as (start, end) in code points, with the words of each hashtag in its place.

    >>> words_of_hashtags("#عمران_خان", [(0, 10)])
    [(1, 6), (7, 10)]
    """
    if "#" not in text:
        return tokens
    out: list[tuple[int, int]] = []
    for start, end in tokens:
        hash_ = text.find("#", start, end)  # an invisible mark may stand before it
        if hash_ < 0 or not _HASHTAG.match(text, start, end):
            out.append((start, end))
            continue
        for word in _WORD_OF_HASHTAG.finditer(text, hash_, end):
            out += ((word.start() + low, word.start() + high) for low, high in token_offsets(word[0]))
    return out


def is_acronym(name: str) -> bool:
    """Whether a name in its one spelling is an acronym: names of letters, or Latin capitals.

    >>> is_acronym("ایف بی آر"), is_acronym("FBR"), is_acronym("سپریم کورٹ")
    (True, True, False)
    """
    words = name.split()
    if len(words) > 1 and all(word in letter_names() for word in words):
        return True
    return len(words) == 1 and len(name) > 1 and name.isascii() and name.isupper()


def link(names: Sequence[tuple[str, str]], bracketed: Sequence[bool]) -> list[str | None]:
    """Ids for the mentions of one document, given (label, norm) of each in order.

    `bracketed` says of a mention that it is all that stands in the brackets after the mention before it:
    وفاقی بورڈ آف ریونیو (ایف بی آر). Where the two are one thing, every other mention of either form has the same id.
    Mentions that no brackets tie together have None.
    """
    ids: dict[tuple[str, str], str] = {}
    count = 0
    for place in range(1, len(names)):
        one, other = names[place - 1], names[place]
        if bracketed[place] and _are_one(one, other):
            number = ids.get(one) or ids.get(other)
            if number is None:
                count += 1
                number = f"e{count}"
            tied = {ids.get(one, number), ids.get(other, number)}
            if len(tied) > 1:
                ids |= {name: number for name, known in ids.items() if known in tied}
            ids[one] = ids[other] = number
    return [ids.get(name) for name in names]


def _are_one(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two names (label, norm), the second in brackets behind the first, are the same thing.

    They are as a long form and its acronym, as names in two scripts (نواز شریف (Nawaz Sharif)), and as an organization
    and its name in a word: قومی احتساب بیورو (نیب).

    >>> _are_one(("ORG", "پی آئی اے"), ("ORG", "PIA")), _are_one(("LOC", "لاہور"), ("ORG", "PIA"))
    (True, False)
    """
    (label, name), (other_label, other_name) = one, other
    if label != other_label:
        return False
    words = sorted((len(name.split()), len(other_name.split())))
    in_a_word = label == "ORG" and words[0] == 1 and words[1] >= 3
    return is_acronym(name) != is_acronym(other_name) or name.isascii() != other_name.isascii() or in_a_word
