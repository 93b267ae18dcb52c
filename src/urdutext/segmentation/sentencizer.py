"""Sentences: a scan for places where one might end, and named rules that join it again.

A sentence is an exact slice of the text, and only white space lies between two. The scan itself decides the
plain case, a word that no rule is about, then ۔, a space and another word; the rules decide the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from ..characters import DIGITS, INVISIBLE
from ..document import Sentence
from .boundaries import LONG, LONG_UNSTOPPED, split
from .join_rules import CLOSING_BRACKETS, EMPHASIS, JOIN, JOIN_RULES, QUOTES, Break, Rule, cues
from .tokenizer import EMOJI

Newline = Literal["break", "join", "blank"]

_STOPS = "۔؟?!.…‼⁇⁈⁉"
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_LETTERS = "آ-غف-\u064aٹ-ےئؤءأإ"
# A mark of direction behind a stop belongs to it, and is no sentence of its own at a line end.
_CLOSERS = re.escape(QUOTES + CLOSING_BRACKETS) + INVISIBLE
_SPACE = re.compile(r"\s*")
# What may touch a stop from the right: notes, [1], ¹ and ۱؎, and the marks of Markdown, ** ` ~~.
_TOUCHING = re.compile(rf"\[[{DIGITS}]{{1,3}}\]|[{DIGITS}]{{1,3}}؎|[¹²³⁰⁴-⁹]+|([{re.escape(EMPHASIS)}])\1*")
_EMOJI, _EMOJIS = re.compile(EMOJI), re.compile(rf"(?: ?{EMOJI})+")
# The number that opens a sentence, and one before a stop.
_NUMBER = re.compile(rf"([{DIGITS}]{{1,2}})[۔.]")
_FIRST_OF_A_LIST = re.compile(r".*[:؛]\s*(1|۱|١)[۔.]", re.DOTALL)
_LONGEST_ITEM = 200
_LISTED = re.compile(rf"(?<=[\s،,])([{DIGITS}]{{1,2}})\Z")
_STOPS_AND_BRACKETS = frozenset(_STOPS + CLOSING_BRACKETS)
_AFTER_CLOSING = frozenset(["", *" \n", *_STOPS])
_SINGLE = "'’‘"
_SINGLE_QUOTE = re.compile(rf"[{_SINGLE}](?:(?!\w)|(?<!\w.))")
# How far back the quotes of a paragraph are counted to tell an opening from a closing one.
_QUOTE_WINDOW = 2000


@cache
def _scanner(newline: Newline) -> re.Pattern[str]:
    """Candidates. A group tells where the sentence ends when that is plain, and the match then runs up to the next
    sentence: 1, a word no rule is about, ۔ and another word; 2, a line end; 3, a mark and a line end. A match
    without a group is a mark to judge.
    """
    letter = f"[{_LETTERS}]"
    # A word of four letters, or the ends of the commonest verbs; then not the words that a rule is about.
    ends = (rf"{letter}{{4}}", rf"{letter}[اںہ]", rf"{letter}[ہھگیتسرل]ے", rf"{letter}[ہھگئکن]ی", " [ہتگ][ےاں]")
    stops = ("۔", " ۔", r"\.")
    word = "|".join(f"(?<={end}{stop})" for end in ends for stop in stops)
    kinds = ("letter", "letter_homograph", "degree", "abbreviation", "number_abbreviation")
    excepted = sorted(cue for kind in kinds for cue in cues(kind) if re.search(word, f" {cue}۔"))
    left = f"(?:{word})" + "".join(f"(?<!{cue}{stop})" for cue in excepted for stop in stops)
    clitics = "|".join(sorted(cues("clitic")))
    plain = rf"{left}() ?(?=[{_LETTERS}(])(?!(?:{clitics})(?!{letter}))"
    hyphen = "|".join(f"(?<=[ ]{cue}{gap}-)" for cue in sorted(cues("finite")) for gap in ("", " "))
    marks = rf"(?:(?<=[{_STOPS}])|(?:{hyphen})(?= {letter}|\s*$|\s*[{_LINE_ENDS}]))[{_STOPS}]*[{_CLOSERS}]*(?:[ \t]?[{_STOPS}]+[{_CLOSERS}]*)*"
    if newline == "join":
        return re.compile(rf"[{_STOPS}-](?:{plain}|{marks})")
    line_end = rf"[{_LINE_ENDS}]" if newline == "break" else r"\n[^\S\n]*\n"
    first = rf"(?<=[{_LINE_ENDS}])()\s*" if newline == "break" else r"(?<=\n)()[^\S\n]*\n\s*"
    starts = _LINE_ENDS if newline == "break" else "\n"
    return re.compile(rf"[{_STOPS}{starts}-](?:{plain}|{first}|{marks}(?:()[^\S{_LINE_ENDS}]*{line_end}\s*)?)")


def sentence_offsets(
    text: str, *, newline: Newline = "break", unpunctuated: bool | None = None, rules: Sequence[Rule] = JOIN_RULES
) -> list[tuple[int, int]]:
    """The sentences of the text as (start, end), code points, half open; see `sentences`."""
    found = _by_rules(text, newline, rules)
    if unpunctuated is False or not (unpunctuated or any(_too_long(text, *span) for span in found)):
        return found
    kept: list[tuple[int, int]] = []
    asked: list[tuple[int, int]] = []
    for paragraph in _paragraphs(text, found):
        if unpunctuated or _lacks_stops(text, paragraph):
            asked += _joined_at_calls(text, paragraph)
        else:
            # In a paragraph that has its stops, a long sentence is a list, or was written so: … رنز بنائے، … آؤٹ ہوئے۔
            for span in paragraph:
                (asked if span[1] - span[0] > 2 * LONG else kept).append(span)
    for ends in split(text, asked):
        kept += ends
    kept.sort()
    return kept


def _too_long(text: str, start: int, end: int) -> bool:
    return end - start > LONG_UNSTOPPED and (end - start > LONG or text[end - 1].isalnum())


def _lacks_stops(text: str, paragraph: list[tuple[int, int]]) -> bool:
    """Whether most of it stands in sentences that are too long."""
    long = sum(end - start for start, end in paragraph if _too_long(text, start, end))
    return 2 * long > paragraph[-1][1] - paragraph[0][0]


def _joined_at_calls(text: str, paragraph: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What the model is asked about: without stops, ! is as often a call (دوست! …) as an end, for the model to tell."""
    begin = None
    for (start, end), following in zip(paragraph, [*paragraph[1:], None]):
        begin = start if begin is None else begin
        if following and text[end - 1] == "!" and "\n" not in text[end : following[0]]:
            continue
        yield begin, end
        begin = None


