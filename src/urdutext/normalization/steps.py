"""The steps of a normalization, one row or one named function each, in the order in which they are taken.

A step is a pattern and what its matches become. It also says where it can have work to do at all, so that the
engine looks only there: `Step.needs` is a class of characters one of which it needs, `Step.triggers` are
places, a character with perhaps the one before and the one after, at one of which it begins.

The order matters. Presentation forms come before NFC and NFC before letters, since what NFKC gives still holds
ي ه ى ك; number separators come after digits and before punctuation, since ٫ is both. What an earlier step of
one round could not see, because a later one brought it about, the next round does: rounds are taken until
nothing changes. That ends, since no step undoes what another did.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from ..alignment import Edit
from ..characters import (
    ARABIC_DIGITS,
    ARABIC_HEH,
    ARABIC_LETTERS,
    ASCII_DIGITS,
    DIGITS,
    HEH_DOACHASHMEE,
    HEH_GOAL,
    MARKS,
    NON_JOINERS,
    TATWEEL,
    URDU_DIGITS,
    YEH,
    ZWJ,
    ZWNJ,
    ZWSP,
)
from ..resources import read_table
from . import spelling
from .classes import ranges
from .places import Trigger, pattern

Replacement = Callable[["re.Match[str]"], str]

_WORD = ARABIC_LETTERS + MARKS
# After these a Latin ? or a space before ۔ belongs to Urdu text.
_URDU_END = _WORD + ARABIC_DIGITS + URDU_DIGITS + "\ufd40-\ufd4f\ufdf0-\ufdff"
_CLOSERS = "!\u061f)\\]»”’›"
_CONSONANTS = "بپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنھہ"
_LONGEST = 40  # characters of a word beside a place; more are not looked at, so that time stays linear
_URDU_PUNCTUATION = "\u06d4\u060c\u061b\u061f"  # ۔ ، ؛ ؟


@dataclass(frozen=True)
class Step:
    """One step: its name in `Config`, the pattern it looks for, and what a match becomes.

    ``example`` is a text and what this step alone makes of it; `--list-steps` prints it and the tests run it.
    """

    name: str
    pattern: str
    replace: Replacement
    example: tuple[str, str]
    needs: str
    triggers: tuple[Trigger, ...] = ()

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def places(self) -> tuple[Trigger, ...]:
        """Its triggers; without any, every character that it needs is one."""
        return self.triggers or (Trigger(self.needs),)

    @cached_property
    def _guard(self) -> re.Pattern[str] | None:
        return pattern(self.triggers) if self.triggers else None

    def apply(self, text: str) -> str:
        """The text after this step alone."""
        # ے is in every second phrase, but seldom inside a word: to ask first is cheaper than to try each word.
        if self._guard is not None and self._guard.search(text) is None:
            return text
        return self.compiled.sub(self.replace, text)

    def edits(self, text: str) -> Iterator[Edit]:
        """What `apply` changes, as small edits in order."""
        for found in self.compiled.finditer(text):
            old, new = found[0], self.replace(found)
            if old == new:
                continue
            start = found.start()
            if len(old) == len(new):  # letters exchanged one for one inside a word
                for i, (letter, other) in enumerate(zip(old, new)):
                    if letter != other:
                        yield Edit(start + i, start + i + 1, other)
            else:
                yield Edit(start, found.end(), new)


def _becomes(replacement: str) -> Replacement:
    return lambda found: replacement


def _spelled(function: Callable[[str], str]) -> Replacement:
    return lambda found: function(found[0])


@cache
def character_table() -> dict[str, dict[str, str]]:
    """``characters.tsv``: for each step that exchanges single characters, what becomes what."""
    tables: dict[str, dict[str, str]] = {}
    for source, target, step, _example, _note in read_table("normalization/characters.tsv"):
        tables.setdefault(step, {})[_character(source)] = "".join(map(_character, target.split()))
    return tables


def _character(name: str) -> str:
    return chr(int(name.removeprefix("U+"), 16))


def _table_step(name: str, example: tuple[str, str]) -> Step:
    table = character_table()[name]
    characters = "".join(table)
    return Step(name, f"[{characters}]", lambda found: table[found[0]], example, characters)


def _digit_step(name: str, digits: str, example: tuple[str, str]) -> Step:
    table = {digit: digits[i % 10] for i, digit in enumerate(DIGITS) if digit not in digits}
    characters = "".join(table)
    return Step(name, f"[{characters}]", lambda found: table[found[0]], example, characters)


# ftfy is asked only about lines with two characters in a row that wrong decodings leave behind.
_MOJIBAKE = "\u00c2-\u00f4\u0192\u02c6\u2018-\u2022\u20ac\u0152\u0153\u0160\u0161"


def _repair_line(found: re.Match[str]) -> str:
    from .mojibake import repair

    return repair(found[0])


# What U+200D joins: emoji, and letters of the scripts of India, where it asks for a half form.
_INDIC = "\u0900-\u0dff\u1000-\u109f\u1780-\u17ff"
_EMOJI = "\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2bff\ufe0f\U0001f000-\U0001fbff"

_PRESENTATION_FORMS = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdcf\ufdf2\ufdf3\ufdf5-\ufdf9\ufe70-\ufefc"
_ALLAH = "\ufdf2"


def _decompose(found: re.Match[str]) -> str:
    form = found[0]
    if form[-1] == _ALLAH:
        # Older fonts drew ﷲ without its alef, and nine of ten news texts write اﷲ: one alef, not two.
        return "الل" + HEH_GOAL
    letters = unicodedata.normalize("NFKC", form)
    # NFKC puts a space under a vowel sign that stands alone: ﹶب would begin with one.
    return letters[1:] if letters[0] == " " else letters


def _write_out(found: re.Match[str]) -> str:
    return _honorifics()[found[0]]


@cache
def _honorifics() -> dict[str, str]:
    return {_character(ligature): expansion for ligature, _name, expansion in read_table("normalization/honorifics.tsv")}


# Everything but what surely neither composes with the character before it nor moves past it. A wider class costs
# time only; that it is wide enough is tested against the Unicode database.
_COMPOSING = (
    "^\\x00-\u02ff\u0400-\u0482\u0600-\u060f\u061b-\u064a\u0660-\u066f\u0671-\u06d5\u06ee-\u06ff\u0750-\u077f"
    "\u2002-\u205f\u20a0-\u20bf\u2190-\u2328\u232b-\u2adb\u3001-\u3029\u4e00-\u9fff\ud800-\udfff\ue000-\uf8ff"
    "\ufb50-\ufdff\ufe70-\ufefe\uff01-\uffef\U0001f000-\U0001fbff"
)
# Of the marks on letters all but three only have to stand in order, which takes two of them.
_ORDERED = "".join(mark for mark in MARKS if mark not in "\u0653\u0654\u0655")


def _compose(found: re.Match[str]) -> str:
    cluster = found[0]
    if len(cluster) > _LONGEST:
        # Python puts marks in order one by one, in a time that grows with the square of their number.
        cluster = _in_order(unicodedata.normalize("NFD", character) for character in cluster)
    return unicodedata.normalize("NFC", cluster)


def _in_order(decomposed: Iterable[str]) -> str:
    """Unicode's canonical order: each run of marks sorted by combining class."""
    letters: list[str] = []
    marks: list[str] = []
    for character in itertools.chain.from_iterable(decomposed):
        if unicodedata.combining(character):
            marks.append(character)
        else:
            letters += sorted(marks, key=unicodedata.combining)
            letters.append(character)
            marks.clear()
    return "".join(letters + sorted(marks, key=unicodedata.combining))


