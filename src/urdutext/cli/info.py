"""`urdutext info`: versions, resources and licences."""

from __future__ import annotations

import sys

import click

#: The packages that urdutext stands on, and what the optional ones are for.
_PACKAGES = {
    "click": "",
    "convertdate": "",
    "hijridate": "",
    "numpy": "",
    "regex": "",
    "rich": "",
    "threadpoolctl": "",
    "tomli": "",
    "urduhack": "",
    "ftfy": "normalize --fix-mojibake: urdutext[mojibake]",
    "trafilatura": "web pages: urdutext[html]",
    "zstandard": ".zst files: urdutext[zst]",
    "pyarrow": "Arrow, Parquet: urdutext[arrow]",
    "spacy": "spaCy pipelines: urdutext[spacy]",
}


@click.command("info")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> int:
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
    from ..formats.table import render, shown
    from ..resources import read_bytes, resources
    from . import CONFIG

    versions = {"urdutext": __version__, "python": platform.python_version()}
    for package in _PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    sizes = {row.file: len(read_bytes(row.file)) for row in resources()}
    config = context.find_root().meta.get(CONFIG)
    if as_json:
        rows = [{**row._asdict(), "bytes": sizes[row.file]} for row in resources()]
        click.echo(dumps({"versions": versions, "config": config, "resources": rows}))
        return 0
    screen = sys.stdout.isatty()
    lines = [[shown(name), shown(number), _PACKAGES.get(name, "")] for name, number in versions.items()]
    lines += [[name, "absent", purpose] for name, purpose in _PACKAGES.items() if purpose and name not in versions]
    click.echo(render(["package", "version", "for"], lines, screen=screen))
    table = [[row.file, f"{sizes[row.file]:,}", row.licence, row.source, row.built_by] for row in resources()]
    click.echo(render(["resource", "bytes", "licence", "source", "built by"], table, screen=screen))
    click.echo(f"defaults: {shown(config) if config else 'no urdutext.toml here (see urdutext help config)'}")
    return 0
