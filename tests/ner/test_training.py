from __future__ import annotations

import random
from pathlib import Path

import pytest

from urdutext.ner import find_entities
from urdutext.ner.training import Marked, Settings, train, write_model

FRUITS = ["آم", "سیب", "کیلا", "انگور", "انار", "امرود", "آڑو", "ناشپاتی", "خربوزہ", "تربوز"]
FRAMES = ["{} بہت میٹھا ہے۔", "ہم نے {} خریدا۔", "بازار میں {} مہنگا ہو گیا۔", "کیا تم {} کھاؤ گے؟"]


def examples(count: int, seed: int) -> list[Marked]:
    choose = random.Random(seed)
    found = []
    for _ in range(count):
        frame, fruit = choose.choice(FRAMES), choose.choice(FRUITS)
        start = frame.index("{}")
        found.append(Marked(frame.format(fruit), [(start, start + len(fruit), "FRUIT")]))
    return found


def test_labels_of_ones_own(tmp_path: Path) -> None:
    told: list[str] = []
    model = train(examples(80, 1), examples(20, 2), settings=Settings(epochs=20), report=told.append)
    assert len(told) == 20 and "development F1" in told[-1]
    file = tmp_path / "fruit.model"
    write_model(model, file)
    assert [(e.text, e.label) for e in find_entities("ہم نے انگور خریدا۔", model=file)] == [("انگور", "FRUIT")]


def test_the_same_seed_gives_the_same_model() -> None:
    one, other = (train(examples(10, 1), settings=Settings(epochs=2)) for _ in range(2))
    assert all((one.arrays[name] == other.arrays[name]).all() for name in one.arrays)


def test_nothing_marked() -> None:
    with pytest.raises(ValueError, match="no entities"):
        train([Marked("لاہور", [])])


def test_a_file_that_is_no_model(tmp_path: Path) -> None:
    file = tmp_path / "x.model"
    file.write_bytes(b"something else")
    with pytest.raises(ValueError, match="model"):
        find_entities("لاہور", model=file)
