"""The steps one by one, their tables, and what they rest on in the Unicode database."""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import fields

import pytest

from urdutext.characters import ARABIC_LETTERS, MARKS
from urdutext.normalization import PROFILES, SEARCH, STANDARD, Config, Step, changes, normalize, steps
from urdutext.normalization.classes import ranges
from urdutext.normalization.steps import _COMPOSING, _EMOJI, _honorifics, character_table


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.name)
def test_example(step: Step) -> None:
    if step.name == "mojibake":
        pytest.importorskip("ftfy")
    before, after = step.example
    assert step.apply(before) == after
    assert "".join(_replaced(step, before)) == after


def _replaced(step: Step, text: str) -> list[str]:
    pieces = []
    done = 0
    for start, end, replacement in step.edits(text):
        pieces += [text[done:start], replacement]
        done = end
    return [*pieces, text[done:]]


def test_every_step_has_a_switch() -> None:
    switches = [field.name for field in fields(Config)]
    names = list(dict.fromkeys(step.name for step in steps()))
    assert [*names, "protect_addresses", "protect_quotations"] == switches


@pytest.mark.parametrize("name", [field.name for field in fields(Config) if field.name != "mojibake" and not field.name.startswith("protect_")])
def test_a_step_works_alone(name: str) -> None:
    off = {field.name: False for field in fields(Config)}
    for step in steps():
        if step.name == name:
            config = Config(**(off | {name: True}))
            assert normalize(step.example[0], config=config) == step.example[1]
            assert normalize(step.example[0], config=Config(**off)) == step.example[0]


def test_profiles() -> None:
    assert PROFILES == {"standard": STANDARD, "search": SEARCH}
    assert Config() == STANDARD
    with pytest.raises(ValueError, match="no normalization profile 'none'"):
        normalize("ا", "none")


def test_with_steps() -> None:
    config = STANDARD.with_steps(enable=["strip_marks"], disable=["letters"])
    assert normalize("كُل", config=config) == "كل"
    with pytest.raises(ValueError, match="did you mean 'tatweel'"):
        STANDARD.with_steps(enable=["tatwel"])
    with pytest.raises(ValueError, match="exclude each other"):
        Config(urdu_digits=True, latin_digits=True)


@pytest.mark.parametrize(
    ("changed", "text", "expected"),
    [
        ({"honorific_ligatures": True}, "محمد ﷺ", "محمد صلی اللہ علیہ وسلم"),
        ({"honorific_ligatures": True}, "﷽", "بسم اللہ الرحمٰن الرحیم"),
        ({"urdu_digits": True}, "2024ء", "۲۰۲۴ء"),
        ({"latin_digits": True}, "۲۰۲۴ء ٣", "2024ء 3"),
        ({"full_stop": True}, "وہ آیا. وہ گیا.", "وہ آیا۔ وہ گیا۔"),
        ({"full_stop": True}, "ڈاکٹر ا.ب 3.5 a.b", "ڈاکٹر ا.ب 3.5 a.b"),
        ({"fathatan_before_alef": True}, "فور\u064bا", "فورا\u064b"),
        ({"neighbour_letters": True}, "ڪتاب ښ ې", "کتاب ښ ی"),
        ({"punctuation": False}, "کیا?", "کیا?"),
        ({"protect_quotations": True}, "كہا ﴿إن الله مع الصابرين﴾ كه", "کہا ﴿إن الله مع الصابرين﴾ کہ"),
        ({"protect_quotations": True}, "كتاب: قُلْ هُوَ اللَّهُ أَحَدٌ كہا", "کتاب: قُلْ هُوَ اللَّهُ أَحَدٌ کہا"),
        ({"protect_quotations": True}, "مُحَمَّد كتاب", "مُحَمَّد کتاب"),
        ({"protect_addresses": False}, "https://x.com/كراچي", "https://x.com/کراچی"),
        ({"urdu_digits": True}, "https://x.com/2024 2024", "https://x.com/2024 ۲۰۲۴"),
    ],
)
def test_options(changed: dict[str, bool], text: str, expected: str) -> None:
    config = Config(**changed)
    assert normalize(text, config=config) == expected
    assert normalize(expected, config=config) == expected
    assert normalize(text, config=config, alignment=True)[0] == expected