# Marks that stand between a letter and its hamza without keeping them apart (combining class below 230).
_LOW_MARKS = "\u064b-\u0652\u0655\u0656\u065c\u0670"
_HAMZA_ABOVE = "\u0654"
_HIGH_HAMZA = "\u0674"  # a letter of Kazakh; after و ی ہ ے it is typed for U+0654 (دباوٴ)
_WITH_HAMZA = {
    YEH: "\u0626",
    "\u0649": "\u0626",
    "\u064a": "\u0626",
    HEH_GOAL: "\u06c2",
    ARABIC_HEH: "\u06c2",
    "\u06d5": "\u06c2",
    "\u0648": "\u0624",
    "\u06d2": "\u06d3",
    "\u06d3": "\u06d3",
}


def _with_hamza(found: re.Match[str]) -> str:
    if found[1]:
        # One hamza a letter; a second would fall to the next one (ہوۓٴ becomes ہوئے, and that ہوئۓ).
        return _WITH_HAMZA[found[1]] + found[2].translate({ord(_HAMZA_ABOVE): None, ord(_HIGH_HAMZA): None})
    return "\u0626" + found[3]


def _letters_before(text: str, place: int) -> str:
    start = place
    while start and place - start < _LONGEST and _is_word(text[start - 1]):
        start -= 1
    return text[start:place]


