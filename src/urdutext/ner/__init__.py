"""People, places and organizations in text.

`find_entities` runs on text as given; offsets are code points into it. The model is trained by
`training/entities`; `Gazetteer` adds a user's own names.
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from urdutext.characters import INVISIBLE, ZWNJ
from urdutext.document import Entity
from urdutext.ner.features import word_key
from urdutext.ner.gazetteer import Conflict, Gazetteer, GazetteerError
from urdutext.ner.guideline import by_guideline, with_latin_spellings
from urdutext.ner.lines import parting_places
from urdutext.ner.links import link, split_letters, tagger_tokens
from urdutext.ner.titles import HONORIFIC_SIGNS, TAKHALLUS, edges, title_after, title_before

if TYPE_CHECKING:
    from urdutext.ner.tagger import Mention, Tagger

__all__ = ["Conflict", "Gazetteer", "GazetteerError", "find_entities", "find_entities_batch", "labels", "load_model"]

# Code points that are worked on together: of words as they are, no more than a part of the tagger's.
_PIECE = 120_000

# A name does not end with one of these, nor begin with what is invisible (a byte order mark before لاہور).
_NOT_LAST = INVISIBLE + HONORIFIC_SIGNS + TAKHALLUS


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
    return find_with(_tagger(model), texts, gazetteer, offsets, packaged=model is None)


def find_with(
    tagger: Tagger,
    texts: Sequence[str],
    gazetteer: Gazetteer | None = None,
    known: Sequence[list[tuple[int, int]]] | None = None,
    *,
    packaged: bool = False,
) -> list[tuple[Entity, ...]]:
    """The names that a tagger finds in each of many texts; `known` are their tokens, where they are known.

    Those of the packaged model are cut as its guideline says.
    """
    found: list[list[_Found]] = [[] for _ in texts]
    own = None if gazetteer is None else _OwnNames(gazetteer, frozenset(_labels_of(tagger)))
    for group in _groups(texts):
        pieces = [texts[document][low:high] for document, low, high in group]
        offsets = [
            tagger_tokens(piece, known[document] if known is not None and len(piece) == len(texts[document]) else None)
            for (document, _, _), piece in zip(group, pieces)
        ]
        for (document, low, _), piece, tokens, mentions in zip(group, pieces, offsets, tagger.tag(pieces, offsets)):
            found[document].extend(_entities(piece, low, tokens, mentions, own, packaged))
    return [_linked(entities) for entities in found]


def _groups(texts: Sequence[str]) -> Iterator[list[tuple[int, int, int]]]:
    """Texts to be worked on together, as (document, start, end), so many that memory stays bounded.

    A text that is longer than that comes in pieces, cut at the end of a line, a sentence, a word, or anywhere.
    """
    group: list[tuple[int, int, int]] = []
    size = 0
    for document, text in enumerate(texts):
        low = 0
        while low < len(text):
            high = low + _PIECE
            if high < len(text):
                ends = (text.rfind(mark, low + _PIECE // 2, high) + len(mark) for mark in ("\n", "۔ ", " "))
                high = next((end for end in ends if end > low + _PIECE // 2), high)
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
    _tagger(file)


def labels(model: str | Path | None = None) -> tuple[str, ...]:
    """The labels that a model file gives, the packaged one by default. Raises ModelError (a ValueError) or OSError.

    >>> labels()
    ('PER', 'LOC', 'ORG')
    """
    return _labels_of(_tagger(model))


def _labels_of(tagger: Tagger) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.partition("-")[2] for tag in tagger.model.labels if tag != "O"))


def _tagger(model: str | Path | None) -> Tagger:
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
    text: str,
    shift: int,
    tokens: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
    own: _OwnNames | None,
    packaged: bool,
) -> Iterator[_Found]:
    """The entities of a piece of text that begins `shift` characters into its document."""
    if packaged:
        mentions = by_guideline(text, tokens, mentions)
    if not (mentions or own):
        return
    parting = sorted({bisect_left(tokens, (place,)) for place in parting_places(text, 0, len(text))})
    added = _own_mentions(text, tokens, mentions, own, parting) if own else []
    mentions = _merged(mentions, added)
    if packaged:
        mentions = with_latin_spellings(text, tokens, mentions)
    before: Mention | None = None
    end_before = -1
    for mention, after in zip_longest(mentions, mentions[1:]):
        start, end = _trim(text, tokens[mention.first][0], tokens[mention.last][1], packaged)
        if start >= end:
            continue
        title = None
        if mention.label == "PER":
            # A place may stand between a title and the name: وزیراعظم پاکستان عمران خان.
            places = {before.last: before.first} if before and before.label in ("LOC", "ORG") else {}
            # No title reaches into another line or cell, person, or the name that follows.
            line = bisect_right(parting, mention.first)
            free = max(parting[line - 1] if line else 0, before.last + 1 if before and before.label == "PER" else 0)
            bound = min(parting[line] if line < len(parting) else len(tokens), after.first if after else len(tokens))
            title = _title(text, tokens, mention, places, free, bound)
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


def _trim(text: str, start: int, end: int, packaged: bool) -> tuple[int, int]:
    """A span without invisible characters at its edges and, by the guideline, honorific signs at its end (محمدؐ is محمد)."""
    while start < end and text[start] in INVISIBLE:
        start += 1
    while start < end and text[end - 1] in (_NOT_LAST if packaged else INVISIBLE):
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


def _title(
    text: str, tokens: Sequence[tuple[int, int]], mention: Mention, places: dict[int, int], free: int, bound: int
) -> str | None:
    """The title beside a person's name, as it stands: the one before it, else the one after it.

    The one before it begins at token `free` or later, the one after it ends before token `bound`.
    """

    def keys(low: int, high: int) -> list[str]:
        return [word_key(text[start:end]) for start, end in tokens[low:high]]

    ends, starts = edges()
    first, last = mention.first, mention.last
    # Most names have no title: one look at each neighbour tells.
    if first > free and (first - 1 in places or word_key(text[slice(*tokens[first - 1])]) in ends):
        low = max(free, first - _TITLE_WINDOW)
        near = {end - low: begin - low for end, begin in places.items() if low <= begin and end < first}
        begin = title_before(keys(low, first), first - low, near)
        if begin is not None:
            return text[tokens[low + begin][0] : tokens[first - 1][1]]
    if last + 1 < bound and word_key(text[slice(*tokens[last + 1])]) in starts:
        end = title_after(keys(last + 1, min(bound, last + 1 + _TITLE_WINDOW)), -1)
        if end is not None:
            return text[tokens[last + 1][0] : tokens[last + 1 + end][1]]
    sign = text[tokens[last][1] - 1]
    return sign if sign in HONORIFIC_SIGNS else None


class _OwnNames(NamedTuple):
    """A gazetteer, and the labels that the model gives."""

    gazetteer: Gazetteer
    labels: frozenset[str]


def _own_mentions(
    text: str, tokens: Sequence[tuple[int, int]], mentions: Sequence[Mention], own: _OwnNames, parting: Sequence[int]
) -> list[Mention]:
    """The names of the gazetteer in a text.

    The outermost name wins where both are of one kind: LOC لاہور is none in ORG لاہور ہائی کورٹ.
    """
    from urdutext.ner.tagger import Mention

    around = {place: m for m in mentions for place in range(m.first, m.last + 1)}
    found = []
    for first, last, label in own.gazetteer.find([text[start:end] for start, end in tokens], frozenset(parting)):
        outer = around.get(first)
        inside = outer is not None and outer is around.get(last) and (first, last) != (outer.first, outer.last)
        if not (inside and label in own.labels):
            found.append(Mention(first, last, label, 1.0))
    return found


def _merged(mentions: Sequence[Mention], added: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions with others, which push out what they overlap with, in order."""
    if not added:
        return mentions
    taken = {place for m in added for place in range(m.first, m.last + 1)}
    return sorted([*(m for m in mentions if taken.isdisjoint(range(m.first, m.last + 1))), *added])
