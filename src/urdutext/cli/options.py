"""The options that every command takes, and what they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from ..formats.base import Format

#: What --from takes: what an input can be.
SOURCES = ("auto", "text", "jsonl", "html", "conll", "conllu", "brat", "spacy")

_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Shared:
    """The values of the shared options, as every command gets them.

    ``offered`` is False where a command without these options reads its files: no message names one as the remedy.
    """

    files: tuple[str, ...]
    format: str
    source: str = "auto"
    lines: bool = False
    encoding: str = "utf-8"
    errors: str = "strict"
    output: str | None = None
    jobs: int = 1
    progress: bool = True
    compact: bool = False
    formulas: bool = True
    recursive: bool = False
    skip_boilerplate: bool = False
    offered: bool = True

    def make_format(self, layer: str, *, context: int = 0) -> Format:
        """The format that was asked for, for a layer; ``context`` is for tables."""
        from ..formats import make

        return make(self.format, layer, context=context, compact=self.compact, formulas=self.formulas)


def shared_options(formats: tuple[str, ...], default: str) -> Callable[[_F], Any]:
    """Add the shared options to a command, which takes them as one argument, ``shared``.

    ``formats`` are those that the command offers, ``default`` the one it prints when none is asked for.
    """

    def decorate(function: _F) -> Any:
        def call(**values: Any) -> Any:
            typed = click.get_current_context().get_parameter_source
            chosen = values.pop("format")
            given = chosen if typed("format") is ParameterSource.COMMANDLINE else None
            for name in ("json", "jsonl"):
                if values.pop(f"as_{name}"):
                    if given not in (None, name):
                        raise click.UsageError(f"--{name} and --format {given} contradict each other")
                    chosen = given = name
            report = values.pop("html", None)
            if report is not None:
                if given not in (None, "html") or values["output"] is not None:
                    raise click.UsageError("--html FILE is --format html --output FILE; it goes with no other of these")
                chosen, values["output"] = "html", report
            if values["compact"] and (chosen or default) not in ("json", "jsonl"):
                if typed("compact") is ParameterSource.COMMANDLINE:
                    raise click.UsageError("--compact is for JSON; add --json or --jsonl")
                values["compact"] = False
            shared = Shared(
                files=values.pop("files") or ("-",),
                format=chosen or default,
                source=values.pop("source"),
                lines=values.pop("lines"),
                encoding=values.pop("encoding"),
                errors=values.pop("errors"),
                output=values.pop("output"),
                jobs=values.pop("jobs"),
                progress=values.pop("progress"),
                compact=values.pop("compact"),
                formulas=values.pop("formulas", True),
                recursive=values.pop("recursive"),
                skip_boilerplate=values.pop("skip_boilerplate", False),
            )
            return function(shared=shared, **values)

        call.__name__ = function.__name__
        call.__doc__ = function.__doc__
        call.__click_params__ = getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
        for option in reversed(_options(formats, default)):
            call = option(call)
        return call

    return decorate


def _options(formats: tuple[str, ...], default: str) -> list[Callable[[Any], Any]]:
    options = [
        click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path()),
        click.option("-f", "--format", type=click.Choice(formats), help=f"What to print.  [default: {default}]"),
        click.option("--json", "as_json", is_flag=True, help="The same as --format json: one array of documents."),
        click.option("--jsonl", "as_jsonl", is_flag=True, help="The same as --format jsonl: a document a line."),
        click.option("--compact", is_flag=True, help="JSON without texts: offsets and what was found."),
        click.option(
            "--from",
            "source",
            type=click.Choice(SOURCES),
            default="auto",
            show_default=True,
            help="What the input is; auto goes by the name (.jsonl, .ndjson, .html, .conll, .conllu, .ann; with .gz, .bz2, .xz, .zst), else text.",
        ),
        click.option("-r", "--recursive", is_flag=True, help="For a folder take the files in it and below."),
        click.option("--lines", is_flag=True, help="Take each line of a text file as a document of its own."),
        click.option(
            "--encoding",
            default="utf-8",
            show_default=True,
            help="The input's encoding; a byte order mark wins over it.",
        ),
        click.option(
            "--errors",
            type=click.Choice(["strict", "replace"]),
            default="strict",
            show_default=True,
            help="What to do with bytes that the encoding does not have: refuse the file, or put U+FFFD.",
        ),
        click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE, which is replaced when all is done."),
        click.option(
            "-j",
            "--jobs",
            metavar="N",
            type=click.IntRange(1, 256),
            default=1,
            show_default=True,
            help="Work on N batches of documents at a time; the order of the output stays.",
        ),
        click.option("--progress/--no-progress", default=True, help="Show progress on a terminal's standard error."),
    ]
    if set(formats) - {"text", "json", "jsonl"}:  # spans are found, which can be left out
        options.append(
            click.option(
                "--skip-boilerplate",
                is_flag=True,
                help="Leave out what stands in a web page's furniture (پڑھیں:, متعلقہ مضامین, کلیدی لفظ:); offsets stay.",
            )
        )
    if "html" in formats:
        options.append(
            click.option(
                "--html",
                metavar="FILE",
                type=click.Path(),
                help="Write a report to FILE, a page for the browser: the same as --format html --output FILE.",
            )
        )
    if "csv" in formats:
        options.append(
            click.option(
                "--formulas/--no-formulas",
                default=True,
                help="--no-formulas: put an apostrophe before a CSV or TSV cell that a spreadsheet would compute (= + - @).",
            )
        )
    return options


def names(values: Iterable[str]) -> list[str]:
    """The names in values of an option, each of which may hold several, parted by commas.

    >>> names(["PER, LOC", "ORG"])
    ['PER', 'LOC', 'ORG']
    """
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def reference_date(context: click.Context, parameter: click.Parameter, value: str | None, *others: str) -> Any:
    """The callback of options that take a date: it, or today's; ``others`` are words that stay as they are."""
    import datetime

    from ..document import parse_date

    if value is None or value in others:
        return value
    if value == "today":
        return datetime.date.today()
    try:
        return parse_date(value)
    except ValueError:
        choices = " or ".join(", ".join(["YYYY-MM-DD", "today", *others]).rsplit(", ", 1))
        raise click.BadParameter(f"no date {value!r}: write {choices}") from None
