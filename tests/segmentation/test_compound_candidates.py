"""The look at whole columns leaves out no pair that is one word."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from urdutext.lexicon import counts
from urdutext.segmentation import compounds, spaces, words
from urdutext.segmentation.compound_candidates import may_be_one_word
from urdutext.segmentation.compound_model import affixes

HERE = Path(__file__).parent
SEED = next((HERE.parents[1] / "seeds").glob("*.txt")).read_text(encoding="utf-8")
TABLE = [row.split("\t")[1] for row in (HERE / "words.tsv").read_text(encoding="utf-8").splitlines()[1:]]

some_words = st.one_of(
    st.sampled_from(sorted(counts())),
    st.sampled_from([word for text in TABLE for word in text.split(" ")]),
    st.sampled_from([affix for kind in affixes() for affix in kind]),
    st.sampled_from(sorted(spaces.letter_names())),
    st.text("ابپتدرسکلمنوہیےئؤۂءآ\u0650\u0654\u200cيكة،۔1aہ", min_size=1, max_size=6),
)


@settings(deadline=None)
@given(st.lists(some_words, min_size=2, max_size=60))
def test_a_pair_that_is_left_out_is_not_one_word(tokens: list[str]) -> None:
    may = may_be_one_word(tokens)
    assert may == sorted(set(may))
    asked = compounds._Pairs()
    said = [i for i, pair in enumerate(pairwise(tokens)) if asked[pair] is not False]
    assert not set(said) - set(may)


def test_few_are_asked_of_a_real_text() -> None:
    tokens = [word.text for word in words(SEED)]
    assert len(may_be_one_word(tokens)) < len(tokens) / 4


@pytest.mark.parametrize("text", [SEED, "\n".join(TABLE), "", "ایک"])
def test_words_are_the_same_whether_all_are_asked_or_not(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compounds, "_ASKED_ALL", 10**9)
    compounds._PAIRS.clear()
    expected = words(text)
    monkeypatch.setattr(compounds, "_ASKED_ALL", -1)
    compounds._PAIRS.clear()
    assert words(text) == expected
