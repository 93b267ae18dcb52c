"""What README.md shows is what happens: its console sessions and Python sessions are run."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def sessions():
    """The commands of the console blocks, each with the output that the README shows for it."""
    for block in re.findall(r"^```console\n(.*?)^```", README, re.S | re.M):
        for session in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = session.partition("\n")
            yield pytest.param(command, output, id=command[:60])


@pytest.mark.parametrize(("command", "output"), list(sessions()))
def test_console(command, output):
    # The command line of this Python, wherever it is installed.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    lines = done.stdout.decode().rstrip("\n").split("\n")
    expected = output.rstrip("\n").split("\n")
    if expected[-1] == "…":  # the README shows the beginning
        expected.pop()
        lines = lines[: len(expected)]
    assert [line.rstrip() for line in lines] == [line.rstrip() for line in expected]


def test_python():
    blocks = re.findall(r"^```python\n(.*?)^```", README, re.S | re.M)
    assert blocks
    for block in blocks:
        test = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
        result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test)
        assert result.failed == 0


def test_what_it_links_to_is_in_the_source_distribution():
    included = re.search(r"^include = \[(.*)\]$", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M)[1]
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", README):
        assert (ROOT / link).exists() and f'"{link.split("/")[0]}"' in included, link


def test_there_are_two_commands_for_a_fresh_machine():
    commands = re.findall(r"^python3 -m venv .*$", README, re.M)
    assert len(commands) == 2
    assert "urdutext entities seeds/" in commands[0] and "pytest" in commands[1]
