"""The day that a page says it is of, and the days that a value covers."""

import datetime

import pytest

from urdutext.timex import document_date, extent

day = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ملتان، 9 مئی 2021: کپاس کی بوائی شروع ہوگئی۔", "2021-05-09"),
        ("کپاس کی بوائی\nملتان ۔ 9 مئی 2021ء (نامہ نگار) بوائی شروع ہوگئی۔", "2021-05-09"),
        ("کپاس کی بوائی\n\nاتوار 9 مئی 2021\n\nبوائی شروع ہوگئی۔", "2021-05-09"),
        ("شائع: 2021-05-09 10:30\nبوائی شروع ہوگئی۔", "2021-05-09"),
        ("بوائی شروع ہوگئی۔\n" * 20 + "تاریخ اشاعت: 9 مئی 2021", "2021-05-09"),
        ("ملتان ۔ 9 مئی (نامہ نگار) بوائی شروع ہوگئی۔", None),  # which year?
        ("یہ 14 اگست 1947ء کی بات ہے جب ملک آزاد ہوا۔", None),
        ("14 اگست 1947ء کو پاکستان آزاد ہوا اور لاکھوں لوگ ہجرت کر کے آئے۔", None),
        ("", None),
        ("\n" * 1000, None),
    ],
)
def test_document_date(text, expected):
    assert document_date(text) == (day(expected) if expected else None)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-05-13", "2025-05-13", "2025-05-13"),
        ("2025-05-13T17:00", "2025-05-13", "2025-05-13"),
        ("2025-07-06~", "2025-07-06", "2025-07-06"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-33", "2024-01-01", "2024-03-31"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2014-07/2015-03", "2014-07-01", "2015-03-31"),
    ],
)
def test_extent(value, first, last):
    assert extent(value) == (day(first), day(last))


@pytest.mark.parametrize("value", ["PT2H", "P1D", "XXXX-05-13", "XXXX-WXX-1", "UNRESOLVED", "PAST_REF", "-0383", "", "T05:00"])
def test_no_extent(value):
    assert extent(value) is None
