"""The documentation says what the program does: its site builds, and its tables name what there is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from urdutext.cli import COMMANDS, main
from urdutext.cli.config import load
from urdutext.cli.files import COMPRESSED
from urdutext.cli.help import TOPICS
from urdutext.cli.options import SOURCES

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "pages").glob("*.md")}


def formats():
    """Every format that some command prints."""
    found = set()
    for name in COMMANDS:
        for parameter in main.get_command(None, name).params:
            if parameter.name == "format":
                found |= set(parameter.type.choices)
    return found


def test_every_format_and_source_has_its_help():
    text = TOPICS["formats"][1] + TOPICS["inputs"][1]
    for name in (formats() | set(SOURCES)) - {"auto"}:
        assert re.search(rf"\b{name}\b", text), name
    for ending in COMPRESSED:
        assert ending in TOPICS["inputs"][1] and ending in PAGES["formats.md"]


def test_options_that_the_pages_name_exist():
    options = {
        opt
        for name in COMMANDS
        for parameter in main.get_command(None, name).params
        for opt in (*parameter.opts, *parameter.secondary_opts)
    } | {"--config", "--help"}
    text = "\n".join([*PAGES.values(), *(body for _, body in TOPICS.values())])
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    assert named <= options, named - options


def test_the_first_page_leads_to_every_other():
    assert set(re.findall(r"\((\w+\.md)\)", PAGES["index.md"])) == PAGES.keys() - {"index.md"}


def test_the_example_of_defaults_is_taken(tmp_path):
    [example] = re.findall(r"```toml\n(.*?)```", PAGES["comfort.md"], re.DOTALL)
    path = tmp_path / "urdutext.toml"
    path.write_text(example)
    assert load(str(path))["dates"]["locale"] == "ur-IN"
    from click.testing import CliRunner

    result = CliRunner().invoke(main, ["--config", str(path), "dates", "--json"], input="13 مئی کو آیا تھا۔")
    assert result.exit_code == 0 and '"2025-05-13"' in result.stdout and '"2025-07-15"' in result.stdout


def test_the_site_builds(tmp_path):
    pytest.importorskip("mkdocs")
    pytest.importorskip("mkdocstrings")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", DOCS / "mkdocs.yml", "-d", tmp_path]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stderr[-2000:]
    assert "&gt;&gt;&gt;" in (tmp_path / "api" / "index.html").read_text(encoding="utf-8")
