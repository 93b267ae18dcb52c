"""`urdutext evaluate`: how well annotations agree with gold ones."""

from __future__ import annotations

from typing import Any

import click

from .options import Shared


@click.command("evaluate")
@click.argument("gold", type=click.Path())
@click.argument("predicted", type=click.Path())
@click.option("--layer", "layers", metavar="LAYER", multiple=True, type=click.Choice(["sentences", "tokens", "words", "dates", "entities"]), help="Compare this layer; all that both files have by default.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(gold: str, predicted: str, layers: tuple[str, ...], as_json: bool) -> int:
    """Compare PREDICTED with GOLD, layer by layer: precision, recall and F1, and what was mixed up.

    Both are files of documents, matched by their ids: CoNLL or brat when the name says so (.conll, .ann),
    else JSON Lines. "partial" counts spans that overlap and agree in the label, or in a date's value.

    \b
    Examples:
      urdutext entities --from jsonl --jsonl gold.jsonl -o found.jsonl
      urdutext evaluate gold.jsonl found.jsonl
    """
    from ..evaluation import compare
    from ..formats.json import dumps
    from . import say

    try:
        comparisons = compare(documents(gold), documents(predicted), layers)
    except ValueError as error:
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
    return 0


def print_comparison(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> None:
    """Print how well the entities of documents agree."""
    from ..evaluation import compare

    click.echo(_table(compare(gold, predicted, ["entities"])[0]), nl=False)


def documents(path: str) -> list[dict[str, Any]]:
    """All documents of a file. Raises ValueError, with one line that says what is wrong with which."""
    from .inputs import InputError, read

    lower = path.lower()
    source = "auto" if lower.endswith((".conll", ".conllu", ".ann")) else "jsonl"
    found = []
    try:
        for item in read(path, Shared((path,), "jsonl", source, False, "utf-8", "strict", None, 1, False)):
            if isinstance(item, InputError):
                raise item
            found.append(item.document)
    except InputError as error:
        raise ValueError(str(error)) from None
    return found


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
