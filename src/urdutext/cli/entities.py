"""`urdutext entities`: people, places and organizations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import click

from .options import Shared, names, shared_options

if TYPE_CHECKING:
    from ..ner import Gazetteer

#: The labels of the packaged model, which is not loaded to tell them.
LABELS = ("PER", "LOC", "ORG")


def add_entities(
    documents: list[dict[str, Any]],
    labels: frozenset[str] = frozenset(),
    minimum: float = 0.0,
    model: str | None = None,
    gazetteer: str | None = None,
) -> None:
    """Add the layer ``entities`` to each document: those of the labels, when there are any, with at least
    the minimum score."""
    from ..ner import find_entities_batch

    texts = [document["text"] for document in documents]
    own = _gazetteer(gazetteer) if gazetteer else None
    for document, found in zip(documents, find_entities_batch(texts, model=model, gazetteer=own)):
        document["entities"] = [
            span.to_dict()
            for span in found
            if (not labels or span.label in labels) and (span.score is None or span.score >= minimum)
        ]


@cache
def _gazetteer(path: str) -> Gazetteer:
    from ..ner import Gazetteer

    return Gazetteer.read(path)


def _check(model: str | None, gazetteer: str | None) -> None:
    """Read the user's files before the work begins. Raises BadParameter; tells where names conflict."""
    from ..ner import load_model
    from . import say

    if gazetteer:
        try:
            for conflict in _gazetteer(gazetteer).conflicts:
                say(f"{gazetteer}: {conflict}; the later one holds")
        except (OSError, ValueError) as error:
            raise click.BadParameter(_reason(error), param_hint="--gazetteer") from None
    if model:
        with reading_model(model, "--model"):
            load_model(model)


@contextmanager
def reading_model(file: str, option: str) -> Iterator[None]:
    """While the model file that an option names is read: what is wrong with it becomes a BadParameter."""
    try:
        yield
    except OSError as error:
        raise click.BadParameter(_reason(error), param_hint=option) from None
    except ValueError as error:
        raise click.BadParameter(f"{file}: {error}", param_hint=option) from None


def _labels(wanted: list[str], model: str | None, gazetteer: str | None) -> frozenset[str]:
    """The labels to keep. Raises BadParameter for one that neither the model nor the gazetteer gives."""
    if not wanted:
        return frozenset()
    offered: Iterable[str] = LABELS
    if model:
        from ..ner import labels

        offered = labels(model)
    choices = dict.fromkeys([*offered, *(_gazetteer(gazetteer).labels.values() if gazetteer else ())])
    for label in wanted:
        if label not in choices:
            raise click.BadParameter(f"no label {label!r}: choose from {', '.join(choices)}", param_hint="--label")
    return frozenset(wanted)


def _reason(error: OSError | ValueError) -> str:
    """What went wrong with a file, in a few words."""
    if isinstance(error, OSError):
        return f"{error.filename or 'file'}: {(error.strerror or str(error)).lower()}"
    return str(error)


@click.command("entities")
@shared_options(("table", "json", "jsonl", "csv", "tsv", "conll", "conllu", "brat", "spacy", "html"), "table")
@click.option("--label", "labels", metavar="LABEL", multiple=True, help="Keep only PER, LOC or ORG, or a label of your own model or gazetteer; several with commas, or given more than once.")
@click.option("--min-score", metavar="P", type=click.FloatRange(0, 1), default=0.0, help="Keep only names that are right with at least this probability, such as 0.9.")
@click.option("--gazetteer", metavar="FILE", type=click.Path(), help="Names of your own, a TSV file of name and label; they go before what the model finds, but for one inside a longer name of a label that it gives.")
@click.option("--model", metavar="FILE", type=click.Path(), help="A model of your own (see urdutext train).")
@click.option("--context", metavar="N", type=click.IntRange(0), default=30, show_default=True, help="Characters shown on each side in a table.")
@click.option("--count", is_flag=True, help="Give a table of the names with how often and in how many documents each stands.")
def command(
    shared: Shared,
    labels: tuple[str, ...],
    min_score: float,
    gazetteer: str | None,
    model: str | None,
    context: int,
    count: bool,
) -> int:
    """Find people (PER), places (LOC) and organizations (ORG).

    \b
    Examples:
      echo 'وزیراعظم شہباز شریف لاہور پہنچے۔' | urdutext entities
      urdutext entities --label PER --count *.txt
      urdutext entities --gazetteer mynames.tsv --min-score 0.9 news.txt
    """
    from ..formats.counts import Counts
    from .run import run

    if count and shared.format not in ("table", "json", "jsonl", "csv", "tsv"):
        raise click.UsageError(f"--count gives a table, json, jsonl, csv or tsv, not {shared.format}")
    _check(model, gazetteer)
    kept = _labels(names(labels), model, gazetteer)
    annotate = partial(add_entities, labels=kept, minimum=min_score, model=model, gazetteer=gazetteer)
    format = Counts(shared.format, shared.formulas) if count else shared.make_format("entities", context=context)
    return run(shared, annotate, format)
