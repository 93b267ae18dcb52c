"""The golden table: a text, what it becomes, and its search key. Add a line to add a case; \\uXXXX is a code point."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from urdutext.normalization import is_normalized, normalize


def _cases() -> list[tuple[str, str, str, str]]:
    lines = (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").split("\n")[1:]
    cases = []
    for line in lines:
        if line:
            text, standard, search, why = (
                re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), cell)
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                for cell in line.split("\t")
            )
            cases.append((text, standard, search, why))
    return cases


@pytest.mark.parametrize(("text", "standard", "search", "why"), _cases())
def test_case(text: str, standard: str, search: str, why: str) -> None:
    assert ascii(normalize(text)) == ascii(standard), why
    assert ascii(normalize(text, "search")) == ascii(search), why
    assert is_normalized(text) == (text == standard)


# Texts in which no step may find anything to do: what could be taken for a fault and is none.
HARMLESS = """
یہ ایک عام جملہ ہے، جس میں کوئی غلطی نہیں۔
وہ ۵ اگست ۲۰۱۹ء کو صبح ۱۰:۳۰ بجے لاہور پہنچے؛ کیا آپ بھی تھے؟
قیمت ۱٬۲۵٬۰۰۰ روپے، یعنی ۲٫۵٪ زیادہ ہے۔
«خوش‌قسمت» اور ”بین‌الاقوامی“ میں صفر چوڑائی کا نشان ہے۔
اُس نے اِس بات پر زور دیا کہ علّامہ نے اعلیٰ درجہ پایا۔
جرأت، مؤثر، مسئلہ، دائرۂ کار، زکوٰۃ، رحمۃ للعالمین
انھوں نے تمھارا حال پوچھا، انہوں نے تمہارا نام لیا۔
دودھ، گڑھ، بڑھئی، سانپ، کنواں، آؤں، جاؤں
https://ur.wikipedia.org/wiki/اردو?action=edit&x=1,2;3
Contact: user@example.com, tel. 0300-1234567; ok?
    def f(a, b): # indentation stays
کےلیے ہےکہ میںنے کریںگے جائےگا
ہجری ۱۴۴۵ھ مطابق 2024ء
حضرت محمد ﷺ اور ﷻ
""".strip("\n").split("\n")


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_right_stays(text: str) -> None:
    assert normalize(text) == text
