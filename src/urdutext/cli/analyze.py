"""`urdutext analyze`: every layer at once."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

import click

from ..pipeline import ALL_LAYERS, check_layers
from .options import Shared, names, reference_date, shared_options


def add_layers(
    documents: list[dict[str, Any]], layers: tuple[str, ...], reference: datetime.date | None, locale: str
) -> None:
    """Add the layers to each document, and the reference date that its dates were resolved against."""
    from ..pipeline import annotate

    annotate(documents, layers=layers, reference_date=reference, locale=locale)
    if reference is not None and "dates" in layers:
        for document in documents:
            if document.get("reference_date") is None:
                document["reference_date"] = reference.isoformat()


def _layers(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    try:
        return check_layers(names([value]))
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command("analyze")
@shared_options(("json", "jsonl", "conll", "conllu", "brat", "spacy", "html"), "json")
@click.option(
    "--layers",
    metavar="NAMES",
    default=",".join(ALL_LAYERS),
    callback=_layers,
    help=f"Which layers, parted by commas.  [default: all: {','.join(ALL_LAYERS)}]",
)
@click.option(
    "--reference-date",
    metavar="DATE",
    callback=reference_date,
    help="Resolve کل, پیر or 13 مئی against this day: YYYY-MM-DD, or today. A document's own reference_date goes before it.",
)
@click.option("--locale", type=click.Choice(["ur-PK", "ur-IN"]), default="ur-PK", show_default=True, help="Whose festivals and fiscal year.")
def command(shared: Shared, layers: tuple[str, ...], reference_date: datetime.date | None, locale: str) -> int:
    """Give every layer at once, as JSON: normalized text, sentences, tokens, words, dates, entities.

    \b
    Examples:
      echo 'وہ 14 اگست کو لاہور گیا۔' | urdutext analyze
      urdutext analyze --layers sentences,entities --jsonl news.txt
    """
    from .run import run

    annotate = partial(add_layers, layers=layers, reference=reference_date, locale=locale)
    return run(shared, annotate, shared.make_format("entities"))
