"""Which layer needs which: documents as JSON values get their layers here, for every caller.

Documents come many at once, since the tagger works better on many.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from .document import Document, parse_date

#: Every layer, in the order of the JSON form.
ALL_LAYERS = ("normalized", "sentences", "tokens", "words", "dates", "entities")


def check_layers(layers: Iterable[str]) -> tuple[str, ...]:
    """The layers as a tuple. Raises ValueError on one that does not exist."""
    asked = tuple(layers)
    for layer in asked:
        if layer not in ALL_LAYERS:
            raise ValueError(f"no layer {layer!r}: choose from {', '.join(ALL_LAYERS)}")
    return asked


def annotate(
    documents: Sequence[dict[str, Any]],
    *,
    layers: Iterable[str] = ALL_LAYERS,
    reference_date: datetime.date | None = None,
    locale: str = "ur-PK",
) -> None:
    """Add layers, in place, to documents in their JSON form (see `urdutext.document`).

    A document's own reference_date and locale go before those given here. Raises ValueError on a layer
    that does not exist, or when a document's reference date is none.
    """
    asked = check_layers(layers)
    if "normalized" in asked:
        from .normalization import normalize

        for document in documents:
            document["normalized"] = normalize(document["text"])
    if "sentences" in asked:
        from .segmentation import sentences

        for document in documents:
            document["sentences"] = [span.to_dict() for span in sentences(document["text"])]
    if "tokens" in asked or "words" in asked:
        from .segmentation import tokens
        from .segmentation.compounds import words_of

        for document in documents:
            found = tokens(document["text"])
            if "tokens" in asked:
                document["tokens"] = [span.to_dict() for span in found]
            if "words" in asked:
                document["words"] = [span.to_dict() for span in words_of(document["text"], found)]
    if "dates" in asked:
        from .timex import find_dates

        for document in documents:
            own = document.get("reference_date")
            reference = reference_date if own is None else parse_date(own)
            dates = find_dates(document["text"], reference_date=reference, locale=document.get("locale") or locale)
            document["dates"] = [span.to_dict() for span in dates]
    if "entities" in asked:
        from .ner import find_entities_batch

        for document, names in zip(documents, find_entities_batch([document["text"] for document in documents])):
            document["entities"] = [span.to_dict() for span in names]


def analyze(
    text: str,
    *,
    layers: Iterable[str] = ALL_LAYERS,
    id: str | None = None,
    reference_date: datetime.date | None = None,
    locale: str = "ur-PK",
) -> Document:
    """A document with the layers that were asked for, all of them by default.

    ``reference_date`` and ``locale`` are what dates are resolved against; offsets are code points into
    ``text`` as given. Raises ValueError on a layer that does not exist.

    >>> analyze("وہ لاہور گیا۔", layers=["sentences"]).sentences
    (Sentence(start=0, end=13, text='وہ لاہور گیا۔'),)
    """
    values: dict[str, Any] = {"text": text, "id": id, "reference_date": reference_date}
    annotate([values], layers=layers, locale=locale)
    return Document.from_dict(values)
