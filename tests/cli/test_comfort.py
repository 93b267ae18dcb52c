"""Defaults from a file, help on topics, completion in real shells, information."""

import json
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from urdutext.cli.help import TOPICS

LINE = "13 مئی کو ہوا تھا۔"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep" / "er")
    monkeypatch.delenv("URDUTEXT_CONFIG", raising=False)
    return tmp_path


def value(shell, *arguments):
    return shell.jsonl(*arguments, "dates", input=LINE)[0]["dates"][0]["value"]


def test_defaults_come_from_the_nearest_file_and_the_command_line_wins(shell, folder):
    (folder / "urdutext.toml").write_text('[dates]\nreference-date = 2020-07-01\nformat = "jsonl"\n')
    run = lambda *more: json.loads(shell("dates", *more, input=LINE).stdout.removeprefix("[").removesuffix("]\n"))  # noqa: E731
    assert run()["dates"][0]["value"] == "2020-05-13"
    assert run("--reference-date", "2025-07-15")["dates"][0]["value"] == "2025-05-13"
    assert run("--json")["dates"][0]["value"] == "2020-05-13"
    (folder / "deep" / "pyproject.toml").write_text('[project]\nname = "x"\n')  # says nothing of us
    assert run()["dates"][0]["value"] == "2020-05-13"
    (folder / "deep" / "pyproject.toml").write_text('[tool.urdutext]\nformat = "jsonl"\nreference-date = "2019-07-01"\n')
    assert run()["dates"][0]["value"] == "2019-05-13"


def test_another_file_or_none(shell, folder, tmp_path, monkeypatch):
    (folder / "urdutext.toml").write_text("[tokens]\nwords = true\n")
    (folder / "other.toml").write_text("compact = true\n")
    assert "words" in shell.json("tokens", input=LINE)[0]
    assert "words" not in json.loads(shell("--config", "", "tokens", "--json", input=LINE).stdout)[0]
    assert "text" not in json.loads(shell("--config", folder / "other.toml", "tokens", "--json", input=LINE).stdout)[0]
    # compact is for JSON: as a default it does not stand in the way of others
    assert shell("--config", folder / "other.toml", "tokens", input=LINE).stdout
    monkeypatch.setenv("URDUTEXT_CONFIG", "")
    assert "words" not in shell.json("tokens", input=LINE)[0]


def test_a_default_for_all_commands_holds_where_it_can(shell, folder):
    (folder / "urdutext.toml").write_text('format = "csv"\nlocale = "ur-IN"\n')
    assert shell("sentences", input=LINE).stdout.startswith("document,start")
    assert shell("normalize", input=LINE).stdout == LINE  # has no CSV, and no locale


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("jobs = ", "no TOML ("),
        ("job = 4", "no option --job"),
        ("[dates]\njob = 4", "urdutext dates has no option --job"),
        ("[date]\n", "no command [date]"),
        ('[train]\nbase = "x"', "[train]: urdutext train takes no defaults"),
        ("help = true", "help is no key of this file: it is asked for on the command line"),
        ('output = "/etc/passwd"', "told on the command line"),
        ('[dates]\nhtml = "x"', "told on the command line"),
        ("[dates]\njson = true", 'write format = "json"'),
        ("[dates]\njobs = 0", "it is set in"),
        ('[dates]\nreference-date = "soon"', "it is set in"),
        ("\udcff", "no TOML ("),
        ("jobs = [1]", "jobs takes one value, not a list"),
        ('[dates]\nlocale = ["ur-IN"]', "locale takes one value, not a list"),
        ("[dates.locale]\nx = 1", "locale takes one value, not a table"),
        ("[dates]\njobs = true", "it is set in"),
        ("[dates]\nprogress = 5", "it is set in"),
        ("[dates]\nreference-date = 10:00:00", "it is set in"),
    ],
)
def test_a_wrong_file_is_named(shell, folder, content, message):
    path = folder / "urdutext.toml"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    error = shell("dates", input=LINE, status=2).stderr
    assert message in error and "urdutext.toml" in error and error.count("\n") == 1


