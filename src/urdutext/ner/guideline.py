"""What the guideline of the packaged model leaves out of names, and what it sees in brackets behind them.

A model of one's own has a guideline of its own: what its names are is told by the texts that it was trained on.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
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
        if mention.first < mention.last:
            mention = _without_year(text, tokens, _without_type_word(text, tokens, mention))
        elif (mention.label, word_key(text[slice(*tokens[mention.first])])) in _outside():
            continue  # Dr of Dr. آصف
        mention = _without_signs(text, tokens, mention)
        # An address is no name: jo@samaritans.org.
        if mention.first <= mention.last and "@" not in text[tokens[mention.first][0] : tokens[mention.last][1]]:
            out.append(mention)
    return out


def _without_signs(text: str, tokens: Sequence[tuple[int, int]], mention: Mention) -> Mention:
    """A mention without the signs at its edges (~~عمران خان~~), but for brackets that are its own: مسلم لیگ (ن)."""
    first, last = mention.first, mention.last
    while first <= last and not _holds_a_letter(text, tokens[first]):
        first += 1
    while first <= last and not _holds_a_letter(text, tokens[last]):
        if text[slice(*tokens[last])] in _BRACKETS and any(text[slice(*span)] == _BRACKETS[text[slice(*tokens[last])]] for span in tokens[first:last]):
            break
        last -= 1
    return mention if (first, last) == (mention.first, mention.last) else mention._replace(first=first, last=last)


#: The bracket that opens for each one that closes.
_BRACKETS = {")": "(", "]": "[", "}": "{", "﴾": "﴿", "-RRB-": "-LRB-", "-RSB-": "-LSB-"}


def _holds_a_letter(text: str, span: tuple[int, int]) -> bool:
    token = text[slice(*span)]
    return token not in _BRACKETS and any(map(str.isalnum, token))


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


def latin_spellings(
    text: str, tokens: Sequence[tuple[int, int]], mentions: Sequence[Mention], own: Container[Mention]
) -> list[Mention]:
    """The names in Latin letters in the brackets after a mention, with its label: پاؤلا (Powla), سولاویسی (sulawisi).

    Another name that the model sees there goes before, لاہور (Reuters), but not where the one before is the user's own.
    بابر اعظم (captain) is followed by no name.
    """
    labels = {place: mention.label for mention in mentions for place in range(mention.first, mention.last + 1)}
    found = []
    for mention in mentions:
        spelling = _LATIN_SPELLING.match(text, tokens[mention.last][1])
        if spelling:
            first = mention.last + 1
            while first < len(tokens) and tokens[first][0] < spelling.start(1):
                first += 1
            last = first
            while last + 1 < len(tokens) and tokens[last + 1][1] <= spelling.end(1):
                last += 1
            whole = first < len(tokens) and (tokens[first][0], tokens[last][1]) == spelling.span(1)
            person = mention.label == "PER"
            other = {labels.get(place, mention.label) for place in range(first, last + 1)} != {mention.label}
            # Nobody's name is followed by somebody else's, but by that of a party: عمران خان (PTI).
            other = other and not (person and not spelling[1].isupper())
            no_name = person and spelling[1][0].islower()
            if whole and (mention in own or not (other or no_name)):
                found.append(mention._replace(first=first, last=last))
    return found
