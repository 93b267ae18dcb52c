"""People, places and organizations in text.

`find_entities` runs on text as given; offsets are code points into it. The model is trained by
`training/entities`; `Gazetteer` adds a user's own names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from urdutext.characters import ZWNJ
from urdutext.document import Entity
from urdutext.ner.features import word_key
from urdutext.ner.gazetteer import Conflict, Gazetteer, GazetteerError
from urdutext.ner.links import link, split_letters, tagger_tokens
from urdutext.ner.titles import HONORIFIC_SIGNS, TAKHALLUS, edges, title_after, title_before
from urdutext.resources import read_table

if TYPE_CHECKING:
    from urdutext.ner.tagger import Mention, Tagger

__all__ = ["Conflict", "Gazetteer", "GazetteerError", "find_entities", "find_entities_batch", "labels", "load_model"]

# Code points that are worked on together.
_PIECE = 300_000

# Without a shape of their own: a name does not begin or end with one (a byte order mark before لاہور).
_INVISIBLE = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_NOT_LAST = _INVISIBLE + HONORIFIC_SIGNS + TAKHALLUS


def find_entities(
    text: str, *, model: str | Path | None = None, gazetteer: Gazetteer | str | Path | None = None
) -> tuple[Entity, ...]:
    """The names in a text, in order; none overlap. No text raises.

    `model` is a model file of one's own, `gazetteer` names of one's own or a TSV file of them. Raises
    ModelError (a ValueError) for a file that is no model, GazetteerError for a gazetteer that can't be read.

    >>> [(e.text, e.label) for e in find_entities("وزیراعظم شہباز شریف لاہور پہنچے۔")]
    [('شہباز شریف', 'PER'), ('لاہور', 'LOC')]
    """
    return find_entities_batch([text], model=model, gazetteer=gazetteer)[0]


def find_entities_batch(
    texts: Sequence[str],
    *,
    model: str | Path | None = None,
    gazetteer: Gazetteer | str | Path | None = None,
    offsets: Sequence[list[tuple[int, int]]] | None = None,
) -> list[tuple[Entity, ...]]:
    """The names in each of many texts: the same as `find_entities` for each of them, and faster.

    `offsets` are the tokens of each text (see `urdutext.segmentation.token_offsets`), where they are known.
    """
    if gazetteer is not None and not isinstance(gazetteer, Gazetteer):
        gazetteer = Gazetteer.read(gazetteer)
    return find_with(_tagger(None if model is None else str(model)), texts, gazetteer, offsets)


def find_with(
    tagger: Tagger,
    texts: Sequence[str],
    gazetteer: Gazetteer | None = None,
    known: Sequence[list[tuple[int, int]]] | None = None,
) -> list[tuple[Entity, ...]]:
    """The names that a tagger finds in each of many texts; `known` are their tokens, where they are known."""
    found: list[list[_Found]] = [[] for _ in texts]
    for group in _groups(texts):
        pieces = [texts[document][low:high] for document, low, high in group]
        offsets = [
            tagger_tokens(piece, known[document] if known is not None and len(piece) == len(texts[document]) else None)
            for (document, _, _), piece in zip(group, pieces)
        ]
        for (document, low, _), piece, tokens, mentions in zip(group, pieces, offsets, tagger.tag(pieces, offsets)):
            found[document].extend(_entities(piece, low, tokens, mentions, gazetteer))
    return [_linked(entities) for entities in found]


def _groups(texts: Sequence[str]) -> Iterator[list[tuple[int, int, int]]]:
    """Texts to be worked on together, as (document, start, end), so many that memory stays bounded.

    A text that is longer than that comes in pieces, cut at the end of a line, or a space, or anywhere.
    """
    group: list[tuple[int, int, int]] = []
    size = 0
    for document, text in enumerate(texts):
        low = 0
        while low < len(text):
            high = low + _PIECE
            if high < len(text):
                cut = text.rfind("\n", low + _PIECE // 2, high)
                cut = cut if cut >= 0 else text.rfind(" ", low + _PIECE // 2, high)
                high = cut + 1 if cut >= 0 else high
            high = min(high, len(text))
            if group and size + high - low > _PIECE:
                yield group
                group, size = [], 0
            group.append((document, low, high))
            size += high - low
            low = high
    if group:
        yield group


def load_model(file: str | Path) -> None:
    """Read a model file ahead of its first use. Raises ModelError (a ValueError) or OSError."""
    _tagger(str(file))


def labels(model: str | Path | None = None) -> tuple[str, ...]:
    """The labels that a model file gives, the packaged one by default. Raises ModelError (a ValueError) or OSError.

    >>> labels()
    ('PER', 'LOC', 'ORG')
    """
    tags = _tagger(None if model is None else str(model)).model.labels
    return tuple(dict.fromkeys(tag.partition("-")[2] for tag in tags if tag != "O"))


def _tagger(model: str | None) -> Tagger:
    """The tagger of a model file, read anew when the file is another one; the packaged one by default."""
    if model is None:
        return _packaged()
    status = os.stat(model)
    return _of_file(os.path.abspath(model), status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=8)
def _of_file(path: str, _changed: int, _size: int) -> Tagger:
    from urdutext.ner.tagger import Model, Tagger

    return Tagger(Model.read(path))


@cache
def _packaged() -> Tagger:
    import io

    from urdutext.ner.tagger import Model, ModelError, Tagger
    from urdutext.resources import ResourceError, read_bytes

    try:
        return Tagger(Model.read(io.BytesIO(read_bytes("ner/model.npz"))))
    except ModelError as error:
        raise ResourceError(f"ner/model.npz: damaged ({error}); reinstall urdutext") from None


class _Found(NamedTuple):
    """An entity, and whether it is all that stands in the brackets after the one before it."""

    entity: Entity
    bracketed: bool


def _entities(
    text: str, shift: int, tokens: Sequence[tuple[int, int]], mentions: Sequence[Mention], gazetteer: Gazetteer | None
) -> Iterator[_Found]:
    """The entities of a piece of text that begins `shift` characters into its document."""
    mentions = [
        mention if mention.first == mention.last else _without_year(text, tokens, _without_type_word(text, tokens, mention))
        for mention in mentions
    ]
    mentions = [
        mention
        for mention in map(partial(_without_signs, text, tokens), mentions)
        # An address is no name: jo@samaritans.org.
        if mention.first <= mention.last and "@" not in text[tokens[mention.first][0] : tokens[mention.last][1]]
    ]
    mentions = _with_latin_spellings(text, tokens, mentions)
    if gazetteer is not None:
        mentions = _with_gazetteer(text, tokens, mentions, gazetteer)
    before: Mention | None = None
    end_before = -1
    for mention in mentions:
        start, end = _trim(text, tokens[mention.first][0], tokens[mention.last][1])
        if start >= end:
            continue
        title = None
        if mention.label == "PER":
            # A place may stand between a title and the name: وزیراعظم پاکستان عمران خان.
            places = {before.last: before.first} if before and before.label in ("LOC", "ORG") else {}
            free = before.last + 1 if before and before.label == "PER" else 0
            title = _title(text, tokens, mention, places, free)
        # Only a bracket, and perhaps a space, stands between two names that belong together.
        bracketed = (
            end_before >= 0
            and start - end_before <= 3
            and text[end_before:start].strip() in ("(", "[")
            and text[end : end + 2].strip()[:1] in (")", "]")
        )
        name = _norm([text[slice(*span)] for span in tokens[mention.first : mention.last + 1]], mention.label)
        entity = Entity(start + shift, end + shift, text[start:end], mention.label, title, None, name, mention.score)
        yield _Found(entity, bracketed)
        before, end_before = mention, end


def _linked(found: Sequence[_Found]) -> tuple[Entity, ...]:
    """The entities of a document, with ids where a long form and its acronym stand beside each other."""
    if not any(one.bracketed for one in found):
        return tuple(one.entity for one in found)
    names = [(one.entity.label, one.entity.norm or "") for one in found]
    ids = link(names, [one.bracketed for one in found])
    return tuple(replace(one.entity, id=number) if number else one.entity for one, number in zip(found, ids))


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


def _with_latin_spellings(
    text: str, tokens: Sequence[tuple[int, int]], mentions: Sequence[Mention]
) -> Sequence[Mention]:
    """The mentions, and what stands in Latin letters in the brackets after one, with its label: پاؤلا (Powla)."""
    from urdutext.ner.tagger import Mention

    added = []
    for mention in mentions:
        spelling = _LATIN_SPELLING.match(text, tokens[mention.last][1])
        if spelling:
            first = mention.last + 1
            while first < len(tokens) and tokens[first][0] < spelling.start(1):
                first += 1
            last = first
            while last + 1 < len(tokens) and tokens[last + 1][1] <= spelling.end(1):
                last += 1
            if first < len(tokens) and (tokens[first][0], tokens[last][1]) == spelling.span(1):
                added.append(Mention(first, last, mention.label, mention.score))
    if not added:
        return mentions
    taken = {place for m in added for place in range(m.first, m.last + 1)}
    return sorted([m for m in mentions if taken.isdisjoint(range(m.first, m.last + 1))] + added)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without invisible characters at its edges and honorific signs at its end (محمدؐ is محمد)."""
    while start < end and text[start] in _INVISIBLE:
        start += 1
    while start < end and text[end - 1] in _NOT_LAST:
        end -= 1
    return start, end


