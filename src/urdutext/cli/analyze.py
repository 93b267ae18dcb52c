"""`urdutext analyze`: every layer at once."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

import click

from .options import Shared, reference_date, shared_options

_LAYERS = ("normalized", "sentences", "tokens", "words", "dates", "entities")


def add_layers(
    documents: list[dict[str, Any]], layers: tuple[str, ...], reference: datetime.date | None, locale: str
) -> None:
    """Add the layers to each document."""
    from .dates import add_dates
    from .entities import add_entities
    from .normalize import add_normalized
    from .sentences import add_sentences
    from .tokens import add_tokens

    if "normalized" in layers:
        add_normalized(documents, "standard")
    if "sentences" in layers:
        add_sentences(documents, "break")
    if "tokens" in layers or "words" in layers:
        add_tokens(documents, "words" in layers, True)
        if "tokens" not in layers:
            for document in documents:
                del document["tokens"]
    if "dates" in layers:
        add_dates(documents, reference, locale)
    if "entities" in layers:
        add_entities(documents, frozenset())


def _layers(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    for name in names:
        if name not in _LAYERS:
            raise click.BadParameter(f"no layer {name!r}: choose from {', '.join(_LAYERS)}")
    return names


@click.command("analyze")
@shared_options(("json", "jsonl"), "json")
@click.option(
    "--layers",
    metavar="NAMES",
    default=",".join(_LAYERS),
    callback=_layers,
    help=f"Which layers, parted by commas.  [default: all: {','.join(_LAYERS)}]",
)
@click.option(
    "--reference-date",
    metavar="DATE",
    callback=reference_date,
    help="Resolve کل, پیر or 13 مئی against this day: YYYY-MM-DD, or today.",
)
@click.option("--locale", type=click.Choice(["ur-PK", "ur-IN"]), default="ur-PK", show_default=True, help="Whose festivals and fiscal year.")
def command(shared: Shared, layers: tuple[str, ...], reference_date: datetime.date | None, locale: str) -> int:
    """Give every layer at once, as JSON: normalized text, sentences, tokens, words, dates, entities.

    \b
    Examples:
      echo 'وہ 14 اگست کو لاہور گیا۔' | urdutext analyze
      urdutext analyze --layers sentences,entities --jsonl news.txt
    """
    from ..formats import make
    from .run import run

    annotate = partial(add_layers, layers=layers, reference=reference_date, locale=locale)
    return run(shared, annotate, make(shared.format, "entities"))
