"""Other calendars, against published correspondences."""

import datetime

import pytest

from urdutext.timex.calendars import bikrami_day, bikrami_month, hijri_day, hijri_month, hijri_year_of

day = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("hijri", "announced"),  # the day announced in Pakistan
    [((1446, 10, 1), "2025-03-31"), ((1446, 12, 10), "2025-06-07"), ((1447, 1, 10), "2025-07-06"), ((1444, 10, 1), "2023-04-22")],
)
def test_civil_days_are_within_a_day_of_the_announced_ones(hijri, announced):
    assert abs((hijri_day(*hijri) - day(announced)).days) <= 1


def test_the_offset():
    assert hijri_day(1447, 1, 10, offset=-1) == day("2025-07-05")
    assert hijri_month(1436, 9, offset=1) == (day("2015-06-19"), day("2015-07-17"))


def test_months_outside_the_tables_of_umm_al_qura():
    first, last = hijri_month(1, 1)
    assert 28 <= (last - first).days <= 29
    assert first.year == 622


@pytest.mark.parametrize("hijri", [(0, 1, 1), (1446, 13, 1), (1446, 1, 31), (1447, 2, 31), (99999, 1, 1)])
def test_there_is_no_such_day(hijri):
    assert hijri_day(*hijri) is None


def test_a_short_month_may_have_had_thirty_days():
    assert hijri_day(1445, 8, 30) == hijri_day(1445, 9, 1) == day("2024-03-11")
    assert hijri_day(1447, 2, 30) == hijri_day(1447, 3, 1)


def test_hijri_year_of():
    assert [hijri_year_of(day(text)) for text in ("2025-06-20", "2025-07-05")] == [1446, 1447]


def test_bikrami():
    assert bikrami_day(2025, 5, 1) == day("2025-07-16")
    assert bikrami_month(2025, 10) == (day("2025-12-14"), day("2026-01-12"))
