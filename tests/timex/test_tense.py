"""Which way the clause of a date looks."""

import pytest

from urdutext.timex.find import find_nodes
from urdutext.timex.lexer import Chunks
from urdutext.timex.tense import direction


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("پیر کو اجلاس ہوگا۔", "future"),
        ("پیر کو نتائج سنائے جائیں گے۔", "future"),
        ("پیر کو بل پیش کیا جائیگا۔", "future"),
        ("پیر کو فائل کھولی جائے۔", "future"),
        ("پیر کو جلسہ ہونا ہے۔", "future"),
        ("سیریز کا آغاز پیر سے ہو رہا ہے۔", "future"),
        ("پیر کو اجلاس متوقع ہے۔", "future"),
        ("پیر تک جواب طلب کر لیا گیا۔", "future"),
        ("پیر کو اجلاس ہوا تھا۔", "past"),
        ("انہوں نے پیر کو وضاحت کی ہے۔", "past"),
        ("انہوں نے پیر کو شکایت کی، مقدمہ چلے گا۔", "past"),
        ("انہوں نے کہا کہ پیر کو مقدمہ چلے گا۔", "future"),
        ("پیر کو ہونے والی ملاقات ملتوی ہوئی۔", "planned"),
        ("14 اگست کے دھرنے کی طرح یہ ناکام ہوگا۔", "planned"),
        ("پیر کو میرا امتحان ہے۔", "coming"),
        ("پیر کے روز میرا امتحان ہے۔", "coming"),
        ("پیر تک رقم جمع کرائی جا سکتی ہے۔", "future"),
        ("پیر کو وزیر نے بیان بدلوایا ہے۔", "present"),
        ("پیر کو جنگ کے بعد یہ پہلی ہلاکت ہے۔", "present"),
        ("پیر سے دکان بند ہے۔", "present"),
        ("پیر کو ریاضی کا پرچا ہے۔", "coming"),
        ("پیر کو رخصتی ہے۔", "coming"),
        ("پیر کو صفائی کی جاتی ہے۔", "present"),
        ("پیر کو گرنے والے طیارے کا ملبہ موجود ہے۔", "present"),
        ("پیر کو آنے والے زلزلے کی شدت 6.1 ہے۔", "present"),
        ("پیر کو جاری بیان کے مطابق حالات ٹھیک ہیں۔", "present"),
        ("پیر کو محکمے کے مطابق حالات ٹھیک ہیں۔", "present"),
        ("پیر کو دریا پر پل بنا ہے۔", "past"),
        ("پیر کو بازار بند ہوتا ہے۔", "present"),
        ("ہفتے کے روز بازار بند ہوتا ہے۔", "present"),
        ("پیر کو تعطیل، دفاتر بند", None),
        ("پیر کو تعطیل۔ دفتر بند ہوگا۔", None),
    ],
)
def test_direction(text, expected):
    chunks = Chunks(text)
    node = find_nodes(chunks)[0]
    assert direction(chunks, node.first, node.end) == expected
