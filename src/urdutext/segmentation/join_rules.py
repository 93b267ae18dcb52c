"""The rules that keep a sentence together at a mark that could end it.

Each rule is one function of a `Break`; it returns JOIN when the sentence goes on, None when it does not
know. A break that no rule joins is a sentence's end. `JOIN_RULES` is their list, and the default of the
parameter ``rules`` of `urdutext.segmentation.sentences`: leave one out, or add your own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from ..characters import DIGITS, INVISIBLE
from ..lexicon import count, key
from ..resources import read_table
from . import spaces

Verdict = Literal["join"] | None
JOIN: Final = "join"

CLOSING_BRACKETS: Final = ")]}﴾﴿"
QUOTES: Final = "\"'”“’‘»«›‹„‚"
EMPHASIS: Final = "*_`~"
_LETTER = "\u0621-\u063a\u0641-\u065f\u066e-\u06d3\u06d5\u0610-\u061a\u0670\u200c"
_IS_LETTER = re.compile(f"[{_LETTER}]").match
_INVISIBLE = frozenset(INVISIBLE)
_WORD = re.compile(f"[{_LETTER}]+|[A-Za-z]+|[{DIGITS}]+|[^\\s{INVISIBLE}]")
# As far as a rule looks to either side; a bound, so that no text makes the rules slow.
_WINDOW = 60
_ASKS_OR_CALLS = frozenset("؟?!‼⁇⁈⁉")
# As far as brackets may lie from a stop inside them.
_PARENTHESIS = 120


@dataclass(slots=True)
class Break:
    """A place where a sentence might end.

    ``begin`` is where the sentence began, ``start`` and ``end`` enclose the mark with its closing quotes and
    brackets, ``next`` is where the text goes on after white space (offsets into ``text``).
    """

    text: str
    begin: int
    start: int
    end: int
    next: int
    _before: list[str] | None = None
    _after: list[str] | None = None

    @property
    def mark(self) -> str:
        """The stop or stops, with closing quotes and brackets; not what is invisible behind them."""
        return self.text[self.start : self.end].rstrip(INVISIBLE)

    @property
    def before(self) -> list[str]:
        """The last words and marks of the sentence so far, nearest last."""
        if self._before is None:
            self._before = _WORD.findall(self.text, max(self.begin, self.start - _WINDOW), self.start)
        return self._before

    @property
    def after(self) -> list[str]:
        """The first words and marks of what follows, nearest first."""
        if self._after is None:
            self._after = _WORD.findall(self.text, self.next, self.next + _WINDOW)
        return self._after

    @property
    def left(self) -> str:
        """The last character before the mark that is not invisible, or nothing."""
        place = self.start
        while place > self.begin and self.text[place - 1] in _INVISIBLE:
            place -= 1
        return self.text[place - 1 : place] if place > self.begin else ""

    @property
    def right(self) -> str:
        """The character after the mark (which may be a space), or nothing."""
        return self.text[self.end : self.end + 1]


@cache
def cues(kind: str) -> frozenset[str]:
    """The words of one class of ``sentence_cues.tsv``."""
    return frozenset(word for word, its_kind, _ in read_table("segmentation/sentence_cues.tsv") if its_kind == kind)


def punctuation_follows(place: Break) -> Verdict:
    """کیا ہوا؟، اس نے پوچھا۔: nothing begins with a comma, a colon or a closing bracket."""
    return JOIN if place.text[place.next : place.next + 1] in tuple("،,؛;:)]}") else None


def number(place: Break) -> Verdict:
    """شرح 3۔5 فیصد رہی۔, 12.5.2024, 3.5: a point between digits; 5000/۔ روپے, ۔/500: one that stands for a dash."""
    if place.left.isdecimal() and place.right.isdecimal():
        return JOIN
    if place.mark[0] != "۔":
        return None
    before, after = place.text[max(place.begin, place.start - 2) : place.start], place.text[place.end : place.end + 2]
    return JOIN if (before[-1:] == "/" and before[0].isdecimal()) or (after[:1] == "/" and after[1:].isdecimal()) else None


def colon(place: Break) -> Verdict:
    """نوٹ:۔ تمام سوال حل کریں۔: a stop behind a colon is its dash."""
    return JOIN if place.mark[0] == "۔" and place.left == ":" else None


def day(place: Break) -> Verdict:
    """مورخہ 14۔ اگست 1947ء: the day of a month, with its stop."""
    day = place.before[-1:]
    if not day or not day[0].isdecimal() or not 1 <= int(day[0]) <= 31 or place.mark[0] not in "۔.":
        return None
    return JOIN if place.after[:1] and place.after[0] in cues("month") else None


def address(place: Break) -> Verdict:
    """info@example.com, Node.js, page.php?id=3: a mark inside a run of Latin letters and digits.

    Elsewhere a '.' ends a sentence only before white space, or between Urdu letters (ہے.یہ, ہے .یہ).
    """
    if not place.right or place.right.isspace():
        return None
    if place.left.isascii() and place.right.isascii() and (place.right.isalnum() or place.right in "/_-=&%@"):
        return JOIN
    left = place.left if place.left != " " else place.text[place.start - 2 : place.start - 1]
    if place.mark == "." and not (_IS_LETTER(left) and _IS_LETTER(place.right)):
        return JOIN
    return None


def latin_abbreviation(place: Break) -> Verdict:
    """Dr. Smith, Rs. 500, No. 5, J. K. Rowling; before a number in small letters too: vol. 3."""
    if place.mark != "." or not place.left.isascii():
        return None
    word = place.before[-1] if place.before else ""
    if word in cues("latin_abbreviation") or (len(word) == 1 and word.isalpha()):
        return JOIN
    if not place.after or not place.after[0].isdecimal():
        return None
    return JOIN if word.casefold() in map(str.casefold, cues("latin_abbreviation")) else None


def ellipsis(place: Break) -> Verdict:
    """میں نے سوچا۔۔۔ کیوں نہ خود چلوں۔: two stops or more inside a line, or '…'."""
    stops = [character for character in place.mark if character in "۔.…؟?!"]
    trailing = len(stops) > 1 or "…" in stops
    return JOIN if trailing and all(character in "۔.…" for character in stops) else None


_ENUMERATOR = re.compile(
    rf"[\s\"'”“’‘•*·▪{INVISIBLE}-]*[(\[]?\s*(?:[{DIGITS}]{{1,3}}|[ivxlIVXL]{{1,5}}|[A-Za-z]|الف|[آ-ی])\s*[)\]]?[\s{INVISIBLE}]*"
).fullmatch

_HEADING = 30  # characters, within which all words of the sentence are seen


def enumerator(place: Break) -> Verdict:
    """1۔ پہلا نکتہ, (الف)۔ ..., سوال نمبر 1۔ ...: a number or letter that opens the sentence, with what is numbered."""
    if place.start - place.begin < 12 and _ENUMERATOR(place.text, place.begin, place.start):
        return JOIN
    if place.start - place.begin > _HEADING or place.mark[0] not in "۔.":
        return None
    words = [word for word in place.before if word.isalnum()]
    if len(words) == 3 and words[1] == "نمبر":
        del words[1:2]
    return JOIN if len(words) == 2 and words[0] in cues("numbered") and words[1].isdecimal() else None


def listed_number(place: Break) -> Verdict:
    """شرائط یہ ہیں: 1۔ عمر ...: the first number of a list, with its stop right after a colon.

    Any other number after a colon is a figure or a time: اموات: 3۔, صبح 9:00۔, اسکور 2:1۔
    """
    before = place.before[-3:]
    if before[-2:-1] != [":"] or before[-1] not in ("1", "۱", "١", "الف"):
        return None
    return None if before[0].isdecimal() else JOIN


def page_number(place: Break) -> Verdict:
    """دیکھیے ص۔ 45 پر: an abbreviation (صفحہ, جلد) before its number."""
    if not place.text[place.next : place.next + 1].isdecimal():
        return None
    return JOIN if place.before[-1:] and place.before[-1] in cues("number_abbreviation") else None


def abbreviation(place: Break) -> Verdict:
    """پروف۔ احمد."""
    return JOIN if place.before[-1:] and place.before[-1] in cues("abbreviation") else None


def single_letters(place: Break) -> Verdict:
    """500 ق۔م۔ میں, ن۔ م۔ راشد: two single letters or more, each with its stop."""
    before, after = place.before[-3:], place.after[:2]
    if not before or not _single(before[-1]):
        return None
    if len(after) == 2 and _single(after[0]) and after[1] in "۔.":
        return JOIN
    if len(before) == 3 and before[1] in "۔." and _single(before[0]) and after and after[0] not in cues("starter"):
        return JOIN
    return None


def _single(word: str) -> bool:
    return len(word) == 1 and word != "و" and _IS_LETTER(word) is not None


def letter_names(place: Break) -> Verdict:
    """ایم۔ اے۔ اردو, ایم۔ فل۔ کیا, یو۔این۔ کے ترجمان, اے۔ کیو۔ خان: a run of letter names, each with its stop.

    A single one is joined when it is nothing but a letter name (ایف۔), when a title stands before it
    (ڈاکٹر اے۔ خان), or when اے opens the sentence; آئی and پی are verbs too: وہ گھر آئی۔ اس نے چائے پی۔
    """
    before, after = place.before[-3:], place.after[:2]
    if not before or not after or not _letter_name(before[-1]):
        return None
    if len(after) == 2 and _letter_name(after[0]) and after[1] in "۔.":
        return JOIN
    if after[0] in cues("starter"):
        return None
    if len(before) == 3 and before[1] in "۔." and _letter_name(before[0]):
        return JOIN
    if before[-1] in cues("letter"):
        return JOIN
    if len(before) > 1 and before[-2] in cues("person_title"):
        return JOIN
    return JOIN if before == ["اے"] else None


def _letter_name(word: str) -> bool:
    return word in spaces.letter_names() or word in cues("degree")


def hyphen(place: Break) -> Verdict:
    """وہ گھر گیا - جو دور تھا -: a hyphen after a finite verb is a stop, typed for ۔, but not before a relative.

    The scan offers a hyphen only after a finite verb (گیا- اب); elsewhere it is never an end.
    """
    return JOIN if place.mark[0] == "-" and place.after[:1] and place.after[0] in cues("relative") else None


def clitic(place: Break) -> Verdict:
    """یو۔این۔ کے, ”کیوں؟“ کا جواب: no sentence begins with a postposition."""
    return JOIN if place.after[:1] and place.after[0] in cues("clitic") else None


def parenthesis(place: Break) -> Verdict:
    """وہ آیا (کیا ہوا؟) پھر گیا۔: a question or an exclamation in brackets that opened after the sentence began.

    The brackets have to close on the same line. A sentence that stands in brackets of its own ends there.
    """
    if _ASKS_OR_CALLS.isdisjoint(place.mark):
        return None
    text = place.text
    stop = place.start + max(map(place.mark.rfind, {*_ASKS_OR_CALLS, *"۔.…"}))
    if text[stop] not in _ASKS_OR_CALLS:
        return None
    for opening, closing in ("()", "[]", "{}"):
        opened = text.rfind(opening, max(place.begin, stop - _PARENTHESIS), stop)
        if opened < 0 or text.find(closing, opened, stop) >= 0:
            continue
        closed = text.find(closing, stop, stop + _PARENTHESIS)
        if closed < 0 or "\n" in text[stop:closed]:
            continue
        if any(_IS_LETTER(character) for character in text[max(place.begin, opened - _WINDOW) : opened]):
            return JOIN
    return None


def title_of_a_work(place: Break) -> Verdict:
    """فلم ”کون بنے گا کروڑ پتی؟“ دیکھی۔: a work is named before the quotation that asks or calls."""
    closing = place.mark[-1]
    if closing not in QUOTES or _ASKS_OR_CALLS.isdisjoint(place.mark):
        return None
    opening = max(place.text.rfind(quote, max(place.begin, place.start - _WINDOW), place.start) for quote in QUOTES)
    before = place.text[max(place.begin, opening - _WINDOW, 0) : max(opening, 0)].rstrip(QUOTES + " :،").split(" ")
    return JOIN if key(before[-1]) in cues("work") else None


def quotation_within(place: Break) -> Verdict:
    """اس نے پوچھا ”کیوں؟“ تو سارہ چپ رہی۔, وہ ”کون ہے؟“ پوچھتا رہا۔: after a quotation that asks or calls, a word
    that goes on, or the verb of saying whose object it is."""
    if place.mark[-1] not in QUOTES or _ASKS_OR_CALLS.isdisjoint(place.mark):
        return None
    after = place.after[:2]
    if after[:1] == ["کہا"] and after[1:] in (["جاتا"], ["جا"]):
        return None  # ”کیوں؟“ کہا جاتا ہے کہ … begins anew
    return JOIN if after and after[0] in cues("conjunction") | cues("saying") else None


def vocative(place: Break) -> Verdict:
    """دوستو! جناب! ملک جی!: an address does not end the sentence, as an exclamation does (واہ!).

    An address is short: a word or two since the sentence, the quotation or the clause began. It ends in a
    word of address (not as in سانپ سے بچو!, where it is a verb), or in the vocative plural (دوستو beside دوستوں,
    but not the imperative بولو beside بولنا), or begins with اے, ارے, مسٹر, میری; or it is one unknown name and
    turns to "you" after it. With میرے it may be longer: میرے عزیز ہم وطنو!
    """
    if place.mark.rstrip(QUOTES + CLOSING_BRACKETS + EMPHASIS) != "!":
        return None
    phrase: list[str] = []
    for word in reversed(place.before):
        if _IS_LETTER(word) is None:
            break
        phrase.insert(0, key(word))
    if not phrase:
        return None
    if phrase[-1] in cues("vocative") and phrase[-2:-1] != ["سے"]:
        return JOIN
    if not phrase[-4:-1] or _finite(phrase):
        pass
    elif any(word in cues("vocative_particle") or word in cues("person_title") for word in phrase[-4:-1]) or phrase[-2] in cues("endearment"):
        return JOIN
    if len(phrase) > 3 and phrase[-4] not in cues("endearment"):
        return None
    if phrase[-1].endswith("و") and count(phrase[-1] + "ں") and not count(phrase[-1][:-1] + "نا"):
        return JOIN
    after = place.after[:1]
    if len(phrase) < 3 and after and after[0] in cues("address"):
        return None if phrase[0] in cues("exclamation") or _finite(phrase) else JOIN
    return None


_FINITE = frozenset("ہے ہیں ہو ہوں تھا تھے تھی تھیں گا گے گی گیا گئے گئی دو لو کرو جاؤ آؤ دے لے".split())


def _finite(phrase: list[str]) -> bool:
    last = phrase[-1]
    return last in _FINITE or (last.endswith(("و", "ؤ")) and count(last.rstrip("وؤ") + "نا") > 0)


def reporting_clause(place: Break) -> Verdict:
    """کیا کیا جائے؟ نگران نے پوچھا۔: who said it belongs to what was said."""
    if not any(mark in place.mark for mark in "؟?!"):
        return None
    after = place.after
    end = next((i for i, word in enumerate(after) if word in "۔.،,؟?!؛:"), 0)
    clause = after[:end]
    if not 2 <= len(clause) <= 8 or after[end] not in "۔." or "نہ" in clause or "نہیں" in clause:
        return None
    if clause[-1] in cues("speech"):
        return JOIN
    return JOIN if clause[-1] in cues("speech_light") and clause[-2] in cues("speech_noun") else None


Rule = Callable[[Break], Verdict]

JOIN_RULES: Final[tuple[Rule, ...]] = (
    punctuation_follows,
    number,
    colon,
    day,
    address,
    latin_abbreviation,
    ellipsis,
    enumerator,
    listed_number,
    page_number,
    abbreviation,
    single_letters,
    letter_names,
    hyphen,
    clitic,
    parenthesis,
    title_of_a_work,
    quotation_within,
    vocative,
    reporting_clause,
)
