"""What the formats of corpora stand on: a document's sentences, its tokens, and the finds that tags can show.

A layer that the document lacks is computed; lines that were told to be a page's furniture (the layer
``boilerplate``) are left out where a format allows it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from ..layer import Layer

#: What a date's label can be: TIMEX3's types.
TYPES = ("DATE", "TIME", "DURATION", "SET")


class Mark(NamedTuple):
    """A find as a tag shows it: ``label`` is an entity's label or a date's type, ``span`` its JSON."""

    start: int
    end: int
    label: str
    span: Mapping[str, Any]


class Piece(NamedTuple):
    """A token of a sentence: its offsets, and its kind where the document tells it."""

    start: int
    end: int
    kind: str | None


def spans(document: Mapping[str, Any], layer: str) -> list[Mapping[str, Any]] | None:
    """The spans of a layer in text order; None when the document has no such layer.

    Each has its "text", which JSON may leave out. A key of that name that came with JSON from elsewhere and
    holds something else is no layer.
    """
    found = document.get(layer)
    if isinstance(found, Layer):
        return list(found)
    if not isinstance(found, list):
        return None
    text = document["text"]
    out = []
    for span in found:
        if not isinstance(span, dict):
            return None
        start, end = span.get("start"), span.get("end")
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
            return None
        out.append({**span, "text": text[start:end]})
    return sorted(out, key=lambda span: (span["start"], -span["end"]))


def marks(document: Mapping[str, Any], layers: Iterable[str] = ("entities", "dates")) -> list[Mark]:
    """The finds of the layers, in text order. Where two overlap, the one of the earlier layer stays, and in
    one layer the one that begins first: a tag a token can show no more."""
    kept: list[Mark] = []
    for layer in layers:
        key = "type" if layer == "dates" else "label"
        for span in spans(document, layer) or []:
            label = label_of(span, key)
            if label and not _overlaps(kept, span["start"], span["end"]):
                mark = Mark(span["start"], span["end"], label, span)
                kept.insert(bisect_left(kept, mark.start, key=_start), mark)
    return kept


def label_of(span: Mapping[str, Any], key: str) -> str:
    """A find's label, or type; "" where JSON from elsewhere has none."""
    label = span.get(key)
    return "" if label is None else str(label).strip()


def one_word(label: str) -> str:
    """A label where none may hold white space.

    >>> one_word("MY PER")
    'MY_PER'
    """
    return "_".join(label.split())


def _start(mark: Mark) -> int:
    return mark.start


def _overlaps(kept: list[Mark], start: int, end: int) -> bool:
    after = bisect_left(kept, start, key=_start)
    return (after > 0 and kept[after - 1].end > start) or (after < len(kept) and kept[after].start < end)


def sentences(document: Mapping[str, Any]) -> list[tuple[int, int]]:
    """The offsets of the sentences, without those of the page's furniture.

    What lies outside the sentences that the document came with is one too, so that nothing is lost.
    """
    found = spans(document, "sentences")
    if found is None:
        from ..segmentation import sentence_offsets

        offsets = sentence_offsets(document["text"])
    else:
        text = document["text"]
        offsets = []
        at = 0
        covered = sorted((s["start"], s["end"]) for s in (*found, *(spans(document, "boilerplate") or ())))
        for start, end in [*covered, (len(text), len(text))]:
            if text[at:start].strip():
                offsets.append((at, start))
            if start < end:
                offsets.append((start, end))
            at = max(at, end)
    furniture = spans(document, "boilerplate")
    if furniture:
        offsets = [sentence for sentence in offsets if not inside(furniture, sentence[0])]
    return offsets


def inside(furniture: list[Mapping[str, Any]], start: int) -> bool:
    """Whether a span that begins at ``start`` begins in one of the stretches of furniture, which are in
    text order. One that only runs into it stays: it holds text too."""
    i = bisect_right(furniture, start, key=lambda stretch: stretch["start"])
    return i > 0 and furniture[i - 1]["end"] > start


