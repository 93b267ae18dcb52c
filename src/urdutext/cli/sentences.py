"""`urdutext sentences`: the text split into sentences."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from .options import Shared, shared_options

if TYPE_CHECKING:
    from ..segmentation.sentencizer import Newline


def add_sentences(documents: list[dict[str, Any]], newline: Newline, unpunctuated: bool | None) -> None:
    """Add the layer ``sentences`` to each document."""
    from ..layer import Layer
    from ..segmentation import sentence_offsets

    for document in documents:
        text = document["text"]
        offsets = sentence_offsets(text, newline=newline, unpunctuated=unpunctuated)
        document["sentences"] = Layer("sentences", text, offsets)


@click.command("sentences")
@shared_options(("text", "table", "json", "jsonl", "csv", "tsv"), "text")
@click.option(
    "--newline",
    type=click.Choice(["break", "join", "blank"]),
    default="break",
    show_default=True,
    help="What a line end is: a sentence's end, white space, or an end only with a blank line.",
)
@click.option(
    "--unpunctuated/--punctuated",
    default=None,
    help="Whether the text lacks its stops, so that a model finds the ends of sentences.  "
    "[default: only in paragraphs without stops for 500 characters, or 300 at their end]",
)
def command(shared: Shared, newline: Newline, unpunctuated: bool | None) -> int:
    """Split the text into sentences, one a line.

    \b
    Examples:
      echo 'کیا حال ہے؟ سب خیریت ہے۔' | urdutext sentences
      urdutext sentences --newline blank book.txt
      urdutext sentences --unpunctuated transcript.txt
    """
    from .run import run

    return run(shared, partial(add_sentences, newline=newline, unpunctuated=unpunctuated), shared.make_format("sentences"))
