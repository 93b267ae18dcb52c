"""Calendars other than the Gregorian one, through kept libraries that are imported when first needed.

Days of a Hijri month are counted in the civil (tabular) calendar, which stays within a day of the announced
one in Pakistan and India; the limits of a whole month are those of Umm al-Qura. Both are approximate, and
an offset in days moves them to where the moon was sighted.
"""

from __future__ import annotations

import datetime
from datetime import timedelta

# Hijri years that the Gregorian calendar of datetime can hold.
_FIRST_HIJRI, _LAST_HIJRI = 1, 9665
# hijridate knows Umm al-Qura's months for these years; outside them the civil calendar serves.
_FIRST_UMM_AL_QURA, _LAST_UMM_AL_QURA = 1343, 1500

#: (month, day) on which each month of the Bikrami solar calendar of the Punjab begins, about.
BIKRAMI_STARTS = (
    (3, 14), (4, 14), (5, 15), (6, 15), (7, 16), (8, 16), (9, 15), (10, 15), (11, 14), (12, 14), (1, 13), (2, 12),
)  # fmt: skip


def hijri_day(year: int, month: int, day: int, offset: int = 0) -> datetime.date | None:
    """The Gregorian date of a Hijri day; None when there is none such.

    >>> hijri_day(1447, 1, 10)
    datetime.date(2025, 7, 6)
    >>> hijri_day(1445, 8, 30)  # a month of 29 days, that may have had 30
    datetime.date(2024, 3, 11)
    >>> hijri_day(1445, 8, 31) is None
    True
    """
    from convertdate import islamic

    if not (_FIRST_HIJRI <= year <= _LAST_HIJRI and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    y, m, d = islamic.to_gregorian(year, month, day)
    try:
        return datetime.date(y, m, d) + timedelta(days=offset)
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month: int, offset: int = 0) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a Hijri month; None when there is none such.

    >>> hijri_month(1436, 9)
    (datetime.date(2015, 6, 18), datetime.date(2015, 7, 16))
    """
    if _FIRST_UMM_AL_QURA <= year <= _LAST_UMM_AL_QURA:
        from hijridate import Hijri

        first = Hijri(year, month, 1)
        start: datetime.date = first.to_gregorian()
        start = datetime.date(start.year, start.month, start.day)
        last = start + timedelta(days=first.month_length() - 1)
    else:
        begin = hijri_day(year, month, 1)
        following = hijri_day(year + month // 12, month % 12 + 1, 1)
        if begin is None or following is None:
            return None
        start, last = begin, following - timedelta(days=1)
    try:
        return start + timedelta(days=offset), last + timedelta(days=offset)
    except OverflowError:
        return None


def hijri_year_of(date: datetime.date) -> int:
    """The Hijri year in which a Gregorian date falls, within a day.

    >>> hijri_year_of(datetime.date(2025, 7, 28))
    1447
    """
    from convertdate import islamic

    return int(islamic.from_gregorian(date.year, date.month, date.day)[0])


def bikrami_day(gregorian_year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian date of a day of a Bikrami month that begins in a Gregorian year, about.

    >>> bikrami_day(2025, 3, 15)
    datetime.date(2025, 5, 29)
    """
    start_month, start_day = BIKRAMI_STARTS[month - 1]
    try:
        return datetime.date(gregorian_year, start_month, start_day) + timedelta(days=day - 1)
    except (ValueError, OverflowError):
        return None


def bikrami_month(gregorian_year: int, month: int) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a Bikrami month that begins in a Gregorian year, about."""
    first = bikrami_day(gregorian_year, month, 1)
    following = bikrami_day(gregorian_year + (month == 10), month % 12 + 1, 1)
    if first is None or following is None:
        return None
    return first, following - timedelta(days=1)
