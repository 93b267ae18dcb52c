"""What the guideline of the packaged model leaves out of names, and what it sees in brackets behind them.

A model of one's own has a guideline of its own: what its names are is told by the texts that it was trained on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from urdutext.ner.features import word_key
from urdutext.resources import read_table

if TYPE_CHECKING:
    from urdutext.ner.tagger import Mention


def by_guideline(text: str, tokens: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of the packaged model as its guideline has them; some are shorter, or none."""
    out = []
    for mention in mentions:
        mention = _without_year(text, tokens, _before_bracket(text, tokens, mention))
        whole = None
        while mention != whole and mention.first < mention.last:  # Prof. Dr. Atta
            whole = mention
            mention = _without_signs(text, tokens, _without_type_word(text, tokens, mention))
        mention = _without_signs(text, tokens, mention)
        if mention.first == mention.last and (mention.label, word_key(text[slice(*tokens[mention.first])])) in _outside():
            continue  # Dr of Dr. آصف
        # An address is no name: jo@samaritans.org.
        if mention.first <= mention.last and "@" not in text[tokens[mention.first][0] : tokens[mention.last][1]]:
            out.append(mention)
    return out


def _before_bracket(text: str, tokens: Sequence[tuple[int, int]], mention: Mention) -> Mention:
    """A mention up to a bracket that it opens and does not close: جین of جین (Jean."""
    inside = [text[slice(*span)] for span in tokens[mention.first : mention.last + 1]]
    for at, token in enumerate(inside[1:], 1):
        if token in _OPENING and not any(BRACKETS.get(other) == token for other in inside[at:]):
            return mention._replace(last=mention.first + at - 1)
    return mention


def _without_signs(text: str, tokens: Sequence[tuple[int, int]], mention: Mention) -> Mention:
    """A mention without the signs at its edges (~~عمران خان~~), but for brackets that are its own: مسلم لیگ (ن)."""
    first, last = mention.first, mention.last
    while first <= last and not _holds_a_letter(text, tokens[first]):
        first += 1
    while first <= last and not _holds_a_letter(text, tokens[last]):
        if text[slice(*tokens[last])] in BRACKETS and any(text[slice(*span)] == BRACKETS[text[slice(*tokens[last])]] for span in tokens[first:last]):
            break
        last -= 1
    return mention if (first, last) == (mention.first, mention.last) else mention._replace(first=first, last=last)


#: The bracket that opens for each one that closes.
BRACKETS = {")": "(", "]": "[", "}": "{", "﴾": "﴿", "-RRB-": "-LRB-", "-RSB-": "-LSB-"}
_OPENING = frozenset(BRACKETS.values())


def _holds_a_letter(text: str, span: tuple[int, int]) -> bool:
    token = text[slice(*span)]
    return token not in BRACKETS and any(map(str.isalnum, token))


@cache
def _outside() -> dict[tuple[str, str], str]:
    """(label, word) that stands before a name and is no part of it, with the word before which it is one."""
    return {(label, word_key(word)): unless for label, word, unless, _example in read_table("ner/outside.tsv")}


def _without_type_word(text: str, tokens: Sequence[tuple[int, int]], mention: Mention) -> Mention:
    """A mention of several words without the word for what it is in front of it: ضلع سوات is سوات."""
    first = mention.first
    unless = _outside().get((mention.label, word_key(text[slice(*tokens[first])])))
    if unless is not None and text[slice(*tokens[first + 1])] != (unless or None):
        return mention._replace(first=first + 1)
    return mention


# With the sign of its calendar: of 49,000 names in the training text none holds one.
_YEAR = re.compile(r"[0-9٠-٩۰-۹]+[ءھ]")


def _without_year(text: str, tokens: Sequence[tuple[int, int]], mention: Mention) -> Mention:
    """A mention without a year behind it: تلہ گنگ 2022ء is تلہ گنگ."""
    if mention.first < mention.last and _YEAR.fullmatch(text, *tokens[mention.last]):
        return mention._replace(last=mention.last - 1)
    return mention


# In brackets; -LRB- is how treebanks write one.
_LATIN_SPELLING = re.compile(r"\s?(?:[(\[]|-LRB-)\s?([A-Za-z][A-Za-z .'’&-]*[A-Za-z.])\s?(?:[)\]]|-RRB-)")
# Where the model is less sure of a name, it may be surer of its Latin spelling: ہل (Hill).
_UNSURE = 0.5
_COUNTRIES = frozenset({"UAE", "UK", "US", "USA", "KSA"})