def _letters_after(text: str, place: int) -> str:
    end = place
    while end < len(text) and end - place < _LONGEST and _is_word(text[end]):
        end += 1
    return text[place:end]


def _zero_width_space(found: re.Match[str]) -> str:
    # As they will be, since the letters may be exchanged earlier or later: پاك is پاک.
    letters = _exchange_of_letters()
    left = _letters_before(found.string, found.start()).translate(letters)
    right = _letters_after(found.string, found.end()).translate(letters)
    return " " if spelling.two_words(left, right) else ""


@cache
def _exchange_of_letters() -> dict[int, str]:
    return str.maketrans(character_table()["letters"])


@cache
def _word_characters() -> frozenset[str]:
    return frozenset(chr(point) for first, last in ranges(_WORD) for point in range(first, last + 1))


def _is_word(character: str) -> bool:
    return character in _word_characters()


def _key_yeh(found: re.Match[str]) -> str:
    """What ئ becomes in a search key: nothing before و (گائوں, گاؤں), ئی at the end of a word behind ا or و and
    in one of two letters (کوئ, کوئی; کئ, کئی; but بندگئ is بندگی with its izafat), else ی."""
    return {"waw": "", "final": f"\u0626{YEH}"}.get(found.lastgroup or "", YEH)


def _hamza_yeh(found: re.Match[str]) -> str:
    stem = _letters_before(found.string, found.start())
    return "\u0626\u06d2" if spelling.ends_in_hamza_yeh(stem) else found[0]


# Letters after which a stroke can't stretch a word, with those that only end one.
_NEVER_JOINED = NON_JOINERS + "ںۃء"
_MARKS_AND_STROKES = MARKS + TATWEEL


def _tatweel(found: re.Match[str]) -> str:
    """A stroke between letters or marks, or after a letter that joins to it, stretches a word.

    Any other is a dash or a rule, or stands for a full stop: ہےـ was typed for ہے۔ in news text.
    """
    text, start, end = found.string, found.start(), found.end()
    at = start
    while at and start - at < _LONGEST and text[at - 1] in _MARKS_AND_STROKES:
        at -= 1
    if at and _is_word(text[at - 1]) and text[at - 1] not in _NEVER_JOINED:
        return ""
    while end < len(text) and end - found.end() < _LONGEST and text[end] in _MARKS_AND_STROKES:
        end += 1
    return "" if end < len(text) and _is_word(text[end]) else found[0]


def _latin_punctuation(found: re.Match[str]) -> str:
    return found[0].replace("?", "\u061f").replace(",", "\u060c").replace(";", "\u061b")


