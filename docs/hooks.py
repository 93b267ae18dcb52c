"""What the site's pages are made of beside what is written in them: the commands' own help."""

from typing import Any

import click

from urdutext.cli import COMMANDS, main


def on_page_markdown(markdown: str, *, page: Any, **others: Any) -> str:
    """Put the help of every command behind the text of the page of commands."""
    if page.file.src_uri != "commands.md":
        return markdown
    root = click.Context(main, info_name="urdutext", terminal_width=100)
    parts = [markdown, _block(main.get_help(root))]
    for name in COMMANDS:
        command = main.get_command(root, name)
        assert command is not None
        context = click.Context(command, parent=root, info_name=name, terminal_width=100)
        parts.append(f"## {name}\n\n{_block(command.get_help(context))}")
        if isinstance(command, click.Group):
            for inner, sub in command.commands.items():
                deeper = click.Context(sub, parent=context, info_name=inner, terminal_width=100)
                parts.append(f"## {name} {inner}\n\n{_block(sub.get_help(deeper))}")
    return "\n\n".join(parts)


def _block(text: str) -> str:
    return f"```text\n{text}\n```"
