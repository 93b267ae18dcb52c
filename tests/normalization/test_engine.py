"""Long texts, hard texts, and the two ways of finding places."""

from __future__ import annotations

import pytest

from urdutext.normalization import STANDARD, Config, normalize, normalize_blocks
from urdutext.normalization.classes import ranges, union, written
from urdutext.normalization.engine import engine
from urdutext.normalization.places import LONG, Finder, Trigger
from urdutext.normalization.quotations import quotations

PARAGRAPH = """كراچي ( ڈیلی نیوز ) وزیراعظم نے کہا ہے ۔ اُن کا ا\u0653ج کا دورہ ،جو کل شروع ہوا تھا, ختم  ہو گیا ؟
اﷲ کا شکر ہے 😀 https://x.pk/كه بهت اےک کیوںکہ 1445ه\r\nمیں کےلیے ﷺ زکوة
"""


def test_long_is_short() -> None:
    """A long text, which numpy searches, comes out as its lines do, one by one."""
    text = PARAGRAPH * (3 * LONG // len(PARAGRAPH))
    lines = text.split("\n")
    for profile in ("standard", "search"):
        expected = "\n".join(normalize(line, profile) for line in text.replace("\r", "").split("\n"))
        assert normalize(text, profile) == expected
        aligned, alignment = normalize(text, profile, alignment=True)
        assert aligned == expected
        at = expected.index("ڈیلی", len(expected) // 2)
        start, end = alignment.original_span(at, at + 4)
        assert text[start:end] == "ڈیلی"
    assert len(lines) > 100


@pytest.mark.parametrize(
    "text",
    [
        "ا" * 300_000,
        "ھ" * 40_000,
        "ے" * 40_000,
        "ـ" * 40_000,
        "?" * 40_000,
        "ا" + "?" * 40_000 + "ا",
        "ا" + " " * 40_000 + "۔ ",
        "\u200c" * 40_000 + "ا",
        "ا" + "\u064e" * 40_000 + "ا",
        "ا" + "\u0654\u0650" * 40_000,
        "ا\u200b" * 40_000,
        "۔ " * 50_000,
        "1," * 50_000,
        "22," * 40_000,
        "ۓ" * 40_000,
        "هے" * 50_000,
        "ﷲ" * 40_000,
        "\r" * 40_000,
        "\ud83d" * 40_000 + "\ude00ي",
        "بِسْمِ " * 50_000,
        "http://" * 40_000,
        "www." + "," * 40_000 + "كه",
        "www.كه\u200fكه" * 5_000,
    ],
    ids=lambda text: ascii(text[:4]),
)
def test_hard_texts_take_no_more_than_their_length(text: str) -> None:
    """None of these ends up in a loop whose time grows with the square of the length: that would take hours."""
    for config in (STANDARD, Config(protect_quotations=True)):
        after = normalize(text, config=config)
        assert normalize(after, config=config) == after
    normalize(text, "search")
    normalize(text[:20_000], alignment=True)


def test_blocks_hold_back_what_may_change() -> None:
    assert list(normalize_blocks(["ا", "\u0653ج\nك", "ا"])) == ["آج\n", "کا"]
    # A line without end is cut at a space between two words, so that memory stays small.
    blocks = ["كتاب اور قلم "] * 5
    assert len(list(normalize_blocks(blocks))) > 4
    assert "".join(normalize_blocks(blocks)) == normalize("".join(blocks))


def test_cut() -> None:
    runner = engine(STANDARD)
    assert runner.cut("الف ب\nپ ت") == 6
    assert runner.cut("الف ب") == 4
    assert runner.cut("الف۔۔") == 0


def test_finder() -> None:
    triggers = [Trigger("ك"), Trigger("\u0653", before="ا"), Trigger("ے", after="ں"), Trigger("ھ", before="^ابکر")]
    finder = Finder(triggers)
    for text in ("", "ك", "ا\u0653 مےں ھے", "ھا😀ك ھ", "\ud83d\ude00ك😀ھ", "\udc00\ud83dك"):
        assert list(finder.short(text)) == finder.long(text)
    assert Finder([]).long("ا") == [] == list(Finder([]).short("ا"))


def test_classes() -> None:
    assert ranges("a-c\\-\\]x") == ((45, 45), (93, 93), (97, 99), (120, 120))
    assert union([ranges("a-c"), ranges("d"), ranges("f")]) == ((97, 100), (102, 102))
    assert ranges(written(ranges("a-c\\-\\]\u0600-\u0605"))) == ranges("a-c\\-\\]\u0600-\u0605")
    assert ranges("^" + written(ranges("^abc"))) == ranges("abc")


def test_quotations() -> None:
    text = "فرمایا: ﴿إن الله﴾ اور ﴾واحد﴿ اور ﴿کھلا"
    assert [text[start:end] for start, end in quotations(text)] == ["﴿إن الله﴾", "﴾واحد﴿"]
    text = "کہا الْحَمْدُ لِلَّهِ رَبِّ الْعَالَمِينَ پھر مُحَمَّد اور عَلِی آئے"
    assert [text[start:end] for start, end in quotations(text)] == ["الْحَمْدُ لِلَّهِ رَبِّ الْعَالَمِينَ"]
    assert quotations("بِسْمِ\nاللَّهِ\nالرَّحْمَٰنِ") == []
