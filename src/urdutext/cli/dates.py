"""`urdutext dates`: dates, times, durations and sets, with their values."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

import click

from .options import Shared, reference_date, shared_options

#: The choice of --reference-date that takes each document's own date.
DOCUMENT = "document"


def add_dates(
    documents: list[dict[str, Any]],
    reference: datetime.date | str | None,
    locale: str,
    hijri_offset: int = 0,
    first: datetime.date | None = None,
    last: datetime.date | None = None,
) -> None:
    """Add the layer ``dates`` to each document; a document's own reference date and locale go before the
    command's. Raises ValueError when a document's reference date is none."""
    from ..document import parse_date
    from ..pipeline import annotate
    from ..timex import document_date, extent

    for document in documents:
        own = document.get("reference_date")
        date = reference if own is None else parse_date(own)
        if isinstance(date, str):
            date = document_date(document["text"])
        if date is not None:
            document["reference_date"] = date.isoformat()
    annotate(documents, layers=["dates"], locale=locale, hijri_offset=hijri_offset)
    if first is not None or last is not None:
        for document in documents:
            document["dates"] = [
                span
                for span in document["dates"]
                if (days := extent(span["value"])) and (not first or days[1] >= first) and (not last or days[0] <= last)
            ]


def _reference(context: click.Context, parameter: click.Parameter, value: str | None) -> Any:
    return reference_date(context, parameter, value, DOCUMENT)


@click.command("dates")
@shared_options(("table", "json", "jsonl", "csv", "tsv", "conll", "conllu", "brat", "spacy", "html"), "table")
@click.option(
    "--reference-date",
    metavar="DATE",
    callback=_reference,
    help="Resolve کل, پیر or 13 مئی against this day: YYYY-MM-DD, today, or document (the date that the text says it is of). A document's own reference_date goes before it.",
)
@click.option("--locale", type=click.Choice(["ur-PK", "ur-IN"]), default="ur-PK", show_default=True, help="Whose festivals and fiscal year.")
@click.option("--from-date", metavar="DATE", callback=reference_date, help="Only expressions whose value reaches this day or a later one.")
@click.option("--to-date", metavar="DATE", callback=reference_date, help="Only expressions whose value begins on this day or an earlier one.")
@click.option("--hijri-offset", metavar="DAYS", type=click.IntRange(-3, 3), default=0, show_default=True, help="Days added to Hijri dates, where the moon was sighted later or earlier.")
@click.option("--context", metavar="N", type=click.IntRange(0), default=30, show_default=True, help="Characters shown on each side in a table.")
def command(
    shared: Shared,
    reference_date: datetime.date | str | None,
    locale: str,
    from_date: datetime.date | None,
    to_date: datetime.date | None,
    hijri_offset: int,
    context: int,
) -> int:
    """Find dates, times, durations and sets, with their values (ISO 8601, EDTF, TIMEX3).

    --from-date and --to-date leave out what has no place on the calendar: durations, sets, and what a
    reference date would have to resolve.

    \b
    Examples:
      echo 'اجلاس 14 اگست 2025ء کو ہوا۔' | urdutext dates
      urdutext dates --reference-date 2025-07-15 --json news.txt
      urdutext dates --reference-date document --from-date 2025-01-01 --to-date 2025-12-31 news.txt
    """
    from .run import run

    if from_date and to_date and from_date > to_date:
        raise click.UsageError(f"--from-date {from_date} is later than --to-date {to_date}: no day lies between them")
    annotate = partial(
        add_dates, reference=reference_date, locale=locale, hijri_offset=hijri_offset, first=from_date, last=to_date
    )
    return run(shared, annotate, shared.make_format("dates", context=context))