def test_mojibake() -> None:
    pytest.importorskip("ftfy")
    config = Config(mojibake=True)
    for right in ("پاکستان میں بارش", "ڈھاکہ۔ یکم دسمبر"):
        once = right.encode().decode("latin-1")
        twice = once.encode().decode("latin-1")
        assert normalize(once, config=config) == right
        assert normalize(twice, config=config) == right
        assert normalize(right, config=config) == right
    assert normalize("café — naïve ’پاک‘", config=config) == "café — naïve ’پاک‘"


def test_mojibake_without_ftfy(monkeypatch: pytest.MonkeyPatch) -> None:
    from urdutext.normalization import MissingExtraError

    monkeypatch.setitem(sys.modules, "ftfy", None)
    with pytest.raises(MissingExtraError, match=r"urdutext\[mojibake\]"):
        normalize("Ù¾Ø§Ú©", config=Config(mojibake=True))


def test_changes_tell_steps_and_places() -> None:
    text = "وہ ﷲ كا"
    found = list(changes(text))
    assert [(change.step, text[change.start : change.end], change.after) for change in found] == [
        ("presentation_forms", "ﷲ", "اللہ"),
        ("letters", "ك", "ک"),
    ]


# --- against the Unicode database ---------------------------------------------------------------------------


def _members(written: str) -> set[int]:
    return {point for first, last in ranges(written) for point in range(first, last + 1)}


def test_what_does_not_compose_is_safe() -> None:
    composing = _members(_COMPOSING)
    for point in range(sys.maxunicode + 1):
        if point not in composing:
            character = chr(point)
            assert unicodedata.combining(character) == 0, hex(point)
            # Neither decomposes nor joins with what comes before it.
            assert unicodedata.normalize("NFC", character) == character, hex(point)
            assert len(unicodedata.normalize("NFC", "ا" + character)) == 2, hex(point)


def test_composing_after_every_starter() -> None:
    # A pair that composes must have its second half among the composing characters.
    composing = _members(_COMPOSING)
    for point in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(point)).split()
        if len(parts) == 2 and not parts[0].startswith("<") and unicodedata.is_normalized("NFC", chr(point)):
            assert int(parts[1], 16) in composing, hex(point)


def test_letters_and_marks_are_such() -> None:
    for point in _members(ARABIC_LETTERS):
        if name := unicodedata.name(chr(point), ""):
            assert name.startswith("ARABIC LETTER"), hex(point)
            assert unicodedata.category(chr(point)) == "Lo", hex(point)
    for mark in MARKS:
        assert unicodedata.category(mark) == "Mn", hex(ord(mark))


def test_digits_keep_their_value() -> None:
    for source, target in character_table()["arabic_digits"].items():
        assert unicodedata.digit(source) == unicodedata.digit(target)


def test_no_target_is_a_source() -> None:
    for name, table in character_table().items():
        assert not set("".join(table.values())) & set(table), name


def test_presentation_forms_become_their_letters() -> None:
    kept = {0xFD3E, 0xFD3F, *range(0xFD40, 0xFD50), 0xFDCF, 0xFDF0, 0xFDF1, 0xFDF4, *range(0xFDFA, 0xFE00)}
    for point in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        character = chr(point)
        plain = unicodedata.normalize("NFKC", character)
        if point in kept or plain == character:
            assert normalize(character) == character, hex(point)
        elif point != 0xFDF2:
            assert normalize(character) == normalize(plain.removeprefix(" ")), hex(point)


def test_honorifics_are_in_normal_form() -> None:
    for ligature, expansion in _honorifics().items():
        assert "LIGATURE" in unicodedata.name(ligature, "LIGATURE")
        assert normalize(expansion) == expansion


def test_emoji_class_holds_no_letters() -> None:
    for point in _members(_EMOJI):
        assert unicodedata.category(chr(point)) not in ("Lo", "Lu", "Ll"), hex(point)
