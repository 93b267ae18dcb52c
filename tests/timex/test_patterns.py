"""Every pattern finds its own example, and the notation refuses what it does not know."""

import datetime

import pytest

from urdutext.timex import find_dates
from urdutext.timex.find import find_nodes
from urdutext.timex.grammar import TRAP, Level, Pattern
from urdutext.timex.lexer import Chunks
from urdutext.timex.lexicon import lexicon
from urdutext.timex.patterns import LEVELS

MONDAY = datetime.date(2025, 7, 28)
PATTERNS = [pattern for level in LEVELS for pattern in level]


@pytest.mark.parametrize("pattern", PATTERNS, ids=[pattern.name for pattern in PATTERNS])
def test_example(pattern):
    found = find_dates(pattern.example, reference_date=MONDAY)
    if pattern.rule is TRAP:
        assert found == ()
    elif pattern.value is not None:
        assert pattern.value in [date.value for date in found]
    else:
        assert pattern.name in [node.pattern.name for node in find_nodes(Chunks(pattern.example))]


def test_names_are_unique():
    names = [pattern.name for pattern in PATTERNS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("sequence", ["NOSUCHCLASS", "DAY month", "(DAY", "DAY? MONTH", "DAY & MONTH"])
def test_a_wrong_sequence_is_refused(sequence):
    with pytest.raises(ValueError, match=r"."):
        Level([Pattern("wrong", sequence, TRAP, "")], lexicon())
