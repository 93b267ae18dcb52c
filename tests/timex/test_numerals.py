"""Numbers of several words, and digits that punctuation joins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urdutext.timex import find_dates
from urdutext.timex.lexicon import lexicon
from urdutext.timex.numerals import NUMERIC_FORMS, composite_values, digit_values, read_numbers


def numbers(text):
    return [number for _, _, number in read_numbers([lexicon().lookup(word) for word in text.split()])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("تین", [3]),
        ("دو ہزار پانچ", [2005]),
        ("انیس سو سینتالیس", [1947]),
        ("بارہ سو", [1200]),
        ("ایک لاکھ پچیس ہزار", [125000]),
        ("4 ہزار 141", [4141]),
        ("ساڑھے تین", [3.5]),
        ("ساڑھے تین ہزار", [3500]),
        ("پونے آٹھ", [7.75]),
        ("سوا دو", [2.25]),
        ("سوا", [1.25]),
        ("ڈیڑھ سو", [150]),
        ("ڈھائی لاکھ", [250000]),
        ("ایک دو", [1, 2]),
        ("بیس پچیس", [20, 25]),
        ("ہزار لاکھ", [1000, 100000]),
    ],
)
def test_number_words(words, expected):
    assert numbers(words) == expected


@given(st.lists(st.sampled_from("ایک دو بیس سو ہزار لاکھ کروڑ ساڑھے سوا پونے ڈیڑھ نصف 7 250".split()), max_size=12))
def test_numbers_lie_side_by_side(words):
    ends = list(read_numbers([lexicon().lookup(word) for word in words]))
    assert [start for start, _, _ in ends] == [0, *(end for _, end, _ in ends[:-1])][: len(ends)]
    assert not ends or ends[-1][1] == len(words)


@pytest.mark.parametrize("form", NUMERIC_FORMS, ids=[form[0] for form in NUMERIC_FORMS])
def test_the_example_of_a_form_has_classes(form):
    assert composite_values(form[3])


@pytest.mark.parametrize("written", ["5-0", "3/45", "2.0.1", "0300-1234567", "1-2-3-4-5", "45/13/2020", "13:75"])
def test_scores_versions_and_telephone_numbers_have_none(written):
    assert not {"FULLDATE", "DAYSPAN", "CLOCK", "YEARPAIR", "QTY"} & composite_values(written).keys()


def test_month_first_when_only_that_fits():
    assert composite_values("10/25/2014") == {"FULLDATE": (2014, 10, 25)}


@pytest.mark.parametrize(("year", "full"), [("05", 2005), ("29", 2029), ("30", 1930), ("71", 1971), ("99", 1999)])
def test_one_pivot_for_years_in_two_figures(year, full):
    assert composite_values(f"16/12/{year}") == {"FULLDATE": (full, 12, 16)}
    for written in (f"16 دسمبر {year}ء", f"16 دسمبر ’{year}"):
        assert find_dates(written)[0].value == f"{full}-12-16"
    assert find_dates(f"{year}ء میں")[0].value == str(full)


def test_a_long_run_of_digits_is_no_number():
    assert digit_values("9" * 5000) == {"DIGITS": 1, "TIGHT": 1, "AMOUNT": 1}
