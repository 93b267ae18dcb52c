"""`urdutext normalize`: the text in one spelling."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from .options import Shared, shared_options


def add_normalized(documents: list[dict[str, Any]], profile: str) -> None:
    """Add the layer ``normalized`` to each document."""
    from ..normalization import normalize

    for document in documents:
        document["normalized"] = normalize(document["text"], profile)


@click.command("normalize")
@shared_options(("text", "json", "jsonl"), "text")
@click.option(
    "--profile",
    type=click.Choice(["standard", "search"]),
    default="standard",
    show_default=True,
    help="standard: one spelling of each character; search: a key in which all spellings of a word meet.",
)
def command(shared: Shared, profile: str) -> int:
    """Write the text in one spelling: Arabic look-alikes, presentation forms, invisible characters and
    the like become what Urdu is written with.

    \b
    Examples:
      echo 'كراچي' | urdutext normalize
      urdutext normalize --profile search news.txt
    """
    from .run import run

    # Plain text needs no whole document: it streams, whatever its size.
    return run(shared, partial(add_normalized, profile=profile), shared.make_format("normalized"), blocks=shared.format == "text")
