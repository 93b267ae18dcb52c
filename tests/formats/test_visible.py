"""Nothing that a terminal would obey reaches it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from urdutext.formats.visible import visible


@given(st.text(st.characters()))
def test_no_control_character_is_left(text):
    for character in visible(text):
        category = unicodedata.category(character)
        assert category not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def test_joiners_inside_words_stay():
    assert visible("خوش\u200cقسمت") == "خوش\u200cقسمت"