def _paragraphs(text: str, found: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The sentences line by line; one that reaches over line ends takes what follows on its last line."""
    paragraph: list[tuple[int, int]] = []
    line_end = 0
    for start, end in found:
        if start >= line_end and paragraph:
            yield paragraph
            paragraph = []
        if end > line_end:
            line_end = text.find("\n", end)
            line_end = len(text) if line_end < 0 else line_end
        paragraph.append((start, end))
    yield paragraph


def _by_rules(text: str, newline: Newline, rules: Sequence[Rule]) -> list[tuple[int, int]]:
    if newline not in ("break", "join", "blank"):
        raise ValueError(f"newline is 'break', 'join' or 'blank', not {newline!r}")
    skip = _SPACE.match
    found: list[tuple[int, int]] = []
    default = rules is JOIN_RULES
    begin = skip(text).end()  # type: ignore[union-attr]
    for candidate in _scanner(newline).finditer(text, begin):
        kind = candidate.lastindex
        if kind is not None and (kind > 1 or default):
            end = candidate.start(kind) - (kind == 2)
            if end <= begin:
                continue
            if kind == 2:
                while text[end - 1].isspace():
                    end -= 1
            found.append((begin, end))
            begin = candidate.end()
            continue
        start = candidate.start()
        if start < begin:
            continue
        listed = _next_in_list(text, begin, start, candidate.end())
        if listed:
            found.append((begin, len(text[begin:listed].rstrip()) + begin))
            begin = listed
            continue
        end = _touching(text, _closing(text, begin, candidate.end(1) if kind else candidate.end()))
        end = _with_emoji(text, begin, end)
        following = skip(text, end).end()  # type: ignore[union-attr]
        if following < len(text) and not _line_ends(text, end, following, newline):
            place = Break(text, begin, start, end, following)
            if any(rule(place) is JOIN for rule in rules):
                continue
        found.append((begin, end))
        begin = following
    end = len(text.rstrip()) if begin < len(text) else begin
    if end > begin:
        found.append((begin, end))
    return found


def _next_in_list(text: str, begin: int, start: int, end: int) -> int:
    """Where the next number of a list that is written in one line begins, or 0: 1۔ لاہور 2۔ کراچی 3۔ پشاور.

    The sentence began with the number before it, or that is 1 and behind a colon (شہر: 1۔ لاہور 2۔ کراچی), each
    with its stop, and a word follows.
    """
    if not text[start - 1 : start].isdecimal():
        return 0
    first = _NUMBER.match(text, begin) or _FIRST_OF_A_LIST.match(text, max(begin, start - _LONGEST_ITEM), start)
    number = _LISTED.search(text, max(begin, start - 3), start)
    if not first or not number or int(number[1]) != int(first[1]) + 1:
        return 0
    following = text[end : end + 2].removeprefix(" ")[:1]
    return number.start(1) if following.isalpha() else 0


def _line_ends(text: str, start: int, end: int, newline: Newline) -> bool:
    """Whether the white space from start to end parts two lines (or paragraphs)."""
    if end - start < 2 and text[start:end] in ("", " "):
        return False
    gap = text[start:end]
    if newline == "break":
        return any(character in gap for character in _LINE_ENDS)
    return newline == "blank" and gap.count("\n") > 1


def _closing(text: str, begin: int, end: int) -> int:
    """Where the closing quotes and brackets end: one is given back to the next sentence, or taken from it.

    ہے۔”کیا: a quote between stop and letter opens, when none is open; ہے۔ ” اس: one between spaces closes
    when one is open.
    """
    if text[end - 1] in QUOTES and end < len(text) and text[end].isalpha():
        opening = end - _doubled(text, end - 1, end - 2)
        if not _open_quote(text, begin, opening, end):
            return opening
    following = end
    while following < len(text) and text[following] in " \t":
        following += 1
    if following < len(text):
        mark = text[following]
        if mark in CLOSING_BRACKETS:
            return following + 1
        if mark in QUOTES:
            closed = following + _doubled(text, following, following + 1)
            if text[closed : closed + 1] in _AFTER_CLOSING and _open_quote(text, begin, following, closed):
                while text[closed : closed + 1] in _STOPS_AND_BRACKETS:
                    closed += 1
                return closed
    return end


def _doubled(text: str, at: int, beside: int) -> int:
    """How many characters the quote mark at a place is: two where the one beside it is the same (’’کیا ہوا؟‘‘)."""
    return 2 if 0 <= beside < len(text) and text[at] == text[beside] else 1


def _touching(text: str, end: int) -> int:
    """Where the notes and the closing marks of Markdown that touch the stop end: بنا۔[1] and **یہ ہے۔** are whole."""
    while touching := _TOUCHING.match(text, end):
        if touching[1] and not _open_emphasis(text, end, touching[0]):
            break
        end = touching.end()
        while text[end : end + 1] in _STOPS_AND_BRACKETS:
            end += 1
    return end


def _with_emoji(text: str, begin: int, end: int) -> int:
    """Where the emoji behind a stop end, which say how the sentence was meant (بہت خوب۔ 😀); not where each sentence
    begins with one, as with a bullet (✅ پہلا نکتہ۔ ✅ دوسرا نکتہ۔)."""
    emoji = _EMOJIS.match(text, end)
    return emoji.end() if emoji and not _EMOJI.match(text, begin) else end


def _open_emphasis(text: str, end: int, mark: str) -> bool:
    """Whether the last such mark in the paragraph opened: no letter before it, no space after it, as a bullet has."""
    part = text[_paragraph(text, end) : end]
    before, opened, after = part.rpartition(mark)
    if not opened or len(after) < 2 or after[0].isspace():
        return False
    return not before[-1:].isalnum() and before[-1:] != mark[0]


def _paragraph(text: str, end: int) -> int:
    """Where the paragraph began, or the window before the end."""
    return max(text.rfind("\n", max(0, end - _QUOTE_WINDOW), end) + 1, end - _QUOTE_WINDOW, 0)


def _open_quote(text: str, begin: int, start: int, end: int) -> bool:
    """Whether a quotation is open before the mark from start to end: an odd number of marks of its kind, single
    (’کیا‘) or double (”کیا“, ’’کیا‘‘), since the paragraph began. An apostrophe (don’t) is no such mark."""
    part = text[_paragraph(text, start) : start].replace("’’", '"').replace("‘‘", '"').replace("''", '"')
    if end - start == 1 and text[start] in _SINGLE:
        return len(_SINGLE_QUOTE.findall(part)) % 2 == 1
    return sum(part.count(mark) for mark in "\"”“»«") % 2 == 1


def sentences(
    text: str, *, newline: Newline = "break", unpunctuated: bool | None = None, rules: Sequence[Rule] = JOIN_RULES
) -> tuple[Sentence, ...]:
    """The sentences of the text, in order; every character but white space is in exactly one.

    ``newline`` says what a line end is: ``break`` ends a sentence (headings, bullets, verse), ``join`` is
    white space, ``blank`` ends one only where a blank line stands. ``rules`` are the join rules.
    ``unpunctuated``: the text lacks its stops (a transcript, posts), and a trained model finds the ends that
    the rules do not; when it is None, only in paragraphs most of which the rules leave in sentences longer than
    500 code points, or than 300 when no mark ends them, and in single sentences longer than 1,000; when False,
    nowhere. Where the model is asked, it also tells calls (دوستو! …) from ends.
    Offsets are code points, half open. Raises ValueError on another ``newline``; no text raises.

    >>> [s.text for s in sentences("وہ شام کو گھر آئی۔ اس نے چائے پی۔")]
    ['وہ شام کو گھر آئی۔', 'اس نے چائے پی۔']
    >>> [s.text for s in sentences("بھائی نے بی۔ اے۔ پاس کیا ہے۔ اب وہ نوکری ڈھونڈتا ہے۔")]
    ['بھائی نے بی۔ اے۔ پاس کیا ہے۔', 'اب وہ نوکری ڈھونڈتا ہے۔']
    """
    return tuple(
        Sentence(start, end, text[start:end])
        for start, end in sentence_offsets(text, newline=newline, unpunctuated=unpunctuated, rules=rules)
    )
