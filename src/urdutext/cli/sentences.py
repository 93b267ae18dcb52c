"""`urdutext sentences`: the text split into sentences."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from .options import Shared, shared_options


def add_sentences(documents: list[dict[str, Any]], newline: str) -> None:
    """Add the layer ``sentences`` to each document."""
    from ..segmentation import sentence_offsets

    for document in documents:
        text = document["text"]
        document["sentences"] = [
            {"start": start, "end": end, "text": text[start:end]} for start, end in sentence_offsets(text, newline=newline)
        ]


@click.command("sentences")
@shared_options(("text", "table", "json", "jsonl", "csv", "tsv"), "text")
@click.option(
    "--newline",
    type=click.Choice(["break", "join", "blank"]),
    default="break",
    show_default=True,
    help="What a line end is: a sentence's end, white space, or an end only with a blank line.",
)
def command(shared: Shared, newline: str) -> int:
    """Split the text into sentences, one a line.

    \b
    Examples:
      echo 'کیا حال ہے؟ سب خیریت ہے۔' | urdutext sentences
      urdutext sentences --newline blank book.txt
    """
    from .run import run

    return run(shared, partial(add_sentences, newline=newline), shared.make_format("sentences"))
