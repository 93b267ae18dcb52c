"""Compare annotations with gold ones: precision, recall and F1, exact and partial, and what was mixed up."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

from .document import check_spans

#: The layers that can be compared: the key by which scores are given, and the one that must agree beside
#: the place of a span.
KEYS: dict[str, tuple[str, str]] = {
    "sentences": ("", ""),
    "tokens": ("", ""),
    "words": ("", ""),
    "dates": ("type", "value"),
    "entities": ("label", "label"),
}
#: In a table of confusions, the side that has nothing there.
NOTHING = "-"


@dataclass(slots=True)
class Score:
    """Counts of one label, or of all: how many are gold, predicted, right; and how many are right in part."""

    gold: int = 0
    predicted: int = 0
    exact: int = 0
    exact_predicted: int = 0
    partial_gold: int = 0
    partial_predicted: int = 0

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1, for exact spans and for spans that overlap."""
        out: dict[str, float] = {}
        for name, found, right in (
            ("", self.exact_predicted, self.exact),
            ("partial_", self.partial_predicted, self.partial_gold),
        ):
            p = found / self.predicted if self.predicted else 0.0
            r = right / self.gold if self.gold else 0.0
            out |= {f"{name}precision": p, f"{name}recall": r, f"{name}f1": 2 * p * r / (p + r) if p + r else 0.0}
        return out


@dataclass(slots=True)
class Comparison:
    """What came out for one layer: scores by label (``all`` is their sum), and confusions.

    A confusion is (gold label, predicted label) of spans that overlap, with NOTHING where one is missing.
    """

    layer: str
    documents: int = 0
    scores: dict[str, Score] = field(default_factory=lambda: {"all": Score()})
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, gold: Iterable[Mapping[str, Any]], predicted: Iterable[Mapping[str, Any]]) -> None:
        """Count one document's spans, as JSON has them."""
        self.documents += 1
        theirs, ours = self._spans(gold), self._spans(predicted)
        among_ours, among_theirs = _Overlaps(ours), _Overlaps(theirs)
        exact = {span[:3] for span in ours} & {span[:3] for span in theirs}
        for span in theirs:
            others = among_ours.of(span)
            for score in self._of(span.label):
                score.gold += 1
                score.exact += span[:3] in exact
                score.partial_gold += any(other.value == span.value for other in others)
            if not others:
                self.confusions[span.label, NOTHING] += 1
            for other in others:
                self.confusions[span.label, other.label] += other.label != span.label
        for span in ours:
            others = among_theirs.of(span)
            for score in self._of(span.label):
                score.predicted += 1
                score.partial_predicted += any(other.value == span.value for other in others)
                score.exact_predicted += span[:3] in exact
            if not others:
                self.confusions[NOTHING, span.label] += 1

    def _of(self, label: str) -> list[Score]:
        return [self.scores["all"], *([self.scores.setdefault(label, Score())] if label else [])]

    def _spans(self, layer: Iterable[Mapping[str, Any]]) -> list[_Compared]:
        label, value = KEYS[self.layer]
        return sorted(
            {_Compared(s["start"], s["end"], str(s.get(value) or ""), str(s.get(label) or "")) for s in layer}
        )


class _Compared(NamedTuple):
    start: int
    end: int
    value: str
    label: str


