from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from urdutext.cli import main

FRUITS = ("آم", "سیب", "کیلا", "انگور", "انار", "امرود")


def write(path: Path, times: int) -> None:
    lines = []
    for number in range(times):
        fruit = FRUITS[number % len(FRUITS)]
        span = {"start": 6, "end": 6 + len(fruit), "label": "FRUIT"}
        lines.append({"id": str(number), "text": f"ہم نے {fruit} خریدا۔", "entities": [span]})
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def test_train_tag_and_evaluate(tmp_path: Path) -> None:
    write(tmp_path / "train.jsonl", 48)
    write(tmp_path / "dev.jsonl", 6)
    model, found = tmp_path / "fruit.model", tmp_path / "found.jsonl"
    run = CliRunner().invoke
    trained = run(main, ["train", "entities", str(tmp_path / "train.jsonl"), "--dev", str(tmp_path / "dev.jsonl"), "-o", str(model), "--epochs", "25"])
    assert trained.exit_code == 0, trained.output
    assert "FRUIT" in trained.stdout and "epoch 25 of 25" in trained.stderr
    tagged = run(main, ["entities", "--model", str(model), "--jsonl", str(tmp_path / "dev.jsonl"), "-o", str(found)])
    assert tagged.exit_code == 0, tagged.output
    kept = run(main, ["entities", "--model", str(model), "--label", "FRUIT", "--jsonl", str(tmp_path / "dev.jsonl")])
    assert kept.exit_code == 0 and kept.stdout == found.read_text(encoding="utf-8")
    other = run(main, ["entities", "--model", str(model), "--label", "PER", str(tmp_path / "dev.jsonl")])
    assert other.exit_code == 2 and "no label 'PER': choose from FRUIT" in other.stderr
    compared = run(main, ["evaluate", "--json", str(tmp_path / "dev.jsonl"), str(found)])
    assert json.loads(compared.stdout)["entities"]["scores"]["FRUIT"]["f1"] > 0.9


def test_one_line_for_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "x.model").write_bytes(b"nothing")
    (tmp_path / "latin.tsv").write_bytes(b"Montr\xe9al\tLOC\n")
    (tmp_path / "empty.jsonl").write_text('{"text": "لاہور"}\n', encoding="utf-8")
    run = CliRunner().invoke
    for arguments, code in (
        (["entities", "--model", str(tmp_path / "x.model"), str(tmp_path / "empty.jsonl")], 2),
        (["entities", "--gazetteer", str(tmp_path / "none.tsv"), str(tmp_path / "empty.jsonl")], 2),
        (["entities", "--gazetteer", str(tmp_path / "latin.tsv"), str(tmp_path / "empty.jsonl")], 2),
        (["train", "entities", str(tmp_path / "empty.jsonl"), "-o", str(tmp_path / "m")], 1),
        (["evaluate", str(tmp_path / "none.jsonl"), str(tmp_path / "empty.jsonl")], 1),
    ):
        result = run(main, arguments)
        assert result.exit_code == code, result.output
        assert len(result.stderr.strip().splitlines()) == 1


def test_where_the_model_cannot_go_is_told_before_training(tmp_path: Path) -> None:
    write(tmp_path / "train.jsonl", 12)
    place = tmp_path / "none" / "m.model"
    result = CliRunner().invoke(main, ["train", "entities", str(tmp_path / "train.jsonl"), "-o", str(place)])
    assert (result.exit_code, result.stderr) == (1, f"urdutext: {place}: no such file or directory\n")
    refused = CliRunner().invoke(main, ["train", "entities", str(tmp_path / "train.jsonl"), "-o", "-"])
    assert refused.exit_code == 2


def test_what_fails_leaves_the_old_model_whole(tmp_path: Path) -> None:
    (tmp_path / "train.jsonl").write_text('{"text": "  ", "entities": [{"start": 0, "end": 1, "label": "A"}]}\n')
    old = tmp_path / "old.model"
    old.write_bytes(b"old")
    result = CliRunner().invoke(main, ["train", "entities", str(tmp_path / "train.jsonl"), "-o", str(old)])
    assert result.exit_code == 1 and "no token" in result.stderr
    assert old.read_bytes() == b"old" and not (tmp_path / "old.model.part").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are of Unix")
