import pytest
from hypothesis import given
from hypothesis import strategies as st

from urdutext.lexicon import count, counts, key


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("كراچي", "کراچی"),  # Arabic kaf and yeh
        ("بُلبُل", "بلبل"),  # marks
        ("رہـــا", "رہا"),  # tatweel
        ("خوش\u200cحال", "خوشحال"),  # U+200C
        ("مےں", "میں"),  # medial ے
        ("ہوۓ", "ہوئے"),
        ("آ\u0653", "آ\u0653"[0]),
        ("ا\u0653م", "آم"),  # decomposed
        ("ﮐﺘﺎﺏ", "کتاب"),  # presentation forms
        ("", ""),
    ],
)
def test_key(written: str, listed: str) -> None:
    assert key(written) == listed


@pytest.mark.parametrize("word", ["پاکستان", "اسکول", "کردار", "اوراق", "پرانی", "توانائی", "شکریہ", "پرزور", "کیلئے"])
def test_words_are_listed(word: str) -> None:
    assert count(word) > 0


@pytest.mark.parametrize("form", ["رہاہے", "کیاگیا", "کہاکہ", "اورپاکستان", "ہوگیا", "کےلئے", "جائےگا", "لاہورمیں"])
def test_forms_made_by_a_missing_space_are_not(form: str) -> None:
    assert count(form) == 0


def test_every_listed_word_is_its_own_key_and_the_order_is_by_count() -> None:
    words = counts()
    assert all(key(word) == word for word in words)
    assert list(words.values()) == sorted(words.values(), reverse=True)


@given(st.text())
def test_key_is_idempotent_and_never_raises(text: str) -> None:
    assert key(key(text)) == key(text)


@given(st.text(alphabet="اآبپهھہۂۀةكىيیےۓئ\u0654\u0653\u064e\u200c\u0640ﺍﺏﻼﷲ", max_size=8))
def test_key_is_idempotent_on_look_alikes(text: str) -> None:
    assert key(key(text)) == key(text)
