"""The days that a value covers."""

from __future__ import annotations

import calendar
import datetime
import re

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_YEARS = re.compile(r"(\d{4}|\d{3}X|\d\dXX)")

#: The first and the last month of EDTF's parts of a year: seasons, quarters, halves.
PARTS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip


def extent(value: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a value, None where it names no place on the calendar.

    >>> extent("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    >>> extent("199X"), extent("PT2H"), extent("XXXX-05-13")
    ((datetime.date(1990, 1, 1), datetime.date(1999, 12, 31)), None, None)
    """
    first, _, last = value.replace("~", "").partition("/")
    begin = _single(first)
    end = (datetime.date.max, datetime.date.max) if last == ".." else _single(last) if last else begin
    if begin is None or end is None:
        return None
    return begin[0], end[1]


def _single(value: str) -> tuple[datetime.date, datetime.date] | None:
    try:
        if found := _DAY.fullmatch(value):
            day = datetime.date(int(found[1]), int(found[2]), int(found[3]))
            return day, day
        if found := _WEEK.fullmatch(value):
            year, week = int(found[1]), int(found[2])
            return datetime.date.fromisocalendar(year, week, 1), datetime.date.fromisocalendar(year, week, 7)
        if found := _MONTH.fullmatch(value):
            first, last = PARTS.get(int(found[2]), (int(found[2]), int(found[2])))
            return datetime.date(int(found[1]), first, 1), _end_of_month(int(found[1]), last)
        if found := _YEARS.fullmatch(value):
            years = found[1]
            return (
                datetime.date(max(1, int(years.replace("X", "0"))), 1, 1),
                datetime.date(int(years.replace("X", "9")), 12, 31),
            )
    except ValueError:
        return None
    return None


def _end_of_month(year: int, month: int) -> datetime.date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1  # a winter ends in the next year
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
