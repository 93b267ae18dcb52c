"""`analyze`: which layer needs which, each computed once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from .document import Document

#: Every layer that `analyze` can give, in the order of the JSON form.
ALL_LAYERS = ("normalized", "sentences", "tokens", "words", "dates", "entities")


def analyze(
    text: str,
    *,
    layers: Iterable[str] = ALL_LAYERS,
    id: str | None = None,
    reference_date: datetime.date | None = None,
    locale: str | None = None,
) -> Document:
    """A document with the layers that were asked for, all of them by default.

    ``reference_date`` and ``locale`` (ur-PK when None) are what dates are resolved against; offsets are
    code points into ``text`` as given. Raises ValueError on a layer that does not exist.

    >>> analyze("وہ لاہور گیا۔", layers=["sentences"]).sentences
    (Sentence(start=0, end=13, text='وہ لاہور گیا۔'),)
    """
    asked = tuple(layers)
    for layer in asked:
        if layer not in ALL_LAYERS:
            raise ValueError(f"no layer {layer!r}: choose from {', '.join(ALL_LAYERS)}")
    found: dict[str, Any] = {}
    if "normalized" in asked:
        from .normalization import normalize

        found["normalized"] = normalize(text)
    if "sentences" in asked:
        from .segmentation import sentences

        found["sentences"] = sentences(text)
    if "tokens" in asked:
        from .segmentation import tokens

        found["tokens"] = tokens(text)
    if "words" in asked:
        from .segmentation import words

        found["words"] = words(text)
    if "dates" in asked:
        from .timex import find_dates

        found["dates"] = find_dates(text, reference_date=reference_date, locale=locale or "ur-PK")
    if "entities" in asked:
        from .ner import find_entities

        found["entities"] = find_entities(text)
    return Document(text, id, reference_date, locale, **found)