def _norm(words: Sequence[str], label: str) -> str:
    """One spelling for a name: keys of its words parted by one space, acronyms letter by letter."""
    return " ".join(part for word in words for part in _words_of(word, label == "PER"))


@lru_cache(maxsize=1 << 14)
def _words_of(token: str, of_person: bool) -> tuple[str, ...]:
    """The keys of the words that a token of a name stands for.

    Mostly one; the letters of an acronym (یواے), and two words that are written as one: in the name of a person where
    both are known names of people (اظہرعلی), else where the token by itself lacks a space (اسلامآباد).
    """
    from urdutext.ner.tagger import person_words
    from urdutext.segmentation.spaces import parts

    if ZWNJ in token:  # فیصل‌آباد
        return tuple(word for part in token.split(ZWNJ) for word in _words_of(part, of_person))
    key = word_key(token)
    letters = split_letters(key)
    if len(letters) > 1:
        return tuple(letters)
    if not any(map(str.isalnum, key)):
        return ()  # مسلم لیگ (ن) is مسلم لیگ ن
    if of_person and 6 <= len(key) <= 24:
        cuts = range(len(key) - 3, 2, -1)
        whole, *halves = person_words(_tagger(None).model, [key, *(half for cut in cuts for half in (key[:cut], key[cut:]))])
        if not whole:
            for cut, first, second in zip(cuts, halves[::2], halves[1::2]):
                if first and second:
                    return key[:cut], key[cut:]
    parted = parts(token)
    if len(parted) > 1:
        return tuple(word for part in parted for word in _words_of(part, of_person))
    return (key,)


