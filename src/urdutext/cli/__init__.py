"""The command line: a thin layer over the library, one module a command.

Data goes to standard output, everything else to standard error. Exit status: 0 done, 1 something failed
at run time, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from .. import __version__

#: Command -> its line in `urdutext --help`. Each is the function `command` of the module of that name,
#: imported only when it is called: start-up is part of speed.
COMMANDS = {
    "normalize": "Write the text in one spelling.",
    "sentences": "Split the text into sentences.",
    "tokens": "Split the text into tokens, or words.",
    "dates": "Find dates, times, durations and sets, with their values.",
    "entities": "Find people, places and organizations.",
    "analyze": "Give every layer at once, as JSON.",
    "evaluate": "Compare annotations with gold ones.",
    "train": "Train a model of your own.",
    "info": "Show versions, resources and licences.",
    "completion": "Print the completion script of a shell.",
    "help": "Tell about formats, inputs, JSON, defaults.",
}

EPILOG = """\b
Examples:
  echo 'كراچي ميں 14 اگست كو جلسہ ہوا۔' | urdutext normalize
  urdutext entities news.txt
  cat *.txt | urdutext normalize | urdutext entities --json
  urdutext dates --jsonl news.txt | urdutext entities --from jsonl --jsonl
"""


class Urdutext(click.Group):
    """The group of commands: loads a command when it is called, and keeps every error to one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"the commands are {', '.join(COMMANDS)}"
            raise click.UsageError(f"no command {args[0]!r}: {hint}", ctx)
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        # Before numpy is loaded: products of small matrices gain nothing from threads of their own and lose
        # much where the cores are busy. --jobs is how more cores are used.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, **extra)
        # Columns of spans are many small values at once, none of them in a cycle: looking for cycles after every
        # 700 of them, as Python does, took 8 % of the time of `analyze`.
        gc.set_threshold(100_000)
        try:
            status = super().main(args, prog_name, complete_var, False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)  # no command was named: the help as it is
            status = 2
        except click.UsageError as error:
            path = error.ctx.command_path if error.ctx else "urdutext"
            say(f"{_one_line(error.format_message())}{_place(error)} (see {path} --help)", path)
            status = 2
        except click.ClickException as error:
            say(_one_line(error.format_message()))
            status = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            say("interrupted")
            status = 130
        _leave(status if isinstance(status, int) else 0)


def _leave(status: int) -> NoReturn:
    from .run import Abandoned

    if isinstance(status, Abandoned):
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError, AttributeError):
                pass  # closed, or full, which was told
        os._exit(status)
    sys.exit(status)


def say(message: str, who: str = "urdutext") -> None:
    """Print one line on standard error; control characters in it are shown, not obeyed."""
    from ..formats.visible import visible

    try:
        click.echo(f"{who}: {visible(message)}", err=True)
    except OSError:
        pass  # standard error is closed: there is nobody to tell


def _one_line(message: str) -> str:
    return " ".join(message.split())


def _place(error: click.UsageError) -> str:
    """Where a wrong value stands, when that is not the command line."""
    parameter = getattr(error, "param", None)
    if error.ctx is None or parameter is None or parameter.name is None:
        return ""
    if error.ctx.get_parameter_source(parameter.name) is not click.core.ParameterSource.DEFAULT_MAP:
        return ""
    return f"; it is set in {error.ctx.find_root().meta[CONFIG]}"


#: Under this name the context's ``meta`` holds the file that defaults were taken from.
CONFIG = "urdutext.config"


@click.command(
    cls=Urdutext,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
)
@click.version_option(__version__, prog_name="urdutext")
@click.option("--config", metavar="FILE", help="Take defaults from FILE; '' for none (see urdutext help config).")
@click.pass_context
def main(context: click.Context, config: str | None) -> None:
    """Urdu text, normalized, split and tokenized, and its dates and names found.

    Each command reads FILEs, or standard input, and prints to standard output; JSON Lines out of one
    command goes into the next.
    """
    from . import config as files

    name = context.invoked_subcommand
    group = context.command
    if config is None:
        config = os.environ.get("URDUTEXT_CONFIG")
    try:
        path = files.find(os.getcwd()) if config is None else config
    except OSError:
        path = None  # the working folder is gone
    if not path or name is None or not isinstance(group, Urdutext):
        return
    command = group.get_command(context, name)
    if command is None or isinstance(command, click.Group):
        return

    def others() -> list[click.Command]:
        return [other for each in COMMANDS if (other := group.get_command(context, each))]

    context.meta[CONFIG] = path
    context.default_map = {name: files.defaults(path, files.load(path), name, command, others)}
