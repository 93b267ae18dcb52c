"""Numbers in digits and in words, and what a number may be: a day, an hour, a year.

A number gets every class that its size and its form allow; which of them it is, the pattern around it says.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from urdutext.characters import TO_ASCII_DIGIT

Number = int | float
Values = Mapping[str, object]

#: Longer digit strings are no quantity that a date needs, and int() of a million digits takes minutes.
_LONGEST = 9

# These cardinals are commoner as other words; alone they count only where a pattern names them:
# اسی کی دہائی is the eighties, اسی دن "that very day"; بہتر is "better".
_ONLY_IN_PHRASES = frozenset({"اسی", "بہتر", "صفر", "ستر", "چون"})


def whole_number_values(number: int) -> dict[str, object]:
    """The classes of a whole number, without those that depend on how it is written."""
    values: dict[str, object] = {"NUM": number, "QTY": number}
    if 1 <= number <= 31:
        values["DAY"] = number
    if 0 <= number <= 24:
        values["HOUR"] = number
    if 0 <= number <= 59:
        values["MINUTE"] = number
    if 1 <= number <= 999:
        values["SHORTYEAR"] = number
    if 10 <= number <= 99:
        values["YY"] = number
    if 1 <= number <= 30:
        values["FEW"] = number
    if 1000 <= number <= 2199:
        values["YEAR"] = number
    return values


def full_year(two_figures: int) -> int:
    """The year that two figures stand for, whatever marks them: 71ء, ’71, 16/12/71.

    >>> full_year(71), full_year(25)
    (1971, 2025)
    """
    return two_figures + (2000 if two_figures < 30 else 1900)


def plausible_bare_year(number: int) -> bool:
    """Whether a number with nothing beside it but a postposition reads as a year (2014 میں, not 1500 میٹر)."""
    return 1900 <= number <= 2099 or (1700 <= number < 1900 and number % 50 != 0)


def digit_values(chunk: str) -> dict[str, object]:
    """The classes of a run of digits. TIGHT: no space after it.

    >>> sorted(digit_values("۱۹۴۷"))
    ['BAREYEAR', 'DIGITS', 'NUM', 'QTY', 'TIGHT', 'YEAR']
    """
    if len(chunk) > _LONGEST:
        return {"DIGITS": 1, "TIGHT": 1, "AMOUNT": 1}
    number = int(chunk)
    values = whole_number_values(number)
    values |= {"DIGITS": 1, "TIGHT": 1}
    if len(chunk) != 4 or chunk[0] in "0٠۰":
        values.pop("YEAR", None)
    elif plausible_bare_year(number):
        values["BAREYEAR"] = number
    if len(chunk) > 2:
        for name in ("DAY", "HOUR", "MINUTE", "FEW"):
            values.pop(name, None)
    if len(chunk) != 2:
        values.pop("YY", None)
    else:
        values["YY"] = number  # 05ء
    return values


def word_values(kind: str, number: Number, form: str) -> dict[str, object]:
    """The classes of a number word: its kind in the table, and what its number may be by itself."""
    if kind == "ordinal":  # تاریخ is feminine: دوسری, پندرہویں may be a day of a month
        feminine = form.endswith(("ی", "یں")) and 1 <= number <= 31
        return {"ORD": number, "ORDDAY": number} if feminine else {"ORD": number}
    values: dict[str, object] = {kind.upper(): number}
    if kind == "cardinal":
        if form in _ONLY_IN_PHRASES:
            values["DECADEWORD"] = number
        else:
            values |= whole_number_values(int(number))
            if number >= 10 and int(number) % 10 == 0:
                values["DECADEWORD"] = number
    elif kind in ("hundred", "scale"):
        values |= {"NUM": number, "QTY": number}
    elif kind == "prefix" and number == 0.25:  # سوا گھنٹے; پونے and ساڑھے are nothing by themselves
        values |= {"QTY": 1 + number, "CLOCKFRACTION": 1 + number}
    elif kind in ("fixed", "half"):
        values["QTY"] = number
        if kind == "fixed":
            values["CLOCKFRACTION"] = number
    return values


def ordinal_forms(cardinal: str, number: int) -> Iterator[str]:
    """The ordinals of a cardinal: پانچواں پانچویں; گیارہویں گیارھویں گیارویں.

    >>> list(ordinal_forms("گیارہ", 11))[:4]
    ['گیارہواں', 'گیارہویں', 'گیارہوں', 'گیارھواں']
    """
    stems = [cardinal]
    if 11 <= number <= 18 and cardinal.endswith("ہ"):
        stems += [cardinal[:-1] + "ھ", cardinal[:-1]]
    for stem in stems:
        for ending in ("واں", "ویں", "وں"):
            yield stem + ending


# ---------------------------------------------------------------------------------------------
# Digits that punctuation joins without a space. The first form that fits gives the classes; one that
# fits none is a score, a telephone number, a version (5-0, 0300-1234567, 2.0.1) and no part of a date.


def _day_month_year(day: str, month: str, year: str) -> dict[str, object]:
    d, m = int(day), int(month)
    if m > 12 >= d:  # month first, as in pages made abroad: 10/25/2014
        d, m = m, d
    if not (1 <= m <= 12 and 1 <= d <= 31) or (len(year) == 2 and d > monthrange(2000, m)[1]):
        return {}  # 31/2/2025 is a date, though of no day; 2.30.10 is a version
    return {"FULLDATE": (int(year) if len(year) == 4 else full_year(int(year)), m, d)}


def _year_month_day(year: str, month: str, day: str) -> dict[str, object]:
    y, m, d = int(year), int(month), int(day)
    return {"FULLDATE": (y, m, d)} if 1 <= m <= 12 and 1 <= d <= 31 else {}


def _year_pair(first: str, second: str) -> dict[str, object]:
    a, b = int(first), int(second)
    if len(second) == 2:
        b += a // 100 * 100 + (100 if b < a % 100 else 0)
    if b == a + 1:
        return {"YEARPAIR": a}
    if len(second) == 2 and 1 <= int(second) <= 12:
        return {"YEARMONTH": (a, int(second))}
    return {"YEARSPAN": (a, b)} if a < b <= 2199 else {}


def _year_pair_reversed(second: str, mark: str, first: str) -> dict[str, object]:
    """25-2024, as 2024-25 is typed from right to left; 12/2011 may be a month."""
    values = _year_pair(first, second)
    if "YEARPAIR" in values and (mark != "/" or int(second) > 12):
        return values
    return _span(second, first) if mark == "-" else {}


def _clock(hour: str, minute: str) -> dict[str, object]:
    if int(hour) <= 24 and int(minute) <= 59:
        return {"CLOCK": (int(hour), int(minute))}
    return {}


def _decimal(whole: str, part: str) -> dict[str, object]:
    values: dict[str, object] = {"DECIMAL": 1}
    if len(whole) <= 6 and len(part) <= 3:
        values["QTY"] = float(f"{whole}.{part}")
    if len(whole) <= 2 and len(part) == 2 and int(whole) <= 24 and int(part) <= 59:
        values["DOTCLOCK"] = (int(whole), int(part))
    return values


def _span(first: str, second: str) -> dict[str, object]:
    a, b = int(first), int(second)
    values: dict[str, object] = {"NUMSPAN": (a, b)} if a < b else {}
    if 1 <= a < b <= 31:
        values["DAYSPAN"] = (a, b)
    return values


def _grouped(digits: str) -> dict[str, object]:
    number = digits.replace(",", "")
    if len(number) > _LONGEST:
        return {}
    return {"NUM": int(number), "QTY": int(number)}


def _nine_eleven(*_: str) -> dict[str, object]:
    return {"NINEELEVEN": 1}


#: (name, form, classes, example)
NUMERIC_FORMS: tuple[tuple[str, re.Pattern[str], Callable[..., dict[str, object]], str], ...] = tuple(
    (name, re.compile(form), values, example)
    for name, form, values, example in (
        ("day first", r"(\d\d?)([/.۔-])(\d\d?)\2(\d{4}|\d\d)", lambda d, _, m, y: _day_month_year(d, m, y), "12/5/2024"),
        ("year first", r"(\d{4})([/.۔-])(\d\d?)\2(\d\d?)", lambda y, _, m, d: _year_month_day(y, m, d), "2024-05-12"),
        ("two years", r"(1[5-9]\d\d|20\d\d)[/۔-](\d{4}|\d\d)", _year_pair, "2024-25"),
        ("two years, right to left", r"(\d\d)([/۔-])(1[5-9]\d\d|20\d\d)", _year_pair_reversed, "25-2024"),
        ("clock", r"(\d\d?):(\d\d)", _clock, "10:30"),
        ("clock with seconds", r"(\d\d?):(\d\d):\d\d", _clock, "10:30:15"),
        ("decimal", r"(\d+)[.٫۔](\d+)", _decimal, "7.5"),
        ("9/11", r"(9)/(11)", _nine_eleven, "9/11"),
        ("days or counts", r"(\d{1,4})-(\d{1,4})", _span, "5-7"),
        ("grouped", r"(\d{1,3}(?:,\d\d\d?)*,\d{3})", _grouped, "1,50,000"),
    )
)

_ONE_MARK = str.maketrans({"؍": "/", "،": ",", "٬": ",", "–": "-", "—": "-", "−": "-"})


def composite_values(written: str) -> dict[str, object]:
    """The classes of digits joined by punctuation; none when the form is no number or date that is known.

    >>> composite_values("12/5/2024"), composite_values("3/45"), composite_values("2024-25")
    ({'FULLDATE': (2024, 5, 12)}, {}, {'YEARPAIR': 2024})
    """
    if len(written) > 24:
        return {}
    plain = written.translate(TO_ASCII_DIGIT).translate(_ONE_MARK)
    for _name, form, values, _example in NUMERIC_FORMS:
        if found := form.fullmatch(plain):
            return values(*found.groups())
    return {}


# ---------------------------------------------------------------------------------------------
# Numbers of several words


def read_numbers(items: Sequence[Values]) -> Iterator[tuple[int, int, Number]]:
    """The numbers in a run of number words and digits: (first, last + 1, number), side by side.

    ``items`` are the classes of each word. چوبیس ہزار پانچ سو is one number, ایک دو are two. One pass.
    """
    at = 0
    while at < len(items):
        end, number = _read_number(items, at)
        yield at, end, number
        at = end


def _unit(item: Values) -> Number | None:
    """A number below a hundred, or digits: what may stand before سو and ہزار."""
    for name in ("CARDINAL", "DIGITS", "DECIMAL"):
        if name in item:
            found = item.get("CARDINAL", item.get("QTY"))
            return found if isinstance(found, (int, float)) else None
    return None


def _get(items: Sequence[Values], at: int, name: str) -> Number | None:
    found = items[at].get(name) if at < len(items) else None
    return found if isinstance(found, (int, float)) else None


def _below_scale(items: Sequence[Values], at: int) -> tuple[int, Number]:
    """A number up to the next scale word: تین, پانچ سو بیس, ساڑھے تین, ڈیڑھ."""
    prefix = _get(items, at, "PREFIX")
    start = at
    if prefix is not None:
        at += 1
    fixed = _get(items, at, "FIXED")
    unit: Number | None
    if fixed is None:
        fixed = _get(items, at, "HALF")
    if prefix is None and fixed is not None:
        unit, at = fixed, at + 1
    else:
        unit = _unit(items[at]) if at < len(items) else None
        if unit is None:
            if prefix is not None:  # سوا گھنٹہ: one and a quarter; پونے alone is no number
                return at, 1 + prefix
            hundred = _get(items, at, "HUNDRED")
            return (at + 1, 100) if hundred is not None else (start, 1)
        at += 1
    if prefix is not None:
        unit += prefix
    if _get(items, at, "HUNDRED") is not None and unit < 100:
        unit, at = unit * 100, at + 1
        rest = _unit(items[at]) if at < len(items) else None
        if rest is not None and rest < 100 and isinstance(rest, int) and isinstance(unit, int):
            unit, at = unit + rest, at + 1
    return at, unit


def _read_number(items: Sequence[Values], at: int) -> tuple[int, Number]:
    end, number = _below_scale(items, at)
    scale = _get(items, end, "SCALE")
    if scale is None:
        return max(end, at + 1), number
    total: Number = number * scale
    end += 1
    last = scale
    while end < len(items) and isinstance(total, (int, float)):
        after, number = _below_scale(items, end)
        if after == end or number >= last:
            break
        scale = _get(items, after, "SCALE")
        if scale is None:
            total, end = total + number, after
            break
        if scale >= last:
            break
        total, end, last = total + number * scale, after + 1, scale
    return end, int(total) if total == int(total) else total


def phrase_values(number: Number, *, digits: bool) -> dict[str, object]:
    """The classes of a number of several words (دو ہزار پانچ, ساڑھے تین, 4 ہزار)."""
    if isinstance(number, float):
        if number == int(number):
            number = int(number)
        else:
            values: dict[str, object] = {"QTY": number}
            if number * 4 == int(number * 4) and 0 < number < 13:
                values["CLOCKFRACTION"] = number
            return values
    if number >= 10**_LONGEST:
        return {"AMOUNT": 1}
    values = whole_number_values(number)
    if digits:
        values.pop("YEAR", None)  # 2 ہزار 14 is a count
    elif "YEAR" in values:
        values["WORDYEAR"] = number
    return values


def all_value_shapes() -> Iterator[Iterable[str]]:
    """Samples of every set of classes that a number can have, so that the grammar knows their codes."""
    edges = (0, 1, 9, 10, 12, 20, 24, 25, 30, 31, 32, 59, 60, 99, 100, 999, 1000, 1750, 1751, 1999, 2150, 2500)
    for number in edges:
        for width in range(1, 6):
            yield (digits := digit_values(f"{number:0{width}}"))
            yield digits.keys() - {"TIGHT"}
        yield phrase_values(number, digits=False)
        yield phrase_values(number, digits=True)
    yield {"DIGITS", "TIGHT", "AMOUNT"}
    yield {"DIGITS", "AMOUNT"}
    yield {"ORD": 1}
    for quarters in (2, 3, 6, 13, 55):
        yield phrase_values(quarters / 4, digits=False)
    yield phrase_values(3.1, digits=False)
    for example in "12/5/2024 2024-05 2024-25 1939-45 10:30 7.5 7.50 77.75 7.5000 9/11 5-7 50-70 7-5 1,500".split():
        yield composite_values(example)
