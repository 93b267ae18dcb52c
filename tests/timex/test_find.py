"""Dates in sentences, as a table that a linguist can read and extend; and what holds for every text."""

import datetime
import re
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from urdutext import analyze
from urdutext.pipeline import annotate
from urdutext.timex import find_dates

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "dates.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


def day(text):
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "reference", "locale", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_table(text, reference, locale, expected):
    found = find_dates(text, reference_date=day(reference), locale=locale)
    assert ";".join(f"{date.text}={date.value}" for date in found) == expected


def test_timex3_forms():
    forms = {
        "نوے کی دہائی": "199",
        "انیسویں صدی": "18",
        "399 قبل مسیح": "BC0399",
        "2023 کی تیسری سہ ماہی": "2023-Q3",
        "2023 کی پہلی ششماہی": "2023-H1",
        "2014 کے موسم گرما": "2014-SU",
        "مالی سال 2022-23": "2022-07/2023-06",
        "9 محرم 1446ھ": "2024-07-16",
    }
    assert {text: find_dates(f"یہ {text} میں ہوا۔")[0].timex3 for text in forms} == forms


def test_types_and_calendars():
    found = find_dates("10 محرم 1446ھ کی رات 9 بجے سے تین دن تک، ہر جمعے کو، 15 جیٹھ کو۔")
    assert [(d.type, d.calendar) for d in found] == [
        ("TIME", "gregorian"),
        ("DURATION", None),
        ("SET", None),
        ("DATE", "bikrami"),
    ]
    assert find_dates("10 محرم 1446ھ کو")[0].calendar == "hijri"


def test_the_hijri_offset_moves_hijri_dates_alone():
    text = "10 محرم 1446ھ اور 3 مئی 2020ء کو"
    assert [d.value for d in find_dates(text, hijri_offset=1)] == ["2024-07-18~", "2020-05-03"]


def test_a_time_belongs_to_the_day_of_its_sentence_only():
    text = "وہ پیر کو آیا اور شام 5 بجے گیا۔ پھر رات 9 بجے سویا۔"
    values = [d.value for d in find_dates(text, reference_date=day("2025-07-31"))]
    assert values == ["2025-07-28", "2025-07-28T17:00", "2025-07-31T21:00"]


def test_a_month_has_no_day_that_it_lacks():
    assert [d.value for d in find_dates("31 فروری کو")] == ["XXXX-02"]
    assert find_dates("29 فروری 2023 کو")[0].value == "UNRESOLVED"
    assert find_dates("29 فروری 2024 کو")[0].value == "2024-02-29"
    assert find_dates("29 فروری کو وہ پیدا ہوا۔", reference_date=day("2025-07-28"))[0].value == "2024-02-29"


def test_blocks_of_a_long_text_give_the_same_dates_as_lines():
    line = "اجلاس 3 فروری 2021ء کو ہوا۔ پیر کو وہ گیا۔\n"
    text = line * 6000
    found = find_dates(text)
    assert len(found) == 12000
    assert all(text[d.start : d.end] == d.text for d in found)
    assert (found[-1].start - found[1].start) % len(line) == 0


# -- every text -----------------------------------------------------------------------------------

WORDS = (
    "کل آج پیر ہفتے جمعہ مارچ جون صفر محرم رمضان جیٹھ اکتوبر اکتوبرمیں 5 12 31 99 1947 2014 2014ء ۱۹۴۷ 12/5/2024"
    " 5-7 3/45 10:30 1.53 2024-25 ایک دو تین سو ہزار لاکھ ساڑھے سوا ڈیڑھ نصف پہلی بیسویں 19 ویں صدی دہائی سہ ماہی"
    " مالی سال ماہ دن روز گھنٹے بجے بجکر منٹ صبح شام رات درمیانی شب گزشتہ آئندہ رواں اس اسی ہر چند کئی قبل بعد"
    " کے کی کا کو سے تک میں تا اور ، ۔ ( ) - ھ ء ق م قبل مسیح یوم آزادی عید الفطر گا تھا ہے ہوگا گیا جائے نے کہ"
).split()

near_dates = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
glued = st.lists(st.sampled_from([*WORDS, " ", "\u200c", "\u064e", "x"]), max_size=10).map("".join)
anything = st.text(max_size=60) | st.text(alphabet="ء-ی0123456789۰۱۲۳ \n\ud800\0/.-:،۔()", max_size=60)
references = st.none() | st.dates()


@settings(deadline=None, max_examples=250)
@given(near_dates | glued | anything, references)
def test_spans_are_exact_ordered_and_apart(text, reference):
    end = 0
    for date in find_dates(text, reference_date=reference):
        assert end <= date.start < date.end
        assert text[date.start : date.end] == date.text == date.text.strip()
        end = date.end


