"""`urdutext normalize`: the text in one spelling."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from ..formats.visible import visible
from .options import Shared, names, shared_options

if TYPE_CHECKING:
    from ..normalization import Config


def add_normalized(documents: list[dict[str, Any]], config: Config) -> None:
    """Add the layer ``normalized`` to each document."""
    from ..normalization import normalize

    for document in documents:
        document["normalized"] = normalize(document["text"], config=config)


def add_urduhack(documents: list[dict[str, Any]]) -> None:
    """Add the layer ``normalized`` as urduhack 0.1.4 gives it, faults included, to compare with."""
    from urduhack.normalization.character import normalize_characters, normalize_combine_characters

    for document in documents:
        document["normalized"] = normalize_combine_characters(normalize_characters(document["text"]))


def add_changes(documents: list[dict[str, Any]], config: Config) -> None:
    """Add to each document what normalization would change."""
    from ..normalization import changes

    for document in documents:
        document["changes"] = list(changes(document["text"], config=config))


def _configure(profile: str, enable: tuple[str, ...], disable: tuple[str, ...], **options: str | bool) -> Config:
    """The profile, with the options and then the steps that were named. Raises UsageError."""
    from ..normalization import PROFILES

    on: dict[str, bool] = {}
    if options["digits"] is not None:
        on |= {"urdu_digits": options["digits"] == "urdu", "latin_digits": options["digits"] == "latin"}
        on |= {"number_signs": options["digits"] == "latin"}
    if options["marks"] is not None:
        on |= {"strip_marks": options["marks"] == "strip"}
    if options["punctuation"] is not None:
        on |= {"punctuation": options["punctuation"] == "urdu", "strip_punctuation": options["punctuation"] == "strip"}
    if options["honorifics"] is not None:
        on |= {"honorific_ligatures": options["honorifics"] == "expand"}
    if options["protect_quotations"]:
        on |= {"protect_quotations": True}
    if options["fix_mojibake"]:
        on |= {"mojibake": True}
    on |= dict.fromkeys(_names(enable), True) | dict.fromkeys(_names(disable), False)
    try:
        return PROFILES[profile].with_steps(
            enable=[name for name in on if on[name]], disable=[name for name in on if not on[name]]
        )
    except ValueError as error:
        raise click.UsageError(f"{error}; see --list-steps") from None


def _names(given: tuple[str, ...]) -> list[str]:
    return [name.replace("-", "_") for name in names(given)]


def _list_steps(format: str) -> None:
    from ..formats.json import dumps
    from ..formats.table import render
    from ..normalization import PROFILES, steps

    rows: list[dict[str, str | bool]] = []
    for step in steps():
        on = {name: bool(getattr(config, step.name)) for name, config in PROFILES.items()}
        rows.append({"step": step.name, **on, "before": step.example[0], "after": step.example[1]})
    if format == "json":
        click.echo("[" + ",".join("\n" + dumps(row) for row in rows) + "\n]")
    elif format == "jsonl":
        click.echo("\n".join(map(dumps, rows)))
    else:
        cells = [[_shown(cell) for cell in row.values()] for row in rows]
        screen = sys.stdout.isatty()
        click.echo(render([*rows[0]], cells, screen=screen), nl=False)


def _shown(cell: str | bool) -> str:
    if isinstance(cell, bool):
        return "on" if cell else "off"
    # The examples of invisible characters are to be seen.
    return visible(cell.translate({point: f"<U+{point:04X}>" for point in (0xA0, 0x200B, 0x200C, 0x200D)}))


@click.command("normalize")
@shared_options(("text", "json", "jsonl"), "text")
@click.option(
    "--profile",
    type=click.Choice(["standard", "search"]),
    default="standard",
    show_default=True,
    help="standard: one spelling of each character; search: a key in which all spellings of a word meet.",
)
@click.option("--list-steps", is_flag=True, help="Show every step with an example, and which profile takes it.")
@click.option("--enable", metavar="STEP", multiple=True, help="Take this step too; several with commas, or given more than once.")
@click.option("--disable", metavar="STEP", multiple=True, help="Leave this step out.")
@click.option("--digits", type=click.Choice(["keep", "urdu", "latin"]), help="Write all digits in one way; keep leaves ASCII and Urdu ones.")
@click.option("--marks", type=click.Choice(["keep", "strip"]), help="Whether vowel signs and other marks on letters stay.")
@click.option("--punctuation", type=click.Choice(["keep", "urdu", "strip"]), help="Leave it, make , ; ? Urdu ones, or turn it into spaces.")
@click.option("--honorifics", type=click.Choice(["keep", "expand"]), help="Whether ﷺ and its like stay or are written out.")
@click.option("--protect-quotations", is_flag=True, help="Leave Arabic quotations alone, in ﴿ ﴾ or densely marked.")
@click.option("--fix-mojibake", is_flag=True, help="Repair text that was decoded wrongly (needs urdutext[mojibake]).")
@click.option(
    "--engine",
    type=click.Choice(["urdutext", "urduhack"]),
    default="urdutext",
    show_default=True,
    help="Whose normalization; urduhack 0.1.4 is there to compare with.",
)
@click.option("--explain", is_flag=True, help="Show what would change, by which step and how often, and not the text.")
@click.option("--check", is_flag=True, help="Name each place that is not normalized, and exit with 1 if there is one.")
def command(
    shared: Shared,
    profile: str,
    list_steps: bool,
    enable: tuple[str, ...],
    disable: tuple[str, ...],
    engine: str,
    explain: bool,
    check: bool,
    **options: str | bool,
) -> int:
    """Write the text in one spelling: Arabic look-alikes, presentation forms, invisible characters and
    the like become what Urdu is written with.

    \b
    Examples:
      echo 'كراچي' | urdutext normalize
      urdutext normalize --profile search news.txt
      urdutext normalize --digits latin --disable tatweel news.txt
      urdutext normalize --explain news.txt
      urdutext normalize --check *.txt
    """
    from .run import run

    if list_steps:
        _list_steps(shared.format)
        return 0
    if explain and check:
        raise click.UsageError("--explain and --check exclude each other")
    if engine == "urduhack":
        if explain or check or enable or disable or profile != "standard" or any(options.values()):
            raise click.UsageError("--engine urduhack goes with no other option of normalization")
        return run(shared, add_urduhack, shared.make_format("normalized"), blocks=shared.format == "text")
    config = _configure(profile, enable, disable, **options)
    if config.mojibake:
        _require_ftfy()
    # Plain text needs no whole document: it streams, whatever its size.
    if explain:
        from ..formats.changes import ChangeCounts

        return run(shared, partial(add_changes, config=config), ChangeCounts(shared.format), blocks=True)
    if check:
        from ..formats.changes import ChangePlaces

        if shared.format != "text":
            raise click.UsageError("--check prints text; --explain gives JSON too")
        places = ChangePlaces()
        return run(shared, partial(add_changes, config=config), places, blocks=True) or int(places.found > 0)
    return run(shared, partial(add_normalized, config=config), shared.make_format("normalized"), blocks=shared.format == "text")


def _require_ftfy() -> None:
    from ..normalization import MissingExtraError
    from ..normalization.mojibake import repair

    try:
        repair("")
    except MissingExtraError as error:
        raise click.ClickException(str(error)) from None