class _Overlaps:
    """Which of some spans, in order, share a character with another; they may lie inside one another."""

    def __init__(self, spans: Sequence[_Compared]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        # A binary tree over the spans, the children of node n being 2n and 2n + 1: how far those below a node reach.
        # So a long span that many short ones lie in costs no search through all of them.
        self._size = 1 << max(len(spans) - 1, 0).bit_length()
        self._reach = [0] * self._size + [span.end for span in spans] + [0] * (self._size - len(spans))
        for node in range(self._size - 1, 0, -1):
            self._reach[node] = max(self._reach[2 * node], self._reach[2 * node + 1])

    def of(self, span: _Compared) -> list[_Compared]:
        before = bisect_left(self._starts, span.end)
        found = []
        nodes = [(1, 0, self._size)]  # with its first span, and how many it has
        while nodes:
            node, first, count = nodes.pop()
            if first >= before or self._reach[node] <= span.start:
                continue
            if count == 1:
                found.append(self._spans[first])
            else:
                half = count // 2
                nodes += [(2 * node + 1, first + half, half), (2 * node, first, half)]
        return found


def in_both(gold: Iterable[Mapping[str, Any]], predicted: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The layers that documents of both sides have."""
    has = [{layer for document in side for layer in KEYS if document.get(layer) is not None} for side in (gold, predicted)]
    return tuple(layer for layer in KEYS if layer in has[0] & has[1])


def check(document: Mapping[str, Any], layers: Sequence[str]) -> None:
    """Raises ValueError when a document's id or one of these layers is none, or an entity has no label; a layer may
    be absent, or null."""
    if not isinstance(document.get("id"), (str, int, float, type(None))):
        raise ValueError(f"an id must be a string or a number, not {document['id']!r}")
    for layer in layers:
        if document.get(layer) is not None:
            check_spans(document[layer], document.get("text") or "", layer)
    for span in (document.get("entities") or ()) if "entities" in layers else ():
        if not isinstance(span.get("label"), str) or not span["label"].strip():
            raise ValueError(f"entities: span {span['start']}..{span['end']} has no 'label'")


def compare(
    gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]], layers: Sequence[str] = ()
) -> list[Comparison]:
    """Compare documents (JSON values), matched by their id, or by their place where there is none; a predicted one
    that gold does not have is left out.

    Without `layers` each one is compared that both sides have. Where the white space of two texts differs, as of CoNLL,
    where لاہورمیں is one token and لاہور میں are two, offsets are counted without it. Raises ValueError when the documents
    do not belong together, one of their spans is none, or a layer, or every one, is not in both.
    """
    wanted = layers or in_both(gold, predicted)
    for document in (*gold, *predicted):
        check(document, wanted)
    pairs = _paired(gold, predicted)
    if not wanted:
        raise ValueError("no layer is in both; add one to the predictions, as with urdutext entities --from jsonl --jsonl")
    comparisons = []
    for layer in wanted:
        for side, documents in (("gold", gold), ("predicted", predicted)):
            if documents and all(document.get(layer) is None for document in documents):
                raise ValueError(f"no {side} document has the layer {layer}")
        comparison = Comparison(layer)
        for one, other in pairs:
            if one.get(layer) is None:
                continue
            if _text(one) == _text(other):
                comparison.add(one[layer], other.get(layer) or ())
            else:
                comparison.add(_without_space(one, layer), _without_space(other, layer))
        comparisons.append(comparison)
    return comparisons


def _paired(
    gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]
) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The documents that belong together. Raises ValueError when they do not."""
    ids, others = ([document.get("id") for document in side] for side in (gold, predicted))
    known = set(others) - {None}
    missing = [id for id in ids if id not in known]
    repeated = [*_repeated("gold", ids), *_repeated("predicted", filter(set(ids).__contains__, others))]
    if not missing and not repeated:
        by_id = {document.get("id"): document for document in predicted}
        pairs = [(document, by_id[document["id"]]) for document in gold]
    elif ids == others or (missing and len(gold) == len(predicted)):
        pairs = list(zip(gold, predicted))  # files of CoNLL have ids by their own names
    elif repeated:
        raise ValueError(repeated[0])
    else:
        lack = "not all gold ones have an id" if missing[0] is None else f"none of these has the id {missing[0]!r}"
        raise ValueError(f"{len(gold)} gold documents and {len(predicted)} predicted ones, and {lack}")
    for number, (one, other) in enumerate(pairs, 1):
        if _text(one) != _text(other) and _letters(one) != _letters(other):
            name = f"number {number}" if one.get("id") is None else one["id"]
            raise ValueError(repeated[0] if repeated else f"document {name}: its text is not the same on both sides")
    return pairs


def _repeated(side: str, ids: Iterable[Any]) -> list[str]:
    return [f"{count} {side} documents have the id {id!r}" for id, count in Counter(ids).items() if count > 1 and id is not None]


def _text(document: Mapping[str, Any]) -> str:
    text: str = document.get("text") or ""
    return text


def _letters(document: Mapping[str, Any]) -> str:
    return "".join(_text(document).split())


def _without_space(document: Mapping[str, Any], layer: str) -> list[dict[str, Any]]:
    """The spans of a layer, their offsets counted without white space."""
    counts = [0, *accumulate(not character.isspace() for character in _text(document))]
    return [{**span, "start": counts[span["start"]], "end": counts[span["end"]]} for span in document.get(layer) or ()]
