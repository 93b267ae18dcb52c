"""The patterns: every way to write a date that is known here, with its rule and an example.

To add one, write a `Pattern` into the level it belongs to: a name, the sequence of classes (see `grammar`), a
rule that makes a value of the named words, an example, and the value that the example must get on Monday
2025-07-28 (None for a trap, which must yield no date). The tests run every example.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from urdutext.timex.grammar import TRAP, Pattern
from urdutext.timex.numerals import full_year
from urdutext.timex.values import (
    After,
    Ago,
    Approximate,
    AtThatTime,
    Bikrami,
    BikramiYear,
    Century,
    Context,
    Day,
    DayInList,
    DayOf,
    DayOfMonth,
    DayOfUnsaidMonth,
    Decade,
    DecadeOfCentury,
    Duration,
    Festival,
    FirstMonths,
    FiscalYear,
    Fixed,
    Half,
    Hijri,
    HijriCentury,
    Interval,
    Length,
    Moment,
    Month,
    MonthOf,
    NewYear,
    NextDay,
    NightBetween,
    NthWeekday,
    PartOf,
    Quarter,
    RelativeDay,
    RelativeMonth,
    RelativePeriod,
    RelativeSeason,
    Repeated,
    Season,
    Since,
    VagueAfter,
    Value,
    Weekday,
    WeekdayOf,
    WeekOfDay,
    WeekOfMonth,
    Year,
    YearSpan,
    duration,
    is_day,
    said_before,
)

# -- rules: from the values of the named words to a value ------------------------------------------
# A rule answers None when the words fit the pattern but make no date (31 فروری).


def calendar_day(*, day: int, month: int, year: int | None = None, weekday: int | None = None) -> Value | None:
    """A day that its month lacks is none, unless a year makes sure that a day is meant (31 فروری 2025)."""
    return Day(month, day, year, weekday) if year is not None or is_day(month, day) else None


def attack_day(*, day: int, month: int) -> Value | None:
    """11 ستمبر کے حملے are those of 2001."""
    return Day(9, 11, 2001) if (month, day) == (9, 11) else calendar_day(day=day, month=month)


def day_before_christ(*, day: int, month: int, year: int) -> Value | None:
    """28 مئی 585 ق م; the year as EDTF counts, with a year 0."""
    return Fixed(f"-{year - 1:04}-{month:02}-{day:02}") if is_day(month, day) and 1 < year < 10000 else None


def figures_and_clock(*, date: tuple[int, int, int], time: tuple[int, int]) -> Value:
    """2025-08-15 10:30."""
    return Moment(None, *time, day=full_date(date=date))


def full_date(*, date: tuple[int, int, int]) -> Value:
    """A day that its month lacks too (31/2/2025): the year makes sure that a day is meant."""
    year, month, day = date
    return Day(month, day, year)


def days_of_month(*, a: int, b: int, month: int, year: int | None = None, step: int | None = None) -> Value | None:
    """From the one day to the other; where they are listed, so many days apart."""
    if step is not None and b - a != step:
        return None
    if a < b and is_day(month, a) and is_day(month, b):
        return Interval(Day(month, a), Day(month, b, year))
    return None


def months(*, a: int, b: int, year: int | None = None) -> Value | None:
    return Interval(Month(a), Month(b, year)) if a != b else None


def months_of_fiscal_year(*, a: int, b: int, pair: int) -> Value | None:
    """جولائی تا مارچ 2014-15: each month in the year in which it lies."""
    return Interval(Month(a, pair if a >= 7 else pair + 1), Month(b, pair if b >= 7 else pair + 1))


def year_of_era(*, year: int) -> Value | None:
    return Year(year) if year >= 100 else None


def year_in_two_figures(*, year: int) -> Value:
    return Year(full_year(year))


def month_in_two_figures(*, month: int, year: int) -> Value:
    return Month(month, full_year(year))


def day_in_two_figures(*, day: int, month: int, year: int) -> Value | None:
    return calendar_day(day=day, month=month, year=full_year(year))


def word_year(*, year: int) -> Value | None:
    """دو ہزار پانچ میں is a year, دو ہزار and پندرہ سو are counts."""
    return Year(year) if 1900 <= year <= 2099 and year % 100 else None


def year_pair(*, a: int, b: int) -> Value | None:
    return FiscalYear(a) if b in (a + 1, (a + 1) % 100) else None


def years(*, a: int, b: int) -> Value | None:
    """1999 - 2001 as 1999–2001."""
    return year_pair(a=a, b=b) or (YearSpan(a, b) if a < b else None)


def decade(*, year: int) -> Value | None:
    """Two figures are of 1920 to 2019: 20 کی دہائی is over, though the year ’20 is 2020."""
    if year < 100:
        year += 1900 if year >= 20 else 2000
    return Decade(year) if year % 10 == 0 else None


def relative_period(*, which: int, unit: str) -> Value | None:
    return RelativePeriod(unit, which) if unit in ("W", "M", "Y", "DE", "CE") else None


def this_period(*, unit: str) -> Value | None:
    return RelativePeriod(unit, 0) if unit in ("W", "M", "Y", "DE", "CE") else None


def relative_day(*, which: int) -> Value | None:
    return {-1: RelativeDay(-1), 1: NextDay()}.get(which)


def relative_part(*, which: int, part: str) -> Value | None:
    """گزشتہ شب is the night before; اگلی صبح the morning after."""
    day = relative_day(which=which)
    return Moment(part, day=day) if day else None


def length(*, n: float, unit: str) -> Value | None:
    return Length(((n, unit),)) if n > 0 else None


_ORDER = ("CE", "DE", "Y", "M", "W", "D", "H", "MIN", "S")


def two_lengths(*, n: float, unit: str, m: float, less: str) -> Value | None:
    return Length(((n, unit), (m, less))) if _ORDER.index(unit) < _ORDER.index(less) else None


def length_span(*, a: float, b: float, unit: str) -> Value | None:
    """دو تین دن, 10 سے 15 دن: from the one length to the other."""
    return Duration(f"{duration([(a, unit)])}/{duration([(b, unit)])}") if 0 < a < b else None


def number_span(*, span: tuple[int, int], unit: str) -> Value | None:
    return length_span(a=span[0], b=span[1], unit=unit)


def vague_length(*, unit: str, **_: object) -> Duration:
    """چند روز: PXD, کئی گھنٹے: PTXH."""
    return Duration(f"PTX{unit[0]}" if unit in ("H", "MIN", "S") else f"PX{unit}")


def every(*, unit: str, n: float = 1) -> Value:
    return Repeated(duration([(n, unit)]))


def past(**_: object) -> Value:
    return Fixed("PAST_REF")


def unresolved(**_: object) -> Value:
    return Fixed("UNRESOLVED")


def hijri(*, month: int, day: int | None = None, year: int | None = None) -> Value | None:
    if (day is not None and not 1 <= day <= 30) or (year is not None and not 1 <= year <= 1500):
        return None
    return Hijri(month, day, year)


def hijri_in_figures(*, date: tuple[int, int, int]) -> Value | None:
    """10/1/1447ھ, 1447/1/10ھ."""
    year, month, day = date
    return hijri(month=month, day=day, year=year)


def hijri_days(*, a: int, b: int, month: int, year: int | None = None) -> Value | None:
    first, last = hijri(month=month, day=a), hijri(month=month, day=b, year=year)
    return Interval(first, last) if first and last and a < b else None


def hijri_year(*, year: int) -> Value | None:
    return Hijri(None, None, year) if 1 <= year <= 1500 else None


def bikrami(*, month: int, day: int | None = None, year: int | None = None) -> Value | None:
    if (day is not None and not 1 <= day <= 32) or (year is not None and not 1500 <= year <= 2200):
        return None
    return Bikrami(month, day, year)


def festival(*, rows: tuple[tuple[str, ...], ...], year: int | None = None) -> Value:
    return Festival(rows, Year(year) if year else None)


def clock(*, hour: float, minute: int = 0) -> Moment | None:
    """ساڑھے پانچ is 5:30, پونے آٹھ 7:45."""
    whole = int(hour)
    minute = minute or round((hour - whole) * 60)
    return Moment(None, whole, minute) if 0 <= whole <= 24 else None


def clock_figures(*, time: tuple[int, int]) -> Moment:
    return Moment(None, *time)


def half_day_clock(*, time: tuple[int, int], part: str) -> Value | None:
    """8:30 PM."""
    return Moment(part, *time) if 1 <= time[0] <= 12 else None


def clock_reading(*, hour: float) -> Value | None:
    """گھڑی پونے سات بجا رہی تھی: a time of an unnamed day."""
    return Moment(None, int(hour), round((hour % 1) * 60), any_day=True)


def part_of_day(*, part: str) -> Value:
    return Moment(part)


def part_with_clock(*, part: Moment, time: Moment) -> Value | None:
    if time.part is not None or time.day is not None:
        return None
    return Moment(part.part, time.hour, time.minute, part.day)


def part_with_figures(*, part: Moment, time: tuple[int, int]) -> Value:
    return Moment(part.part, *time, day=part.day)


def prayer_with_clock(*, part: str, time: Moment) -> Value | None:
    """بعد نماز ظہر 2 بجے: the prayer tells the half of the day."""
    if time.part is not None or time.day is not None:
        return None
    return Moment({"MI": "AF"}.get(part, part), time.hour, time.minute)


def noon_with_clock(*, time: Moment) -> Value | None:
    """دن 12 بجے, دن کے دو بجے."""
    return Moment("MI" if time.hour in (12, 1, 2, 3, 4, 5) else "MO", time.hour, time.minute) if not time.part else None


def day_with_time(*, day: Value, time: Moment) -> Value | None:
    if time.day is not None:
        return None
    return Moment(time.part, time.hour, time.minute, day)


def hours(*, day: Value | None = None, part: Moment | None = None, hour: float | tuple[int, int], time: Moment) -> Value | None:
    """صبح 8 سے 10 بجے; 8 تا 10 بجے; کل صبح ساڑھے 9 سے شام 5 بجے."""
    start = clock_figures(time=hour) if isinstance(hour, tuple) else clock(hour=hour)
    if start is None:
        return None
    return Interval(replace(start, part=part.part if part else None, day=day or (part.day if part else None)), time)


def repeated_time(*, which: Repeated, time: Moment) -> Value | None:
    if time.day is not None:
        return None
    if which.value == "P1D":
        return Repeated("XXXX-XX-XX" + time.written())
    day, _, part = which.value.partition("T")
    if day == "XXXX-XX-XX" and time.hour is not None and time.part is None:  # ہر صبح چھ بجے
        return Repeated("XXXX-XX-XX" + Moment(part, time.hour, time.minute).written())
    if which.value.startswith("XXXX-WXX-"):
        return Repeated(which.value + time.written())
    return None


def repeated_hours(
    *,
    which: Repeated,
    start: Moment | None = None,
    part: Moment | None = None,
    hour: float | tuple[int, int] | None = None,
    time: Moment,
) -> Value | None:
    """روزانہ صبح 9 بجے سے 5 بجے تک: both ends are of any day."""
    day = "XXXX-XX-XX" if which.value == "P1D" else which.value
    span = hours(part=part, hour=hour, time=time) if hour is not None else Interval(start, time) if start else None
    if span is None or len(day) not in (len("XXXX-XX-XX"), len("XXXX-WXX-1")) or "T" in day:
        return None
    first, _, last = span.resolve(Context(None)).value.partition("/")
    return Repeated(f"{day}{first}/{day}{last}") if last else None


def night_between(*, a: Value, b: Value | int, time: Moment | None = None) -> Value:
    last = Weekday(6) if isinstance(b, int) else b  # جمعہ اور ہفتے کی درمیانی شب
    return NightBetween(a, last, time.hour if time else None, time.minute if time else 0)


def night_of_span(*, span: Interval, time: Moment | None = None) -> Value | None:
    return night_between(a=span.first, b=span.last, time=time) if isinstance(span.last, Day) else None


_RANGES = ("FIXEDYEARX", "DAYX", "MONTHX", "DECADEX", "CENTURYX", "TIMEX")


def interval(*, a: Value, b: Value) -> Value | None:
    """Two dates of one kind: 2006ء سے 2024ء, پیر سے پیر; not گزشتہ سال سے آج, nor from one day to the same."""
    same = set(a.classes) & set(b.classes) & set(_RANGES)
    returns = isinstance(a, Weekday) or (isinstance(a, Moment) and a.day is None)
    return Interval(a, b) if same and not said_before(b, a) and (a != b or returns) else None


def centuries(*, a: int, b: int) -> Value | None:
    return Interval(Century(a), Century(b)) if 1 <= a < b <= 30 else None


def month_of(*, year: Value, month: Value | int) -> Value | None:
    """A month that has no year yet takes this one; 2014ء گزشتہ مارچ are two dates."""
    if isinstance(month, Month):
        return MonthOf(month.month, year) if month.year is None else None
    return MonthOf(month, year) if isinstance(month, int) else None


def day_of(*, year: Value, day: Day) -> Value | None:
    return DayOf(day.month, day.day, year) if day.year is None else None


def month_of_year_ago(*, year: Ago, month: Value) -> Value | None:
    return month_of(year=year, month=month) if year.of_years else None


def day_of_year_ago(*, year: Ago, day: Day) -> Value | None:
    return day_of(year=year, day=day) if year.of_years else None


def weekday_of(*, of: Value, day: Weekday) -> Value | None:
    return WeekdayOf(day.number, of.count) if isinstance(of, RelativePeriod) and day.which is None else None


def every_year(*, which: Repeated, day: Day | None = None, month: Month | None = None) -> Value | None:
    said = day or month
    if which.value != "P1Y" or not isinstance(said, (Day, Month)) or said.year is not None:
        return None
    return Repeated(f"XXXX-{said.month:02}" + (f"-{said.day:02}" if isinstance(said, Day) else ""))


def every_weekday(*, which: Repeated, day: Weekday) -> Value | None:
    """ہر ہفتے اتوار کو."""
    return Repeated(f"XXXX-WXX-{day.number}") if which.value == "P1W" and day.which is None else None


def set_of_periods(*, which: Repeated, **_: object) -> Value | None:
    """ہر مہینے کے آخری جمعے, ہر سال رمضان: so often, and no day of its own."""
    return which if which.value in ("P1M", "P1Y") else None


def every_month(*, which: Repeated, day: int) -> Value | None:
    return Repeated(f"XXXX-XX-{day:02}") if which.value == "P1M" else None


def week_of(*, month: Value, n: int | None = None) -> Value | None:
    return WeekOfMonth(n, month) if n is not None and 1 <= n <= 5 else None


def nth_weekday(*, month: Value, day: Weekday, n: int | None = None) -> Value | None:
    return NthWeekday(n, day.number, month) if n is not None and -1 <= n <= 5 and day.which is None else None


def first_months(*, length: Length, of: Value, last: bool = False) -> Value | None:
    """رواں مالی سال کے ابتدائی 2 ماہ."""
    if len(length.parts) != 1 or length.parts[0][1] != "M":
        return None
    count = length.parts[0][0]
    return FirstMonths(-int(count) if last else int(count), of) if count == int(count) and count <= 12 else None


def last_months(*, length: Length, of: Value) -> Value | None:
    return first_months(length=length, of=of, last=True)


def quarter(*, n: int, of: Value) -> Value | None:
    return Quarter(n, of) if 1 <= n <= 4 else None


def half(*, n: int, of: Value) -> Value | None:
    return Half(n, of) if 1 <= n <= 2 else None


def ago(*, length: Length, sign: int = -1) -> Value | None:
    if len(length.parts) != 1:
        return None
    ((count, unit),) = length.parts
    return Ago(unit, count, sign)


# -- the first level: words ------------------------------------------------------------------------

FULL_DATES = (
    Pattern("eleventh of September", "day:DAY month:MONTH >(KE ATTACK)", attack_day, "گیارہ ستمبر کے حملوں نے دنیا بدل دی۔", "2001-09-11"),
    Pattern("day month year", "day:DAY|FIRSTOFMONTH|ORDDAY ORDSUFFIX? month:MONTH|ENMONTH COMMA? YEARPREFIX? year:YEAR CE?", calendar_day, "کتب خانہ 3 مارچ 1962ء کو کھلا۔", "1962-03-03"),
    Pattern("day month and early year", "day:DAY|FIRSTOFMONTH month:MONTH COMMA? YEARPREFIX? year:SHORTYEAR-YY CE", calendar_day, "یہ جنگ 10 اکتوبر 680ء کو ہوئی۔", "0680-10-10"),
    Pattern("day month and year before Christ", "day:DAY|FIRSTOFMONTH month:MONTH year:NUM BCE", day_before_christ, "28 مئی 585 قبل مسیح کو گرہن لگا۔", "-0584-05-28"),
    Pattern("day month", "day:DAY|FIRSTOFMONTH (KI | ORDSUFFIX)? month:MONTH", calendar_day, "13 مئی کو معاہدہ ہوا۔", "2025-05-13"),
    Pattern("day month, year in two figures", "day:DAY|FIRSTOFMONTH month:MONTH QUOTE year:YY CE?", day_in_two_figures, "وہ 6 ستمبر ’65 کو لڑا۔", "1965-09-06"),
    Pattern("day month, year in two figures with the sign of the era", "day:DAY|FIRSTOFMONTH month:MONTH year:YY CE", day_in_two_figures, "وہ 16 دسمبر 71ء کو لڑا۔", "1971-12-16"),
    Pattern("month day year", "month:MONTH|ENMONTH DOT? day:DAY ORDSUFFIX? COMMA? year:YEAR CE?", calendar_day, "اکتوبر 20، 2014 کو بارش ہوئی۔", "2014-10-20"),
    Pattern("month day", "month:MONTH day:DAY >KO|SE|TAK", calendar_day, "مارچ 23 کو جلسہ ہوا۔", "2025-03-23"),
    Pattern("year month day", "year:YEAR CE? month:MONTH day:DAY", calendar_day, "2014ء اکتوبر 20 کو بارش ہوئی۔", "2014-10-20"),
    Pattern("day, sign, month", "day:DAY SLASH|DASH month:MONTH SLASH|DASH? year:YEAR? CE?", calendar_day, "15؍اگست 1947ء کو ملک آزاد ہوا۔", "1947-08-15"),
    Pattern("day, sign, English month", "day:DAY SLASH|DASH month:ENMONTH SLASH|DASH year:YEAR", calendar_day, "14-Aug-2025 کو بارش ہوئی۔", "2025-08-14"),
    Pattern("first of a month", "day:FIRSTFEMININE month:MONTH", calendar_day, "پہلی جنوری کو چھٹی تھی۔", "2025-01-01"),
    Pattern("ordinal day of a month", "day:ORDDAY month:MONTH >KO|SE|TAK", calendar_day, "پندرہویں اگست کو ملک آزاد ہوا۔", "2024-08-15"),
    Pattern("day by its number, an ordinal", "month:MONTH KI day:ORDDAY DATEWORD", calendar_day, "مئی کی بیسویں تاریخ کو بارش ہوئی۔", "2025-05-20"),
    Pattern("day by its number", "month:MONTH KI day:DAY DATEWORD", calendar_day, "مئی کی 20 تاریخ کو بارش ہوئی۔", "2025-05-20"),
    Pattern("day of a month and year by its number", "month:MONTH YEARPREFIX? year:YEAR CE? KI day:DAY DATEWORD", calendar_day, "مئی 2024 کی 20 تاریخ کو بارش ہوئی۔", "2024-05-20"),
    Pattern("day by its number alone", "!<KI|MONTHWORD day:DAY DATEWORD >KO|TAK|SE", DayOfUnsaidMonth, "بل 20 تاریخ تک جمع کرائیں۔", "2025-08-20"),
    Pattern("date in figures and clock", "date:FULLDATE time:CLOCK", figures_and_clock, "اندراج 2025-08-15 10:30 پر ہوا۔", "2025-08-15T10:30"),
    Pattern("date in figures", "date:FULLDATE", full_date, "9/4/2023 کو فہرست لگائی گئی۔", "2023-04-09"),
    Pattern("weekday and date", "weekday:WEEKDAY COMMA? day:DAY|FIRSTOFMONTH month:MONTH COMMA? YEARPREFIX? year:YEAR CE?", calendar_day, "ہم اتوار 26 مئی 2024ء کو لوٹے۔", "2024-05-26"),
    Pattern("weekday and day", "weekday:WEEKDAY COMMA? day:DAY|FIRSTOFMONTH month:MONTH", calendar_day, "وہ جمعرات یکم مئی کو آئے تھے۔", "2025-05-01"),
    Pattern("date and weekday", "day:DAY|FIRSTOFMONTH month:MONTH (COMMA >YEAR)? YEARPREFIX? year:YEAR? CE? COMMA? BAROZ weekday:WEEKDAY", calendar_day, "20 جولائی بروز اتوار جلسہ ہوا۔", "2025-07-20"),
    Pattern("date and weekday in brackets", "day:DAY|FIRSTOFMONTH month:MONTH (COMMA >YEAR)? YEARPREFIX? year:YEAR? CE? OPEN BAROZ? weekday:WEEKDAY CLOSE", calendar_day, "وہ 5 مئی (پیر) کو آئے۔", "2025-05-05"),
    Pattern("date, weekday", "day:DAY|FIRSTOFMONTH month:MONTH (COMMA >YEAR)? YEARPREFIX? year:YEAR? CE? COMMA weekday:WEEKDAY-WEEK >KO|SE|TAK|EDGE|CLOSE", calendar_day, "وہ 5 مئی، پیر کو آئے۔", "2025-05-05"),
    Pattern("date in figures and weekday", "date:FULLDATE (COMMA BAROZ WEEKDAY | BAROZ WEEKDAY | OPEN BAROZ? WEEKDAY CLOSE)", full_date, "اجلاس 12/05/2025 بروز پیر ہوا۔", "2025-05-12"),
    Pattern("on a weekday, dated in figures", "BAROZ WEEKDAY COMMA? DATED? date:FULLDATE", full_date, "بروز اتوار مورخہ 5/5/2024 کو جلسہ ہوا۔", "2024-05-05"),
    Pattern("on a weekday, dated", "BAROZ weekday:WEEKDAY COMMA? DATED? day:DAY|FIRSTOFMONTH month:MONTH year:YEAR? CE?", calendar_day, "بروز جمعرات مورخہ 5 جون 2025ء کو جلسہ ہوا۔", "2025-06-05"),
    Pattern("days of a month", "a:DAY|FIRSTOFMONTH SE|TA|DASH (LE KAR?)? b:DAY month:MONTH (COMMA >YEAR)? year:YEAR? CE?", days_of_month, "نمائش 5 سے 12 اگست تک جاری رہے گی۔", "2025-08-05/2025-08-12"),
    Pattern("two days of a month", "a:DAY|FIRSTOFMONTH AUR|COMMA b:DAY month:MONTH (COMMA >YEAR)? year:YEAR? CE?", partial(days_of_month, step=1), "نمائش 5 اور 6 اگست کو ہوگی۔", "2025-08-05/2025-08-06"),
    Pattern("day in a list", "day:DAY|FIRSTOFMONTH >(AUR|COMMA DAY MONTH | COMMA DAY AUR|COMMA DAY MONTH | COMMA DAY COMMA DAY AUR|COMMA DAY MONTH)", DayInList, "میچ 5 اور 9 اگست کو ہوں گے۔", None),
    Pattern("days of a month, joined", "span:DAYSPAN month:MONTH (COMMA >YEAR)? year:YEAR? CE?", lambda *, span, **v: days_of_month(a=span[0], b=span[1], **v), "کانفرنس 5-7 مارچ 2024 کو ہوئی۔", "2024-03-05/2024-03-07"),
    Pattern("three days of a month", "a:DAY|FIRSTOFMONTH COMMA DAY AUR|COMMA b:DAY month:MONTH year:YEAR? CE?", partial(days_of_month, step=2), "یہ 8، 9 اور 10 مئی کو ہوا۔", "2025-05-08/2025-05-10"),
)

MONTHS = (
    Pattern("month year", "month:MONTH COMMA? YEARPREFIX? year:YEAR CE?", Month, "نمائش اپریل 2023 میں لگی تھی۔", "2023-04"),
    Pattern("month and early year", "month:MONTH YEARPREFIX? year:SHORTYEAR-YY CE", Month, "وہ اپریل 711ء میں اترے۔", "0711-04"),
    Pattern("month, year in two figures", "month:MONTH QUOTE year:YY CE? >MEIN|SE|TAK|KE|KI|KO", month_in_two_figures, "وہ دسمبر ’71 میں لڑا۔", "1971-12"),
    Pattern("month, year in two figures with the sign of the era", "month:MONTH year:YY CE", month_in_two_figures, "وہ دسمبر 71ء میں لڑا۔", "1971-12"),
    Pattern("year month", "year:YEAR CE? KE? month:MONTH !>DAY", Month, "وہ 2014ء کے دسمبر میں آیا۔", "2014-12"),
    Pattern("month in figures", "month:YEARMONTH", lambda *, month: Month(month[1], month[0]), "رپورٹ 2024-05 میں چھپی۔", "2024-05"),
    Pattern("months", "a:MONTH SE|TA|DASH|SLASH b:MONTH YEARPREFIX? year:YEAR? CE?", months, "برآمدات جولائی تا مارچ 2015 میں بڑھیں۔", "2014-07/2015-03"),
    Pattern("months of a fiscal year", "a:MONTH SE|TA|DASH b:MONTH (FISCAL | YEARPREFIX)? pair:YEARPAIR", months_of_fiscal_year, "برآمدات جولائی تا مارچ 2014-15 میں بڑھیں۔", "2014-07/2015-03"),
    Pattern("month", "month:MONTH-NAMEMONTH", Month, "کام نومبر میں شروع ہوگا۔", "2025-11"),
    Pattern("the month of", "MAH month:MONTH", Month, "ماہ جون میں گرمی رہی۔", "2025-06"),
    Pattern("the month of a year", "MAH month:MONTH COMMA? YEARPREFIX? year:YEAR CE?", Month, "بجلی کا بل ماہ مئی 2024 کا ہے۔", "2024-05"),
    Pattern("month, so called", "month:MONTH KE MONTHWORD", Month, "یہ مارچ کے مہینے میں ہوا۔", "2025-03"),
    Pattern("relative month", "which:REL|IS month:MONTH", lambda *, which, month: RelativeMonth(month, which), "گزشتہ نومبر میں بارش ہوئی۔", "2024-11"),
    Pattern("March", "!<MARCHBEFORE month:MARCH >MEIN|SE|TAK|COMMA|TA|DASH|CLOSE|MONTH", Month, "یہ قانون مارچ میں منظور ہوا۔", "2025-03"),
    Pattern("March and its part", "!<MARCHBEFORE month:MARCH >(KE POE|LASTS|FIRSTS|ORD|DURING|LIYE|BAAD | AUR|YA MONTH)", Month, "یہ مارچ کے آخر میں ہوا۔", "2025-03"),
    Pattern("June", "month:JUNE >MEIN|SE|TAK|KE|KI|KO|KA|COMMA|TA|DASH|CLOSE|AUR|MONTH", Month, "یہ قانون جون میں منظور ہوا۔", "2025-06"),
    Pattern("March, June after a bracket", "<OPEN month:NAMEMONTH >CLOSE", Month, "وہ (جون) میں آیا۔", "2025-06"),
    Pattern("a march", "MARCHBEFORE NAMEMONTH", TRAP, "لانگ مارچ میں لوگ آئے۔"),
    Pattern("to march", "NAMEMONTH (MARCHAFTER | KI MARCHAFTER | KO MARCHAFTER)", TRAP, "انہوں نے مارچ کیا۔"),
    Pattern("in the march", "NAMEMONTH MEIN MARCHJOIN", TRAP, "لوگ مارچ میں شریک تھے۔"),
)

YEARS = (
    Pattern("year with its prefix", "YEARPREFIX year:YEAR CE?", Year, "سنہ دو ہزار دس کے سیلاب میں پل بہہ گیا۔", "2010"),
    Pattern("year in two figures with its prefix", "SAN year:YY >KI|MEIN|KE|SE", year_in_two_figures, "وہ سن 65 کی جنگ میں لڑا۔", "1965"),
    Pattern("year with the sign of the era", "year:YEAR|SHORTYEAR CE", year_of_era, "712ء میں سندھ فتح ہوا۔", "0712"),
    Pattern("year in two figures with the sign of the era", "year:YY CE", year_in_two_figures, "62ء میں فلم چلی۔", "1962"),
    Pattern("year before Christ", "year:NUM BCE", lambda *, year: Year(1 - year) if 0 < year < 10000 else None, "ارسطو 384 ق م میں پیدا ہوا۔", "-0383"),
    Pattern("years before Christ", "a:NUM SE|TA|DASH b:NUM BCE", lambda *, a, b: YearSpan(1 - a, 1 - b) if 0 < b < a < 10000 else None, "یہ شہر 2600 سے 1900 قبل مسیح تک آباد رہا۔", "-2599/-1899"),
    Pattern("so many years before Christ", "year:NUM YEARWORD BCE", lambda *, year: Year(1 - year) if 0 < year < 10000 else None, "یہ ایک ہزار سال قبل مسیح میں بنا۔", "-0999"),
    Pattern("year and its postposition", "!<COUNTED year:BAREYEAR >MEIN", Year, "یہ 2014 میں بنا۔", "2014"),
    Pattern("year and a postposition", "!<COUNTED|NUMBERED year:BAREYEAR >SE|TAK|KE|KI|KO|KA|COMMA|CLOSE|COLON|AUR|YA|TA|TAHAL|HI|PAR|NE|QUOTE|LIYE|DURING|EDGE|YEARAFTER", Year, "یہ 2014 کا ہے۔", "2014"),
    Pattern("year before its word", "year:BAREYEAR SAN >MEIN|KE|KI|SE|TAK|KO", Year, "وہ 2004 سنہ میں آیا۔", "2004"),
    Pattern("year of an event", "<YEAREVENT year:BAREYEAR !>COUNTED|UNIT", Year, "ورلڈ کپ 2019 انگلینڈ نے جیتا۔", "2019"),
    Pattern("year in words", "year:WORDYEAR >MEIN|TAK|SE|KE|KI|KO", word_year, "یہ دو ہزار گیارہ میں بنا۔", "2011"),
    Pattern("relative year, named", "REL|IS|NAYA YEARWORD year:BAREYEAR CE? !>COUNTED", Year, "وہ آئندہ سال 2026ء میں آئیں گے۔", "2026"),
    Pattern("more than so many", "NUM SE ABOUT", TRAP, "اس میں 2000 سے زائد طلبہ ہیں۔"),
    Pattern("about so many", "NUM KE NEAR", TRAP, "وہاں 2000 کے قریب لوگ تھے۔"),
    Pattern("reached so many", "TALLY NUM TAK REACH", TRAP, "تعداد 2014 تک پہنچ گئی۔"),
    Pattern("numbered", "NUMBERED BAREYEAR|YEARSPAN|YEARPAIR (SE|TA|DASH|COMMA|AUR BAREYEAR)? (COMMA|AUR BAREYEAR)? (COMMA|AUR BAREYEAR)? !>MEIN|CE|AH|MONTH", TRAP, "نمبر 1999، 2000 اور 2001 بند ہیں۔"),
    Pattern("out of so many", "NUM MEIN SE", TRAP, "2000 میں سے نو پاس ہوئے۔"),
    Pattern("banknotes", "NUM KE|KA NOTE", TRAP, "جعلی 2000 کے نوٹ ملے۔"),
    Pattern("decade", "year:YEAR|YY|DECADEWORD CE? KI|KE DECADE", decade, "اسی کی دہائی میں یہ سینما بنا۔", "198X"),
    Pattern("decade in a list", "year:YEAR|YY|DECADEWORD CE? >(AUR|COMMA|YA YEAR|YY|DECADEWORD CE? KI|KE DECADE | COMMA YEAR|YY|DECADEWORD CE? AUR|YA YEAR|YY|DECADEWORD CE? KI|KE DECADE)", decade, "ساٹھ اور ستر کی دہائی میں یہ ہوا۔", None),
    Pattern("decade with the prefix of the year", "YEARPREFIX year:YEAR|YY CE? KI|KE DECADE", decade, "یہ سنہ 1980 کی دہائی میں ہوا۔", "198X"),
    Pattern("century", "n:ORD CENTURY CE?", lambda *, n: Century(n) if 1 <= n <= 30 else None, "بیسویں صدی میں دو جنگیں ہوئیں۔", "19XX"),
    Pattern("century in a list", "n:ORD >(AUR|COMMA|YA ORD CENTURY)", lambda *, n: Century(n) if 1 <= n <= 30 else None, "انیسویں اور بیسویں صدی میں یہ ہوا۔", None),
    Pattern("centuries", "a:ORD SE|TA|DASH b:ORD CENTURY CE?", centuries, "انیسویں سے بیسویں صدی تک یہ ہوا۔", "18XX/19XX"),
    Pattern("century in figures", "n:NUM ORDSUFFIX CENTURY CE?", lambda *, n: Century(n) if 1 <= n <= 30 else None, "19 ویں صدی میں ریل آئی۔", "18XX"),
    Pattern("century before Christ", "n:ORD CENTURY BCE", lambda *, n: Century(n, bce=True) if 1 <= n <= 40 else None, "پانچویں صدی قبل مسیح میں یہ شہر بسا۔", "-0499/-0400"),
    Pattern("Hijri century in figures", "n:NUM ORDSUFFIX CENTURY AH", lambda *, n: HijriCentury(n) if 1 <= n <= 15 else None, "14 ویں صدی ہجری میں یہ چھپی۔", "1883/1980~"),
    Pattern("Hijri century", "n:ORD CENTURY AH", lambda *, n: HijriCentury(n) if 1 <= n <= 15 else None, "تیسری صدی ہجری کے محدث تھے۔", "0816/0913~"),
    Pattern("years", "span:YEARSPAN CE? !>COUNTED", lambda *, span: YearSpan(*span), "یہ 1939-45 میں ہوا۔", "1939/1945"),
    Pattern("fiscal year", "FISCAL pair:YEARPAIR CE?", lambda *, pair: FiscalYear(pair), "مالی سال 2024-25 میں خسارہ کم ہوا۔", "2024-07-01/2025-06-30"),
    Pattern("fiscal year, name after", "pair:YEARPAIR CE? KE FISCAL", lambda *, pair: FiscalYear(pair), "2024-25 کے مالی سال میں خسارہ کم ہوا۔", "2024-07-01/2025-06-30"),
    Pattern("fiscal year by its last year", "FISCAL year:BAREYEAR CE?", lambda *, year: FiscalYear(year - 1), "مالی سال 2024 میں خسارہ کم ہوا۔", "2023-07-01/2024-06-30"),
    Pattern("fiscal year by its last year in two figures", "FISCAL year:YY CE?", lambda *, year: FiscalYear(full_year(year) - 1), "مالی سال 25 میں خسارہ کم ہوا۔", "2024-07-01/2025-06-30"),
    Pattern("fiscal year in two figures", "FISCAL span:NUMSPAN CE?", lambda *, span: FiscalYear(full_year(span[0])) if span[1] == span[0] + 1 < 100 else None, "مالی سال 24-25 میں خسارہ کم ہوا۔", "2024-07-01/2025-06-30"),
    Pattern("fiscal year, its years apart", "FISCAL a:YEAR CE? DASH b:YEAR|YY CE?", year_pair, "مالی سال 2024ء-25ء میں خسارہ کم ہوا۔", "2024-07-01/2025-06-30"),
    Pattern("relative fiscal year, its years apart", "REL|IS|NAYA FISCAL a:YEAR CE? DASH b:YEAR|YY CE?", year_pair, "گزشتہ مالی سال 2024ء-25ء میں خسارہ کم ہوا۔", "2024-07-01/2025-06-30"),
    Pattern("two years apart", "a:YEAR CE DASH b:YY CE", year_pair, "2024ء-25ء میں برآمدات گریں۔", "2024-07-01/2025-06-30"),
    Pattern("years apart", "!<COUNTED|NUMBERED a:BAREYEAR DASH b:BAREYEAR !>COUNTED|UNIT", years, "وہ (1877 - 1938) شاعر تھے۔", "1877/1938"),
    Pattern("two years", "pair:YEARPAIR CE?", lambda *, pair: FiscalYear(pair), "2015-16 میں برآمدات گریں۔", "2015-07-01/2016-06-30"),
    Pattern("relative fiscal year", "which:REL|IS FISCAL", lambda *, which: FiscalYear(None, which), "گزشتہ مالی سال میں خسارہ کم ہوا۔", "2024-07-01/2025-06-30"),
    Pattern("relative fiscal year, named", "REL|IS|NAYA FISCAL pair:YEARPAIR CE?", lambda *, pair: FiscalYear(pair), "گزشتہ مالی سال 2023-24ء میں خسارہ بڑھا۔", "2023-07-01/2024-06-30"),
    Pattern("fiscal year unsaid", "FISCAL", lambda: FiscalYear(None, 0), "مالی سال کی پہلی سہ ماہی میں نفع بڑھا۔", "2025-35", weak=True),
    Pattern("new fiscal year", "NAYA FISCAL", lambda: FiscalYear(None, 1), "نئے مالی سال کا بجٹ آئے گا۔", "2026-07-01/2027-06-30"),
)

WEEKDAYS = (
    Pattern("weekday", "day:WEEKDAY-NAMEDAY|WEEK", lambda *, day: Weekday(day), "جمعرات کو سماعت ہوگی۔", "2025-07-31"),
    Pattern("weekday, so called", "day:WEEKDAY KE ROZ|DIN", lambda *, day: Weekday(day), "ہفتے کے روز بارش ہوئی۔", "2025-07-26"),
    Pattern("weekday that is a word too", "day:NAMEDAY >KO|SE|TAK|KI|AUR|HI|YA|TA|CLOSE|EDGE", lambda *, day: Weekday(day), "پیر کو اسکول کھلے۔", "2025-07-28"),
    Pattern("weekday that is a word too, compared", "day:NAMEDAY >(KE MUQABLA)", lambda *, day: Weekday(day), "حجم پیر کے مقابلے میں کم رہا۔", "2025-07-28"),
    Pattern("weekday in a list", "day:NAMEDAY >(COMMA WEEKDAY)", lambda *, day: Weekday(day), "پیر، بدھ اور جمعرات کو گیس بند رہی۔", "2025-07-28"),
    Pattern("weekday that is a word too, at the end of a range", "<TA day:NAMEDAY", lambda *, day: Weekday(day), "دفتر پیر تا جمعہ صبح 9 بجے کھلتا ہے۔", "2025-07-28/2025-08-01"),
    Pattern("weekday that is a word too, before its time", "!<QTY|REL|ORD|IS|ISI|LASTS|VAGUE|FULL|HAR|KE day:NAMEDAY|WEEK >(DAYPART | HOUR|CLOCKFRACTION|CLOCK BAJE)", lambda *, day: Weekday(day), "پیر شام پانچ بجے اجلاس ہوگا۔", "2025-08-04T17:00"),
    Pattern("weekday and a glued postposition", "day:NAMEDAY|WEEK >GLUEDKO", lambda *, day: Weekday(day), "منگل کواسلام آباد میں بارش ہوئی۔", "2025-07-22"),
    Pattern("weekday after a day", "<AAJ|KAL|ROZ|DIN|OPEN day:NAMEDAY", lambda *, day: Weekday(day), "گزشتہ روز منگل میلہ لگا۔", None),
    Pattern("on a weekday", "BAROZ day:WEEKDAY", lambda *, day: Weekday(day), "بروز ہفتہ جلسہ ہوا۔", "2025-07-26"),
    Pattern("Saturday", "!<QTY|REL|ORD|IS|ISI|LASTS|VAGUE|FULL|HAR day:WEEK >KO|SE|TAK", lambda *, day: Weekday(6), "ہفتے کو بارش ہوئی۔", "2025-07-26"),
    Pattern("Saturday's morning", "!<QTY|REL|ORD|IS|ISI|LASTS|VAGUE|FULL|HAR day:WEEK >(KI DAYPART)", lambda *, day: Weekday(6), "ہفتے کی صبح بارش ہوئی۔", "2025-07-26TMO"),
    Pattern("Saturday and Sunday", "!<QTY|REL|ORD|IS|ISI|LASTS|VAGUE|FULL|HAR day:WEEK >(AUR|COMMA|TA WEEKDAY)", lambda *, day: Weekday(6), "ہفتہ اور اتوار کو چھٹی تھی۔", None),
    Pattern("relative weekday", "which:REL day:WEEKDAY-WEEK", lambda *, which, day: Weekday(day, which), "گزشتہ جمعہ کو بارش ہوئی۔", "2025-07-25"),
    Pattern("relative weekday, so called", "which:REL day:WEEKDAY-WEEK KE ROZ|DIN", lambda *, which, day: Weekday(day, which), "گزشتہ جمعہ کے روز بارش ہوئی۔", "2025-07-25"),
    Pattern("this weekday", "IS day:WEEKDAY-WEEK", lambda *, day: Weekday(day, 0), "اس جمعرات کو وہ آئیں گے۔", "2025-07-31"),
    Pattern("Friday prayer and hour", "PRAYERBEFORE WEEKDAY hour:HOUR|CLOCKFRACTION BAJE", lambda *, hour: half_day_clock(time=(int(hour), round(hour % 1 * 60)), part="AF"), "نماز جمعہ ڈیڑھ بجے ہوگی۔", "2025-07-28T13:30"),
    Pattern("Friday prayer and clock", "PRAYERBEFORE WEEKDAY time:CLOCK|DOTCLOCK BAJE", lambda *, time: half_day_clock(time=time, part="AF"), "نماز جمعہ 1:30 بجے ہوگی۔", "2025-07-28T13:30"),
    Pattern("Friday prayer", "PRAYERBEFORE WEEKDAY", TRAP, "نماز جمعہ ادا کی گئی۔"),
    Pattern("prayer of Friday", "WEEKDAY KI|KE NAMAZ", TRAP, "جمعہ کی نماز ادا کی گئی۔"),
    Pattern("week that ends", "<WALA WEEK >PAR|MEIN|KE", WeekOfDay, "18 جولائی کو ختم ہونے والے ہفتے میں ذخائر بڑھے۔", "2025-W29"),
    Pattern("week ended", "<KHATM WEEK >PAR|MEIN|KE", WeekOfDay, "18 جولائی کو ختم ہفتے میں ذخائر بڑھے۔", "2025-W29"),
)

RELATIVE = (
    Pattern("today", "AAJ", lambda: RelativeDay(0), "آج منڈی میں رش ہے۔", "2025-07-28"),
    Pattern("nowadays", "AAJKAL", lambda: Fixed("PRESENT_REF"), "آج کل گرمی ہے۔", "PRESENT_REF"),
    Pattern("newspaper Today", "TODAYBEFORE AAJ", TRAP, "روزنامہ آج میں خبر چھپی۔"),
    Pattern("yesterday or tomorrow", "KAL !>TOTALOF|QTY|EACHDAY|AMOUNT", lambda: RelativeDay(1, by_tense=True), "ہم کل پشاور جائیں گے۔", "2025-07-29"),
    Pattern("yesterday or tomorrow, with the hour", "KAL >(QTY BAJE)", lambda: RelativeDay(1, by_tense=True), "وہ کل 5 بجے آئے گا۔", "2025-07-29T05:00"),
    Pattern("yesterday or tomorrow, one", "KAL >EK !>(EK COUNTED|UNIT)", lambda: RelativeDay(1, by_tense=True), "کل ایک حادثہ ہوا۔", "2025-07-27"),
    Pattern("total", "KAL TOTALOF|QTY|EACHDAY|AMOUNT-EK !>BAJE", TRAP, "کل رقم نو ہزار روپے بنی۔"),
    Pattern("one in total", "KAL EK COUNTED|UNIT", TRAP, "کل ایک گھنٹہ لگا۔"),
    Pattern("two days off", "PARSON", lambda: RelativeDay(2, by_tense=True), "مہمان پرسوں لوٹ جائیں گے۔", "2025-07-30"),
    Pattern("three days off", "TARSON", lambda: RelativeDay(3, by_tense=True), "وہ ترسوں آیا تھا۔", "2025-07-25"),
    Pattern("relative day", "which:REL HI? ROZ|DIN", relative_day, "گزشتہ روز بارش ہوئی۔", "2025-07-27"),
    Pattern("three days off, after two", "<KAL|PARSON|TARSON NARSON !>NE|SE|KO|KE|KI|KA", lambda: RelativeDay(3, by_tense=True), "وہ کل، پرسوں نرسوں آئے گا۔", "2025-07-31"),
    Pattern("last yesterday, next tomorrow", "day:REL|GONE KAL", lambda *, day: RelativeDay(day) if day else None, "گزشتہ کل بارش ہوئی۔", "2025-07-27"),
    Pattern("of a whole country", "KAL ALLOF ALLEVENT", TRAP, "کل پاکستان مشاعرہ ہوا۔"),
    Pattern("relative part of a day", "which:REL part:DAYPART", relative_part, "گزشتہ رات بارش ہوئی۔", "2025-07-27TNI"),
    Pattern("that very day", "ISI ROZ|DIN|UNIT", unresolved, "اسی دن وہ لوٹ گیا۔", "UNRESOLVED"),
    Pattern("that day", "IS ROZ|DIN", unresolved, "اس روز بارش ہوئی۔", "UNRESOLVED"),
    Pattern("relative period", "which:REL FULL? unit:UNIT-MANY", relative_period, "گزشتہ ہفتے ملاقات ہوئی۔", "2025-W30"),
    Pattern("this period", "IS FULL? unit:UNIT", this_period, "اس سال بارش کم ہوئی۔", "2025"),
    Pattern("this year", "IMSAL", lambda: RelativePeriod("Y", 0), "امسال بارش کم ہوئی۔", "2025"),
    Pattern("this month", "MAHRAWAN", lambda: RelativePeriod("M", 0), "ماہ رواں میں بارش ہوئی۔", "2025-07"),
    Pattern("the week gone", "HAFTARAFTA", lambda: RelativePeriod("W", -1), "ہفتہ رفتہ میں مندی رہی۔", "2025-W30"),
    Pattern("the new year", "SALNAU", NewYear, "سال نو پر آتش بازی ہوئی۔", "2026"),
    Pattern("new year", "NAYA YEARWORD", NewYear, "نیا سال تبدیلی کا سال ہوگا۔", "2026"),
    Pattern("relative quarter", "which:REL|IS QUARTER", lambda *, which: RelativePeriod("Q", which), "گزشتہ سہ ماہی میں نفع بڑھا۔", "2025-34"),
    Pattern("relative half-year", "which:REL|IS HALFYEAR", lambda *, which: RelativePeriod("HY", which), "گزشتہ ششماہی میں نفع بڑھا۔", "2025-40"),
    Pattern("relative season", "which:REL|IS season:SEASONFULL", lambda *, which, season: RelativeSeason(season, which), "گزشتہ موسم گرما میں بارش ہوئی۔", "2024-22"),
    Pattern("in recent times", "HALIYA unit:MANY", vague_length, "حالیہ برسوں میں یہ بڑھا ہے۔", "PXY"),
)

LENGTHS = (
    Pattern("one day, some day", "EK ROZ|DIN !>TAK|MEIN|KE|KI|SE|AGO|BAAD|KA|HI|KO", TRAP, "ایک دن وہ چلا گیا۔"),
    Pattern("length", "n:QTY HI? unit:UNIT", length, "ہم ڈھائی گھنٹے چلتے رہے۔", "PT2H30M"),
    Pattern("two lengths", "n:QTY unit:UNIT AUR? m:QTY less:UNIT", two_lengths, "سفر 3 گھنٹے 20 منٹ کا تھا۔", "PT3H20M"),
    Pattern("length between two", "a:QTY (SE | TA | YA | AUR)? b:QTY unit:UNIT", length_span, "کام دو تین دن میں ہوگا۔", "P2D/P3D"),
    Pattern("length between two, joined", "span:NUMSPAN unit:UNIT", number_span, "کام 10-15 دن میں ہوگا۔", "P10D/P15D"),
    Pattern("vague length", "VAGUE|MANY_NUMBER HI|EK? unit:UNIT", vague_length, "وہ چند روز رہا۔", "PXD"),
    Pattern("plural as a length", "!<QTY|REL|VAGUE|IS unit:MANY >SE|TAK|BAAD", vague_length, "وہ برسوں سے یہاں ہے۔", "PXY"),
    Pattern("relative length", "REL n:QTY unit:UNIT", length, "گزشتہ 6 برسوں سے وہ یہاں ہیں۔", "P6Y"),
    Pattern("relative length between two", "REL a:QTY (SE | TA | YA)? b:QTY unit:UNIT", length_span, "اگلی ایک دو دہائیوں میں یہ ہوگا۔", "P10Y/P20Y"),
    Pattern("relative vague length", "REL VAGUE unit:UNIT", vague_length, "گزشتہ کئی برسوں سے وہ یہاں ہیں۔", "PXY"),
    Pattern("relative plural", "REL unit:MANY", vague_length, "گزشتہ برسوں میں یہ بڑھا ہے۔", "PXY"),
    Pattern("long ago", "!<SE VAGUE|MANY_NUMBER HI|EK? UNIT|ARSA AGO", past, "اسے چند ماہ قبل نکالا گیا تھا۔", "PAST_REF"),
    Pattern("ages ago", "!<SE MANY AGO", past, "وہ برسوں پہلے آیا تھا۔", "PAST_REF"),
    Pattern("some days ago", "!<SE QTY QTY UNIT AGO", past, "وہ دو تین دن پہلے آیا تھا۔", "PAST_REF"),
    Pattern("after some time", "!<KE VAGUE|MANY_NUMBER unit:UNIT BAAD", lambda *, unit: VagueAfter(vague_length(unit=unit)), "وہ چند روز بعد آئیں گے۔", "FUTURE_REF"),
    Pattern("of so many years", "n:QTY SALA >EVENT", lambda *, n: length(n=n, unit="Y"), "تین سالہ منصوبے کے تحت کام ہوا۔", "P3Y"),
    Pattern("person of an age", "QTY SALA", TRAP, "ایک 17 سالہ لڑکے کو پکڑا گیا۔"),
    Pattern("of so many days", "n:QTY|SEH ROZA", lambda *, n: length(n=n, unit="D"), "پانچ روزہ میچ ہوا۔", "P5D"),
    Pattern("of so many months", "n:QTY MAHA", lambda *, n: length(n=n, unit="M"), "6 ماہہ کورس ہوا۔", "P6M"),
    Pattern("all through", "unit:UNIT BHAR", lambda *, unit: length(n=1, unit=unit), "سال بھر بارش ہوئی۔", "P1Y"),
    Pattern("age, so called", "QTY UNIT KI AGEWORD", TRAP, "وہ 90 برس کی عمر میں چل بسے۔"),
    Pattern("so many years of age", "QTY (SE|TA|DASH QTY)? UNIT (SE ABOUT)? KI? AGEWORD", TRAP, "60 سال سے زائد عمر کے افراد آئے۔"),
    Pattern("joined, years of age", "NUMSPAN UNIT KI? AGEWORD", TRAP, "18-35 سال عمر کے افراد آئے۔"),
    Pattern("age between its numbers", "AGEWORD APPROX|ONLY|COLON? QTY (SE|TA|DASH QTY)? UNIT", TRAP, "عمر 18 سے 25 سال ہو۔"),
    Pattern("age before its number", "AGEWORD QTY UNIT", TRAP, "اس کی عمر 20 برس ہے۔"),
    Pattern("fixed phrase", "TRAP", TRAP, "وہ دن رات محنت کرتا ہے۔"),
)

SETS = (
    Pattern("every so often", "value:EACHDAY", lambda *, value: Repeated(value), "وہ روزانہ ورزش کرتی ہے۔", "P1D"),
    Pattern("every weekday", "HAR day:WEEKDAY-WEEK", lambda *, day: Repeated(f"XXXX-WXX-{day}"), "ہر جمعے کو میلہ لگتا ہے۔", "XXXX-WXX-5"),
    Pattern("every unit", "HAR unit:UNIT", every, "ہر مہینے بل آتا ہے۔", "P1M"),
    Pattern("every so many", "HAR n:QTY unit:UNIT", every, "ہر پانچ دن بعد تصویر لے گا۔", "P5D"),
    Pattern("every few", "HAR VAGUE unit:UNIT", lambda *, unit: Repeated(vague_length(unit=unit).value), "ہر چند ماہ بعد یہ ہوتا ہے۔", "PXM"),
    Pattern("every day, before its time", "!<KE|KI|REL|RELATIVE|QTY|ISI|IS|HAR|VAGUE|ORD|LASTS|FIRSTS|AGO|FULL|MANY ROZ >(DAYPART HOUR|CLOCKFRACTION|CLOCK BAJE | HOUR|CLOCKFRACTION|CLOCK BAJE)", lambda: Repeated("P1D"), "وہ روز شام پانچ بجے آتا ہے۔", "XXXX-XX-XXT17:00"),
    Pattern("every second", "HAR n:ORD unit:UNIT", every, "ہر دوسرے روز بارش ہوتی ہے۔", "P2D"),
    Pattern("every part of a day", "HAR part:DAYPART", lambda *, part: Repeated(f"XXXX-XX-XXT{part}"), "ہر رات بارش ہوتی ہے۔", "XXXX-XX-XXTNI"),
    Pattern("so often in", "!<QTY|REL|ORD|IS|ISI|VAGUE|LASTS|FIRSTS|HAR unit:UNIT >(MEIN ONLY? QTY BAR|UNIT)", every, "ہفتے میں دو بار ورزش کریں۔", "P1W"),
)

VAGUE = (
    Pattern("to date", "!<SE|CE|NUM|MONTH TAHAL", lambda: Fixed("PRESENT_REF"), "تاحال بارش نہیں ہوئی۔", "PRESENT_REF"),
    Pattern("vague", "value:NOW", lambda *, value: Fixed(value), "فی الحال بارش نہیں ہے۔", "PRESENT_REF"),
    Pattern("now", "AB !>KI|TAK|HI", lambda: Fixed("PRESENT_REF"), "اب موسم اچھا ہے۔", "PRESENT_REF"),
    Pattern("then", "ISWAQT >KE", past, "یہ اس وقت کے وزیراعظم نے کہا۔", "PAST_REF"),
    Pattern("at this time", "ISWAQT !>KE", AtThatTime, "اس وقت بارش ہے۔", "PRESENT_REF"),
    Pattern("in the past, the future", "value:MAZI >MEIN", lambda *, value: Fixed(value), "ماضی میں ایسا ہوتا تھا۔", "PAST_REF"),
    Pattern("from now on, after a pronoun", "<PRONOUN AYINDA !>NEXTNOUN", lambda: Fixed("FUTURE_REF"), "وہ آئندہ دیر نہیں کریں گی۔", "FUTURE_REF"),
    Pattern("from now on", "AYINDA >AFTERAYINDA", lambda: Fixed("FUTURE_REF"), "آئندہ ایسا نہیں ہوگا۔", "FUTURE_REF"),
)

OTHER_CALENDARS = (
    Pattern("Hijri day", "day:DAY|FIRSTOFMONTH|ORD (SLASH | ORDSUFFIX)? month:HMONTH-SIFR", hijri, "10 محرم کو جلوس نکلے۔", "2025-07-06~"),
    Pattern("Hijri day and year", "day:DAY|FIRSTOFMONTH|ORD (SLASH | ORDSUFFIX)? month:HMONTH (COMMA >(YEARPREFIX | YEAR AH))? YEARPREFIX? year:YEAR AH?", hijri, "10 محرم 1447ھ کو جلوس نکلے۔", "2025-07-06~"),
    Pattern("Hijri day and early year", "day:DAY|FIRSTOFMONTH|ORD (SLASH | ORDSUFFIX)? month:HMONTH COMMA? YEARPREFIX? year:NUM AH", hijri, "وہ 10 محرم 61ھ کو شہید ہوئے۔", "0680-10-13~"),
    Pattern("Hijri date in figures", "date:FULLDATE AH", hijri_in_figures, "10/1/1447ھ کو جلوس نکلے۔", "2025-07-06~"),
    Pattern("days of a Hijri month", "a:DAY|FIRSTOFMONTH AUR|COMMA|SE|TA|DASH b:DAY month:HMONTH-SIFR", hijri_days, "یکم تا دس محرم جلوس نکلے۔", "2025-06-27/2025-07-06~"),
    Pattern("days of a Hijri month and year", "a:DAY|FIRSTOFMONTH AUR|COMMA|SE|TA|DASH b:DAY month:HMONTH (COMMA >(YEARPREFIX | YEAR AH))? YEARPREFIX? year:YEAR AH?", hijri_days, "1 تا 10 محرم 1446ھ جلوس نکلے۔", "2024-07-08/2024-07-17~"),
    Pattern("days of a Hijri month, joined", "span:DAYSPAN month:HMONTH-SIFR", lambda *, span, month: hijri_days(a=span[0], b=span[1], month=month), "9-10 محرم کو جلوس نکلے۔", "2025-07-05/2025-07-06~"),
    Pattern("days of a Hijri month, joined, and year", "span:DAYSPAN month:HMONTH (COMMA >(YEARPREFIX | YEAR AH))? YEARPREFIX? year:YEAR AH?", lambda *, span, **v: hijri_days(a=span[0], b=span[1], **v), "9-10 محرم 1446ھ کو جلوس نکلے۔", "2024-07-16/2024-07-17~"),
    Pattern("Hijri day by its number", "month:HMONTH KI day:DAY DATEWORD", hijri, "رجب کی 20 تاریخ کو میلہ لگا۔", "2025-01-20~"),
    Pattern("Hijri day by its number, an ordinal", "month:HMONTH KI day:ORD DATEWORD", hijri, "محرم کی دسویں تاریخ کو جلوس نکلے۔", "2025-07-06~"),
    Pattern("day of Safar", "day:DAY|FIRSTOFMONTH|ORD month:SIFR >KO|TAK", hijri, "20 صفر کو چہلم ہوا۔", "2024-08-26~"),
    Pattern("Hijri day of the month", "day:DAY|FIRSTOFMONTH|ORD MAH month:HMONTH year:NUM? AH?", hijri, "10 ماہ محرم کو جلوس نکلے۔", "2025-07-06~"),
    Pattern("Hijri month and year", "month:HMONTH year:YEAR AH?", hijri, "رمضان 1445ھ میں گرمی تھی۔", "2024-03-11/2024-04-09~"),
    Pattern("Hijri month and early year", "month:HMONTH year:NUM AH", hijri, "صفر 2ھ میں یہ غزوہ ہوا۔", None),
    Pattern("Hijri year", "year:NUM AH", hijri_year, "وہ 1300ھ میں پیدا ہوئے۔", "1882-11-12/1883-11-01~"),
    Pattern("solar Hijri year", "NUM AH SHAMSI", TRAP, "وہ 1404 ہجری شمسی میں آیا۔"),
    Pattern("Hijri year after its era", "AH YEARWORD|SAN year:NUM", hijri_year, "ہجری سال 1300 شروع ہوا۔", "1882-11-12/1883-11-01~"),
    Pattern("Hijri year after its word and era", "SAN AH year:NUM", hijri_year, "وہ سن ہجری 1300 میں آیا۔", "1882-11-12/1883-11-01~"),
    Pattern("Bikrami year after its era", "VS YEARWORD|SAN year:YEAR", lambda *, year: BikramiYear(year), "بکرمی سال 2080 شروع ہوا۔", "2023-03-14/2024-03-13~"),
    Pattern("Hijri year with its prefix", "YEARPREFIX year:NUM AH", hijri_year, "وہ سنہ 1300 ہجری میں پیدا ہوئے۔", "1882-11-12/1883-11-01~"),
    Pattern("Hijri month", "month:HMONTH-NAMEHIJRI|RAMADAN", hijri, "شوال میں روزے رکھے گئے۔", "2025-03-30/2025-04-28~"),
    Pattern("relative Hijri month", "REL|IS month:HMONTH-NAMEHIJRI|RAMADAN", hijri, "گزشتہ رمضان میں گرمی تھی۔", "2025-03-01/2025-03-29~"),
    Pattern("Hijri month, so called", "month:HMONTH KE MONTHWORD", hijri, "رجب کے مہینے میں شادی ہوئی۔", "2025-01-01/2025-01-30~"),
    Pattern("the Hijri month of", "MAH month:HMONTH", hijri, "ماہ رجب میں شادی ہوئی۔", "2025-01-01/2025-01-30~"),
    Pattern("Hijri month that is a word too", "!<NAMEBEFORE month:MUHARRAM >MEIN|SE|KE|KI|TAK|PAR|KO", hijri, "محرم کے دوران امن رہا۔", "2025-06-26/2025-07-25~"),
    Pattern("Ramadan", "!<NAMEBEFORE month:RAMADAN !>RAMADANNAME|NAMEBEFORE", hijri, "رمضان میں گرمی تھی۔", "2025-03-01/2025-03-29~"),
    Pattern("Bikrami day", "day:DAY|FIRSTOFMONTH month:BMONTH year:NUM? VS?", bikrami, "15 جیٹھ کو میلہ لگا۔", "2025-05-29~"),
    Pattern("Bikrami year", "YEARPREFIX year:YEAR VS", lambda *, year: BikramiYear(year), "سال 2080 بکرمی میں یہ چھپی۔", "2023-03-14/2024-03-13~"),
    Pattern("Bikrami month, so called", "month:BMONTH KE MONTHWORD", bikrami, "ساون کے مہینے میں بارش ہوئی۔", "2025-07-16/2025-08-15~"),
    Pattern("festival and year", "rows:FESTIVAL YEARPREFIX? year:YEAR CE?", festival, "عید الفطر 2024 پر چھٹی تھی۔", "2024-04-10~"),
    Pattern("festival", "rows:FESTIVAL >(PAR | TAK | SE | KO HOLIDAY)", festival, "یوم آزادی پر چھٹی تھی۔", "2024-08-14"),
    Pattern("festival, so called", "rows:FESTIVAL KE ROZ|DIN", festival, "عید الاضحیٰ کے روز بارش ہوئی۔", "2025-06-07~"),
    Pattern("festival, its occasion", "rows:FESTIVAL >(KE MOQA|BAAD|DURING)", festival, "نائن الیون کے بعد سفر مشکل ہوا۔", "2001-09-11"),
    Pattern("9/11", "NINEELEVEN", lambda: Day(9, 11, 2001), "9/11 کے بعد دنیا بدل گئی۔", "2001-09-11"),
)

TIMES = (
    Pattern("hour", "hour:HOUR|CLOCKFRACTION BAJE", clock, "وہ ساڑھے پانچ بجے آیا۔", "2025-07-28T05:30"),
    Pattern("hour and minute", "hour:HOUR BAJKAR minute:MINUTE UNIT", clock, "وہ 5 بجکر 20 منٹ پر آیا۔", "2025-07-28T05:20"),
    Pattern("clock", "time:CLOCK|DOTCLOCK BAJE", clock_figures, "وہ 10:30 بجے آیا۔", "2025-07-28T10:30"),
    Pattern("clock to clock", "a:CLOCK SE|TA|DASH b:CLOCK !>BAJE|DAYPART|AMPM", lambda *, a, b: Interval(clock_figures(time=a), clock_figures(time=b)), "اوقات 9:00 تا 17:00 ہیں۔", "2025-07-28T09:00/2025-07-28T17:00"),
    Pattern("hour and English half of the day", "hour:HOUR BAJE? part:AMPM", lambda *, hour, part: half_day_clock(time=(hour, 0), part=part), "وہ 8 PM کو آیا۔", "2025-07-28T20:00"),
    Pattern("clock and English half of the day", "time:CLOCK BAJE? part:AMPM", half_day_clock, "وہ 8:30 PM کو آیا۔", "2025-07-28T20:30"),
    Pattern("clock time at", "time:CLOCK >PAR", clock_figures, "وہ 10:30 پر آیا۔", "2025-07-28T10:30"),
    Pattern("the clock strikes", "hour:CLOCKFRACTION >BAJA", clock_reading, "گھڑی پونے سات بجا رہی تھی۔", "T06:45"),
    Pattern("night, placed by its postposition", "!<QTY part:DAYPART-SHAM >KO|MEIN", part_of_day, "وہ رات کو آیا۔", "XXXX-XX-XXTNI"),
    Pattern("time of night", "part:DAYPART KE WAQT", part_of_day, "وہ رات کے وقت آیا۔", "XXXX-XX-XXTNI"),
    Pattern("late at night", "part:DAYPART GAYE", part_of_day, "وہ رات گئے آیا۔", "XXXX-XX-XXTNI"),
    Pattern("all night", "part:DAYPART BHAR", lambda *, part: Moment(part, night_before=True), "رات بھر بارش ہوئی۔", "2025-07-27TNI"),
    Pattern("time of a prayer", "part:PRAYER KE WAQT", part_of_day, "وہ مغرب کے وقت آیا۔", "XXXX-XX-XXTEV"),
    Pattern("dusk, dawn", "part:DUSK KE WAQT", part_of_day, "غروب آفتاب کے وقت وہ آیا۔", "XXXX-XX-XXTEV"),
    Pattern("midnight", "MIDNIGHT", lambda: Moment(None, 24), "آدھی رات کو وہ آیا۔", "2025-07-28T24:00"),
    Pattern("part of a day", "part:DAYPART", part_of_day, "وہ پیر کی صبح آیا۔", "2025-07-28TMO", weak=True),
)

# -- the second level: parts of periods, dates in relative years, times of days ---------------------

PERIODS = (
    Pattern("ago", "!<SE length:LENGTHX AGO", ago, "تین دن پہلے خط ملا تھا۔", "2025-07-25"),
    Pattern("ago from today", "RELDAYX|VAGUEX SE APPROX|FULL|ONLY? length:LENGTHX AGO", ago, "آج سے دس سال قبل یہ بنا تھا۔", "2015"),
    Pattern("some time ago from today", "RELDAYX|VAGUEX SE APPROX|FULL|ONLY? DURX-LENGTHX AGO", past, "آج سے چند سال پہلے یہ بنا تھا۔", "PAST_REF"),
    Pattern("after from today", "RELDAYX SE length:LENGTHX BAAD", partial(ago, sign=1), "آج سے دو ہفتے بعد الیکشن ہیں۔", "2025-W33"),
    Pattern("after", "!<KE length:LENGTHX BAAD", After, "دو سال بعد گھر پکا ہو جائے گا۔", "2027"),
    Pattern("quarter of a year", "of:YEARX|FISCALX KI|KE n:ORD QUARTER", quarter, "2024 کی پہلی سہ ماہی میں نقصان ہوا۔", "2024-33"),
    Pattern("quarter and year", "n:ORD QUARTER of:FIXEDYEARX", quarter, "پہلی سہ ماہی 2025 میں نقصان ہوا۔", "2025-33"),
    Pattern("half of a year", "of:YEARX|FISCALX KI|KE n:ORD HALFYEAR", half, "2014 کی دوسری ششماہی میں منافع بڑھا۔", "2014-41"),
    Pattern("first months of a year", "of:YEARX|FISCALX KE FIRSTS length:LENGTHX", first_months, "2014 کے پہلے 6 ماہ میں منافع بڑھا۔", "2014-01/2014-06"),
    Pattern("last months of a year", "of:YEARX|FISCALX KE LASTS length:LENGTHX", last_months, "2014 کے آخری 3 ماہ میں منافع بڑھا۔", "2014-10/2014-12"),
    Pattern("season of a year", "of:YEARX KE|KI? season:SEASON", lambda *, of, season: Season(season, of), "2014 کے موسم گرما میں وہ آیا۔", "2014-22"),
    Pattern("season and year", "season:SEASONFULL of:FIXEDYEARX", lambda *, of, season: Season(season, of), "موسم گرما 2014 میں وہ آیا۔", "2014-22"),
    Pattern("decade of a century", "of:CENTURYX KI|KE n:ORD DECADE", lambda *, of, n: DecadeOfCentury(n, of), "بیسویں صدی کی دوسری دہائی میں یہ ہوا۔", "191X"),
    Pattern("last decade of a century", "of:CENTURYX KI|KE LASTS DECADE", lambda *, of: DecadeOfCentury(10, of), "بیسویں صدی کی آخری دہائی میں یہ ہوا۔", "199X"),
    Pattern("week of a month", "month:MONTHX|MONTHPERIODX KE n:ORD WEEK", week_of, "ستمبر 2014 کے تیسرے ہفتے میں وہ آیا۔", "2014-09-15/2014-09-21"),
    Pattern("last week of a month", "month:MONTHX|MONTHPERIODX KE LASTS WEEK", lambda *, month: WeekOfMonth(-1, month), "ستمبر 2014 کے آخری ہفتے میں وہ آیا۔", "2014-09-24/2014-09-30"),
    Pattern("weekday of a month", "month:MONTHX|MONTHPERIODX KE|KI n:ORD day:WEEKDAYX", nth_weekday, "مئی کے دوسرے اتوار کو ماؤں کا دن منایا گیا۔", "2025-05-11"),
    Pattern("last weekday of a month", "month:MONTHX|MONTHPERIODX KE|KI LASTS day:WEEKDAYX", partial(nth_weekday, n=-1), "نومبر کے آخری جمعے کو سیل ہوگی۔", "2025-11-28"),
    Pattern("month of a year", "year:YEARX KE? month:MONTHX|NAMEMONTH", month_of, "اگلے برس جنوری میں میچ ہوں گے۔", "2026-01"),
    Pattern("day of a year", "year:YEARX day:DAYMONTHX", day_of, "گزشتہ سال 14 اگست کو بارش ہوئی۔", "2024-08-14"),
    Pattern("day of the year", "year:YEARX KE|KI day:DAYMONTHX", day_of, "گزشتہ سال کے 14 اگست کو بارش ہوئی۔", "2024-08-14"),
    Pattern("day of a month by number", "of:MONTHPERIODX KI? day:DAY DATEWORD", lambda *, of, day: DayOfMonth(day, of), "رواں ماہ کی 20 تاریخ کو بارش ہوئی۔", "2025-07-20"),
    Pattern("day of a month, short", "of:MONTHPERIODX KI day:DAY >KO|TAK", lambda *, of, day: DayOfMonth(day, of), "رواں ماہ کی 20 کو بارش ہوئی۔", "2025-07-20"),
    Pattern("festival of a year", "of:YEARX KE? day:FESTIVALX", lambda *, of, day: Festival(day.rows, of), "گزشتہ سال یوم آزادی پر بارش ہوئی۔", "2024-08-14"),
    Pattern("part of a period", "of:YEARX|FISCALX|MONTHX|MONTHPERIODX|DECADEX|CENTURYX|PERIODX|RELPERIODX KE POE", lambda *, of: PartOf(of), "اٹھارہویں صدی کے وسط میں یہ ہوا۔", "17XX"),
    Pattern("beginning of", "POINTPOE of:MONTHX|FIXEDYEARX|NAMEMONTH", lambda *, of: PartOf(Month(of) if isinstance(of, int) else of), "اوائل 2014 میں یہ ہوا۔", "2014"),
    Pattern("about a year", "APPROX of:FIXEDYEARX", lambda *, of: Approximate(of), "یہ تقریباً 1950 میں بنا۔", "1950~"),
    Pattern("round about a year", "of:FIXEDYEARX KE NEAR", lambda *, of: Approximate(of), "یہ 1857ء کے لگ بھگ بنا۔", "1857~"),
    Pattern("since a year, to date", "of:FIXEDYEARX|MONTHX|DAYX SE? TAHAL", lambda *, of: Since(of), "وہ 2015 سے تاحال یہاں ہیں۔", "2015/.."),
    Pattern("since a year, until now", "of:FIXEDYEARX|MONTHX|DAYX SE AB|AAJ TAK", lambda *, of: Since(of), "وہ 2015 سے اب تک یہاں ہیں۔", "2015/.."),
    Pattern("between two years", "a:FIXEDYEARX AUR b:FIXEDYEARX KE BETWEEN", interval, "2010 اور 2014 کے درمیان یہ بڑھا۔", "2010/2014"),
    Pattern("part and clock", "part:PARTX (KE | APPROX | KO)? APPROX? time:CLOCKX", part_with_clock, "کھیل شام پانچ بجے ہوگا۔", "2025-07-28T17:00"),
    Pattern("prayer and clock", "part:PRAYER time:CLOCKX", prayer_with_clock, "جنازہ بعد نماز عصر 5 بجے ہوگا۔", "2025-07-28T17:00"),
    Pattern("clock and part", "time:CLOCKX KE? part:BARETIMEX", lambda *, part, time: part_with_clock(part=part, time=time) if part.hour is None else None, "پونے آٹھ بجے رات کو بجلی گئی۔", "2025-07-28T19:45"),
    Pattern("part and figures", "part:PARTX time:CLOCK|DOTCLOCK", part_with_figures, "دوپہر 1.53 پر دھماکا ہوا۔", "2025-07-28T13:53"),
    Pattern("weekday of a week", "of:WEEKX KE? day:WEEKDAYX", weekday_of, "اگلے ہفتے پیر کو امتحان ہوگا۔", "2025-08-04"),
    Pattern("every year on a day", "which:SETX day:DAYMONTHX", every_year, "ہر سال 14 اگست کو پرچم لہرایا جاتا ہے۔", "XXXX-08-14"),
    Pattern("every such day", "HAR day:DAYMONTHX", partial(every_year, which=Repeated("P1Y")), "ہر 14 اگست کو پرچم لہرایا جاتا ہے۔", "XXXX-08-14"),
    Pattern("every such month", "HAR month:MONTHX", partial(every_year, which=Repeated("P1Y")), "ہر دسمبر میں میلہ لگتا ہے۔", "XXXX-12"),
    Pattern("every week on a day", "which:SETX day:WEEKDAYX", every_weekday, "ہر ہفتے اتوار کو میلہ لگتا ہے۔", "XXXX-WXX-7"),
    Pattern("every month on such a weekday", "which:SETX KE|KI ORD|LASTS WEEKDAYX", set_of_periods, "ہر مہینے کے آخری جمعے کو میلہ لگتا ہے۔", "P1M"),
    Pattern("every year at a festival", "which:SETX HIJRIX|FESTIVALX", set_of_periods, "ہر سال رمضان میں میلہ لگتا ہے۔", "P1Y"),
    Pattern("every year in a month", "which:SETX KE? month:MONTHX", every_year, "ہر سال مئی میں میلہ لگتا ہے۔", "XXXX-05"),
    Pattern("every month on a day", "which:SETX KI day:DAY DATEWORD", every_month, "ہر ماہ کی 5 تاریخ کو تنخواہ ملتی ہے۔", "XXXX-XX-05"),
    Pattern("clock and day", "time:CLOCKX DIN", noon_with_clock, "وہ 2 بجے دن آیا۔", "2025-07-28T14:00"),
    Pattern("day and clock", "DIN KE? time:CLOCKX", noon_with_clock, "دن بارہ بجے گرہن دیکھا گیا۔", "2025-07-28T12:00"),
    Pattern("figures", "time:CLOCK|DOTCLOCK part:BARETIMEX", lambda *, part, time: part_with_figures(part=part, time=time) if part.hour is None else None, "10:30 رات وہ آیا۔", "2025-07-28T22:30"),
)

# -- the third level: times of a day, the night between two, hours ---------------------------------

DAYS_AND_TIMES = (
    Pattern("hours", "hour:HOUR|CLOCKFRACTION|CLOCK SE|TA time:CLOCKX", hours, "دفتر 9 سے 5 بجے تک کھلا رہا۔", "2025-07-28T09:00/2025-07-28T17:00"),
    Pattern("hours with the part", "part:PARTX hour:HOUR|CLOCKFRACTION SE|TA time:CLOCKX", hours, "دفتر صبح 9 سے شام 5 بجے تک کھلا رہا۔", "2025-07-28T09:00/2025-07-28T17:00"),
    Pattern("hours of a day", "!<TA|DASH|SE day:DAYX-AGOX KI? part:PARTX hour:HOUR|CLOCKFRACTION SE|TA time:CLOCKX", hours, "کل صبح 9 سے شام 5 بجے تک امتحان ہوگا۔", "2025-07-29T09:00/2025-07-29T17:00"),
    Pattern("night between weekdays", "a:WEEKDAYX AUR|COMMA b:WEEKDAYX|WEEK KI MIDNIGHTOF PARTX time:CLOCKX?", night_between, "بدھ اور جمعرات کی درمیانی شب بارش ہوئی۔", "2025-07-23TNI"),
    Pattern("night between days", "span:RANGEX KI MIDNIGHTOF PARTX time:CLOCKX?", night_of_span, "13 اور 14 جون کی درمیانی شب بارش ہوئی۔", "2025-06-13TNI"),
    Pattern("night between weekdays, the clock in one", "a:WEEKDAYX AUR|COMMA b:WEEKDAYX|WEEK KI MIDNIGHTOF time:CLOCKX", night_between, "بدھ اور جمعرات کی درمیانی شب ڈھائی بجے بارش ہوئی۔", "2025-07-24T02:30"),
    Pattern("night between days, the clock in one", "span:RANGEX KI MIDNIGHTOF time:CLOCKX", night_of_span, "13 اور 14 جون کی درمیانی شب دو بجے بارش ہوئی۔", "2025-06-14T02:00"),
    Pattern("time of a day", "!<TA day:DAYX-AGOX KI? time:BARETIMEX", day_with_time, "کل صبح دس بجے امتحان ہوگا۔", "2025-07-29T10:00"),
    Pattern("time before its day", "time:CLOCKX-PLACEDTIMEX day:DAYX-AGOX !>(SE|TA|DASH|AUR|COMMA DAYX | KE|KI|KA)", day_with_time, "امتحان صبح دس بجے کل ہوگا۔", "2025-07-29T10:00"),
    Pattern("month of a year ago", "year:AGOX KE? month:MONTHX", month_of_year_ago, "دو سال پہلے جون میں وہ آیا۔", "2023-06"),
    Pattern("day of a year ago", "year:AGOX day:DAYMONTHX", day_of_year_ago, "تین سال قبل 5 مارچ کو وہ آیا۔", "2022-03-05"),
    Pattern("time of every morning", "which:SETX time:CLOCKX", repeated_time, "ہر صبح چھ بجے گھنٹی بجتی ہے۔", "XXXX-XX-XXT06:00"),
    Pattern("hours of a set", "which:SETX KI|KO? part:PARTX? hour:HOUR|CLOCKFRACTION|CLOCK SE|TA time:CLOCKX", repeated_hours, "دفتر روزانہ صبح 9 سے 5 بجے تک کھلا رہتا ہے۔", "XXXX-XX-XXT09:00/XXXX-XX-XXT17:00"),
    Pattern("from a time to a time of a set", "which:SETX KI|KO? start:CLOCKX-PLACEDTIMEX SE|TA time:CLOCKX-PLACEDTIMEX", repeated_hours, "دفتر روزانہ صبح 9 بجے سے 5 بجے تک کھلا رہتا ہے۔", "XXXX-XX-XXT09:00/XXXX-XX-XXT17:00"),
    Pattern("time of a set", "which:SETX KI|KO? time:BARETIMEX", repeated_time, "وہ روزانہ رات 9 بجے بولتے ہیں۔", "XXXX-XX-XXT21:00"),
)

# -- the fourth level: from one to the other -------------------------------------------------------

RANGES = (
    Pattern("from a date to a date", "a:DATEX SE|TA|DASH (LE KAR?)? b:DATEX", interval, "وہ 2006ء سے 2024ء تک پڑھتے رہے۔", "2006/2024"),
    Pattern("from a time to a time", "a:TIMEX SE|TA|DASH (LE KAR?)? b:TIMEX", interval, "جمعرات کی صبح 8 بجے سے ہفتے کی صبح 8 بجے تک گیس بند رہی۔", "2025-07-24T08:00/2025-07-26T08:00"),
)

LEVELS: tuple[tuple[Pattern, ...], ...] = (
    (*FULL_DATES, *MONTHS, *YEARS, *WEEKDAYS, *RELATIVE, *LENGTHS, *SETS, *VAGUE, *OTHER_CALENDARS, *TIMES),
    PERIODS,
    DAYS_AND_TIMES,
    RANGES,
)