def tokens(document: Mapping[str, Any], finds: list[Mark]) -> list[Piece]:
    """The tokens. One that a find begins or ends inside of is cut there, so that no tag covers more than
    what was found."""
    found = spans(document, "tokens")
    if found is None:
        from ..segmentation import token_offsets

        pieces = [Piece(start, end, None) for start, end in token_offsets(document["text"])]
    else:
        pieces = [Piece(span["start"], span["end"], span.get("kind")) for span in found]
    cuts = sorted({place for find in finds for place in (find.start, find.end)})
    if not cuts:
        return pieces
    out = []
    for piece in pieces:
        first, last = bisect_right(cuts, piece.start), bisect_left(cuts, piece.end)
        if first == last:
            out.append(piece)
        else:
            places = [piece.start, *cuts[first:last], piece.end]
            out.extend(Piece(start, end, None) for start, end in pairwise(places))
    return out


def tags(pieces: list[Piece], finds: list[Mark]) -> list[str]:
    """A tag for each token in the scheme BIO: ``B-PER`` begins a find, ``I-PER`` goes on with it, ``O`` is
    outside."""
    out: list[str] = []
    i = 0
    before = -1  # the find that the token before is of
    for piece in pieces:
        while i < len(finds) and finds[i].end <= piece.start:
            i += 1
        if i < len(finds) and finds[i].start < piece.end:
            # Whether the find begins at the token does not tell: one may begin in the white space before it.
            out.append(("I-" if i == before else "B-") + one_word(finds[i].label))
            before = i
        else:
            out.append("O")
    return out


def by_sentence(pieces: list[Piece], offsets: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """For each sentence the range of its tokens, as indices; a token belongs where it begins."""
    i = 0
    for start, end in offsets:
        while i < len(pieces) and pieces[i].start < start:
            i += 1
        first = i
        while i < len(pieces) and pieces[i].start < end:
            i += 1
        yield first, i


def untagged(tagged: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The finds (start, end, label) that tags stand for; each item is a token's start, end and tag.

    Understands BIO, IOB (where I- may begin a find) and the schemes with marks for the last and the single
    token (E/L, S/U). Raises ValueError for a tag that is none of these.
    """
    out: list[tuple[int, int, str]] = []
    is_open = False
    for start, end, tag in tagged:
        prefix, dash, label = tag.partition("-")
        if tag in ("O", "_", "-", ""):
            is_open = False
            continue
        if not dash or not label or prefix not in ("B", "I", "E", "L", "S", "U"):
            raise ValueError(f"no tag {tag!r}; a tag is O, or B- or I- and a label, as in B-PER")
        if prefix in "IEL" and is_open and out[-1][2] == label:
            out[-1] = (out[-1][0], end, label)
        else:
            out.append((start, end, label))
        is_open = prefix in ("B", "I")
    return out


def finds_by_layer(finds: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The layers of finds that were read, each with its label and what else was told of it.

    One with a date's type for its label and a value is a date; all others are entities. Where there is no date
    there is no layer of them.

    >>> finds_by_layer([{"start": 0, "end": 4, "text": "2025", "label": "DATE", "value": "2025"}])
    {'entities': [], 'dates': [{'start': 0, 'end': 4, 'text': '2025', 'type': 'DATE', 'value': '2025'}]}
    """
    layers: dict[str, list[dict[str, Any]]] = {"entities": []}
    for find in finds:
        if find["label"] in TYPES and find.get("value"):
            date = {("type" if key == "label" else key): value for key, value in find.items()}
            layers.setdefault("dates", []).append(date)
        else:
            layers["entities"].append(find)
    return layers


def kind_of(form: str) -> str:
    """A token's kind where a corpus tells none: number, punctuation, symbol or word."""
    import unicodedata

    if any(character.isdigit() for character in form) and not any(character.isalpha() for character in form):
        return "number"
    categories = {unicodedata.category(character)[0] for character in form}
    if categories <= {"P"}:
        return "punctuation"
    return "symbol" if categories <= {"P", "S"} else "word"
