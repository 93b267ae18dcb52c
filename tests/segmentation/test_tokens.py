"""Tokens, missing spaces and words: tables of cases, and what holds for any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from urdutext.segmentation import spaces, token_offsets, tokens, words
from urdutext.segmentation.compounds import form


def table(name: str) -> list[tuple[str, ...]]:
    rows = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()[1:]
    return [tuple(row.split("\t")) for row in rows]


@pytest.mark.parametrize(("what", "text", "expected"), table("tokens.tsv"))
@pytest.mark.parametrize("repair", [False, True])
def test_tokens(what: str, text: str, expected: str, repair: bool) -> None:
    assert [token.text for token in tokens(text, repair=repair)] == expected.split(" "), what


@pytest.mark.parametrize(("what", "text", "expected"), table("spaces.tsv"))
def test_missing_spaces(what: str, text: str, expected: str) -> None:
    assert [token.text for token in tokens(text)] == expected.split(" "), what


@pytest.mark.parametrize(("what", "text", "expected"), table("words.tsv"))
def test_words(what: str, text: str, expected: str) -> None:
    assert [word.form.replace("\u200c", "_") for word in words(text)] == expected.split(" "), what


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وہ گیا۔\u200f", ["وہ", "گیا", "۔\u200f"]),
        ("وہ گیا۔\u200fپھر", ["وہ", "گیا", "۔\u200f", "پھر"]),
        ("سن 2024\u200f میں", ["سن", "2024\u200f", "میں"]),
        ("\u200fوہ\n\u200f+\u200f", ["\u200fوہ", "\u200f+\u200f"]),
    ],
)
def test_what_is_invisible_is_no_token(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


def test_joined_on_purpose_is_told_from_careless_by_the_rest_of_the_text() -> None:
    careful = "اس نے اپنے دوست کو خط لکھا کہ وہ اگلے ماہ لاہور سے کراچی آئے گا۔ " * 20
    careless = "اس نےاپنے دوست کوخط لکھاکہ وہ اگلے ماہ لاہورسے کراچی آئےگا۔ " * 20
    compound = "وہاں انورشاہ تھا۔"
    assert "انورشاہ" in [token.text for token in tokens(careful + compound)]
    assert "انورشاہ" not in [token.text for token in tokens(careless + compound)]


def test_kinds() -> None:
    found = {token.text: token.kind for token in tokens("آج 5% www.a.com a@b.org #اردو @x 😀 + ۔")}
    assert found == {
        "آج": "word", "5": "number", "%": "punctuation", "www.a.com": "url", "a@b.org": "email",
        "#اردو": "hashtag", "@x": "mention", "😀": "emoji", "+": "symbol", "۔": "punctuation",
    }  # fmt: skip


def test_a_contraction_is_two_words_with_one_span() -> None:
    first, second = words("کیلئے")
    assert (first.start, first.end, first.form) == (0, 5, "کے")
    assert (second.start, second.end, second.form) == (0, 5, "لیے")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["دکان", "دار"], "دکاندار"),
        (["طاقت", "ور"], "طاقتور"),
        (["بین", "الاقوامی"], "بین\u200cالاقوامی"),
        (["غیر", "قانونی"], "غیر\u200cقانونی"),
        (["حالاں", "کہ"], "حالانکہ"),
    ],
)
def test_form(parts: list[str], expected: str) -> None:
    assert form(parts) == expected


PIECES = st.lists(
    st.sampled_from(
        [*"ابپکےہںگ ء۔،.-#@:/5۴\u0640\u064e\u0654\u200c\u200b\u200d\u200f\ufeff😀", "اور", "پاکستان", "كے", "میں", "کیلئے", "http://", "www.", "🇵🇰", "👍🏽", "a@b.co", "\n", "نے", "ﺍﷲ", "یواے", "1,000", "2K19"]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(PIECES, st.booleans())
def test_nothing_is_lost_and_only_white_space_lies_between(text: str, repair: bool) -> None:
    end = 0
    for start, stop in token_offsets(text, repair=repair):
        assert end <= start < stop
        assert not text[end:start].strip()
        assert not any(letter.isspace() for letter in text[start:stop])
        end = stop
    assert not text[end:].strip()


@settings(max_examples=100, deadline=None)
@given(PIECES)
def test_tokens_are_the_offsets_and_words_cover_them(text: str) -> None:
    found = tokens(text)
    assert [(token.start, token.end) for token in found] == token_offsets(text)
    edges = {(token.start, token.end) for token in found}
    starts, ends = {start for start, _ in edges}, {end for _, end in edges}
    joined = words(text)
    assert all(word.start in starts and word.end in ends for word in joined)
    spans = dict.fromkeys((word.start, word.end) for word in joined)
    assert "".join(text.split()) == "".join("".join(text[start:end].split()) for start, end in spans)


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_no_text_raises(text: str) -> None:
    for token in tokens(text):
        assert token.text == text[token.start : token.end]
    words(text)


@pytest.mark.parametrize("unit", ["ا", "اور", "5", "5,", "a.", "a-", "@", "http://!", "\u064e", "\u200f", "#", "۔", "1.", "😀\u200d", "aa..", "کے\u200c", "5\u200f", "5a", "5a:5", "5a-"])
def test_hostile_runs_end_soon(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert sum(stop - start for start, stop in token_offsets(text)) == len(text)


def test_what_is_too_long_for_a_word_is_not_kept():
    blob = "ابجد" * 100
    assert [token.text for token in tokens(f"{blob} ہے")] == [blob, "ہے"]
    assert blob not in spaces._KNOWN
