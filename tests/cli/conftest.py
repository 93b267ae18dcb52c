"""What the tests of the command line share."""

import json
import signal
from inspect import signature

import pytest
from click.testing import CliRunner

from urdutext.cli import main

# Under nohup, or in the background of a script, these are ignored, and a program that the tests start inherits that.
for _name in ("SIGINT", "SIGHUP"):
    _number = getattr(signal, _name, None)
    if _number is not None and signal.getsignal(_number) == signal.SIG_IGN:
        signal.signal(_number, signal.default_int_handler if _name == "SIGINT" else signal.SIG_DFL)

NEWS = "وزیراعظم شہباز شریف 14 اگست 2025ء کو لاہور پہنچے۔ انہوں نے خطاب کیا۔\n"


class Shell:
    """Runs commands in one process, as a shell would."""

    def __init__(self) -> None:
        # Before 8.2 click put both streams into one unless it was told not to.
        apart = {"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}
        self.runner = CliRunner(**apart)

    def __call__(self, *arguments, input="", status=0):
        result = self.runner.invoke(main, [str(a) for a in arguments], input=input)
        assert result.exit_code == status, (result.exit_code, result.output, result.stderr)
        return result

    def json(self, *arguments, **extra):
        return json.loads(self(*arguments, "--json", **extra).stdout)

    def jsonl(self, *arguments, **extra):
        return [json.loads(line) for line in self(*arguments, "--jsonl", **extra).stdout.splitlines()]


@pytest.fixture
def shell():
    return Shell()


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path
