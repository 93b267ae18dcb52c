"""What holds for every text, for each public function and through the command line."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import urdutext
from urdutext.cli import main

from ..cli.conftest import Shell
from .invariants import CHECKS, PIECES, SOURCES, check_inputs, file_seeds, from_bytes, seeds

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

noisy = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(st.characters(codec=None), max_size=3)), max_size=40
).map("".join)


@pytest.mark.parametrize("name", CHECKS)
def test_functions(name):
    QUICK(given(noisy)(CHECKS[name]))()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | noisy,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "id", "ents", "start", "end"]), inner),
    max_leaves=6,
)
columns = st.lists(st.sampled_from(["1", "1-2", "_", "O", "B-PER", "I-", "T1", "PER 0 4", "SpaceAfter=No", "# text = "]) | noisy)
lines = st.one_of(
    st.binary(max_size=20),
    json_values.map(lambda value: json.dumps(value).encode()),
    columns.map(lambda line: "\t".join(line).encode("utf-8", "surrogatepass")),
    st.sampled_from([line for seed in file_seeds() for line in seed[1:].splitlines()]),
)


@QUICK
@given(st.integers(0, len(SOURCES) - 1), st.lists(lines).map(b"\n".join))
def test_reading_and_writing(source, content):
    check_inputs(bytes([source]) + content)


@pytest.mark.parametrize("seed", list(seeds()))
def test_the_fuzzers_seeds(seed):
    for check in CHECKS.values():
        check(from_bytes(seed))


@pytest.mark.parametrize("seed", list(file_seeds()), ids=SOURCES)
def test_the_fuzzers_files(seed):
    check_inputs(seed)
    check_inputs(seed * 2)


COMMANDS = [
    ["normalize", "--profile", "search"],
    ["sentences"],
    ["tokens", "--words"],
    ["dates", "--reference-date", "2025-07-15"],
    ["entities"],
    ["analyze"],
]
runner = Shell().runner


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(noisy)
def test_commands(command, text):
    line = json.dumps({"id": 1, "text": text, "mine": [None]}) + "\n"
    done = runner.invoke(main, [*command, "--from", "jsonl", "--jsonl"], input=line)
    assert (done.exit_code, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert (document["text"], document["mine"], document["id"]) == (text, [None], 1)
    for format in ("json", "csv", "tsv", "table", "text"):
        if format not in main.get_command(None, command[0]).params[1].type.choices:
            continue
        done = runner.invoke(main, [*command, "--from", "jsonl", "-f", format], input=line)
        assert (done.exit_code, done.stderr) == (0, ""), (format, done.stderr)
        assert "\x1b" not in done.stdout or "\x1b" in text


@pytest.mark.parametrize("name", ["normalize", "tokens", "dates"])
def test_thousands_of_marks_on_one_letter(name):
    # unicodedata.normalize took half a minute to put these in order for the lexicon.
    CHECKS[name]("ا" + "َُِّ" * 30_000)


@pytest.mark.parametrize("text", ["2014ء گزشتہ مارچ"])
def test_dates_that_raised(text):
    CHECKS["dates"](text)


# Found by the fuzzer: a token without a key, after a name at the end of a text, was taken for a title.
@pytest.mark.parametrize("text", ["اا \u200c", "ك\ud800 ڈاکٹر ااىااب ہجری عغﻻفقبےآ\ufeffاااىااب عﷺغﻻفقبےآأؤؑ"])
def test_names_that_raised(text):
    CHECKS["entities"](text)
    assert all(name.title is None or name.title.strip("\u200c\ufeff") for name in urdutext.entities(text))
