"""What holds for every text whatsoever, checked by the properties (`test_invariants`) and by `fuzz`."""

import dataclasses
import datetime
import json
import pathlib
import re
import tempfile
from collections.abc import Iterator
from itertools import pairwise

import urdutext
from urdutext.cli.inputs import InputError, read
from urdutext.cli.options import Shared
from urdutext.cli.tokens import add_tokens
from urdutext.formats import make
from urdutext.formats.base import FormatError
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
        # Every character but white space is in a token.
        rest = [text[a:b] for a, b in zip([0, *(t.end for t in found)], [*(t.start for t in found), len(text)])]
        assert not "".join(rest).strip(), rest
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


SHARED = Shared(("-",), "jsonl", source="jsonl")
SOURCES = ("jsonl", "spacy", "conll", "conllu", "brat", "html", "text")
FORMATS = ("jsonl", "json", "csv", "tsv", "table", "text", "conll", "conllu", "brat", "spacy", "html")


def check_inputs(data: bytes):
    """Whatever the bytes of a file, reading it gives documents or errors of one line, and every format writes the documents.

    The first byte tells what the rest is read as; brat's is a text, NUL, and the ``.ann`` file beside it.
    """
    source, content = SOURCES[data[0] % len(SOURCES)] if data else "text", data[1:]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "a.ann")
        if source == "brat":
            text, _, content = content.partition(b"\0")
            path.with_suffix(".txt").write_bytes(text)
        path.write_bytes(content)
        formats = [make(name, "tokens") for name in FORMATS]
        try:
            for item in read(str(path), dataclasses.replace(SHARED, source=source)):
                if isinstance(item, InputError):
                    assert len(str(item).splitlines()) == 1, str(item)
                    continue
                assert isinstance(item.document["text"], str)
                add_tokens([item.document], words=False, repair=True)
                for format in formats:
                    format.begin()
                    format.write(format.convert(item.document, item.piece))
        except (InputError, FormatError) as error:
            assert len(str(error).splitlines()) == 1, str(error)
        for format in formats:
            try:
                format.end()
            except FormatError as error:
                assert len(str(error).splitlines()) == 1, str(error)


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


def file_seeds() -> Iterator[bytes]:
    """A file of each kind for `check_inputs` to begin with."""
    text = "احمد لاہور گیا۔"
    spans = [{"start": 0, "end": 4, "text": "احمد", "label": "PER"}]
    files = {
        "jsonl": json.dumps({"id": 1, "text": text, "entities": spans, "tokens": spans, "sentences": spans}, ensure_ascii=False),
        "spacy": json.dumps({"text": text, "ents": spans, "tokens": spans, "sents": spans, "spans": {"dates": spans}}, ensure_ascii=False),
        "conll": "-DOCSTART- -X- O O\n\nاحمد B-PER\nلاہور B-LOC\nگیا O\n۔ O\n",
        "conllu": (
            "# newdoc id = 1\n# sent_id = 1\n# text = احمد گیا۔\n"
            "1\tاحمد\t_\t_\t_\t_\t_\t_\t_\tNER=B-PER\n2-3\tگیا۔\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
            "2\tگیا\t_\t_\t_\t_\t_\t_\t_\t_\n3\t۔\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=\\n\n\n"
        ),
        "brat": f"{text}\0T1\tPER 0 4\tاحمد\n#1\tAnnotatorNotes T1\tvalue=2025 score=1\nT2\tLOC 5 7;8 10\tلا ور\nR1\tx Arg1:T1 Arg2:T2\n",
        "html": f"<html><head><title>احمد</title></head><body><article><p>{text * 9}</p></article></body></html>",
        "text": text,
    }
    for number, source in enumerate(SOURCES):
        yield bytes([number]) + files[source].encode()
