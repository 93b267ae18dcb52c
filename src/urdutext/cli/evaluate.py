"""`urdutext evaluate`: how well annotations agree with gold ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from .files import source_of
from .inputs import InputError, Item, read
from .options import Shared

_T = TypeVar("_T")


@click.command("evaluate")
@click.argument("gold", type=click.Path())
@click.argument("predicted", type=click.Path())
@click.option("--layer", "layers", metavar="LAYER", multiple=True, type=click.Choice(["sentences", "tokens", "words", "dates", "entities"]), help="Compare this layer; all that both files have by default.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(gold: str, predicted: str, layers: tuple[str, ...], as_json: bool) -> int:
    """Compare PREDICTED with GOLD, layer by layer: precision, recall and F1, and what was mixed up.

    Both are files of documents, matched by their ids: CoNLL or brat when the name says so (.conll, .ann),
    else JSON Lines. Of texts that differ in white space alone, offsets are counted without it. "partial"
    counts spans that overlap and agree in the label, or in a date's value.

    \b
    Examples:
      urdutext entities --from jsonl --jsonl gold.jsonl -o found.jsonl
      urdutext evaluate gold.jsonl found.jsonl
    """
    from ..evaluation import check, compare, in_both
    from ..formats.json import dumps
    from . import say

    try:
        sides = [documents(path) for path in (gold, predicted)]
        layers = layers or in_both(*([item.document for item in side if isinstance(item, Item)] for side in sides))

        def checked(document: dict[str, Any]) -> dict[str, Any]:
            check(document, layers)
            return document

        pair = [taken(side, checked) for side in sides]
        failed = any(None in side for side in pair)
        comparable = _comparable(*pair)
        if failed and not all(comparable):
            return 1  # there is nothing left to compare
        try:
            comparisons = compare(*comparable, layers)
        except ValueError as error:
            raise ValueError(f"{gold}, {predicted}: {error}") from None
        gold_ids = {document.get("id") for document in comparable[0]}
        beyond = sum(document.get("id") not in gold_ids for document in comparable[1])
        if beyond and len(comparable[1]) > len(comparable[0]):
            say(f"{predicted}: {beyond} of {len(comparable[1])} documents are not in {gold}, and were not compared")
    except (InputError, ValueError) as error:
        say(str(error))
        return 1
    if as_json:
        out = {
            c.layer: {
                "documents": c.documents,
                "scores": {
                    label: {"gold": s.gold, "predicted": s.predicted, **{k: round(v, 4) for k, v in s.figures().items()}}
                    for label, s in _ordered(c.scores)
                },
                "confusions": [{"gold": g, "predicted": p, "count": n} for (g, p), n in _mixed(c.confusions)],
            }
            for c in comparisons
        }
        click.echo(dumps(out))
    else:
        click.echo("\n".join(_table(comparison) for comparison in comparisons), nl=False)
    return int(failed)


def print_comparison(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> None:
    """Print how well the entities of documents agree."""
    from ..evaluation import compare

    click.echo(_table(compare(gold, predicted, ["entities"])[0]), nl=False)


def documents(path: str) -> list[Item | InputError]:
    """All documents of a file, an error in the place of one that can't be read. Raises InputError when the
    file can't."""
    source = "auto" if source_of(path) in ("conll", "conllu", "brat") else "jsonl"
    return list(read(path, Shared((path,), "jsonl", source=source, offered=False)))


def taken(items: list[Item | InputError], take: Callable[[dict[str, Any]], _T]) -> list[_T | None]:
    """What a function makes of each document; None for one that it, or its reader, refused, which is said."""
    from . import say

    out: list[_T | None] = []
    for item in items:
        try:
            if isinstance(item, InputError):
                raise item
            out.append(take(item.document))
        except InputError as error:
            say(str(error))
            out.append(None)
        except ValueError as error:
            say(f"{item.where}: {error}")  # type: ignore[union-attr]
            out.append(None)
    return out


def _comparable(
    gold: list[dict[str, Any] | None], predicted: list[dict[str, Any] | None]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Both sides without the documents that one of them lacks because it was refused."""
    pairs = [(one, other) for one, other in zip(gold, predicted) if one and other]
    if len(gold) == len(predicted) and all(one.get("id") == other.get("id") for one, other in pairs):
        return [one for one, _ in pairs], [other for _, other in pairs]
    known = {other.get("id") for other in predicted if other}
    kept = (one for one in gold if one and (None not in predicted or one.get("id") in known))
    return list(kept), [other for other in predicted if other]


def _ordered(scores: dict[str, Any]) -> list[tuple[str, Any]]:
    return sorted(scores.items(), key=lambda item: (item[0] == "all", item[0]))


def _mixed(confusions: Any) -> list[tuple[tuple[str, str], int]]:
    return sorted(((k, n) for k, n in confusions.items() if n), key=lambda item: (-item[1], item[0]))


def _table(comparison: Any) -> str:
    from ..formats.table import render

    headings = [comparison.layer, "precision", "recall", "F1", "partial F1", "gold", "predicted"]
    rows = []
    for label, score in _ordered(comparison.scores):
        f = score.figures()
        shown = [f"{f[name]:.3f}" for name in ("precision", "recall", "f1", "partial_f1")]
        rows.append([label, *shown, str(score.gold), str(score.predicted)])
    out = render(headings, rows, screen=False)
    mixed = _mixed(comparison.confusions)
    if mixed and len(comparison.scores) > 1:
        out += "\n" + render(["gold", "predicted", "count"], [[g, p, str(n)] for (g, p), n in mixed], screen=False)
    return out
