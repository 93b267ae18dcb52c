"""Furniture of web pages: which lines are left out, and that running text is not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urdutext.resources import read_table
from urdutext.segmentation import boilerplate as module
from urdutext.segmentation.boilerplate import boilerplate

SEED = Path(__file__).parents[2] / "seeds"


def lines(text):
    return [text[f.start : f.end] for f in boilerplate(text)]


@pytest.mark.parametrize("row", read_table("segmentation/boilerplate.tsv"), ids=lambda row: row[0])
def test_every_row_catches_its_example_and_not_its_neighbours(row):
    label, _, example = row
    text = f"بارش کے باعث میچ روک دیا گیا۔\n{example}\nکھیل اگلے روز دوبارہ شروع ہوا۔"
    assert lines(text) == [example]
    assert boilerplate(text)[0].rule == label


@pytest.mark.parametrize(
    "text",
    [
        "ذریعہ معاش کی تلاش میں وہ شہر آیا۔",
        "پڑھیں گے تو بڑھیں گے۔",
        "یہ بھی پڑھیں اور آگے بتائیں کہ کیا لکھا ہے۔",
        "ٹیگ لگانے سے سامان گم نہیں ہوتا۔",
        "متعلقہ مضامین کی فہرست کمیٹی کو پیش کر دی گئی۔",
        "تبصرے کے لیے رابطہ نہ ہو سکا۔",
        "فیس بک نے نئی پالیسی کا اعلان کیا۔",
        "اشتہارات کی آمدنی کم ہوئی۔",
        "زمرہ بندی کا کام مکمل ہوا۔",
        "",
        "   \n\t\n",
    ],
)
def test_running_text_is_left_alone(text):
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Arabic letters, a bullet before the label, a wide colon
        ("كليدي لفظ: بارش", ["كليدي لفظ: بارش"]),
        ("• پڑھیں： نتائج آ گئے", ["• پڑھیں： نتائج آ گئے"]),
        # a label alone takes the headline below it, and no paragraph
        ("پڑھیں:\n\nنتائج کا اعلان کل ہوگا\n\nوزیر نے کہا کہ تیاری ہے۔", ["پڑھیں:", "نتائج کا اعلان کل ہوگا"]),
        ("پڑھیں:\n\nوزیر نے کہا کہ تیاری ہے۔", ["پڑھیں:"]),
        # a list goes on as long as there are bullets or headlines, also over blank lines
        ("متعلقہ خبریں\n\n • ایک خبر آئی ہے۔\n • دوسری خبر\n\nاب اصل متن ہے۔", ["متعلقہ خبریں", "• ایک خبر آئی ہے۔", "• دوسری خبر"]),
        ("اسی بارے میں:\nپہلی سرخی\nدوسری سرخی\nپھر متن شروع ہوا۔", ["اسی بارے میں:", "پہلی سرخی", "دوسری سرخی"]),
        ("متن۔\r\n***\r\nمتن۔\r\n.\r\n", ["***", "."]),
    ],
)
def test_how_far_it_goes(text, expected):
    assert lines(text) == expected


def test_the_seed_page():
    [path] = SEED.glob("*.txt")
    text = path.read_text(encoding="utf-8")
    found = lines(text)
    assert found[0] == "."
    assert [line for line in found if line.startswith(("ذریعہ", "کلیدی", "پڑھیں", "متعلقہ"))] == [
        "ذریعہ: Islam Times",
        next(line for line in found if line.startswith("کلیدی لفظ:")),
        "پڑھیں:",
        "متعلقہ مضامین",
    ]
    assert sum(line.startswith("•") for line in found) == text.count("•") == 9
    # The two articles themselves stay.
    assert sum(len(line) for line in found) < len(text) / 3


@given(st.text(st.sampled_from("پڑھیں: متعلقہ خبریں\n\r•.۔a\x00"), max_size=80))
def test_spans_are_lines_in_order(text):
    place = 0
    for start, end, _ in boilerplate(text):
        assert place <= start < end
        assert text[start:end] == text[start:end].strip() and "\n" not in text[start:end]
        place = end


@pytest.mark.parametrize(
    "page",
    ["متعلقہ خبریں\n", "متعلقہ خبریں\n" + "ایک سرخی\n" * 50, "پڑھیں:\n", "پڑھیں:\nایک سرخی\n", "•\n"],
)
def test_each_line_is_looked_at_a_few_times_only(monkeypatch, page):
    looked_at = []

    def rule(line, asked=module._rule):
        looked_at.append(line)
        return asked(line)

    monkeypatch.setattr(module, "_rule", rule)
    assert boilerplate(page * 100)
    assert len(looked_at) <= 2 * len((page * 100).splitlines())


def test_no_more_of_a_line_is_looked_at_than_a_label_is_long(monkeypatch):
    longest = 0

    def plain(line, asked=module._plain):
        nonlocal longest
        longest = max(longest, len(line))
        return asked(line)

    monkeypatch.setattr(module, "_plain", plain)
    assert boilerplate("پڑھیں: " + "الف " * 100_000)
    assert 0 < longest <= module.HEADLINE
    assert boilerplate("." * 100_000) == ()