# A closing mark may stand between a word and its ? or comma, and carelessly a space.
# A straight quote only before ?: a comma behind it may part the strings of a program.
_AFTER_URDU = f"(?:(?<=[{_URDU_END}])|(?<=[{_URDU_END}][{_CLOSERS}\" ])|(?<=[{_URDU_END}][{_CLOSERS}\"][{_CLOSERS}\" ]))"
_AFTER_WORD = f"(?:(?<=[{_WORD}])|(?<=[{_WORD}][{_CLOSERS} ]))"

# Punctuation of any kind, and the signs of a year, a page or a note (1947؁, ۱؎), but not the percent sign, which
# belongs to its number.
_PUNCTUATION = (
    f"{TATWEEL}"
    "!\"#&'()*,\\-./:;?@\\[\\\\\\]_{}\u00a1\u00ab\u00b7\u00bb\u00bf\u0600-\u0605\u060c-\u060f\u061b\u061d-\u061f\u066b-\u066d\u06d4"
    "\u2010-\u2027\u2032-\u205e\u2e00-\u2e5d\u3001-\u3003\u3008-\u3011\ufd3e\ufd3f"
)
# Beside these a zero-width non-joiner parts nothing.
_NOTHING_TO_PART = " \\t\\n\\r!-/:-@\\[-`{-~\u00a0\u00ab\u00bb\u060c\u061b-\u061f\u066a-\u066d\u06d4\u2010-\u2027\u2030-\u205e\ufd3e\ufd3f"


_LINE_ENDS = "\n\r\x85\u2028\u2029"
# Anything but a line feed; what comes before or after none of these is the edge of a line or of the text.
_INSIDE_LINE = "\\x00-\\x09\\x0b-\U0010ffff"


