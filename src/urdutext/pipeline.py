"""Which layer needs which: documents as JSON values get their layers here, for every caller.

Documents come many at once, since the tagger works better on many.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from .document import LOCALES, Document, check_locale, parse_date
from .layer import Layer

#: Every layer, in the order of the JSON form.
ALL_LAYERS = ("normalized", "sentences", "tokens", "words", "dates", "entities")


def check_layers(layers: Iterable[str]) -> tuple[str, ...]:
    """The layers as a tuple; a name alone is one layer. Raises ValueError on one that does not exist."""
    asked = (layers,) if isinstance(layers, str) else tuple(layers)
    for layer in asked:
        if layer not in ALL_LAYERS:
            raise ValueError(f"no layer {layer!r}: choose from {', '.join(ALL_LAYERS)}")
    return asked


def annotate(
    documents: Sequence[dict[str, Any]],
    *,
    layers: Iterable[str] = ALL_LAYERS,
    reference_date: datetime.date | str | None = None,
    locale: str = "ur-PK",
    hijri_offset: int = 0,
    repair: bool = True,
) -> None:
    """Add layers, in place, to documents in their JSON form (see `urdutext.document`).

    Sentences, tokens and words come as a `Layer`, which reads as the list of the spans' JSON values. A
    document's own reference_date and locale (one of ours) go before those given here; ``hijri_offset`` is that
    of dates, ``repair`` that of tokens. Raises ValueError on a layer or a locale that does not exist, or when
    a reference date is none.
    """
    asked = check_layers(layers)
    # Also where no date is asked for, so that a slip is told before one is.
    check_locale(locale)
    if reference_date is not None:
        reference_date = parse_date(reference_date)
    texts: list[str] = [document["text"] for document in documents]
    if "normalized" in asked:
        from .normalization import normalize

        for document, text in zip(documents, texts):
            document["normalized"] = normalize(text)
    if "sentences" in asked:
        from .segmentation import sentence_offsets

        for document, text in zip(documents, texts):
            document["sentences"] = Layer("sentences", text, sentence_offsets(text))
    tokens: list[list[tuple[int, int]]] | None = None
    if "tokens" in asked or "words" in asked:
        from .segmentation.compounds import word_columns
        from .segmentation.tokenizer import token_columns

        tokens = []
        for document, text in zip(documents, texts):
            offsets, written, kinds = token_columns(text, repair=repair)
            tokens.append(offsets)
            if "tokens" in asked:
                document["tokens"] = Layer("tokens", text, offsets, [kinds], written)
            if "words" in asked:
                places, forms = word_columns(text, offsets, written, kinds)
                document["words"] = Layer("words", text, places, [forms])
    if "dates" in asked:
        from .timex import find_dates

        for document, text in zip(documents, texts):
            own = document.get("reference_date")
            dates = find_dates(
                text,
                reference_date=reference_date if own is None else own,
                locale=own_locale if (own_locale := document.get("locale")) in LOCALES else locale,
                hijri_offset=hijri_offset,
            )
            document["dates"] = [span.to_dict() for span in dates]
    if "entities" in asked:
        from .ner import find_entities_batch

        for document, names in zip(documents, find_entities_batch(texts, offsets=tokens if repair else None)):
            document["entities"] = [span.to_dict() for span in names]


def analyze(
    text: str,
    *,
    layers: Iterable[str] = ALL_LAYERS,
    id: str | None = None,
    reference_date: datetime.date | str | None = None,
    locale: str = "ur-PK",
) -> Document:
    """A document with the layers that were asked for, all of them by default.

    ``layers`` are names, or one name; ``reference_date`` (a date, or YYYY-MM-DD) and ``locale`` are what dates
    are resolved against; offsets are code points into ``text`` as given. Raises ValueError on a layer, a
    reference date or a locale that does not exist.

    >>> analyze("وہ لاہور گیا۔", layers=["sentences"]).sentences
    (Sentence(start=0, end=13, text='وہ لاہور گیا۔'),)
    """
    values: dict[str, Any] = {"text": text, "id": id, "reference_date": reference_date}
    annotate([values], layers=layers, locale=locale)
    return Document.from_dict(values)
