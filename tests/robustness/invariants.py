"""What holds for every text whatsoever, checked by the properties (`test_invariants`) and by `fuzz`."""

import datetime
import io
import json
import re
from collections.abc import Iterator
from itertools import pairwise

import urdutext
from urdutext.cli.inputs import InputError, _decoded, _lines, _parse
from urdutext.cli.options import Shared
from urdutext.pipeline import analyze

REFERENCE_DATE = datetime.date(2025, 7, 15)

#: Pieces that the rules look for, and what disturbs them.
PIECES = (
    *"ابپتٹجچحدڈرزسشصعغفقکگلمنوہھءیےآأؤئںۂۃ",
    *"كيىهةﻻﷲﷺ",
    *"ًٌٍَُِّْٰٖٕٔؐؑؒ",
    *"۰۱۲۳۴۵۶۷۸۹٠١٢0123456789",
    *"۔؟!،؛:.,?…()[]{}«»“”‘’\"'/-–—_٪%*#@&+=<>|\\`~",
    " ", "\n", "\r\n", "\t", "\u200c", "\u200d", "\u200e", "\u202e", "\u2067", "\ufeff", "\xa0", "\u2028", "\x00",
    "\ud800", "\udfff", "\U0001f600", "\U0001f1f5\U0001f1f0", "é", "e\u0301", "न", "A", "z",
    " وزیراعظم ", " شہباز شریف ", " لاہور ", "میں ", " نے ", " اقوام متحدہ ", " ڈاکٹر ", " کے ", " خان ",
    " 14 اگست 2025ء ", " جنوری ", " پیر ", " کل ", " دو ", " ہزار ", " سو ", " لاکھ ", " بجے ", " محرم ", " ہجری ",
    " گھنٹے ", " ہر ", " سال ", " گزشتہ ", " سے ", " تک ", " 13/05/2025 ", " 10:30 ", " عید الفطر ", " صدی ",
    "http://a.pk/", "a@b.pk", "#ہیش", "www.", "ہے۔", " تھا ", "صلی اللہ علیہ وسلم", "خوب صورت", "بین الاقوامی", " کیلئے ",
)  # fmt: skip


def check_spans(text, spans):
    """Spans are exact slices, in order, and do not overlap."""
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
    for one, two in pairwise(spans):
        assert one.end <= two.start, (one, two)


def check_normalize(text):
    for profile in ("standard", "search"):
        once = urdutext.normalize(text, profile)
        assert urdutext.normalize(once, profile) == once, (text, once, urdutext.normalize(once, profile))
        aligned, alignment = urdutext.normalize(text, profile, alignment=True)
        assert aligned == once
        assert (alignment.original_length, alignment.length) == (len(text), len(once))
        for place in range(min(len(once), 50)):
            start, end = alignment.original_span(place, place + 1)
            assert 0 <= start <= end <= len(text)
    assert urdutext.is_normalized(urdutext.normalize(text))


def check_sentences(text):
    for options in ({}, {"newline": "join"}, {"newline": "blank"}, {"unpunctuated": True}):
        found = urdutext.sentences(text, **options)
        check_spans(text, found)
        # Only white space lies between sentences: nothing is lost.
        rest = [text[a:b] for a, b in zip([0, *(s.end for s in found)], [*(s.start for s in found), len(text)])]
        assert not "".join(rest).strip(), rest


def check_tokens(text):
    for repair in (True, False):
        found = urdutext.tokens(text, repair=repair)
        check_spans(text, found)
        rest = [text[a:b] for a, b in zip([0, *(t.end for t in found)], [*(t.start for t in found), len(text)])]
        assert not re.search(r"\w", "".join(rest)), rest
        words = urdutext.words(text, repair=repair)
        # The two words of a contraction (کیلئے) have one span.
        check_spans(text, [one for one, two in zip(words, [*words[1:], None]) if two is None or two.start != one.start])


def check_dates(text):
    for reference in (None, REFERENCE_DATE):
        found = urdutext.dates(text, reference_date=reference)
        check_spans(text, found)
        for date in found:
            assert date.type in ("DATE", "TIME", "DURATION", "SET")
            assert date.value and date.timex3


def check_entities(text):
    found = urdutext.entities(text)
    check_spans(text, found)
    for entity in found:
        assert entity.label in ("PER", "LOC", "ORG")
        assert entity.score is None or 0 <= entity.score <= 1


def check_analyze(text):
    # JSON makes one character of two lone surrogates that happen to fit.
    text = re.sub("[\ud800-\udbff](?=[\udc00-\udfff])", "", text)
    document = analyze(text, reference_date=REFERENCE_DATE)
    values = json.loads(json.dumps(document.to_dict()))
    assert values["text"] == text
    assert urdutext.Document.from_dict(values) == document


SHARED = Shared(("-",), "jsonl", "jsonl", False, "utf-8", "strict", None, 1, False)


def check_jsonl(data: bytes):
    """Reading JSON Lines gives a document or an error for each line, and nothing else."""
    try:
        for line in _lines("x", io.BytesIO(data), SHARED):
            item = _parse("x", line)
            assert isinstance(item, InputError) or isinstance(item.document["text"], str)
        assert "".join(_decoded("x", io.BytesIO(data), SHARED, b"")) is not None
    except InputError as error:
        assert "\n" not in str(error)


CHECKS = {
    "normalize": check_normalize,
    "sentences": check_sentences,
    "tokens": check_tokens,
    "dates": check_dates,
    "entities": check_entities,
    "analyze": check_analyze,
}


def from_bytes(data: bytes) -> str:
    """A text from the bytes of a fuzzer: pieces by number, or the bytes' own text."""
    if data[:1] < b"\xc0":
        return "".join(PIECES[byte % len(PIECES)] for byte in data[1:])
    return data[1:].decode("utf-8", "surrogateescape")


def seeds() -> Iterator[bytes]:
    """Inputs for a fuzzer to begin with: every piece, and the other form of input."""
    yield bytes([0, *range(min(len(PIECES), 256))])
    yield b"\xff" + "وزیراعظم شہباز شریف 14 اگست 2025ء کو لاہور پہنچے۔".encode()
    yield b'{"text": "\xd8\xa7"}\n'
