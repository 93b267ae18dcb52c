"""`urdutext entities`: people, places and organizations."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from .options import Shared, shared_options


def add_entities(documents: list[dict[str, Any]], labels: frozenset[str]) -> None:
    """Add the layer ``entities`` to each document; only those of the labels, when there are any."""
    from ..ner import find_entities_batch

    for document, found in zip(documents, find_entities_batch([document["text"] for document in documents])):
        document["entities"] = [span.to_dict() for span in found if not labels or span.label in labels]


@click.command("entities")
@shared_options(("table", "json", "jsonl", "csv", "tsv", "conll", "conllu", "brat", "spacy"), "table")
@click.option("--label", "labels", metavar="LABEL", multiple=True, help="Keep only PER, LOC or ORG; may be given more than once.")
@click.option("--context", metavar="N", type=click.IntRange(0), default=30, show_default=True, help="Characters shown on each side in a table.")
@click.option("--count", is_flag=True, help="Give a table of the names with how often and in how many documents each stands.")
def command(shared: Shared, labels: tuple[str, ...], context: int, count: bool) -> int:
    """Find people (PER), places (LOC) and organizations (ORG).

    \b
    Examples:
      echo 'وزیراعظم شہباز شریف لاہور پہنچے۔' | urdutext entities
      urdutext entities --label PER --count *.txt
    """
    from ..formats.counts import Counts
    from .run import run

    if count and shared.format not in ("table", "json", "jsonl", "csv", "tsv"):
        raise click.UsageError(f"--count gives a table, json, jsonl, csv or tsv, not {shared.format}")
    annotate = partial(add_entities, labels=frozenset(labels))
    format = Counts(shared.format, shared.formulas) if count else shared.make_format("entities", context=context)
    return run(shared, annotate, format)
