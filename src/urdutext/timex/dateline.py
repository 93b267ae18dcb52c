"""The day that a page says it is of: its dateline, or a line that holds a date and little else."""

from __future__ import annotations

import datetime
import re

from urdutext.timex.find import find_dates

#: A page names its day near its beginning or at its end.
_HEAD_LINES, _TAIL_LINES = 12, 4
_LONGEST_LINE = 2000
#: How much may stand before the date in a dateline (اسلام آباد، ) and beside it in a line of its own.
_PLACE, _BESIDE = 40, 45

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d)?")
# A place, then a comma, a full stop or a dash, or nothing but white space.
_BEFORE_IN_DATELINE = re.compile(r"[^۔،,.\-–—:(]{0,40}[\s۔،,.\-–—:(]*")
_AFTER_IN_DATELINE = re.compile(r"\s*(?:[۔،,:(\[|–—-]|$)")
_PUBLISHED = re.compile("تاریخ|اشاعت|شائع|اپ ?ڈیٹ|updated|published|date", re.IGNORECASE)


def document_date(text: str) -> datetime.date | None:
    """The date of a page by its own words, or None when it does not say one with a year.

    Taken are a dateline that opens a line (``اسلام آباد، 20 اکتوبر 2014 (اے پی پی)``) and a line of a date
    and little else (``شائع: 20 اکتوبر 2014``), near the beginning, else at the end. A dateline without a year is
    not completed: which year it was cannot be known.

    >>> document_date("لاہور، 3 مارچ 2025: وزیراعظم نے کہا کہ کل اجلاس ہوگا۔")
    datetime.date(2025, 3, 3)
    >>> document_date("یہ 14 اگست 1947ء کی بات ہے جب ملک آزاد ہوا تھا۔") is None
    True
    """
    head = _lines(text[: _HEAD_LINES * _LONGEST_LINE], 0, _HEAD_LINES)
    tail = _lines(text[-_TAIL_LINES * _LONGEST_LINE :], -_TAIL_LINES, None)
    for line in [*head, *tail]:
        found = _date_of_line(line)
        if found:
            return found
    return None


def _lines(text: str, first: int, end: int | None) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()][first:end]


def _date_of_line(line: str) -> datetime.date | None:
    for date in find_dates(line[: _PLACE + _BESIDE + 60])[:2]:
        day = _DAY.fullmatch(date.value)
        if not day:
            continue
        before, after = line[: date.start], line[date.end :]
        alone = len(before) + len(after) <= _BESIDE and not re.search("[۔؟!]", after.strip("۔ "))
        dateline = (
            len(before) <= _PLACE and _BEFORE_IN_DATELINE.fullmatch(before) and _AFTER_IN_DATELINE.match(after)
        )
        if (dateline and (before.strip() or alone)) or (alone and (_PUBLISHED.search(line) or len(before + after) <= 12)):
            try:
                return datetime.date.fromisoformat(day[1])
            except ValueError:
                return None
    return None
