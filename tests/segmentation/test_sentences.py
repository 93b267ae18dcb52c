"""Sentences: a table of cases by rule, and what holds for any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from urdutext.segmentation import JOIN, JOIN_RULES, Break, sentence_offsets, sentences

CASES = [
    tuple(row.split("\t"))
    for row in (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
# Text that reaches the rules: stops, quotes, letter names, numbers, line ends.
PIECES = st.lists(
    st.sampled_from(
        [*"۔؟!.-…\"'”“)(،: \n\t", "۔ ", " ۔", "\n\n", "آئی", "پی", "ایم", "اے", "ق", "ص", "ہے", "گئی ", "دوستو", "3", "۴", "Dr", "com", "a@b.org", "کے", "اور ", "\u200f", "نے پوچھا۔", "الف", "**", "[1]", "’’", "‘‘", "۱؎", ":۔"]
    ),
    max_size=40,
).map("".join)


def marked(text: str, **options: str) -> list[str]:
    return [sentence.text for sentence in sentences(text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_cases(rule: str, case: str) -> None:
    case = case.replace("\\n", "\n").replace("\\u200f", "\u200f")
    assert marked(case.replace("|", "")) == [part.strip() for part in case.split("|")], rule


def test_newlines() -> None:
    text = "پہلی سطر\nدوسری سطر\n\nنیا پیرا"
    assert marked(text) == ["پہلی سطر", "دوسری سطر", "نیا پیرا"]
    assert marked(text, newline="blank") == ["پہلی سطر\nدوسری سطر", "نیا پیرا"]
    assert marked(text, newline="join") == [text]
    with pytest.raises(ValueError, match="newline"):
        sentences(text, newline="page")  # type: ignore[arg-type]


def test_rules_are_a_parameter() -> None:
    text = "جناب! آپ کی باری ہے۔ شکریہ۔"
    assert len(sentences(text)) == 2
    without = [rule for rule in JOIN_RULES if rule.__name__ != "vocative"]
    assert len(sentences(text, rules=without)) == 3
    assert len(sentences(text, rules=[lambda place: JOIN])) == 1


def test_a_break_shows_what_stands_around_it() -> None:
    place = Break("وہ آیا۔ پھر گیا۔", 0, 6, 7, 8)
    assert (place.before, place.mark, place.after[:2]) == (["وہ", "آیا"], "۔", ["پھر", "گیا"])


@pytest.mark.parametrize("rule", JOIN_RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_its_example(rule: object) -> None:
    assert (rule.__doc__ and any("\u0600" <= letter <= "\u06ff" for letter in rule.__doc__)) or "J. K. Rowling" in str(rule.__doc__)


@settings(max_examples=150, deadline=None)
@given(PIECES, st.sampled_from(["break", "join", "blank"]))
def test_nothing_is_lost_and_only_white_space_lies_between(text: str, newline: str) -> None:
    end = 0
    for start, stop in sentence_offsets(text, newline=newline):  # type: ignore[arg-type]
        assert end <= start < stop
        assert not text[end:start].strip()
        assert text[start:stop].strip() == text[start:stop]
        end = stop
    assert not text[end:].strip()


@settings(max_examples=150, deadline=None)
@given(PIECES, st.sampled_from(["break", "join", "blank"]))
def test_what_the_scan_decides_no_rule_would_join(text: str, newline: str) -> None:
    by_rules = sentence_offsets(text, newline=newline, rules=list(JOIN_RULES), unpunctuated=False)  # type: ignore[arg-type]
    assert sentence_offsets(text, newline=newline, unpunctuated=False) == by_rules  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_no_text_raises(text: str) -> None:
    for sentence in sentences(text):
        assert sentence.text == text[sentence.start : sentence.end]


@pytest.mark.parametrize("unit", ["۔", "ا", "۔ ", '"۔ ', "\n", "5۔", "ہے- ", "(", "آئی۔ ", "! ", "\u064e", "ہے۔ “ ", "ا۔*", "۔[1]", "(ا؟", "۔\u200f", "\u200f۔", "ہے۔‘‘"])
def test_hostile_runs_end_soon(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    spans = sentence_offsets(text, unpunctuated=False)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
