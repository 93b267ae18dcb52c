"""`urdutext info`: versions, resources and licences."""

from __future__ import annotations

import click


@click.command("info")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(as_json: bool) -> int:
    """Show the versions of urdutext and what it stands on, and every shipped table and model with its
    source, licence and how it is rebuilt.

    \b
    Examples:
      urdutext info
      urdutext info --json
    """
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from .. import __version__
    from ..formats.json import dumps
    from ..formats.table import render
    from ..resources import resources

    versions = {"urdutext": __version__, "python": platform.python_version()}
    for package in ("click", "convertdate", "hijridate", "numpy", "regex", "rich", "urduhack", "ftfy"):
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    if as_json:
        click.echo(dumps({"versions": versions, "resources": [row._asdict() for row in resources()]}))
        return 0
    for package, number in versions.items():
        click.echo(f"{package} {number}")
    click.echo()
    click.echo(render(["file", "source", "licence", "built by"], [list(row) for row in resources()], screen=False), nl=False)
    return 0