def with_latin_spellings(text: str, tokens: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, and the names in Latin letters in the brackets after them: پاؤلا (Powla).

    Where the two sound alike they are one name, with the label of the first, unless the model is unsure of it.
    Of what does not, the model tells, لاہور (Reuters); what it does not know is a place or an organization in translation,
    کینری جزائر (Canary Islands).
    """
    out: list[Mention] = []
    passed = -1  # the last token of what was seen in brackets
    for number, mention in enumerate(mentions, 1):
        if mention.first <= passed:
            continue
        spelling = _spelling_behind(text, tokens, mention.last)
        if spelling is None:
            out.append(mention)
            continue
        first, last = spelling
        latin = text[tokens[first][0] : tokens[last][1]]
        seen = [m for m in mentions[number : number + last - first + 1] if m.first <= last]
        country = mention.label == "LOC" and latin in _COUNTRIES
        if country or sounds_alike(text[tokens[mention.first][0] : tokens[mention.last][1]], latin):
            surest = max([mention, *seen], key=lambda m: m.score) if mention.score < _UNSURE else mention
            out.append(mention._replace(label=surest.label, score=surest.score))
            out.append(surest._replace(first=first, last=last))
            passed = last
        else:
            out.append(mention)
            if not seen and mention.label != "PER" and latin[0].isupper():
                out.append(mention._replace(first=first, last=last))
    return out


def _spelling_behind(text: str, tokens: Sequence[tuple[int, int]], last: int) -> tuple[int, int] | None:
    """The first and the last token of what stands in Latin letters in the brackets after a token."""
    found = _LATIN_SPELLING.match(text, tokens[last][1])
    if not found:
        return None
    inside = [at for at in range(last + 1, min(last + 20, len(tokens))) if found.start(1) <= tokens[at][0] and tokens[at][1] <= found.end(1)]
    whole = inside and (tokens[inside[0]][0], tokens[inside[-1]][1]) == found.span(1)
    return (inside[0], inside[-1]) if whole else None


# Consonants by their sound; vowels, و, ہ and their like are heard in one script and not in the other.
_SOUNDS = {
    **dict.fromkeys("تٹطث", "t"), **dict.fromkeys("سصش", "s"), **dict.fromkeys("زذضظژ", "z"), **dict.fromkeys("کقخ", "k"),
    **dict.fromkeys("گغج", "g"), **dict.fromkeys("دڈ", "d"), **dict.fromkeys("رڑ", "r"), **dict.fromkeys("نں", "n"),
    "ب": "b", "پ": "p", "چ": "c", "ف": "f", "ل": "l", "م": "m",
}  # fmt: skip
_LATIN_SOUNDS = re.compile("ch|sh|ph|th|kh|gh|ck|c(?=[eiy])|[a-z]")
_LATIN = {"ch": "c", "sh": "s", "ph": "f", "th": "t", "kh": "k", "gh": "g", "ck": "k", "c": "s", "q": "k", "x": "ks"} | {
    letter: letter for letter in "bdfgklmnprstz"
} | {"j": "g"}
# Of 51 Latin names in brackets that are marked as the name before them in the training text, 37 are alike by this much,
# the others being acronyms and translations; of two marked otherwise, one.
_ALIKE = 0.6


def sounds_alike(urdu: str, latin: str) -> bool:
    """Whether a name in Latin letters may be one in Urdu letters, by their consonants.

    >>> sounds_alike("ایملی ہارٹ", "Emily Hart"), sounds_alike("لاہور", "Reuters")
    (True, False)
    """
    from difflib import SequenceMatcher

    heard = "".join(_SOUNDS.get(letter, "") for letter in word_key(urdu))
    hard = re.sub("c(?![eiyhk])", "k", latin.lower())
    spelt = "".join(_LATIN.get(sound, "") for sound in _LATIN_SOUNDS.findall(hard))
    heard, spelt = (re.sub(r"(.)\1", r"\1", sounds) for sounds in (heard, spelt))
    if not (heard and spelt):
        return True  # ایوا (Eva), یو اے ای (UAE): nothing tells that they are two
    return SequenceMatcher(None, heard, spelt, autojunk=False).ratio() >= _ALIKE