# Tokens on each side of a name among which its title is looked for.
_TITLE_WINDOW = 12
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def _title(
    text: str, tokens: Sequence[tuple[int, int]], mention: Mention, places: dict[int, int], free: int
) -> str | None:
    """The title beside a person's name, as it stands: the one before it, else the one after it.

    The one before it begins at token `free` or later, and none lies over a blank line.
    """

    def keys(low: int, high: int) -> list[str]:
        return [word_key(text[start:end]) for start, end in tokens[low:high]]

    ends, starts = edges()
    first, last = mention.first, mention.last
    # Most names have no title: one look at each neighbour tells.
    if first - 1 in places or (first and word_key(text[slice(*tokens[first - 1])]) in ends):
        low = max(free, first - _TITLE_WINDOW)
        for at in range(first, low, -1):
            if _BLANK_LINE.search(text, tokens[at - 1][1], tokens[at][0]):
                low = at
                break
        near = {end - low: begin - low for end, begin in places.items() if low <= begin and end < first}
        begin = title_before(keys(low, first), first - low, near)
        if begin is not None:
            return text[tokens[low + begin][0] : tokens[first - 1][1]]
    if last + 1 < len(tokens) and word_key(text[slice(*tokens[last + 1])]) in starts:
        end = title_after(keys(last + 1, last + 1 + _TITLE_WINDOW), -1)
        if end is not None and not _BLANK_LINE.search(text, tokens[last][1], tokens[last + 1 + end][0]):
            return text[tokens[last + 1][0] : tokens[last + 1 + end][1]]
    sign = text[tokens[last][1] - 1]
    return sign if sign in HONORIFIC_SIGNS else None


def _with_gazetteer(
    text: str, tokens: Sequence[tuple[int, int]], mentions: Iterable[Mention], gazetteer: Gazetteer
) -> list[Mention]:
    """The mentions with those of the gazetteer, which push out what they overlap with."""
    from urdutext.ner.tagger import Mention

    own = [
        Mention(first, last, label, 1.0)
        for first, last, label in gazetteer.find([word_key(text[start:end]) for start, end in tokens])
    ]
    taken = {place for m in own for place in range(m.first, m.last + 1)}
    rest = [m for m in mentions if taken.isdisjoint(range(m.first, m.last + 1))]
    return sorted(own + rest)
