"""`urdutext train`: models of one's own."""

from __future__ import annotations

from typing import Any

import click


@click.group("train")
def command() -> None:
    """Train a model of your own on marked texts.

    \b
    Examples:
      urdutext train entities train.jsonl --dev dev.jsonl -o my.model
    """


@command.command("entities")
@click.argument("training", type=click.Path())
@click.option("--dev", "development", metavar="FILE", type=click.Path(), help="Marked texts to measure on; the best epoch is kept.")
@click.option("-o", "--output", metavar="MODEL", type=click.Path(), required=True, help="Where to write the model.")
@click.option("--base", metavar="MODEL", type=click.Path(), help="The model to go on from, instead of the packaged one.")
@click.option("--epochs", metavar="N", type=click.IntRange(1, 1000), help="Passes over the texts.  [default: by their size]")
@click.option("--seed", metavar="N", type=int, default=1, show_default=True, help="The same seed and texts give the same model.")
def entities(training: str, development: str | None, output: str, base: str | None, epochs: int | None, seed: int) -> int:
    """Train a tagger of names on TRAINING: documents with entities and labels of any kind.

    TRAINING and --dev are JSON Lines of documents with "entities", or CoNLL (BIO) where the name ends in
    .conll. Training goes on from the packaged model, so that a few hundred sentences help already; progress
    is told on standard error, the figures of the development texts on standard output.

    \b
    Examples:
      urdutext train entities train.jsonl --dev dev.jsonl -o my.model
      urdutext entities --model my.model news.txt
    """
    from ..ner.tagger import Model, Tagger
    from ..ner.training import Settings, model_file, train
    from . import say
    from .entities import reading_model
    from .evaluate import documents, print_comparison, taken
    from .inputs import InputError
    from .outputs import Output, OutputError
    from .signals import ended, stopping

    if output == "-":
        raise click.UsageError("a model is no text: give -o a file")
    start = None
    if base:
        with reading_model(base, "--base"):
            start = Model.read(base)
    try:
        marked, held_out = (taken(documents(path), _checked) if path else [] for path in (training, development))
    except (InputError, ValueError) as error:
        say(str(error))
        return 1
    measured = [document for document in held_out if document]
    if development and not measured:
        say(f"{development}: no document with entities to measure on")
        return 1
    if marked and not any(marked):
        return 1  # each was refused, and that was said
    try:
        with stopping(), Output(output) as file:
            model = train(
                [_marked(document) for document in marked if document],
                [_marked(document) for document in measured],
                base=start,
                settings=Settings(epochs=epochs, seed=seed),
                report=say,
            )
            file.write(model_file(model))
            file.commit()
    except OutputError as error:
        say(str(error))
        return 1
    except ValueError as error:
        say(f"{training}: {error}")
        return 1
    except KeyboardInterrupt as stop:
        word, status = ended(stop)
        say(word)
        return status
    if measured:
        print_comparison(measured, _tagged(Tagger(model), measured))
    return int(None in marked or None in held_out)


def _checked(document: dict[str, Any]) -> dict[str, Any]:
    from ..evaluation import check

    check(document, ["entities"])
    if document.get("entities") is None:
        raise ValueError("no layer entities: a text without a name has an empty one")
    return document


def _marked(document: dict[str, Any]) -> Any:
    from ..ner.training import Marked

    return Marked(document["text"], [(span["start"], span["end"], span["label"]) for span in document["entities"]])


def _tagged(tagger: Any, documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    from ..ner import find_with

    found = find_with(tagger, [document["text"] for document in documents])
    return [{**d, "entities": [span.to_dict() for span in spans]} for d, spans in zip(documents, found)]