@pytest.mark.parametrize("content", ["tool = 5 # [tool.urdutext", "[tool]\nurdutext = 5 # [tool.urdutext"])
def test_a_wrong_pyproject_is_named(shell, folder, content):
    (folder / "pyproject.toml").write_text(content)
    error = shell("dates", input=LINE, status=2).stderr
    assert "must be a table" in error and "pyproject.toml" in error and error.count("\n") == 1


@pytest.mark.parametrize("value", ['"tatweel"', '["tatweel", "letters"]', '"tatweel,letters"'])
def test_an_option_that_may_be_given_more_than_once(shell, folder, value):
    (folder / "urdutext.toml").write_text(f"[normalize]\ndisable = {value}\n")
    assert "ـ" in shell("normalize", input="کـا").stdout


def test_help_on_topics(shell):
    overview = shell("help").stdout
    for topic, (line, text) in TOPICS.items():
        assert f"  {topic} " in overview and line in overview
        assert shell("help", topic).stdout == text + "\n"
        assert all(len(line) <= 110 for line in text.splitlines())
    assert shell("help", "dates").stdout.startswith("Usage:")
    assert "the topics are" in shell("help", "weather", status=2).stderr


def test_no_command_gives_the_help(shell):
    for arguments in ([], ["train"]):
        error = shell(*arguments, status=2).stderr
        assert error.startswith("Usage:") and "\nCommands:\n" in error


def test_info(shell):
    text = shell("info").stdout
    values = json.loads(shell("info", "--json").stdout)
    assert values["versions"]["urdutext"] in text
    needed = {re.match(r"[\w-]+", line)[0] for line in metadata.requires("urdutext") if "extra ==" not in line}
    assert needed - {"tomli"} <= set(values["versions"])  # which Python has as tomllib from 3.11 on
    assert {"OFL-1.1"} <= {row["licence"] for row in values["resources"]}


# --- shells ------------------------------------------------------------------------------------------


@pytest.fixture
def program(tmp_path):
    """A program `urdutext` on the path, as an installation makes it."""
    path = tmp_path / "bin" / "urdutext"
    path.parent.mkdir()
    path.write_text(f"#!{sys.executable}\nfrom urdutext.cli import main\nmain()\n")
    path.chmod(0o755)
    return path


def complete(program, shell, script):
    if not shutil.which(shell):
        pytest.skip(f"no {shell} on this machine")
    environment = {"PATH": f"{program.parent}:/usr/bin:/bin:{Path(shutil.which(shell)).parent}", "HOME": str(program.parent)}
    result = subprocess.run([shell, "-c", script], capture_output=True, text=True, env=environment, timeout=60, check=True)
    assert result.stderr == ""
    return result.stdout.split()


BASH = """
eval "$(urdutext completion bash)"
complete -p urdutext > /dev/null || exit 1
COMP_WORDS=(urdutext {words}); COMP_CWORD={place}
_urdutext_completion urdutext
echo "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ent", ["entities"]),
        ("dates --loc", ["--locale"]),
        ("dates --locale ''", ["ur-PK", "ur-IN"]),
        ("help fo", ["formats"]),
    ],
)
def test_completion_in_bash(program, words, expected):
    found = complete(program, "bash", BASH.format(words=words, place=len(words.split())))
    assert found == expected


def test_completion_in_zsh(program):
    script = 'autoload -U compinit; compinit -D; eval "$(urdutext completion zsh)"; whence -w _urdutext_completion'
    assert complete(program, "zsh", script) == ["_urdutext_completion:", "function"]


def test_completion_in_fish(program):
    script = 'urdutext completion fish | source; complete --do-complete "urdutext ent"'
    assert complete(program, "fish", script)[0] == "entities"