def test_a_full_disk_leaves_the_old_model_whole(tmp_path: Path) -> None:
    import resource

    write(tmp_path / "train.jsonl", 12)
    old = tmp_path / "old.model"
    old.write_bytes(b"old")
    process = subprocess.run(
        [sys.executable, "-m", "urdutext", "train", "entities", str(tmp_path / "train.jsonl"), "-o", str(old), "--epochs", "1"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 1
    assert process.stderr.splitlines()[-1].startswith(f"urdutext: {old}: file too large")
    assert old.read_bytes() == b"old"


BAD = (
    {"entities": [{"end": 3, "label": "FRUIT"}]},
    {"entities": 5},
    {"entities": ["آم"]},
    {"entities": [{"start": 6, "end": 8}]},
    {"id": ["a"]},
)


def with_bad(path: Path, times: int, bad: dict[str, object], at: int = 2) -> None:
    """A file whose line 3 is no document."""
    write(path, times)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[at] = json.dumps({**json.loads(lines[at]), **bad}, ensure_ascii=False) + "\n"
    path.write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("side", [0, 1])
def test_evaluate_names_a_bad_document_and_compares_the_others(tmp_path: Path, bad: dict[str, object], side: int) -> None:
    files = [tmp_path / "gold.jsonl", tmp_path / "found.jsonl"]
    write(files[1 - side], 6)
    with_bad(files[side], 6, bad)
    result = CliRunner().invoke(main, ["evaluate", "--json", *map(str, files)])
    assert result.exit_code == 1 and len(result.stderr.splitlines()) == 1
    assert f"{files[side].name}: line 3: " in result.stderr
    assert json.loads(result.stdout)["entities"]["documents"] == 5


def test_evaluate_matches_what_is_left_by_its_ids(tmp_path: Path) -> None:
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    write(gold, 6)
    write(found, 7)
    lines = found.read_text(encoding="utf-8").splitlines(keepends=True)
    found.write_text("".join(lines[:1:-1]) + "{\n", encoding="utf-8")  # the other way round, without two, and a bad one
    result = CliRunner().invoke(main, ["evaluate", "--json", str(gold), str(found)])
    assert result.exit_code == 1 and "found.jsonl: line 6: no JSON" in result.stderr
    comparison = json.loads(result.stdout)["entities"]
    assert comparison["documents"] == 4 and comparison["scores"]["all"]["f1"] == 1


@pytest.mark.parametrize("bad", BAD)
def test_train_names_a_bad_document_and_learns_from_the_others(tmp_path: Path, bad: dict[str, object]) -> None:
    with_bad(tmp_path / "train.jsonl", 6, bad)
    with_bad(tmp_path / "dev.jsonl", 6, bad, at=4)
    arguments = ["train", "entities", str(tmp_path / "train.jsonl"), "--dev", str(tmp_path / "dev.jsonl")]
    result = CliRunner().invoke(main, [*arguments, "-o", str(tmp_path / "m"), "--epochs", "1"])
    assert result.exit_code == 1, result.output
    first, second, *_ = result.stderr.splitlines()
    assert "train.jsonl: line 3: " in first and "dev.jsonl: line 5: " in second
    assert "FRUIT" in result.stdout and (tmp_path / "m").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("لاہور\n".encode(), "no JSON (expecting value); give JSON Lines, or a file that ends in .conll, .conllu or .ann"),
        (b"\xe9\n", "0xe9 is no UTF-8; save it as UTF-8"),
        (None, "is a folder; name a file in it"),
    ],
)
def test_no_remedy_is_an_option_that_the_command_lacks(tmp_path: Path, content: bytes | None, message: str) -> None:
    write(tmp_path / "good.jsonl", 2)
    bad = tmp_path / "plain.txt"
    bad.mkdir() if content is None else bad.write_bytes(content)
    for arguments in (["train", "entities", "-o", str(tmp_path / "m")], ["evaluate", str(tmp_path / "good.jsonl")]):
        result = CliRunner().invoke(main, [*arguments, str(bad)])
        assert result.exit_code == 1 and message in result.stderr and "--" not in result.stderr


