"""`urdutext completion`: completion of commands, options and file names in a shell."""

from __future__ import annotations

import click


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> int:
    """Print the script that lets a shell complete commands, options, their values and file names.

    \b
    Examples:
      echo 'eval "$(urdutext completion bash)"' >> ~/.bashrc
      echo 'eval "$(urdutext completion zsh)"' >> ~/.zshrc     # after compinit
      urdutext completion fish > ~/.config/fish/completions/urdutext.fish
    """
    from click.shell_completion import get_completion_class

    from . import main

    kind = get_completion_class(shell)
    assert kind is not None
    # Not `source`, which for bash first runs the user's bash to ask for its version.
    script = kind(main, {}, "urdutext", "_URDUTEXT_COMPLETE")
    click.echo(script.source_template % script.source_vars())
    return 0
