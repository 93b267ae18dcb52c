from __future__ import annotations

import random
import zipfile
from pathlib import Path

import numpy as np
import pytest

from urdutext.ner import find_entities, labels
from urdutext.ner.tagger import Model, ModelError, Tagger
from urdutext.ner.training import Marked, Settings, _pieces, model_file, train

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
    file.write_bytes(model_file(model))
    assert [(e.text, e.label) for e in find_entities("ہم نے انگور خریدا۔", model=file)] == [("انگور", "FRUIT")]


def test_names_of_ones_own_are_not_cut_by_the_packaged_models_guideline(tmp_path: Path) -> None:
    names = {"PLACE": "ضلع سوات", "HANDLE": "@dawn_com", "SHARE": "50%", "CUP": "ایشیا کپ 2023ء"}
    frames = ["ہم نے {} کا ذکر کیا۔", "{} کے بارے میں لکھا۔", "کل {} پر بات ہوئی۔"]
    marked = [
        Marked(frame.format(name), [(frame.index("{}"), frame.index("{}") + len(name), label)])
        for frame in frames
        for label, name in names.items()
    ]
    told: list[str] = []
    file = tmp_path / "own.model"
    file.write_bytes(model_file(train(marked * 4, marked, settings=Settings(epochs=25), report=told.append)))
    found = [find_entities(example.text, model=file) for example in marked]
    assert [[(e.start, e.end, e.label) for e in entities] for entities in found] == [example.spans for example in marked]
    assert told[-1].endswith("development F1 1.000")


def test_what_cannot_be_learnt_is_told_and_white_space_is_none_of_a_name() -> None:
    told: list[str] = []
    train([Marked("ہم لاہور گئے", [(3, 9, "PER"), (3, 8, "LOC")])], settings=Settings(epochs=1), report=told.append)
    assert told[0] == "1 of 2 marked names are not learnt: they overlap with others, or hold no token"


def test_a_label_that_the_base_knows_goes_on_from_it() -> None:
    marked = [Marked("ہم لاہور میں گندم بوتے ہیں۔", [(3, 8, "LOC"), (13, 17, "CROP")])]
    model = train(marked, settings=Settings(epochs=1))
    places = [[(m.first, m.label) for m in one] for one in Tagger(model).tag(["وہ کراچی میں رہتا ہے۔"], [[(0, 2), (3, 8), (9, 12), (13, 17), (18, 20), (20, 21)]])]
    assert places == [[(1, "LOC")]]


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


def test_nothing_but_white_space() -> None:
    with pytest.raises(ValueError, match="no token"):
        train([Marked("   ", [(0, 1, "PER")])])


def test_no_chain_begins_inside_a_name() -> None:
    line_begins = np.zeros(400, np.float32)
    line_begins[[0, 50, 151]] = 1
    inside = np.zeros(400, bool)
    inside[[151, 152, 170, 171]] = True  # a name over a line's end, another over the 120th token of a line
    pieces = _pieces(line_begins, inside)
    assert pieces == [(0, 50), (50, 172), (172, 292), (292, 400)]
    assert _pieces(line_begins[:0], inside[:0]) == []


@pytest.mark.parametrize(
    "change",
    [
        {"layer1": np.zeros(5, np.float32)},
        {"layer2": np.zeros((3, 4), np.float32)},
        {"labels": np.frombuffer(b"O", np.uint8)},
        {"word_vectors": np.zeros(4, np.int8)},
        {"bias1": np.zeros(0, np.float16)},
        {"word_hashes": np.zeros(0, np.uint64)},
        {"name_bits": np.zeros(1, np.uint32)},
        {"word_scale": np.zeros(3, np.float32)},
        {"calibration": np.zeros((3, 2), np.float32)},
        {"format": np.array([1, 2])},
    ],
)
def test_a_model_whose_arrays_do_not_fit(change: dict[str, np.ndarray]) -> None:
    arrays = train(examples(4, 1), settings=Settings(epochs=1)).arrays
    with pytest.raises(ModelError):
        Model(arrays | change)


def test_a_model_packed_in_a_way_that_is_not_known(tmp_path: Path) -> None:
    file = tmp_path / "odd.model"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("format.npy", b"x")
    content = bytearray(file.read_bytes())
    for header, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):  # the field of the compression method
        at = content.index(header) + place
        content[at : at + 2] = b"\x63\x00"
    file.write_bytes(content)
    with pytest.raises(ModelError):
        Model.read(file)


@pytest.mark.parametrize("label", ["", " ", "A\nB"])
def test_what_is_no_label_is_refused_before_training(label: str) -> None:
    with pytest.raises(ValueError, match="is no label"):
        train([Marked("لاہور", [(0, 5, label)])])


def test_a_model_file_that_becomes_another_is_read_anew(tmp_path: Path) -> None:
    file = tmp_path / "own.model"
    for label in ("CITY", "TOWN"):
        file.write_bytes(model_file(train([Marked(text, [(0, 5, label)]) for text in ("لاہور میں", "لاہور سے")], settings=Settings(epochs=1))))
        assert labels(file) == (label,)
