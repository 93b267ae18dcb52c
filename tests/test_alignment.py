"""Spans of a rewritten text come back to the original exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urdutext.alignment import Alignment, Edit, rewrite


@st.composite
def rewritings(draw, text):
    """A text rewritten at random, and for each of its characters where it came from."""
    edits, origin, place = [], [], 0
    while place <= len(text):
        kind = draw(st.sampled_from("kkkkdir"))
        end = min(len(text), place + draw(st.integers(1, 3)))
        if kind == "k" or (place == len(text) and kind != "i"):
            origin += [(p, p + 1) for p in range(place, end)]
            if place == len(text):
                break
            place = end
            continue
        replacement = "" if kind == "d" else draw(st.text("xyz", min_size=1, max_size=4))
        if kind == "i":
            end = place
        if edits and edits[-1].end == edits[-1].start == place == end:
            break
        edits.append(Edit(place, end, replacement))
        origin += [(place, end)] * len(replacement)
        place = end
    else:
        pass
    origin += [(p, p + 1) for p in range(place, len(text))]
    return edits, origin


@given(st.text("ابپت", max_size=12), st.data())
def test_every_span_comes_back_to_where_its_ends_came_from(text, data):
    edits, origin = data.draw(rewritings(text))
    new, alignment = rewrite(text, edits)
    assert len(new) == len(origin) == alignment.length
    for start in range(len(new)):
        for end in range(start + 1, len(new) + 1):
            assert alignment.original_span(start, end) == (origin[start][0], origin[end - 1][1])


@given(st.text("ابپت", max_size=10), st.data())
def test_a_chain_is_one_after_the_other(text, data):
    once, first = rewrite(text, data.draw(rewritings(text))[0])
    twice, second = rewrite(once, data.draw(rewritings(once))[0])
    thrice, third = rewrite(twice, data.draw(rewritings(twice))[0])
    both = first.then(second).then(third)
    other = first.then(second.then(third))
    for start in range(len(thrice) + 1):
        for end in range(start, len(thrice) + 1):
            expected = first.original_span(*second.original_span(*third.original_span(start, end)))
            assert both.original_span(start, end) == expected
            assert other.original_span(start, end) == expected


def test_what_was_deleted_beside_a_span_stays_outside():
    text, alignment = rewrite("\ufeffلاہور\u200f ہے", [Edit(0, 1, ""), Edit(6, 7, "")])
    assert text == "لاہور ہے"
    assert alignment.original_span(0, 5) == (1, 6)
    assert alignment.original_span(5, 6) == (7, 8)
    assert alignment.original_spans([(0, 5), (5, 6)]) == [(1, 6), (7, 8)]


def test_bad_edits_and_spans_are_refused():
    with pytest.raises(ValueError, match="overlaps"):
        rewrite("ابپ", [Edit(1, 2, ""), Edit(0, 1, "")])
    with pytest.raises(ValueError, match="does not lie"):
        Alignment.identity(3).original_span(1, 4)
    with pytest.raises(ValueError, match="do not meet"):
        Alignment.identity(3).then(Alignment.identity(4))
