"""`urdutext dates`: dates, times, durations and sets, with their values."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

import click

from .options import Shared, reference_date, shared_options


def add_dates(documents: list[dict[str, Any]], reference: datetime.date | None, locale: str) -> None:
    """Add the layer ``dates`` to each document; a document's own reference date and locale go before the
    command's. Raises ValueError when a document's reference date is none."""
    from ..document import parse_date
    from ..timex import find_dates

    for document in documents:
        own = document.get("reference_date")
        date = reference if own is None else parse_date(own)
        found = find_dates(document["text"], reference_date=date, locale=document.get("locale") or locale)
        if date is not None:
            document["reference_date"] = date.isoformat()
        document["dates"] = [span.to_dict() for span in found]


@click.command("dates")
@shared_options(("table", "json", "jsonl", "csv", "tsv", "conll", "conllu", "brat", "spacy"), "table")
@click.option(
    "--reference-date",
    metavar="DATE",
    callback=reference_date,
    help="Resolve کل, پیر or 13 مئی against this day: YYYY-MM-DD, or today.",
)
@click.option("--locale", type=click.Choice(["ur-PK", "ur-IN"]), default="ur-PK", show_default=True, help="Whose festivals and fiscal year.")
@click.option("--context", metavar="N", type=click.IntRange(0), default=30, show_default=True, help="Characters shown on each side in a table.")
def command(shared: Shared, reference_date: datetime.date | None, locale: str, context: int) -> int:
    """Find dates, times, durations and sets, with their values (ISO 8601, EDTF, TIMEX3).

    \b
    Examples:
      echo 'اجلاس 14 اگست 2025ء کو ہوا۔' | urdutext dates
      urdutext dates --reference-date 2025-07-15 --json news.txt
    """
    from .run import run

    annotate = partial(add_dates, reference=reference_date, locale=locale)
    return run(shared, annotate, shared.make_format("dates", context=context))
