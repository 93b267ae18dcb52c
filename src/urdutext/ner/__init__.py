"""People, places and organizations in text.

`find_entities` runs on text as given; offsets are code points into it. The model is trained by
`training/entities`; `Gazetteer` adds a user's own names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from urdutext.document import Entity
from urdutext.ner.features import word_key
from urdutext.ner.gazetteer import Conflict, Gazetteer, GazetteerError
from urdutext.ner.links import link, norm
from urdutext.ner.titles import HONORIFIC_SIGNS, title_after, title_before

if TYPE_CHECKING:
    from urdutext.ner.tagger import Mention, Tagger

__all__ = ["Conflict", "Gazetteer", "GazetteerError", "find_entities", "find_entities_batch", "load_model"]

# Without a shape of their own: a name does not begin or end with one (a byte order mark before لاہور).
_INVISIBLE = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"


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
    texts: Sequence[str], *, model: str | Path | None = None, gazetteer: Gazetteer | str | Path | None = None
) -> list[tuple[Entity, ...]]:
    """The names in each of many texts: the same as `find_entities` for each of them, and faster."""
    if gazetteer is not None and not isinstance(gazetteer, Gazetteer):
        gazetteer = Gazetteer.read(gazetteer)
    return find_with(_tagger(None if model is None else str(model)), texts, gazetteer)


def find_with(tagger: Tagger, texts: Sequence[str], gazetteer: Gazetteer | None = None) -> list[tuple[Entity, ...]]:
    """The names that a tagger finds in each of many texts."""
    from urdutext.segmentation import token_offsets

    offsets = [token_offsets(text) for text in texts]
    found = tagger.tag(texts, offsets)
    return [_entities(text, tokens, mentions, gazetteer) for text, tokens, mentions in zip(texts, offsets, found)]


def load_model(file: str | Path) -> None:
    """Read a model file ahead of its first use. Raises ModelError (a ValueError) or OSError."""
    _tagger(str(file))


@cache
def _tagger(model: str | None) -> Tagger:
    import io

    from urdutext.ner.tagger import Model, Tagger
    from urdutext.resources import read_bytes

    return Tagger(Model.read(io.BytesIO(read_bytes("ner/model.npz")) if model is None else model))


def _entities(
    text: str, tokens: Sequence[tuple[int, int]], mentions: Sequence[Mention], gazetteer: Gazetteer | None
) -> tuple[Entity, ...]:
    if gazetteer is not None:
        mentions = _with_gazetteer(text, tokens, mentions, gazetteer)
    if not mentions:
        return ()
    spans = [_trim(text, tokens[m.first][0], tokens[m.last][1]) for m in mentions]
    norms = [_norm(text, tokens, m.first, m.last) for m in mentions]
    brackets = [False] + [
        text[spans[i - 1][1] : spans[i][0]].strip() in ("(", "[") and text[spans[i][1] :][:2].strip()[:1] in (")", "]")
        for i in range(1, len(spans))
    ]
    ids = link([(m.label, name) for m, name in zip(mentions, norms)], brackets)
    ends = {m.last: m.first for m in mentions if m.label in ("LOC", "ORG")}
    entities = []
    for number, (mention, (start, end), name) in enumerate(zip(mentions, spans, norms)):
        if start >= end:
            continue
        title = _title(text, tokens, mention, ends) if mention.label == "PER" else None
        entities.append(Entity(start, end, text[start:end], mention.label, title, ids[number], name, mention.score))
    return tuple(entities)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without invisible characters at its edges and honorific signs at its end (محمدؐ is محمد)."""
    while start < end and text[start] in _INVISIBLE:
        start += 1
    while start < end and text[end - 1] in _INVISIBLE + HONORIFIC_SIGNS:
        end -= 1
    return start, end


def _norm(text: str, tokens: Sequence[tuple[int, int]], first: int, last: int) -> str:
    return norm((text[start:end] for start, end in tokens[first : last + 1]), _split_joined)


@lru_cache(maxsize=1 << 14)
def _split_joined(key: str) -> tuple[str, ...]:
    """The two words of a name that are written as one (اظہرعلی), where both are known names of people."""
    from urdutext.ner.tagger import is_person_word

    tagger = _tagger(None)
    if len(key) < 6 or len(key) > 24 or is_person_word(tagger.model, key):
        return (key,)
    for cut in range(len(key) - 3, 2, -1):
        if is_person_word(tagger.model, key[:cut]) and is_person_word(tagger.model, key[cut:]):
            return (key[:cut], key[cut:])
    return (key,)


# Tokens on each side of a name among which its title is looked for.
_TITLE_WINDOW = 16


def _title(text: str, tokens: Sequence[tuple[int, int]], mention: Mention, places: dict[int, int]) -> str | None:
    """The title beside a person's name, as it stands: the one before it, else the one after it."""
    low = max(0, mention.first - _TITLE_WINDOW)
    keys = [word_key(text[start:end]) for start, end in tokens[low : mention.first]]
    near = {last - low: max(first - low, 0) for last, first in places.items() if low <= first <= last < mention.first}
    begin = title_before(keys, len(keys), near)
    if begin is not None:
        return text[tokens[low + begin][0] : tokens[mention.first - 1][1]]
    after = tokens[mention.last + 1 : mention.last + 1 + _TITLE_WINDOW]
    end = title_after([word_key(text[s:e]) for s, e in after], -1)
    if end is not None:
        return text[after[0][0] : after[end][1]]
    sign = text[tokens[mention.last][1] - 1]
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
