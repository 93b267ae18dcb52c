"""What an expression means, before and after it is resolved against a reference date.

A pattern's rule makes a `Value`; `Value.resolve(context)` gives a `Point`: the value as ISO 8601 or EDTF,
and its TIMEX3 form. What cannot be known stays unknown: a day without its year is XXXX-05-13.
"""

from __future__ import annotations

import calendar as _calendar
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import ClassVar, Literal

from urdutext.timex import calendars
from urdutext.timex.extent import PARTS

#: What a clause tells of its time; "planned" looks back, but may tell of what is to come; "coming" is on the nearest day.
Direction = Literal["past", "future", "coming", "present", "planned", "planned ahead"] | None

UNRESOLVED = "UNRESOLVED"
#: The hours that are counted from noon beside a part of the day.
_AFTERNOON_HOURS: dict[str | None, range] = {"AF": range(12), "EV": range(12), "MI": range(1, 7), "NI": range(6, 12)}
#: An hour of each part of the day, to tell which comes first.
_HOUR_OF_PART: dict[str | None, int] = {"MO": 6, "MI": 12, "AF": 15, "EV": 18, "NI": 22, None: 0}
#: The minutes of a day.
_DAY = 24 * 60
#: 12:00, as the night counts its midnight, and its last minute that is of the evening before.
_MIDNIGHT, _NIGHT_ENDS = 12 * 60, 4 * 60


@dataclass(frozen=True, slots=True)
class Point:
    """A resolved value; ``timex3`` is None where it is the same. The numbers that are known stand beside it."""

    value: str
    timex3: str | None = None
    year: int | None = None
    month: int | None = None
    day: datetime.date | None = None

    @property
    def as_timex3(self) -> str:
        return self.timex3 or self.value


#: The anchor behind a range of days: a clock time is of none of them alone (پیر تا جمعہ صبح 9 بجے).
ANY_DAY = Point("")


@dataclass(slots=True)
class Context:
    """What an expression is resolved against.

    ``direction`` tells, when asked, whether the clause looks back or forward; ``anchor`` is the last day named
    in the same sentence, ``last`` the last day named in the text. ``night`` tells that an evening or a night
    named the anchor: a time before the afternoon is of the day after.
    """

    reference: datetime.date | None
    locale: str = "ur-PK"
    hijri_offset: int = 0
    direction: Callable[[], Direction] = field(default=lambda: None)
    anchor: Point | None = None
    night: bool = False
    last: Point | None = None

    @property
    def forward(self) -> bool:
        return self.direction() in ("future", "coming", "planned ahead")

    def ahead(self, ahead: int, back: int, soon: int) -> bool:
        """Whether what comes again and again is meant as the next, so far ahead, and not as the last, so far back."""
        direction = self.direction()
        near = ahead <= soon < back or (direction == "coming" and ahead <= back)
        return direction == "future" or (direction != "past" and near)


class Value:
    """The meaning of an expression. ``classes`` are the words that it is for longer patterns."""

    __slots__ = ()
    type: ClassVar[str] = "DATE"
    calendar: ClassVar[str] = "gregorian"
    classes: ClassVar[tuple[str, ...]] = ()

    def resolve(self, context: Context) -> Point:
        raise NotImplementedError


# -- writing ----------------------------------------------------------------------------------


def day_point(date: datetime.date, mark: str = "") -> Point:
    """A day; ``mark`` is EDTF's ~ where the day is approximate."""
    iso = f"{date.year:04}-{date.month:02}-{date.day:02}"
    return Point(iso + mark, iso if mark else None, date.year, date.month, date)


def month_point(year: int, month: int) -> Point:
    return Point(f"{year:04}-{month:02}", None, year, month) if 1 <= year <= 9999 else Point(UNRESOLVED)


def year_point(year: int) -> Point:
    """A year as EDTF counts, with a year 0: 384 BC is -0383, in TIMEX3 BC0384."""
    if year <= 0:
        return Point(f"-{-year:04}" if year else "0000", f"BC{1 - year:04}", year)
    return Point(f"{year:04}", None, year) if year <= 9999 else Point(UNRESOLVED)


def week_point(date: datetime.date) -> Point:
    year, week, _ = date.isocalendar()
    return Point(f"{year:04}-W{week:02}", None, year)


def decade_point(first: int) -> Point:
    return Point(f"{first // 10:03}X", f"{first // 10:03}", first)


def century_point(first: int) -> Point:
    return Point(f"{first // 100:02}XX", f"{first // 100:02}", first)


def interval_point(first: datetime.date, last: datetime.date, mark: str = "") -> Point:
    a, b = day_point(first).value, day_point(last).value
    return Point(f"{a}/{b}{mark}", f"{a}/{b}" if mark else None, first.year)


