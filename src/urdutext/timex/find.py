"""Dates, times, durations and sets in a text, with their values."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from urdutext.alignment import Edit, rewrite
from urdutext.characters import ARABIC_LETTERS, DIGITS, INVISIBLE, ZWNJ
from urdutext.document import Date, check_locale, parse_date
from urdutext.timex.grammar import Level, Node
from urdutext.timex.lexer import Chunks, may_hold_a_phrase
from urdutext.timex.lexicon import Values, lexicon
from urdutext.timex.patterns import LEVELS
from urdutext.timex.tense import bracket_pattern, direction, list_pattern, stop_pattern
from urdutext.timex.values import (
    ANY_DAY,
    UNRESOLVED,
    After,
    Context,
    Day,
    DayInList,
    Direction,
    Hijri,
    Interval,
    Moment,
    Month,
    Point,
    RelativeDay,
    Repeated,
    VagueAfter,
    Value,
    Weekday,
    is_day,
    node_classes,
)

# India writes a sign between a number and its word: 10؍بجے.
_BETWEEN_WORDS = f"{ZWNJ}\u060d"
_UNSEEN = re.compile(f"{ZWNJ}|[{INVISIBLE.replace(ZWNJ, '')}]+|(?<=[{DIGITS}م])\u060d(?=\\s*[{ARABIC_LETTERS}])")

#: A text is read in blocks of about so many code points, cut at the ends of lines.
_BLOCK = 100_000


def find_dates(
    text: str,
    *,
    reference_date: datetime.date | str | None = None,
    locale: str = "ur-PK",
    hijri_offset: int = 0,
) -> tuple[Date, ...]:
    """The dates, times, durations and sets in a text, in order, side by side.

    Offsets are code points, half open, into the text as given. ``reference_date`` (a date, or YYYY-MM-DD) is
    the day on which the text was written: کل, پیر or 13 مئی are resolved against it by the tense of their
    clause; without it they stay XXXX-05-13 or UNRESOLVED. ``locale`` (ur-PK, ur-IN) tells fiscal years and
    festivals; ``hijri_offset`` is added, in days, to dates of the Hijri calendar. No text raises; ValueError
    tells of a reference date or a locale that is none.

    >>> [(d.text, d.type, d.value) for d in find_dates("کتب خانہ 3 مارچ 1962ء کو کھلا۔")]
    [('3 مارچ 1962ء', 'DATE', '1962-03-03')]
    >>> find_dates("ہم کل پشاور جائیں گے۔", reference_date="2025-07-28")[0].value
    '2025-07-29'
    """
    check_locale(locale)
    reference = None if reference_date is None else parse_date(reference_date)
    context = Context(reference, locale, hijri_offset)
    if _UNSEEN.search(text):
        return _dates_of_seen(text, context)
    return tuple(_dates(text, context))


def _dates(text: str, context: Context) -> Iterator[Date]:
    for start, block in _blocks(text):
        yield from _dates_of_block(block, start, context)


def _dates_of_seen(text: str, context: Context) -> tuple[Date, ...]:
    """The dates of what the eye sees of a text: marks of direction stand between its digits and words (14/8/2025 in a
    line of Word), and U+200C between words."""
    edits = [Edit(*found.span(), " " if found[0] in _BETWEEN_WORDS else "") for found in _UNSEEN.finditer(text)]
    seen, alignment = rewrite(text, edits)
    dates = list(_dates(seen, context))
    spans = alignment.original_spans([(date.start, date.end) for date in dates])
    return tuple(replace(date, start=start, end=end, text=text[start:end]) for date, (start, end) in zip(dates, spans))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    while at < len(text):
        end = text.find("\n", at + _BLOCK) + 1 if len(text) - at > _BLOCK else len(text)
        end = end or len(text)
        yield at, text[at:end]
        at = end


@cache
def _levels() -> tuple[Level, ...]:
    words = lexicon()
    for classes in node_classes():
        words.register(classes)
    found = frozenset(words.code(classes) for classes in node_classes())
    first, *others = LEVELS
    return (Level(first, words), *(Level(patterns, words, found) for patterns in others))


def find_nodes(chunks: Chunks) -> list[Node]:
    """What the patterns find in a text, level by level, in order."""
    words, levels = lexicon(), _levels()
    if not may_hold_a_phrase(chunks.codes) and not levels[0].may_find(chunks.codes):
        return []  # most lines of most texts
    chunks.join_words()
    nodes: dict[int, Node] = {}  # by the last chunk
    for number, level in enumerate(levels):
        if number and not nodes:
            break  # the later levels build on what the first finds
        edits: list[tuple[int, int, Values]] = []
        for first, end, pattern, value in level.find(chunks):
            for at in range(first, end):
                nodes.pop(at, None)
            if value is None:
                edits.append((first, end, {}))
            else:
                nodes[end - 1] = Node(first, end, value, pattern)
                edits.append((first, end, dict.fromkeys(value.classes, value)))
        chunks.join(edits, words)
    found = [node for _, node in sorted(nodes.items()) if not node.pattern.weak]
    _share_in_lists(found, chunks.codes)
    return [node for node in found if not isinstance(node.value, DayInList)]


def _share_in_lists(nodes: list[Node], codes: str) -> None:
    """The members of a list have in common what one of them says.

    The year that closes it is that of every day or month (14 اگست اور 5 ستمبر 2019), and the month that of the days
    before it (5 اور 9 اگست); the ہر that opens it is that of every weekday (ہر پیر اور بدھ).
    """
    for at in range(1, len(nodes)):
        node, following = nodes[at - 1], nodes[at]
        value, other = node.value, following.value
        if (
            isinstance(value, Repeated)
            and value.value.startswith("XXXX-WXX-")
            and isinstance(other, Weekday)
            and other.which is None
            and list_pattern().fullmatch(codes, node.end, following.first)
        ):
            nodes[at] = replace(following, value=Repeated(f"XXXX-WXX-{other.number}"))
    for at in range(len(nodes) - 2, -1, -1):
        node, following = nodes[at], nodes[at + 1]
        value, other = node.value, following.value
        if isinstance(value, DayInList):
            if isinstance(other, Day) and is_day(other.month, value.day) and list_pattern().fullmatch(codes, node.end, following.first):
                nodes[at] = replace(node, value=Day(other.month, value.day, other.year))
            continue
        if not (isinstance(value, (Day, Month, Hijri)) and isinstance(other, (Day, Month, Hijri)) and type(value) is type(other)):
            continue
        if value.year is not None or other.year is None or value.month is None or other.month is None:
            continue
        if list_pattern().fullmatch(codes, node.end, following.first):
            year = other.year - (value.month - other.month > 6)  # دسمبر اور جنوری 2020
            nodes[at] = replace(node, value=replace(value, year=year))


def _dates_of_block(text: str, offset: int, context: Context) -> Iterator[Date]:
    chunks = Chunks(text)
    sentence_end = stop_pattern()
    context.anchor = None
    previous, beside = 0, -1
    for node in find_nodes(chunks):
        if context.anchor is not None and sentence_end.search(chunks.codes, previous, node.first):
            context.anchor = None
        previous = node.end
        context.direction = _Lazy(chunks, node)
        value, end = _settled(node, chunks, context)
        if isinstance(value, Weekday) and beside == node.first and context.anchor is not None:
            point = _weekday_beside(value, context)  # آج جمعہ تک: the Friday that is today
        else:
            point = value.resolve(context)
        beside = _pass_brackets(chunks.codes, end) if isinstance(value, RelativeDay) else -1
        if value.type == "DATE" and (point.day is not None or point.value.startswith("XXXX-WXX")):
            context.anchor, context.night = point, False
        elif value.type == "DATE" and isinstance(value, Interval):
            context.anchor, context.night = ANY_DAY, False  # پیر تا جمعہ صبح 9 سے 5 بجے تک
        elif isinstance(value, Moment) and value.day is not None and point.value != UNRESOLVED:
            context.anchor = value.named_day(context)  # کل صبح 10 بجے اور شام 4 بجے
            context.night = value.part in ("EV", "NI")  # گزشتہ رات 10 بجے اور صبح 6 بجے
        if point.day is not None:
            context.last = point
        start_at, end_at = chunks.offsets[node.first], chunks.end(end - 1)
        yield Date(
            offset + start_at,
            offset + end_at,
            text[start_at:end_at],
            value.type,
            point.value,
            point.as_timex3,
            value.calendar if value.type in ("DATE", "TIME") else None,
        )


def _weekday_beside(value: Weekday, context: Context) -> Point:
    """A weekday that stands beside آج or کل is that day, when the two agree."""
    if context.anchor and context.anchor.day and context.anchor.day.isoweekday() == value.number:
        return context.anchor
    return value.resolve(context)


def _pass_brackets(codes: str, at: int) -> int:
    """The chunk after white space and brackets: آج (جمعہ)."""
    found = bracket_pattern().match(codes, at)
    return found.end() if found else at


class _Lazy:
    """The direction of a node's clause, read when it is first asked for."""

    __slots__ = ("_chunks", "_known", "_node")

    def __init__(self, chunks: Chunks, node: Node) -> None:
        self._chunks, self._node = chunks, node
        self._known: tuple[Direction] | None = None

    def __call__(self) -> Direction:
        if self._known is None:
            self._known = (direction(self._chunks, self._node.first, self._node.end),)
        return self._known[0]


def _settled(node: Node, chunks: Chunks, context: Context) -> tuple[Value, int]:
    """A node's value and end. بیس برس بعد گھر بنا tells a length, of which بعد is no part."""
    value, end = node.value, node.end
    if isinstance(value, (After, VagueAfter)) and not (context.forward and value.dated):
        end -= 1
        while chunks.chunks[end - 1].isspace():
            end -= 1
        return value.length, end
    return value, end
