"""Words as written, and what they may be."""

import pytest

from urdutext.timex.lexicon import CHUNK, fold, lexicon


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("اكتوبر", "اکتوبر"),  # Arabic kaf
        ("مئي", "مئی"),  # Arabic yeh
        ("جمعة", "جمعہ"),
        ("ہفتۂ", "ہفتہ"),
        ("ھفتہ", "ہفتہ"),  # do-chashmi heh at the beginning
        ("محرّم", "محرم"),  # shadda
        ("ربیع‌الاول", "ربیعالاول"),  # U+200C
        ("پیـــر", "پیر"),  # tatweel
        ("مﺎرچ", "مارچ"),  # a presentation form
        ("جولای\u0654", "جولائ"),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


def test_arabic_heh_stands_for_both():
    assert lexicon().lookup("ساڑهے") == lexicon().lookup("ساڑھے") != {}
    assert lexicon().lookup("هفته") == lexicon().lookup("ہفتہ") != {}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("اکتوبرمیں", "اکتوبر میں"),
        ("کےروز", "کے روز"),
        ("گزشتہروز", "گزشتہ روز"),
        ("اورپیر", "اور پیر"),
        ("دوہزارچھ", "دو ہزار چھ"),
        ("ستمبرکوجاری", "ستمبر کوجاری"),
        ("صدرکاآئندہ", "صدرکا آئندہ"),
        ("گھنٹےیااس", "گھنٹے یااس"),
        ("دوبارہ", "دوبارہ"),  # again, not two twelve
        ("کارواں", "کارواں"),
        ("ہیروز", "ہیروز"),
        ("نوروز", "نوروز"),
        ("ماہرین", "ماہرین"),
        ("پیرس", "پیرس"),
    ],
)
def test_split(word, parts):
    assert " ".join(lexicon().split(word)) == parts


def test_chunks_leave_nothing_over():
    text = "2018ءمیں\tاکتوبر۔\n(abc) ٥٠٠\u200c\ud800"
    chunks = CHUNK.findall(text)
    assert "".join(chunks) == text
    assert chunks[:3] == ["2018", "ء", "میں"]


@pytest.mark.parametrize(("word", "future"), [("جائیگا", True), ("ہونگے", True), ("ادائیگی", False), ("مہنگا", False), ("لالیگا", False)])
def test_futures_written_as_one_word(word, future):
    assert ("FUTURE" in lexicon().lookup(word)) is future