def test_evaluate_says_what_gold_does_not_have(tmp_path: Path) -> None:
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    write(gold, 2)
    write(found, 3)
    result = CliRunner().invoke(main, ["evaluate", str(gold), str(found)])
    assert result.exit_code == 0 and f"{found}: 1 of 3 documents are not in {gold}, and were not compared" in result.output


def test_evaluate_names_the_files_whose_documents_do_not_belong_together(tmp_path: Path) -> None:
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    write(gold, 2)
    write(found, 1)
    result = CliRunner().invoke(main, ["evaluate", str(gold), str(found)])
    message = f"{gold}, {found}: 2 gold documents and 1 predicted ones, and none of these has the id '1'"
    assert (result.exit_code, result.stderr) == (1, f"urdutext: {message}\n")


def test_evaluate_compares_conll_whose_tokens_were_parted(tmp_path: Path) -> None:
    gold, found = tmp_path / "gold.conll", tmp_path / "found.conll"
    gold.write_text("وہ O\nلاہورمیں O\nہے O\n۔ O\n\nکراچی B-LOC\nمیں O\n", encoding="utf-8")
    run = CliRunner().invoke
    assert run(main, ["entities", "--from", "conll", "-f", "conll", str(gold), "-o", str(found)]).exit_code == 0
    assert "\nلاہور -X- O B-LOC\n" in found.read_text(encoding="utf-8")
    result = run(main, ["evaluate", "--json", str(gold), str(found)])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["entities"]["scores"]["LOC"]["gold"] == 1


def test_evaluate_reads_compressed_conll(tmp_path: Path) -> None:
    file = tmp_path / "gold.conll.gz"
    file.write_bytes(gzip.compress("لاہور B-LOC\nمیں O\n".encode()))
    result = CliRunner().invoke(main, ["evaluate", str(file), str(file)])
    assert result.exit_code == 0 and "1.000" in result.output


@pytest.mark.parametrize(("content", "message"), [(b"no model", "no model of urdutext"), (None, "no such file")])
def test_a_model_that_is_none_is_wrong_usage(tmp_path: Path, content: bytes | None, message: str) -> None:
    texts, model = tmp_path / "train.jsonl", tmp_path / "bad.model"
    write(texts, 2)
    if content:
        model.write_bytes(content)
    for option, arguments in (("--base", ["train", "entities", "-o", str(tmp_path / "m")]), ("--model", ["entities"])):
        result = CliRunner().invoke(main, [*arguments, option, str(model), str(texts)])
        assert result.exit_code == 2 and result.stderr.count("\n") == 1
        assert f"for {option}: {model}: {message}" in result.stderr


def test_a_signal_in_the_middle_of_training_leaves_nothing(tmp_path: Path) -> None:
    write(tmp_path / "train.jsonl", 48)
    model = tmp_path / "m"
    command = [sys.executable, "-m", "urdutext", "train", "entities", tmp_path / "train.jsonl", "-o", model, "--epochs", "1000"]
    for number, status, word in ((signal.SIGTERM, 143, "terminated"), (signal.SIGINT, 130, "interrupted")):
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            assert any("epoch" in line for line in process.stderr)  # as far as the first one
            assert (tmp_path / "m.part").exists()
            process.send_signal(number)
            _, told = process.communicate(timeout=60)
        assert process.returncode == status and told.splitlines()[-1] == f"urdutext: {word}"
        assert [path.name for path in tmp_path.iterdir()] == ["train.jsonl"]


def test_what_there_is_nothing_to_measure_on_is_told_before_training(tmp_path: Path) -> None:
    write(tmp_path / "train.jsonl", 4)
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "bare.jsonl").write_text('{"id": "1", "text": "لاہور"}\n', encoding="utf-8")
    for dev, message in (("none.jsonl", "no document with entities"), ("bare.jsonl", "no layer entities")):
        result = CliRunner().invoke(main, ["train", "entities", str(tmp_path / "train.jsonl"), "--dev", str(tmp_path / dev), "-o", str(tmp_path / "m")])
        assert result.exit_code == 1 and message in result.stderr and "epoch" not in result.stderr
        assert not (tmp_path / "m").exists()