@settings(deadline=None, max_examples=150)
@given(near_dates | glued, references.filter(bool))
def test_a_reference_date_changes_no_span_of_dates_and_times(text, reference):
    def starts(found):
        return [d.start for d in found]

    assert starts(find_dates(text)) == starts(find_dates(text, reference_date=reference))


DURATION = re.compile(r"P(?!$)(?:[\dX]+Y)?(?:[\dX]+M)?(?:[\dX]+W)?(?:[\dX]+D|X(?:DE|CE))?(?:T(?!$)(?:[\dX]+H)?(?:[\dX]+M)?(?:[\d.X]+S)?)?")
CLOCK = re.compile(r"(?:[01]\d|2[0-4]):[0-5]\d|MO|MI|AF|EV|NI")
ANY_DAY = re.compile(r"XXXX-WXX-[1-7]|XXXX-XX-(?:XX|\d\d)|XXXX-\d\d(?:-\d\d)?")


def is_week(value):
    if not re.fullmatch(r"\d{4}-W\d\d", value):
        return False
    datetime.date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
    return True


def check_date(value):
    if not (value in ("UNRESOLVED", "PRESENT_REF", "PAST_REF", "FUTURE_REF") or is_week(value) or ANY_DAY.fullmatch(value)):
        parse_edtf(value)  # raises when it is no EDTF


def check_time(value):
    if value not in ("UNRESOLVED", "PAST_REF"):
        day_, _, clock = value.rstrip("~").partition("T")
        assert CLOCK.fullmatch(clock), value
        if day_:
            check_date(day_)


def check(kind, value):
    if kind == "DATE":
        if "W" in value and "/" in value:
            for end in value.split("/"):
                check_date(end)
        else:
            check_date(value)
    elif kind == "TIME":
        for end in value.split("/"):
            check_time(end)
    elif kind == "DURATION":
        for end in value.split("/"):
            assert DURATION.fullmatch(end), value
    else:
        assert kind == "SET"
        assert DURATION.fullmatch(value) or ANY_DAY.fullmatch(value.partition("T")[0]), value


@settings(deadline=None, max_examples=250)
@given(near_dates | glued, references)
def test_every_value_parses_as_what_its_type_says(text, reference):
    for date in find_dates(text, reference_date=reference):
        check(date.type, date.value)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_values_of_the_table_parse(row):
    for date in find_dates(row[0], reference_date=day(row[1])):
        check(date.type, date.value)


ENDS = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?")
CLOCK_WORDS = "5 9 12 12:30 15:45 ساڑھے 7 بجے بجے سے تا تک کل پرسوں پیر ہفتے 14 اگست کی کو صبح دوپہر شام رات آج ہوگا تھا".split()


@settings(deadline=None, max_examples=400)
@given(near_dates | st.lists(st.sampled_from(CLOCK_WORDS), max_size=12).map(" ".join), references)
def test_a_range_does_not_end_before_it_starts(text, reference):
    for date in find_dates(text, reference_date=reference):
        first, _, last = date.value.rstrip("~").partition("/")
        if ENDS.fullmatch(first) and ENDS.fullmatch(last) and len(first) == len(last):
            assert first <= last, (date.text, date.value)


HOSTILE = ["7", "7 ", "بیس ", "سو ", "ہزار ", "1،", "5-", "1.", "نے ", "کل ", "دو ہزار پانچ ", "گزشتہ روزکھیلے ", "پیر سے ", "(", "ء", "\0", "\ud800", "\u064e"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_long_runs_end(unit):
    text = unit * 4000
    for date in find_dates(text, reference_date=day("2025-07-28")):
        assert text[date.start : date.end] == date.text


def test_a_reference_date_may_be_written():
    text = "کل بارش ہوئی۔"
    dates = [find_dates(text, reference_date=given) for given in ("2025-07-28", day("2025-07-28"), datetime.datetime(2025, 7, 28, 9))]
    assert dates[0] == dates[1] == dates[2] != ()
    assert analyze(text, layers="dates", reference_date="2025-07-28").dates == dates[0]


@pytest.mark.parametrize("find", [find_dates, analyze])
@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"reference_date": "28.7.2025"}, "YYYY-MM-DD"),
        ({"reference_date": 2025}, "YYYY-MM-DD"),
        ({"locale": "xx"}, "ur-PK, ur-IN"),
    ],
)
def test_wrong_options_are_told(find, options, told):
    with pytest.raises(ValueError, match=told):
        find("کل بارش ہوئی۔", **options)


def test_a_wrong_layer_is_told():
    with pytest.raises(ValueError, match="no layer 'date': choose from normalized"):
        analyze("کل", layers="date")


def test_a_locale_of_a_document_that_is_none_of_ours_is_passed_over():
    documents = [{"text": "یوم آزادی پر", "reference_date": "2025-09-01", "locale": given} for given in ("ur-IN", "en", ["x"])]
    annotate(documents, layers=["dates"])
    assert [document["dates"][0]["value"] for document in documents] == ["2025-08-15", "2025-08-14", "2025-08-14"]