def _key_space(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    at_edge = not start or text[start - 1] == "\n" or end == len(text) or text[end] == "\n"
    return "" if at_edge else " "


@cache
def steps() -> tuple[Step, ...]:
    """Every step, in the order in which they are taken."""
    return (
        # Ù¾Ø§Ú© is what UTF-8 looks like when it is read as Windows-1252.
        Step("mojibake", f"[^\n]*[{_MOJIBAKE}][^\n]*", _repair_line, ("Ù¾Ø§Ú©", "پاک"), _MOJIBAKE),
        Step("line_ends", "\r\n?|[\x85\u2028\u2029]", _becomes("\n"), ("الف\r\nب", "الف\nب"), "\r\x85\u2028\u2029"),
        Step(
            "invisible",
            "[\u00ad\u034f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+",
            _becomes(""),
            ("پاک\u200fستان", "پاکستان"),
            "\u00ad\u034f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff",
        ),
        Step(
            "zero_width_joiner",
            f"(?<![{_INDIC}{_EMOJI}]){ZWJ}+|(?<=[{_EMOJI}]){ZWJ}(?![{_EMOJI}])",
            _becomes(""),
            ("ھ" + ZWJ, "ھ"),
            ZWJ,
        ),
        Step(
            "unicode_spaces",
            "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]",
            _becomes(" "),
            ("ہم\u00a0سب", "ہم سب"),
            "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000",
        ),
        Step("zero_width_space", f"{ZWSP}+", _zero_width_space, (f"پاک{ZWSP}ستان{ZWSP}میں", "پاکستان میں"), ZWSP),
        Step(
            "presentation_forms",
            f"\u0627?{_ALLAH}|[{_PRESENTATION_FORMS}]",
            _decompose,
            ("ﭘﺎﮎ ﷲ", "پاک اللہ"),
            _PRESENTATION_FORMS,
        ),
        Step("honorific_ligatures", "[\ufd40-\ufd4f\ufdf4\ufdfa\ufdfb\ufdfd-\ufdff]", _write_out, ("ﷺ", "صلی اللہ علیہ وسلم"), "\ufd40-\ufd4f\ufdf4\ufdfa\ufdfb\ufdfd-\ufdff"),
        Step(
            "composition",
            f"(?s:.)?[{_COMPOSING}]+",
            _compose,
            ("ا\u0653ج", "آج"),
            _COMPOSING,
            # Marks are spelt out with what precedes them; the rest of Unicode is looked at whenever it is met.
            (Trigger("\u0653\u0654\u0655"), Trigger(_ORDERED, before=MARKS), Trigger(_COMPOSING + MARKS)),
        ),
        # Before the next step, for which ٴ in ہوٴی belongs to و (ہؤی).
        Step(
            "hamza",
            f"[{_WORD}]+",
            _spelled(spelling.spell_hamza),
            ("کوءی ہوٴے مسٔلہ", "کوئی ہوئے مسئلہ"),
            f"{_HAMZA_ABOVE}{_HIGH_HAMZA}ء",
            (Trigger(f"{_HAMZA_ABOVE}{_HIGH_HAMZA}ء", before=_WORD, after=_WORD),),
        ),
        Step(
            "hamza",
            f"([{''.join(_WITH_HAMZA)}])([{_LOW_MARKS}{_HAMZA_ABOVE}{_HIGH_HAMZA}]*)[{_HAMZA_ABOVE}{_HIGH_HAMZA}]"
            # After a letter with a mark of its own a stroke carries the hamza: شَيْـًٔا is شَیْئًا.
            f"|(?<=[{MARKS}]){TATWEEL}([{_LOW_MARKS}]*){_HAMZA_ABOVE}(?=[{ARABIC_LETTERS}])",
            _with_hamza,
            ("آزادی\u0654 جلوه\u0654 دباو\u0674", "آزادئ جلوۂ دباؤ"),
            _HAMZA_ABOVE + _HIGH_HAMZA,
        ),
        _table_step("letters", ("كتاب على زکوة", "کتاب علی زکوۃ")),
        # Before the steps that look at words: کےلـئے would be read as کےل and ئے.
        Step("tatweel", f"{TATWEEL}+", _tatweel, ("کتـــاب", "کتاب"), TATWEEL),
        Step(
            "hijri_sign",
            f"(?:(?<=[{DIGITS}]{{3}})|(?<=[{DIGITS}]{{3}} )){ARABIC_HEH}(?![{_WORD}])",
            _becomes(HEH_DOACHASHMEE),
            ("1423ه", "1423ھ"),
            ARABIC_HEH,
        ),
        Step("heh", f"[{_WORD}]+", _spelled(spelling.spell_heh), ("بهت بهائی", "بہت بھائی"), ARABIC_HEH),
        # No Urdu word begins with ھ. Alone it is the sign of the Hijri era, or the letter itself.
        Step(
            "heh_doachashmee",
            f"(?<![{_WORD}{ZWNJ}{TATWEEL}]){HEH_DOACHASHMEE}(?=[{_WORD}])|(?<=[اآوے]){HEH_DOACHASHMEE}",
            _becomes(HEH_GOAL),
            ("ھے ھم گاھک", "ہے ہم گاہک"),
            HEH_DOACHASHMEE,
            (
                Trigger(HEH_DOACHASHMEE, before=f"^{_WORD}{ZWNJ}{TATWEEL}", after=_WORD),
                Trigger(HEH_DOACHASHMEE, before="اآوے"),
            ),
        ),
        Step(
            "heh_doachashmee",
            f"[{_WORD}]+",
            _spelled(spelling.spell_heh_doachashmee),
            ("مشھور انھوں", "مشہور انھوں"),
            HEH_DOACHASHMEE,
            (Trigger(HEH_DOACHASHMEE, before="رلمنیسشصضطظعغفقحخثذزژئ"),),
        ),
        # Before the next two steps, since ے then stands before what follows (ہوۓئ).
        Step("yeh_barree_hamza", "\u06d3", _hamza_yeh, ("ہوۓ", "ہوئے"), "\u06d3"),
        # ں ھ ئ ؤ ۂ ۃ ء begin no word, so that ے before them ends none: مےں, پلےئر, شےء.
        Step(
            "yeh_barree",
            f"\u06d2(?=[{MARKS}]*[ںھئؤۂۃء])",
            _becomes(YEH),
            ("مےں پلےئر", "میں پلیئر"),
            "\u06d2",
            (Trigger("\u06d2", after=_WORD),),
        ),
        Step(
            "yeh_barree",
            f"[{_WORD}]+",
            _spelled(spelling.spell_yeh_barree),
            ("اےک کےلیے", "ایک کےلیے"),
            "\u06d2",
            (Trigger("\u06d2", after=_WORD),),
        ),
        Step(
            "noon_ghunna",
            f"[{_WORD}]+",
            _spelled(spelling.spell_noon_ghunna),
            ("کیوںکہ میںنے", "کیونکہ میںنے"),
            "\u06ba",
            (Trigger("\u06ba", after=_WORD),),
        ),
        _table_step("neighbour_letters", ("ڪتاب", "کتاب")),
        # At the end of a word, or with the alef that ends it; elsewhere (یََدَیہِ) it is one zabar typed twice.
        Step(
            "double_zabar",
            f"(?<!\u064e)\u064e{{2,}}(?!\u064e)(?:(?<=\u0627\u064e\u064e)|(?=[{MARKS}]*\u0627?(?![{_WORD}])))",
            _becomes("\u064b"),
            ("تقریبا\u064e\u064e", "تقریبا\u064b"),
            "\u064e",
            (Trigger("\u064e", before="\u064e"),),
        ),
        Step("repeated_marks", f"([{MARKS}])\\1+", lambda found: found[1], ("محم\u0651\u0651د", "محم\u0651د"), MARKS, (Trigger(MARKS, before=MARKS),)),
        _table_step("inverted_v", ("وز\u065bن", "وز\u0652ن")),
        Step(
            "fathatan_before_alef",
            f"\u064b\u0627(?![{_WORD}])",
            _becomes("\u0627\u064b"),
            ("تقریب\u064bا", "تقریبا\u064b"),
            "\u064b",
        ),
        Step("strip_marks", f"[{MARKS}]+", _becomes(""), ("مُحَمَّد", "محمد"), MARKS),
        _table_step("arabic_digits", ("٢٠٢٤", "۲۰۲۴")),
        _digit_step("urdu_digits", URDU_DIGITS, ("2024", "۲۰۲۴")),
        _digit_step("latin_digits", ASCII_DIGITS, ("۲۰۲۴", "2024")),
        Step(
            "number_signs",
            f"\u066a|(?<=[{DIGITS}])[\u066b\u066c\u06d4](?=[{DIGITS}])",
            lambda found: {"\u066b": ".", "\u06d4": ".", "\u066a": "%", "\u066c": ","}[found[0]],
            ("3٫5٪", "3.5%"),
            "\u066a-\u066c\u06d4",
        ),
        Step(
            "digit_groups",
            f"(?<=[{DIGITS}])(?<![{DIGITS}]{{4}})([,\u060c\u066c])(?=(?:[{DIGITS}]{{2,3}}\\1){{0,7}}[{DIGITS}]{{3}}(?![{DIGITS}]))",
            _becomes(""),
            ("1,50,000", "150000"),
            ",\u060c\u066c",
        ),
        # A ? inside a word is no question but a letter that was lost (ا?غاز), and one before Latin letters an address.
        Step(
            "punctuation",
            f"{_AFTER_URDU}\\?+(?![?\\w])"
            f"|{_AFTER_WORD},(?=[{ARABIC_LETTERS} \n]|\\Z)"
            f"|(?<=[{_WORD}]);(?![-)(DP])",
            _latin_punctuation,
            ("کیا? ایک,دو", "کیا؟ ایک،دو"),
            "?,;",
        ),
        Step(
            "full_stop",
            f"(?<=[{_WORD}]{{2}})\\.(?=[ \n{_CLOSERS}\"']|\\Z)",
            _becomes("\u06d4"),
            ("وہ آیا.", "وہ آیا۔"),
            ".",
        ),
        Step(
            "strip_punctuation",
            f"(?!(?<=[{DIGITS}])[.:/-](?=[{DIGITS}]))[{_PUNCTUATION}]",
            _becomes(" "),
            ("آیا، 3.5!", "آیا  3.5 "),
            _PUNCTUATION,
        ),
        Step(
            "zwnj",
            f"(?:\\A|(?<=[{_NOTHING_TO_PART}])){ZWNJ}+|{ZWNJ}+(?=[{_NOTHING_TO_PART}]|\\Z)|(?<={ZWNJ}){ZWNJ}+",
            _becomes(""),
            (f"خوش{ZWNJ}{ZWNJ}قسمت{ZWNJ} ہے", f"خوش{ZWNJ}قسمت ہے"),
            ZWNJ,
        ),
        Step("strip_zwnj", f"{ZWNJ}+", _becomes(""), (f"خوش{ZWNJ}قسمت", "خوشقسمت"), ZWNJ),
        # Not at the end of a line, where two are a line break in Markdown.
        Step("spaces", f"(?<=\\S) {{2,}}(?![ {_LINE_ENDS}]|\\Z)", _becomes(" "), ("ہم  سب", "ہم سب"), " ", (Trigger(" ", before=" "),)),
        Step(
            "space_before_punctuation",
            # Not between digits, where ، would read as a separator, and not in a spaced ellipsis (ہے ۔ ۔ ۔, ہے ! ! !).
            f"(?:(?<=[{_URDU_END}])|(?<=[{_URDU_END}][{_CLOSERS}])|(?<=[{DIGITS}%])) +"
            f"(?=[{_URDU_PUNCTUATION}!](?![{DIGITS}]| *[{_URDU_PUNCTUATION}.]|!* +!))",
            _becomes(""),
            ("وہ آیا ۔", "وہ آیا۔"),
            " ",
            (Trigger(_URDU_PUNCTUATION + "!", before=" "),),
        ),
        _table_step("key_letters", ("جرأت", "جرات")),
        # لئے is written لیے, لیئے and لئیے too, گاؤں گائوں, کوئی کوئ, ہوئے ہویے and قائم قایم; but before ی nobody leaves the
        # hamza out: بھائی.
        Step(
            "key_letters",
            f"(?P<yeh>(?<=[{_CONSONANTS}])(?=[\u0626{YEH}]*\u0626)[\u0626{YEH}]+(?=\u06d2))"
            f"|(?P<waw>\u0626(?=\u0648))|(?P<final>(?:(?<=[اآو])|(?<=(?<![{_WORD}])[{_CONSONANTS}]))\u0626(?![{_WORD}]))|\u0626(?!{YEH})",
            _key_yeh,
            ("لئے لیئے بھائی گائوں کوئ", "لیے لیے بھائی گاوں کوئی"),
            "\u0626",
        ),
        Step("key_hamza", f"(?<=[اہ])ء(?![{_WORD}])", _becomes(""), ("علماء صفحہء", "علما صفحہ"), "ء", (Trigger("ء", before="اہ"),)),
        Step("key_heh", f"(?<=[رلمنی]){HEH_DOACHASHMEE}", _becomes(HEH_GOAL), ("انھوں", "انہوں"), HEH_DOACHASHMEE, (Trigger(HEH_DOACHASHMEE, before="رلمنی"),)),
        Step(
            "key_spaces",
            "[ \\t\\x0b\\x0c]+",
            _key_space,
            (" ہم \t سب ", "ہم سب"),
            " \\t\\x0b\\x0c",
            (
                Trigger("\\t\\x0b\\x0c"),
                Trigger(" ", before=" "),
                Trigger(" ", before=f"^{_INSIDE_LINE}"),
                Trigger(" ", after=f"^{_INSIDE_LINE}"),
            ),
        ),
    )
