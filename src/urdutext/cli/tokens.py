"""`urdutext tokens`: the text split into tokens, or words."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from .options import Shared, shared_options


def add_tokens(documents: list[dict[str, Any]], words: bool, repair: bool) -> None:
    """Add the layer ``tokens``, and ``words`` when asked, to each document."""
    from ..pipeline import annotate

    annotate(documents, layers=["tokens", "words"] if words else ["tokens"], repair=repair)


@click.command("tokens")
@shared_options(("text", "table", "json", "jsonl", "csv", "tsv", "conllu", "spacy"), "text")
@click.option("--words", is_flag=True, help="Give words too: compounds, affixes and acronyms joined.")
@click.option("--repair/--no-repair", default=True, show_default=True, help="Part tokens that lack a space between them.")
def command(shared: Shared, words: bool, repair: bool) -> int:
    """Split the text into tokens: one sentence a line, tokens parted by a space.

    \b
    Examples:
      echo 'علی اورسارہ گھرگئے۔' | urdutext tokens
      urdutext tokens --words --jsonl news.txt
    """
    from .run import run

    return run(shared, partial(add_tokens, words=words, repair=repair), shared.make_format("words" if words else "tokens"))
