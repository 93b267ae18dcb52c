from __future__ import annotations

import json
from pathlib import Path

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
    compared = run(main, ["evaluate", "--json", str(tmp_path / "dev.jsonl"), str(found)])
    assert json.loads(compared.stdout)["entities"]["scores"]["FRUIT"]["f1"] > 0.9


def test_one_line_for_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "x.model").write_bytes(b"nothing")
    (tmp_path / "empty.jsonl").write_text('{"text": "لاہور"}\n', encoding="utf-8")
    run = CliRunner().invoke
    for arguments, code in (
        (["entities", "--model", str(tmp_path / "x.model"), str(tmp_path / "empty.jsonl")], 2),
        (["entities", "--gazetteer", str(tmp_path / "none.tsv"), str(tmp_path / "empty.jsonl")], 2),
        (["train", "entities", str(tmp_path / "empty.jsonl"), "-o", str(tmp_path / "m")], 1),
        (["evaluate", str(tmp_path / "none.jsonl"), str(tmp_path / "empty.jsonl")], 1),
    ):
        result = run(main, arguments)
        assert result.exit_code == code, result.output
        assert len(result.stderr.strip().splitlines()) == 1
