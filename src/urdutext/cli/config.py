"""Defaults from a file: ``urdutext.toml``, or the table ``[tool.urdutext]`` of ``pyproject.toml``.

The file is looked for in the working folder and then in each folder above it; the first one counts. A key
is an option's long name; at the top it holds for every command that has the option, in a table of a
command's name for that command::

    jobs = 4
    progress = false

    [dates]
    reference-date = 2025-07-15
    locale = "ur-IN"

What is given on the command line wins. A file that came with somebody's folder must not choose where we
write: ``output`` and ``html`` are no keys.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import click

_FORBIDDEN = {
    "output": "where to write is told on the command line",
    "html": "where to write is told on the command line",
    "json": 'write format = "json"',
    "jsonl": 'write format = "jsonl"',
    "help": "it is asked for on the command line",
}


class ConfigError(click.UsageError):
    """A file of defaults that can't be read or says what can't be; the message names it."""


def find(folder: str) -> str | None:
    """The file of defaults for a folder, or None."""
    while True:
        path = os.path.join(folder, "urdutext.toml")
        if os.path.isfile(path):
            return path
        path = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(path) and _has_table(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _has_table(path: str) -> bool:
    # Most projects' files say nothing of us: the parser of TOML is loaded only where one does.
    try:
        with open(path, "rb") as file:
            return b"[tool.urdutext" in file.read()
    except OSError:
        return False


def load(path: str) -> dict[str, Any]:
    """The table of defaults in a file. Raises ConfigError."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        with open(path, "rb") as file:
            values = tomllib.load(file)
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: no TOML ({str(error).lower()})") from None
    if os.path.basename(path) == "pyproject.toml":
        tool = values.get("tool", {})
        if not isinstance(tool, dict):
            raise ConfigError(f"{path}: tool must be a table")
        values = tool.get("urdutext", {})
    if not isinstance(values, dict):
        raise ConfigError(f"{path}: urdutext must be a table")
    return values


def defaults(
    path: str, values: dict[str, Any], name: str, command: click.Command, others: Callable[[], list[click.Command]]
) -> dict[str, Any]:
    """click's map of defaults for a command, from the values of a file.

    ``others`` gives every command, to tell a key that another command has from one that is none. Raises
    ConfigError for that, and for a table of a command that has commands of its own (train).
    """
    tables = {key: value for key, value in values.items() if isinstance(value, dict)}
    commands = {other.name: other for other in others()} if tables else {}
    for key in tables:
        if key not in commands:
            raise ConfigError(f"{path}: no command [{key}]")
        if isinstance(commands[key], click.Group):
            raise ConfigError(f"{path}: [{key}]: urdutext {key} takes no defaults; give its options on the command line")
    options = _options(command)
    out = {}
    for key, value in values.items():
        if key in tables:
            continue
        if key in _FORBIDDEN:
            raise ConfigError(f"{path}: {key} is no key of this file: {_FORBIDDEN[key]}")
        if key in options:
            value = _value(options[key], key, value, path)
            if _is_offered(options[key], value):
                out[options[key].name or ""] = value
        elif not any(key in _options(other) for other in others()):
            raise ConfigError(f"{path}: no option --{key}")
    for key, value in tables.get(name, {}).items():
        if key in _FORBIDDEN:
            raise ConfigError(f"{path}: [{name}] {key} is no key of this file: {_FORBIDDEN[key]}")
        if key not in options:
            raise ConfigError(f"{path}: urdutext {name} has no option --{key}")
        out[options[key].name or ""] = _value(options[key], key, value, path)
    return out


def _options(command: click.Command) -> dict[str, click.Option]:
    return {
        name.removeprefix("--"): parameter
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
        if name.startswith("--")
    }


def _is_offered(option: click.Option, value: Any) -> bool:
    """Whether a value for all commands is one for this command: not each has every format."""
    return not isinstance(option.type, click.Choice) or value in option.type.choices


def _value(option: click.Option, key: str, value: Any, path: str) -> Any:
    """A value as the command line would give it: a list only to an option that may be given more than once."""
    if option.multiple and isinstance(value, list):
        return [_single(option, key, each, path) for each in value]
    single = _single(option, key, value, path)
    return [single] if option.multiple else single


def _single(option: click.Option, key: str, value: Any, path: str) -> Any:
    if isinstance(value, (list, dict)):
        raise ConfigError(f"{path}: {key} takes one value, not {'a list' if isinstance(value, list) else 'a table'}")
    if isinstance(option.type, click.Path) and isinstance(value, str):
        return os.path.join(os.path.dirname(path), value)
    return value if option.is_flag and isinstance(value, bool) else str(value)