def _add_months(year: int, month: int, count: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + count
    return months // 12, months % 12 + 1


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _shift_days(date: datetime.date, days: int) -> datetime.date | None:
    try:
        return date + timedelta(days=days)
    except OverflowError:
        return None


def days_later(point: Point, days: int) -> Point:
    """A day so many days on; one of an unsaid year or week too."""
    value = point.value
    if point.day is not None:
        date = _shift_days(point.day, days)
        return day_point(date, "~" if value.endswith("~") else "") if date else Point(UNRESOLVED)
    if value.startswith("XXXX-WXX-"):
        return Point(f"XXXX-WXX-{(int(value[-1]) - 1 + days) % 7 + 1}")
    if value.startswith("XXXX-"):
        date = datetime.date.fromisoformat(f"2000{value[4:]}") + timedelta(days=days)
        return Point(f"XXXX-{date.month:02}-{date.day:02}", None, None, date.month)
    return Point(UNRESOLVED)


def is_day(month: int, day: int) -> bool:
    """Whether a month has such a day in some year."""
    return 1 <= month <= 12 and 1 <= day <= _calendar.monthrange(2024, month)[1]


# -- calendar dates ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Day(Value):
    """A day of a month, its year maybe unsaid: 13 مئی. A weekday beside it helps to find the year."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    classes = ("DAYX", "DATEX", "DAYMONTHX")

    def resolve(self, context: Context) -> Point:
        reference, year = context.reference, self.year
        if year is None and reference is None:
            return Point(f"XXXX-{self.month:02}-{self.day:02}", None, None, self.month)
        if year is None:
            assert reference is not None
            year = _year_by_tense(context, reference, lambda y: _date(y, self.month, self.day), self.weekday)
        date = _date(year, self.month, self.day)
        if date is None:
            return Point(f"XXXX-{self.month:02}-{self.day:02}" if self.year is None else UNRESOLVED)
        return day_point(date)


@dataclass(frozen=True, slots=True)
class DayInList(Value):
    """A day of the month that a later member of the list names: 5 in 5 اور 9 اگست."""

    day: int

    def resolve(self, context: Context) -> Point:
        return Point(UNRESOLVED)


@dataclass(frozen=True, slots=True)
class DayOfUnsaidMonth(Value):
    """25 تاریخ: of the present month, or of the one beside it that fits the clause."""

    day: int
    classes = ("DAYX", "DATEX")

    def resolve(self, context: Context) -> Point:
        reference = context.reference
        if reference is None:
            return Point(f"XXXX-XX-{self.day:02}")
        near = [_add_months(reference.year, reference.month, count) for count in range(-2, 3)]
        days = [date for year, month in near if 1 <= year <= 9999 and (date := _date(year, month, self.day))]
        before, after = [d for d in days if d <= reference], [d for d in days if d >= reference]
        if not before or not after:
            return Point(UNRESOLVED)
        ahead = context.ahead((after[0] - reference).days, (reference - before[-1]).days, 15)
        return day_point(after[0] if ahead else before[-1])


#: Days within which a coming date is meant rather than the last one, where the clause does not look back.
_SOON = 120


def _year_by_tense(
    context: Context,
    reference: datetime.date,
    in_year: Callable[[int], datetime.date | None],
    weekday: int | None = None,
) -> int:
    """The year in which a day that comes once a year is meant: the nearest that fits the clause.

    A day that lies in the next quarter is the coming one when the clause does not look back
    (31 جنوری کی ڈیڈلائن, written on the 11th).
    """
    candidates = [d for y in range(reference.year - 4, reference.year + 5) if (d := in_year(y))]
    near = [d for d in candidates if d.isoweekday() == weekday and abs((d - reference).days) <= 366]
    candidates = near or candidates
    before = [d for d in candidates if d <= reference]
    after = [d for d in candidates if d >= reference]
    if not before or not after:
        return (before[-1] if before else after[0]).year if candidates else reference.year
    ahead = context.ahead((after[0] - reference).days, (reference - before[-1]).days, _SOON)
    return (after[0] if ahead else before[-1]).year


@dataclass(frozen=True, slots=True)
class Month(Value):
    """A month, its year maybe unsaid."""

    month: int
    year: int | None = None
    classes = ("MONTHX", "DATEX")

    def resolve(self, context: Context) -> Point:
        reference = context.reference
        if self.year is not None:
            return month_point(self.year, self.month)
        if reference is None:
            return Point(f"XXXX-{self.month:02}", None, None, self.month)
        ahead = (self.month - reference.month) % 12
        back = (reference.month - self.month) % 12
        year, month = _add_months(reference.year, reference.month, ahead if context.ahead(ahead, back, 4) else -back)
        return month_point(year, month)


@dataclass(frozen=True, slots=True)
class RelativeMonth(Value):
    """گزشتہ نومبر: the last that is over, or the next one; اس نومبر: the one of this year."""

    month: int
    which: int
    classes = ("MONTHX", "DATEX")

    def resolve(self, context: Context) -> Point:
        reference = context.reference
        if reference is None:
            return Point(f"XXXX-{self.month:02}", None, None, self.month)
        year = reference.year
        if self.which < 0 and self.month >= reference.month:
            year -= 1
        elif self.which > 0 and self.month <= reference.month:
            year += 1
        return month_point(year, self.month)


@dataclass(frozen=True, slots=True)
class Year(Value):
    year: int
    classes = ("YEARX", "DATEX", "FIXEDYEARX")

    def resolve(self, context: Context) -> Point:
        return year_point(self.year)


@dataclass(frozen=True, slots=True)
class Decade(Value):
    """The ten years from ``first``; two digits (نوے کی دہائی) are of the last century that fits."""

    first: int
    classes = ("DECADEX", "DATEX")

    def resolve(self, context: Context) -> Point:
        return decade_point(self.first)


@dataclass(frozen=True, slots=True)
class Century(Value):
    number: int
    bce: bool = False
    classes = ("CENTURYX", "DATEX")

    def resolve(self, context: Context) -> Point:
        if self.bce:
            last = 1 - self.number * 100 + 99
            return Point(f"-{self.number * 100 - 1:04}/{'-' if last < 0 else ''}{abs(last):04}", f"BC{self.number - 1:02}")
        return century_point((self.number - 1) * 100)


@dataclass(frozen=True, slots=True)
class YearSpan(Value):
    first: int
    last: int
    classes = ("DATEX",)

    def resolve(self, context: Context) -> Point:
        first, last = year_point(self.first), year_point(self.last)
        other = f"{first.as_timex3}/{last.as_timex3}"
        value = f"{first.value}/{last.value}"
        return Point(value, other if other != value else None, self.first)


@dataclass(frozen=True, slots=True)
class Interval(Value):
    """From one date to another; the first takes from the second what it leaves unsaid (5 سے 12 اگست)."""

    first: Value
    last: Value
    classes = ("RANGEX",)

    @property
    def type(self) -> str:  # type: ignore[override]
        return self.last.type

    @property
    def calendar(self) -> str:  # type: ignore[override]
        return self.last.calendar

    def resolve(self, context: Context) -> Point:
        begin, end = self._ends(context)
        if UNRESOLVED in (begin.value, end.value) or _is_before(end, begin):
            return Point(UNRESOLVED)
        mark = "~" if "~" in begin.value + end.value else ""
        value = f"{begin.value.rstrip('~')}/{end.value.rstrip('~')}{mark}"
        other = f"{begin.as_timex3}/{end.as_timex3}"
        return Point(value, other if other != value else None, begin.year)

    def _ends(self, context: Context) -> tuple[Point, Point]:
        first, last = self.first, self.last
        if not isinstance(first, Moment) or not isinstance(last, Moment):
            begin, end = _dates(first, last, replace(context, anchor=None) if last.type == "DATE" else context)
            if first == last and context.direction() == "past":  # پیر سے پیر تک
                begin = days_later(begin, -7)
            elif first == last:
                end = days_later(end, 7)
            return begin, end
        if first.day is not None and last.day is not None:
            begin, end = _dates(first.day, last.day, context)
            start, until = first.at(begin, first.minutes()), last.at(end, last.minutes())
            if _is_before(until, start):  # 16 جولائی رات 12:30 بجے سے 16 جولائی صبح 5 بجے: the night before
                start = first.at(begin, first.minutes() % _DAY)
            if last.minutes() > _DAY and not _is_before(early := last.at(end, last.minutes() - _DAY), start):
                until = early  # 16 جولائی رات 10 بجے سے 17 جولائی رات 2 بجے: the first such time
            return start, until
        return _times(first, last, context)


def _dates(first: Value, last: Value, context: Context) -> tuple[Point, Point]:
    """The ends of a range of dates; what one of them leaves unsaid follows from the other."""
    if _is_unplaced(last) and not _is_unplaced(first):
        begin = first.resolve(context)
        return begin, _first_after(last, begin, context)
    if isinstance(first, Hijri) and isinstance(last, Hijri) and first.month and last.month:
        wraps = (first.month, first.day or 1) > (last.month, last.day or 30)
        if first.year is None:
            year = last.meant_year(context)
            first, last = replace(first, year=year and year - wraps), replace(last, year=year)
        elif last.year is None:
            last = replace(last, year=first.year + wraps)
    end = last.resolve(context)
    if isinstance(first, (Day, Month)) and first.year is None and end.year is not None:
        # the first end stands before the last: جولائی تا مارچ 2015 begins in 2014
        month = end.month or 12
        day = (first.day if isinstance(first, Day) else 1, end.day.day if end.day and isinstance(first, Day) else 31)
        first = replace(first, year=end.year - ((first.month, day[0]) > (month, day[1])))
    begin = first.resolve(context)
    if _is_before(end, begin):
        if isinstance(last, Weekday):
            end = days_later(end, 7)
        elif isinstance(first, RelativeDay) and first.by_tense:
            begin = RelativeDay(-first.days).resolve(context)  # کل سے آج تک
    return begin, end


def said_before(one: Value, other: Value) -> bool:
    """Whether by its own words a date lies before another: 3 مئی 2019, 5 مئی 2020."""
    alone = Context(None)
    return _is_before(one.resolve(alone), other.resolve(alone))


def _is_unplaced(value: Value) -> bool:
    """Whether it is a day or a month whose year is unsaid."""
    return isinstance(value, (Day, Month)) and value.year is None


def _first_after(value: Value, begin: Point, context: Context) -> Point:
    """The first such day or month after another: 25 دسمبر 2019 سے 5 جنوری."""
    if isinstance(value, Month) and begin.year and begin.month:
        return month_point(begin.year + (value.month < begin.month), value.month)
    if isinstance(value, Day) and begin.day:
        passed = (value.month, value.day) < (begin.day.month, begin.day.day)
        return replace(value, year=begin.day.year + passed).resolve(context)
    return value.resolve(context)


def _times(first: Moment, last: Moment, context: Context) -> tuple[Point, Point]:
    """The ends of a range of times within a day or a night, of which one may name the day.

    The last is the first such time after the start: شام 5 بجے سے 7 بجے, رات 10 بجے سے صبح 6 بجے; in
    9 سے شام 5 بجے the start is the last such time before the end.
    """
    start, until = first.minutes(), last.minutes()
    if first.part is None and last.part is not None:
        start = until - 1 - (until - 1 - start) % first.period
    else:
        until = start + 1 + (until - 1 - start) % last.period
    if first.day is None and last.day is not None:
        day, shift = last.named_day(context), _DAY * (_days_on(last.minutes()) - _days_on(until))
    else:
        day, shift = first.named_day(context) or last.named_day(context), _DAY if start < 0 else 0
    return first.at(day, start + shift), last.at(day, until + shift)


def _days_on(minutes: int) -> int:
    """How many days on a time is; midnight is the end of its day."""
    return max(minutes - 1, 0) // _DAY


def _is_before(one: Point, other: Point) -> bool:
    """Whether a value lies before another of the same form; False where that cannot be told."""
    (a, _, time), (b, _, other_time) = one.value.rstrip("~").partition("T"), other.value.rstrip("~").partition("T")
    if a == b:
        return a != "" and time[:1].isdigit() and other_time[:1].isdigit() and time < other_time
    return len(a) == len(b) and a[:1].isdigit() and b[:1].isdigit() and a < b


# -- relative dates ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Weekday(Value):
    """A weekday (Monday 1); ``which`` is -1 for گزشتہ, 1 for آئندہ, 0 for اس."""

    number: int
    which: int | None = None
    classes = ("DAYX", "DATEX", "WEEKDAYX")

    def resolve(self, context: Context) -> Point:
        reference = context.reference
        if reference is None:
            return Point(f"XXXX-WXX-{self.number}")
        back = (reference.isoweekday() - self.number) % 7
        ahead = (self.number - reference.isoweekday()) % 7
        if self.which is None and context.direction() == "coming":
            days = ahead  # منگل کو امتحان ہے, said on a Tuesday, is today
        elif self.which == 1 or (self.which is None and context.forward):
            days = ahead or 7  # پیر کو اسکول کھلیں گے, said on a Monday, is the next one
        elif self.which == 0:
            days = ahead if context.forward else -back
        else:
            days = -(back or 7) if self.which == -1 else -back
        date = _shift_days(reference, days)
        return day_point(date) if date else Point(UNRESOLVED)


@dataclass(frozen=True, slots=True)
class RelativeDay(Value):
    """So many days from the reference; ``by_tense`` when only the clause tells the side (کل پرسوں).

    Without a verb that tells it is the coming day: headlines say کل اجلاس for tomorrow, and گزشتہ روز for yesterday.
    """

    days: int
    by_tense: bool = False
    classes = ("DAYX", "DATEX", "RELDAYX")

    def resolve(self, context: Context) -> Point:
        if context.reference is None:
            return Point(UNRESOLVED)
        days = self.days
        if self.by_tense and context.direction() in ("past", "planned"):
            days = -days
        date = _shift_days(context.reference, days)
        return day_point(date) if date else Point(UNRESOLVED)


@dataclass(frozen=True, slots=True)
class NextDay(Value):
    """اگلے روز: the day after the last one named; after the reference date in a clause that looks forward."""

    classes = ("DAYX", "DATEX")

    def resolve(self, context: Context) -> Point:
        last = context.last.day if context.last else None
        if last is None and context.forward:
            last = context.reference
        date = _shift_days(last, 1) if last else None
        return day_point(date) if date else Point(UNRESOLVED)


@dataclass(frozen=True, slots=True)
class RelativePeriod(Value):
    """The week, month, year ... so many from the present one: گزشتہ ہفتے is W -1."""

    unit: str
    count: int

    @property
    def classes(self) -> tuple[str, ...]:  # type: ignore[override]
        return ("DATEX", "RELPERIODX", {"Y": "YEARX", "M": "MONTHPERIODX", "W": "WEEKX"}.get(self.unit, "PERIODX"))

    def resolve(self, context: Context) -> Point:
        reference, count = context.reference, self.count
        if reference is None:
            return Point(UNRESOLVED)
        if self.unit == "W":
            date = _shift_days(reference, 7 * count)
            return week_point(date) if date else Point(UNRESOLVED)
        year, month = reference.year, reference.month
        if self.unit == "M":
            year, month = _add_months(year, month, count)
        if not 1 <= year + (count if self.unit == "Y" else 0) <= 9999:
            return Point(UNRESOLVED)
        if self.unit == "M":
            return month_point(year, month)
        if self.unit == "Y":
            return year_point(year + count)
        if self.unit == "DE":
            return decade_point(max(0, (year // 10 + count) * 10))
        if self.unit == "CE":
            return century_point(max(0, (year // 100 + count) * 100))
        if self.unit == "Q":
            quarter = year * 4 + (month - 1) // 3 + count
            return quarter_point(quarter // 4, quarter % 4 + 1)
        half = year * 2 + (month > 6) + count
        return half_point(half // 2, half % 2 + 1)


@dataclass(frozen=True, slots=True)
class NewYear(Value):
    """نیا سال: the coming year, or in its first weeks the present one."""

    classes = ("YEARX", "DATEX")

    def resolve(self, context: Context) -> Point:
        reference = context.reference
        if reference is None:
            return Point(UNRESOLVED)
        return year_point(reference.year + (reference.month > 2))


@dataclass(frozen=True, slots=True)
class Ago(Value):
    """So long before (-1) or after (1) the reference date: تین دن پہلے. As precise as its unit."""

    unit: str
    count: float
    sign: int
    classes = ("DATEX", "DAYX", "AGOX")

    @property
    def type(self) -> str:  # type: ignore[override]
        return "TIME" if self.unit in ("H", "MIN", "S") else "DATE"

    @property
    def of_years(self) -> bool:
        """Whether it names a year."""
        return self.unit == "Y" and self.count == int(self.count)

    def resolve(self, context: Context) -> Point:
        reference = context.reference
        if reference is None or self.unit in ("H", "MIN", "S"):
            return Point(UNRESOLVED)
        count, unit = self.count, self.unit
        if unit in ("DE", "CE"):
            count *= 10 if unit == "DE" else 100
            unit = "Y"
        if count != int(count):  # ڈیڑھ سال پہلے is placed by months, ڈھائی ماہ by days
            count, unit = {"Y": (count * 12, "M"), "M": (count * 30, "D"), "W": (count * 7, "D")}.get(unit, (count, unit))
        steps = self.sign * int(count)
        try:
            if unit == "D":
                return day_point(reference + timedelta(days=steps))
            if unit == "W":
                return week_point(reference + timedelta(weeks=steps))
        except OverflowError:
            return Point(UNRESOLVED)
        if unit == "M":
            year, month = _add_months(reference.year, reference.month, steps)
            return month_point(year, month)
        year = reference.year + steps
        if not 1 <= year <= 9999:
            return year_point(year) if -9999 < year <= 0 else Point(UNRESOLVED)
        if self.unit == "DE":
            return decade_point(year // 10 * 10)
        return year_point(year)


# -- parts of a period ------------------------------------------------------------------------


def quarter_point(year: int, number: int) -> Point:
    return Point(f"{year:04}-{32 + number}", f"{year:04}-Q{number}", year)


def half_point(year: int, number: int) -> Point:
    return Point(f"{year:04}-{39 + number}", f"{year:04}-H{number}", year)


_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}


@dataclass(frozen=True, slots=True)
class Quarter(Value):
    """A quarter of a year; of a fiscal year when ``of`` is one. Without a year, the nearest that fits."""

    number: int
    of: Value | None = None
    classes = ("PERIODX", "DATEX")

    def resolve(self, context: Context) -> Point:
        if isinstance(self.of, FiscalYear):
            year = self.of.first_year(context)
            if year is None:
                return Point(UNRESOLVED)
            year, month = _add_months(year, fiscal_month(context.locale), 3 * (self.number - 1))
            return quarter_point(year, (month + 2) // 3)
        known = self.of.resolve(context).year if self.of else None
        return quarter_point(known, self.number) if known else Point(UNRESOLVED)


@dataclass(frozen=True, slots=True)
class Half(Value):
    number: int
    of: Value
    classes = ("PERIODX", "DATEX")

    def resolve(self, context: Context) -> Point:
        if isinstance(self.of, FiscalYear):
            year = self.of.first_year(context)
            if year is None:
                return Point(UNRESOLVED)
            start = _add_months(year, fiscal_month(context.locale), 6 * (self.number - 1))
            if start[1] in (1, 7):
                return half_point(start[0], 1 if start[1] == 1 else 2)
            return _months_point(start, 6)
        known = self.of.resolve(context).year
        return half_point(known, self.number) if known else Point(UNRESOLVED)


@dataclass(frozen=True, slots=True)
class Season(Value):
    number: int
    of: Value
    classes = ("PERIODX", "DATEX")

    def resolve(self, context: Context) -> Point:
        year = self.of.resolve(context).year
        if not year:
            return Point(UNRESOLVED)
        return Point(f"{year:04}-{self.number}", f"{year:04}-{_SEASONS[self.number]}", year)


@dataclass(frozen=True, slots=True)
class RelativeSeason(Value):
    """گزشتہ موسم سرما: the last that is over (-1), the one that is on or else of this year (0), the next to begin (1)."""

    number: int
    which: int
    classes = ("PERIODX", "DATEX")

    def resolve(self, context: Context) -> Point:
        reference = context.reference
        if reference is None:
            return Point(UNRESOLVED)
        first, last = PARTS[self.number]
        since = reference.year * 12 + reference.month - first  # months since it began in the year 0
        months = last - first + 1
        if self.which < 0:
            year = (since - months) // 12
        elif self.which > 0:
            year = since // 12 + 1
        else:
            year = since // 12 if since % 12 < months else reference.year
        return Season(self.number, Year(year)).resolve(context)


def _months_point(start: tuple[int, int], count: int) -> Point:
    first, last = month_point(*start), month_point(*_add_months(*start, count - 1))
    return Point(f"{first.value}/{last.value}", None, start[0])


@dataclass(frozen=True, slots=True)
class FirstMonths(Value):
    """The first (or last, when negative) so many months of a year or a fiscal year."""

    count: int
    of: Value
    classes = ("PERIODX", "DATEX")

    def resolve(self, context: Context) -> Point:
        if isinstance(self.of, FiscalYear):
            year, month = self.of.first_year(context), fiscal_month(context.locale)
        else:
            year, month = self.of.resolve(context).year, 1
        if year is None or not 1 <= abs(self.count) <= 12:
            return Point(UNRESOLVED)
        if self.count < 0:
            year, month = _add_months(year, month, 12 + self.count)
        return _months_point((year, month), abs(self.count))


@dataclass(frozen=True, slots=True)
class WeekOfMonth(Value):
    """The first, second ... week of a month (-1: the last): seven days; in TIMEX3 the week of the middle one."""

    number: int
    of: Value
    classes = ("WEEKX", "DATEX")

    def resolve(self, context: Context) -> Point:
        month = self.of.resolve(context)
        if not month.year or not month.month:
            return Point(UNRESOLVED)
        days = _calendar.monthrange(month.year, month.month)[1]
        start = days - 6 if self.number < 0 else 7 * self.number - 6
        if not 1 <= start <= days:
            return Point(UNRESOLVED)
        first = datetime.date(month.year, month.month, start)
        last = datetime.date(month.year, month.month, min(days, start + 6))
        middle = week_point(datetime.date(month.year, month.month, min(days, start + 3)))
        return replace(interval_point(first, last), timex3=middle.value)


@dataclass(frozen=True, slots=True)
class NthWeekday(Value):
    """The first, second … such weekday of a month (-1: the last): مئی کا دوسرا اتوار."""

    count: int
    number: int
    of: Value
    classes = ("DAYX", "DATEX")

    def resolve(self, context: Context) -> Point:
        month = self.of.resolve(context)
        if not month.year or not month.month:
            return Point(UNRESOLVED)
        days = [
            date
            for day in range(1, 32)
            if (date := _date(month.year, month.month, day)) and date.isoweekday() == self.number
        ]
        at = self.count - (self.count > 0)
        return day_point(days[at]) if -len(days) <= at < len(days) else Point(UNRESOLVED)


@dataclass(frozen=True, slots=True)
class WeekdayOf(Value):
    """A weekday of the week so many from the present one: اگلے ہفتے پیر."""

    number: int
    weeks: int
    classes = ("DAYX", "DATEX")

    def resolve(self, context: Context) -> Point:
        reference = context.reference
        if reference is None:
            return Point(f"XXXX-WXX-{self.number}")
        date = _shift_days(reference, 7 * self.weeks + self.number - reference.isoweekday())
        return day_point(date) if date else Point(UNRESOLVED)


@dataclass(frozen=True, slots=True)
class WeekOfDay(Value):
    """The week that ends with the day named before it; the last week when none is."""

    classes = ("WEEKX", "DATEX")

    def resolve(self, context: Context) -> Point:
        if context.anchor is not None and context.anchor.day is not None:
            return week_point(context.anchor.day)
        return RelativePeriod("W", -1).resolve(context)


@dataclass(frozen=True, slots=True)
class DecadeOfCentury(Value):
    number: int
    of: Value
    classes = ("DECADEX", "DATEX")

    def resolve(self, context: Context) -> Point:
        first = self.of.resolve(context).year
        if first is None or not 1 <= self.number <= 10:
            return Point(UNRESOLVED)
        return decade_point(first + 10 * (self.number - 1))


@dataclass(frozen=True, slots=True)
class MonthOf(Value):
    """A month of a year that is itself relative: اگلے برس جنوری."""

    month: int
    of: Value
    classes = ("MONTHX", "DATEX")

    def resolve(self, context: Context) -> Point:
        year = self.of.resolve(context).year
        return Month(self.month, year).resolve(replace(context, reference=None) if year is None else context)


@dataclass(frozen=True, slots=True)
class DayOf(Value):
    """A day of a month in a year that is itself relative: گزشتہ سال 14 اگست."""

    month: int
    day: int
    of: Value
    classes = ("DAYX", "DATEX")

    def resolve(self, context: Context) -> Point:
        year = self.of.resolve(context).year
        return Day(self.month, self.day, year).resolve(replace(context, reference=None) if year is None else context)


@dataclass(frozen=True, slots=True)
class DayOfMonth(Value):
    """A day of a month that is itself relative: رواں ماہ کی 20 تاریخ."""

    day: int
    of: Value
    classes = ("DAYX", "DATEX")

    def resolve(self, context: Context) -> Point:
        month = self.of.resolve(context)
        date = _date(month.year, month.month, self.day) if month.year and month.month else None
        return day_point(date) if date else Point(UNRESOLVED)


@dataclass(frozen=True, slots=True)
class PartOf(Value):
    """The beginning, middle or end of a period: its value is the period's, no more is known."""

    of: Value
    classes = ("DATEX",)

    def resolve(self, context: Context) -> Point:
        return self.of.resolve(context)


@dataclass(frozen=True, slots=True)
class Approximate(Value):
    """About a year: EDTF's ~, in TIMEX3 the year and a modifier beside it."""

    of: Value
    classes = ("DATEX",)

    def resolve(self, context: Context) -> Point:
        point = self.of.resolve(context)
        return replace(point, value=point.value + "~", timex3=point.as_timex3)


@dataclass(frozen=True, slots=True)
class Since(Value):
    """From a date until now: an interval with an open end."""

    of: Value
    classes = ("DATEX",)

    def resolve(self, context: Context) -> Point:
        point = self.of.resolve(context)
        return Point(f"{point.value}/.." if point.value != UNRESOLVED else UNRESOLVED, None, point.year)


#: The month in which a fiscal year begins, by locale.
FISCAL_MONTHS = {"ur-PK": 7, "ur-IN": 4}


def fiscal_month(locale: str) -> int:
    """7 (July) for Pakistan, 4 (April) for India."""
    return FISCAL_MONTHS.get(locale, 7)


@dataclass(frozen=True, slots=True)
class FiscalYear(Value):
    """A fiscal year by its first year, or so many from the present one."""

    year: int | None = None
    count: int = 0
    classes = ("FISCALX", "DATEX")

    def first_year(self, context: Context) -> int | None:
        if self.year is not None:
            return self.year
        reference = context.reference
        if reference is None:
            return None
        return reference.year - (reference.month < fiscal_month(context.locale)) + self.count

    def resolve(self, context: Context) -> Point:
        year = self.first_year(context)
        if year is None:
            return Point(UNRESOLVED)
        month = fiscal_month(context.locale)
        end_year, end_month = _add_months(year, month, 11)
        last_day = _calendar.monthrange(end_year, end_month)[1]
        return Point(
            f"{year:04}-{month:02}-01/{end_year:04}-{end_month:02}-{last_day}",
            f"{year:04}-{month:02}/{end_year:04}-{end_month:02}",
            year,
        )


# -- other calendars --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hijri(Value):
    """A Hijri day, month or year."""

    month: int | None
    day: int | None = None
    year: int | None = None
    calendar = "hijri"

    @property
    def classes(self) -> tuple[str, ...]:  # type: ignore[override]
        return ("DATEX", "DAYX", "HIJRIX") if self.day else ("DATEX", "HIJRIX")

    def resolve(self, context: Context) -> Point:
        year = self.meant_year(context)
        return (self._in(year, context) if year is not None else None) or Point(UNRESOLVED)

    def meant_year(self, context: Context) -> int | None:
        """The year that is said, else the nearest that fits the clause; None where that cannot be told."""
        reference = context.reference
        if self.year is not None or reference is None:
            return self.year
        this = calendars.hijri_year_of(reference)
        near = {year: limits for year in (this - 1, this, this + 1) if (limits := self._limits(year, context))}
        before = [year for year, limits in near.items() if limits[0] <= reference]
        after = [year for year, limits in near.items() if limits[1] >= reference]
        now = set(before) & set(after)
        if now:  # the month is running
            return now.pop()
        if not before or not after:
            return before[-1] if before else after[0] if after else None
        ahead, back = (near[after[0]][0] - reference).days, (reference - near[before[-1]][1]).days
        return after[0] if context.ahead(ahead, back, _SOON) else before[-1]

    def _limits(self, year: int, context: Context) -> tuple[datetime.date, datetime.date] | None:
        offset = context.hijri_offset
        if self.month is not None and self.day is not None:
            day = calendars.hijri_day(year, self.month, self.day, offset)
            return (day, day) if day else None
        if self.month is not None:
            return calendars.hijri_month(year, self.month, offset)
        first, last = calendars.hijri_day(year, 1, 1, offset), calendars.hijri_day(year + 1, 1, 1, offset - 1)
        return (first, last) if first and last else None

    def _in(self, year: int, context: Context) -> Point | None:
        limits = self._limits(year, context)
        if limits is None:
            return None
        if limits[0] == limits[1]:
            return day_point(limits[0], "~")
        return interval_point(*limits, "~")


@dataclass(frozen=True, slots=True)
class HijriCentury(Value):
    number: int
    calendar = "hijri"
    classes = ("DATEX",)

    def resolve(self, context: Context) -> Point:
        first = calendars.hijri_day((self.number - 1) * 100 + 1, 1, 1)
        last = calendars.hijri_day(self.number * 100, 12, 29)
        if not first or not last:
            return Point(UNRESOLVED)
        return Point(f"{first.year:04}/{last.year:04}~", f"{first.year:04}/{last.year:04}", first.year)


@dataclass(frozen=True, slots=True)
class Bikrami(Value):
    """A day or a month of the Bikrami solar calendar; the year as in the Gregorian one."""

    month: int
    day: int | None = None
    year: int | None = None
    calendar = "bikrami"
    classes = ("DATEX",)

    def resolve(self, context: Context) -> Point:
        reference = context.reference
        year = self.year - 57 + (self.month >= 11) if self.year else None
        if year is None and reference is not None:
            first = self.day or 1
            year = _year_by_tense(context, reference, lambda y: calendars.bikrami_day(y, self.month, first))
        if year is None:
            date = calendars.bikrami_day(2001, self.month, self.day or 1)
            if date is None or self.day is None:
                return Point(UNRESOLVED)
            return Point(f"XXXX-{date.month:02}-{date.day:02}")
        if self.day is not None:
            date = calendars.bikrami_day(year, self.month, self.day)
            return day_point(date, "~") if date else Point(UNRESOLVED)
        limits = calendars.bikrami_month(year, self.month)
        return interval_point(*limits, "~") if limits else Point(UNRESOLVED)


@dataclass(frozen=True, slots=True)
class BikramiYear(Value):
    year: int
    calendar = "bikrami"
    classes = ("DATEX",)

    def resolve(self, context: Context) -> Point:
        first = calendars.bikrami_day(self.year - 57, 1, 1)
        following = calendars.bikrami_day(self.year - 56, 1, 1)
        if first is None or following is None:
            return Point(UNRESOLVED)
        return interval_point(first, following - timedelta(days=1), "~")


@dataclass(frozen=True, slots=True)
class Festival(Value):
    """A named day, as the rows of `festivals.tsv` place it by locale; the year may be said beside it."""

    rows: tuple[tuple[str, ...], ...]
    of: Value | None = None
    classes = ("DAYX", "DATEX", "FESTIVALX")

    def _value(self, context: Context) -> Value | None:
        row = next((r for r in self.rows if r[0] in ("any", context.locale)), None)
        if row is None:
            return None
        month, day = int(row[2]), int(row[3])
        year = int(row[4]) if row[4] else None
        if self.of is not None:
            year = self.of.resolve(context).year
        if row[1] == "hijri":
            if year is not None and self.of is not None:
                for hijri in range(year - 580, year - 574):
                    date = calendars.hijri_day(hijri, month, day, context.hijri_offset)
                    if date and date.year == year:
                        return Hijri(month, day, hijri)
                return None
            return Hijri(month, day)
        return Day(month, day, year)

    def resolve(self, context: Context) -> Point:
        value = self._value(context)
        return value.resolve(context) if value else Point(UNRESOLVED)


# -- times ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Moment(Value):
    """A part of a day or a clock time, of a day that is said or else taken from the sentence."""

    part: str | None = None
    hour: int | None = None
    minute: int = 0
    day: Value | None = None
    night_before: bool = False
    any_day: bool = False
    type = "TIME"

    @property
    def classes(self) -> tuple[str, ...]:  # type: ignore[override]
        return ("TIMEX", "CLOCKX" if self.hour is not None else "PARTX", "PLACEDTIMEX" if self.day else "BARETIMEX")

    @property
    def period(self) -> int:
        """After how many minutes it is so again: 5 بجے is twice a day."""
        return _DAY // 2 if self.part is None and self.hour is not None and 1 <= self.hour <= 12 else _DAY

    def minutes(self) -> int:
        """The time in minutes from the beginning of its day.

        A night that is said to be of a day outlasts it: آج رات 12:30 بجے is 24:30, آج رات 2 بجے 26:00; where no day is
        said, رات 12:30 بجے is 0:30 and رات 2 بجے 2:00.
        """
        hour, part = self.hour, self.part
        if hour is None:
            hour = _HOUR_OF_PART[part]
        elif hour in _AFTERNOON_HOURS.get(part, ()):
            hour += 12
        elif part == "MO" and hour == 12:
            hour = 0
        minutes = 60 * hour + self.minute
        if part == "NI" and _MIDNIGHT <= minutes < _MIDNIGHT + 60:
            minutes -= _MIDNIGHT
        if part == "NI" and (minutes == 0 or (self.day is not None and minutes <= _NIGHT_ENDS)):
            minutes += _DAY
        return minutes

    def written(self) -> str:
        """The time alone: T17:00, TMO."""
        return f"T{self.part}" if self.hour is None else _written(self.minutes())

    def named_day(self, context: Context) -> Point | None:
        """The day that it is of, as far as the text tells."""
        if self.day is not None:
            return self.day.resolve(context)
        if self.any_day:
            return None
        if context.anchor is ANY_DAY:
            return None
        if context.anchor is not None:
            after = context.night and self.minutes() < 60 * _HOUR_OF_PART["AF"]
            return days_later(context.anchor, 1) if after else context.anchor
        if context.reference is not None and (self.hour is not None or self.night_before):
            date = _shift_days(context.reference, -1 if self.night_before and not context.forward else 0)
            return day_point(date) if date else None
        return None

    def at(self, day: Point | None, minutes: int) -> Point:
        """So many minutes from the beginning of a day, a clock time of it or a part."""
        time = f"T{self.part}" if self.hour is None else _written(minutes)
        if day is None:
            return Point(time if self.hour is not None else f"XXXX-XX-XX{time}")
        if minutes > _DAY or minutes < 0:
            day = days_later(day, (minutes - 1) // _DAY)
        if day.value == UNRESOLVED:
            return day
        exact = day.value.rstrip("~")
        value = exact + time + ("~" if day.value.endswith("~") else "")
        return Point(value, exact + time if value[-1] == "~" else None, day.year, day.month, day.day)

    def resolve(self, context: Context) -> Point:
        return self.at(self.named_day(context), self.minutes())


def _written(minutes: int) -> str:
    """A clock time; midnight is the end of a day (T24:00) where that is said."""
    minutes = minutes % _DAY or (_DAY if minutes else 0)
    return f"T{minutes // 60:02}:{minutes % 60:02}"


@dataclass(frozen=True, slots=True)
class NightBetween(Value):
    """بدھ اور جمعرات کی درمیانی شب: the night of the first day; a clock time after midnight is of the second."""

    first: Value
    last: Value
    hour: int | None = None
    minute: int = 0
    type = "TIME"
    classes = ("TIMEX", "PLACEDTIMEX")

    def resolve(self, context: Context) -> Point:
        if self.hour is None or 6 <= self.hour <= 11:
            return Moment("NI", self.hour, self.minute, self._first(context)).resolve(context)
        hour = 0 if self.hour == 12 else self.hour
        return Moment(None, hour, self.minute, self.last).resolve(context)

    def _first(self, context: Context) -> Value:
        last = self.last.resolve(context)
        before = _shift_days(last.day, -1) if last.day else None
        return Day(before.month, before.day, before.year) if before else self.first


# -- lengths, sets and the rest ---------------------------------------------------------------


def duration(parts: list[tuple[float, str]]) -> str:
    """ISO 8601 for amounts of units; a fraction goes on to the next smaller unit.

    >>> duration([(2.5, "H")]), duration([(1.5, "Y")]), duration([(1, "Y"), (6, "M")]), duration([(3.5, "D")])
    ('PT2H30M', 'P1Y6M', 'P1Y6M', 'P3DT12H')
    """
    smaller = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "D": (24, "H"), "H": (60, "MIN"), "MIN": (60, "S")}
    amounts: dict[str, float] = {}
    for amount, unit in parts:
        if unit in ("DE", "CE"):
            amount, unit = amount * (10 if unit == "DE" else 100), "Y"
        if unit == "W" and amount != int(amount):
            amount, unit = amount * 7, "D"
        while amount != int(amount) and unit in smaller:
            whole = int(amount)
            amounts[unit] = amounts.get(unit, 0) + whole
            factor, unit_ = smaller[unit]
            amount, unit = round((amount - whole) * factor, 3), unit_
        amounts[unit] = amounts.get(unit, 0) + (int(amount) if amount == int(amount) else amount)
    if amounts.get("W") and len([a for a in amounts.values() if a]) > 1:
        amounts["D"] = amounts.get("D", 0) + 7 * amounts.pop("W")
    date = "".join(f"{int(amounts[u])}{u}" for u in ("Y", "M", "W", "D") if amounts.get(u))
    time = "".join(f"{amounts[u]:.10g}{u[0]}" for u in ("H", "MIN", "S") if amounts.get(u))
    if not date and not time:
        return "P0D"
    return "P" + date + ("T" + time if time else "")


@dataclass(frozen=True, slots=True)
class Duration(Value):
    value: str
    type = "DURATION"
    classes = ("DURX",)

    def resolve(self, context: Context) -> Point:
        return Point(self.value)


@dataclass(frozen=True, slots=True)
class Length(Value):
    """An amount of a unit, such as three days: a length, until قبل makes a date of it."""

    parts: tuple[tuple[float, str], ...]
    type = "DURATION"
    classes = ("DURX", "LENGTHX")

    def resolve(self, context: Context) -> Point:
        return Point(duration(list(self.parts)))


@dataclass(frozen=True, slots=True)
class Repeated(Value):
    """A set: ہر جمعے, روزانہ."""

    value: str
    type = "SET"
    classes = ("SETX",)

    def resolve(self, context: Context) -> Point:
        return Point(self.value)


@dataclass(frozen=True, slots=True)
class Fixed(Value):
    """PRESENT_REF, PAST_REF, FUTURE_REF and what cannot be resolved."""

    value: str
    classes = ("VAGUEX",)

    def resolve(self, context: Context) -> Point:
        return Point(self.value)


@dataclass(frozen=True, slots=True)
class AtThatTime(Value):
    """اس وقت: now, or in a clause about the past, then."""

    classes = ("VAGUEX",)

    def resolve(self, context: Context) -> Point:
        return Point("PAST_REF" if context.direction() == "past" else "PRESENT_REF")


@dataclass(frozen=True, slots=True)
class After(Value):
    """So long after: a date in a clause that looks forward (دو سال بعد گھر بنے گا), else a length in a story."""

    length: Length
    classes = ("DATEX",)

    @property
    def dated(self) -> bool:
        """Whether a date comes of it: hours after an unknown hour give none, and who says 27 سال بعد looks back."""
        count, unit = self.length.parts[0]
        return unit not in ("H", "MIN", "S") and not (unit == "Y" and count > 15)

    def resolve(self, context: Context) -> Point:
        if len(self.length.parts) != 1:
            return Point(UNRESOLVED)
        ((count, unit),) = self.length.parts
        return Ago(unit, count, 1).resolve(context)


@dataclass(frozen=True, slots=True)
class VagueAfter(Value):
    """After some time: the future in a clause that looks forward, else a length of unknown size."""

    length: Duration
    classes = ("DATEX",)
    dated = True

    def resolve(self, context: Context) -> Point:
        return Point("FUTURE_REF")


def node_classes() -> list[tuple[str, ...]]:
    """Every set of classes that a value may have, for the grammar to know."""
    found: list[tuple[str, ...]] = [
        kind.classes for kind in _subclasses(Value) if isinstance(kind.classes, tuple)
    ]
    found += [RelativePeriod(unit, 0).classes for unit in ("Y", "M", "W", "DE")]
    found += [Hijri(1).classes, Hijri(1, 1).classes]
    for day in (None, NextDay()):
        found += [Moment("MO", day=day).classes, Moment(None, 1, day=day).classes]
    return found


def _subclasses(kind: type[Value]) -> Iterator[type[Value]]:
    for sub in kind.__subclasses__():
        yield sub
        yield from _subclasses(sub)
