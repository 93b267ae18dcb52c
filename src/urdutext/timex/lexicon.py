"""The words of dates: from a word as written to the classes it may have in the grammar.

`words.tsv`, `numbers.tsv` and `festivals.tsv` hold the words; a row is a class, a value and every spelling.
A word may belong to several classes (ہفتہ is a WEEKDAY and a UNIT). Each set of classes has one character,
its *code*, so that a text becomes a string of codes and a pattern of classes a regular expression over it.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from urdutext import characters
from urdutext.resources import read_table
from urdutext.timex import numerals

#: Codes with a fixed meaning: no word of dates, white space in a line, a chunk that belongs to the next code.
OTHER, SPACE, FILLER = "x", " ", "~"
GLUED = "G"

Values = Mapping[str, object]

#: Punctuation that patterns name.
PUNCTUATION = {
    "STOP": "۔؟?!\n\r\u2028\u2029",
    "FULLSTOP": "۔",  # also between digits: 15۔08۔2025, 2024۔25, 9۔30
    "COMMA": "،,",
    "DASH": "-–—−",
    "SLASH": "/؍",
    "COLON": ":",
    "DOT": ".",
    "SEMICOLON": "؛;",
    "OPEN": "([{",
    "CLOSE": ")]}",
    "QUOTE": "'\"‘’“”«»`",
}

_LETTERS = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
)
_INSIDE = _LETTERS + characters.ZWNJ + characters.ZWJ
_HAMZA = "\u0621"

#: A text is these chunks, with nothing left over: a word or a number takes the space after it along, which halves
#: their number. An era's hamza stands alone (2018ءمیں is 2018, ء, میں).
CHUNK = re.compile(
    rf"(?!{_HAMZA})[{_LETTERS}][{_INSIDE}]* ?|[{characters.DIGITS}]+ ?|{_HAMZA} ?"
    r"|[ \t\u00a0\u200b-\u200f\u202a-\u202e\ufeff]+|[A-Za-zÀ-ɏ]+ ?|.",
    re.DOTALL,
)

_LOOK_ALIKES = str.maketrans(
    {
        characters.ARABIC_YEH: characters.YEH,
        characters.ALEF_MAKSURA: characters.YEH,
        characters.ARABIC_KAF: characters.KEHEH,
        characters.ARABIC_AE: characters.HEH_GOAL,
        characters.TEH_MARBUTA: characters.HEH_GOAL,
        "\u06c3": characters.HEH_GOAL,  # ۃ
        "\u06c0": characters.HEH_GOAL,  # ۀ
        "\u06c2": characters.HEH_GOAL,  # ۂ
        "\u06d3": "\u06d2",  # ۓ
        "أ": "ا",
        "إ": "ا",
        "ٱ": "ا",
        characters.TATWEEL: None,
        characters.ZWNJ: None,
        characters.ZWJ: None,
        **dict.fromkeys(characters.MARKS),
    }
)
#: Words that folding leaves as they are; most are.
_PLAIN = re.compile("[اآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہیےںئؤ][اآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہھیےںئءؤ]*").fullmatch
_PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


def fold(word: str) -> str:
    """One spelling for a word and its look-alikes; only for looking it up, the text stays as it is.

    >>> fold("اكتوبر"), fold("ربیع‌الاوّل"), fold("ھفتہ")
    ('اکتوبر', 'ربیعالاول', 'ہفتہ')
    """
    if _PLAIN(word):
        return word
    if _PRESENTATION_FORM.search(word):
        word = unicodedata.normalize("NFKC", word)
    if "\u0653" in word or "\u0654" in word:
        word = unicodedata.normalize("NFC", word).replace("\u06cc\u0654", "\u0626")
    word = word.translate(_LOOK_ALIKES)
    if word[:1] == characters.HEH_DOACHASHMEE and len(word) > 1:
        word = characters.HEH_GOAL + word[1:]
    return word


def spellings(word: str) -> Iterable[str]:
    """What a word may be folded to: Arabic ه stands for ہ (سه) and for ھ (ساڑهے)."""
    folded = fold(word) if word > "\u024f" else word.lower()
    if characters.ARABIC_HEH in folded:
        yield folded.replace(characters.ARABIC_HEH, characters.HEH_GOAL)
        yield folded.replace(characters.ARABIC_HEH, characters.HEH_DOACHASHMEE)
    else:
        yield folded


# Futures written as one word: جائیگا, ہونگے, کرینگے, آئیگی; not مہنگا, تنگی, لیگی.
_FUTURE_VERB = re.compile(r".*(?:[یئ]گ|[یوؤئ]نگ|[ےں]گ)[اےی]$")
_NO_FUTURE = tuple(
    "ادائیگی ادایئگی ہمسائیگی کمینگی میگا ڈینگی گیگا ٹیگا مینگا لیگا لیگی نیگی شیگی ریگا سونگا مونگی چونگی"
    " گونگا گونگی گونگے جھینگا جھینگے بھینگا گھونگے".split()
)


class Lexicon:
    """Classes and values by word, and the codes of class sets. Use `lexicon()`; building one takes 5 ms."""

    def __init__(self) -> None:
        self.words: dict[str, dict[str, object]] = {}
        #: By the first word of a phrase: (the other words, the values), the longest first.
        self.phrases: dict[str, list[tuple[tuple[str, ...], dict[str, object]]]] = {}
        self._codes: dict[frozenset[str], str] = {frozenset(): OTHER}
        self.sets: dict[str, frozenset[str]] = {OTHER: frozenset()}
        self.memo = _Memo(self)
        self._looked_up: dict[str, Values] = {}
        self._read()
        self._split = _Splitter(self.words)

    def _read(self) -> None:
        for kind, value, forms, _note in read_table("timex/words.tsv"):
            for form in forms.split(" | "):
                self._add(form, {kind: int(value) if value.lstrip("-").isdigit() else value})
        for kind, value, forms, _note in read_table("timex/numbers.tsv"):
            number = float(value) if "." in value else int(value)
            for form in forms.split(" | "):
                self._add(form, numerals.word_values(kind, number, form))
                if kind == "cardinal" and number >= 5:
                    for ordinal in numerals.ordinal_forms(form, int(number)):
                        self._add(ordinal, numerals.word_values("ordinal", number, ordinal))
        for row in read_table("timex/festivals.tsv"):
            for form in row[5].split(" | "):
                known = self._find(form).get("FESTIVAL", ())
                self._add(form, {"FESTIVAL": (*known, row[:5])})  # type: ignore[misc]
        for entry in self.phrases.values():
            entry.sort(key=lambda phrase: -len(phrase[0]))
        for name, marks in PUNCTUATION.items():
            for mark in marks:
                self.words.setdefault(mark, {})[name] = 1
        for values in list(self.words.values()):
            self.register(values)
        for phrases in self.phrases.values():
            for _, values in phrases:
                self.register(values)
        for sample in numerals.all_value_shapes():
            self.register(sample)
        self.register({"INFINITIVE_OBLIQUE": 1})
        self.register({"GLUEDKO": 1})
        self.register({"AMOUNT": 1})

    def _cells(self, form: str) -> list[str]:
        return [fold(chunk.rstrip()) for chunk in CHUNK.findall(form) if not chunk.isspace()]

    def _find(self, form: str) -> Mapping[str, object]:
        first, *rest = self._cells(form)
        if not rest:
            return self.words.get(first, {})
        return next((v for r, v in self.phrases.get(first, ()) if r == tuple(rest)), {})

    def _add(self, form: str, values: Mapping[str, object]) -> None:
        first, *rest = self._cells(form)
        if not rest:
            self.words.setdefault(first, {}).update(values)
            return
        self.words.setdefault(first, {})["PHRASE"] = 1
        self.words.setdefault(rest[0], {})["PHRASESECOND"] = 1
        entry = self.phrases.setdefault(first, [])
        for others, known in entry:
            if others == tuple(rest):
                known.update(values)
                return
        entry.append((tuple(rest), dict(values)))

    def register(self, values: Iterable[str]) -> None:
        """Give a set of classes its code; the grammar registers the classes of what it finds."""
        classes = frozenset(values)
        if classes not in self._codes:
            code = chr(0x100 + len(self._codes))
            self._codes[classes] = code
            self.sets[code] = classes

    def code(self, values: Iterable[str]) -> str:
        """The character that stands for a set of classes; of one that no pattern can know, that of other words."""
        return self._codes.get(frozenset(values), OTHER)

    def lookup(self, chunk: str) -> Values:
        """The classes of a chunk, each with its value; a space after it does not count."""
        values = self._looked_up.get(chunk)
        if values is None:
            if len(self._looked_up) > _Memo.LIMIT // 10:
                self._looked_up.clear()
            values = self._looked_up[chunk] = self._look_up(chunk)
        return values

    def _look_up(self, chunk: str) -> Values:
        if len(chunk) > 1 and chunk[-1] == " ":
            return {name: value for name, value in self._look_up(chunk[:-1]).items() if name != "TIGHT"}
        if chunk[0] in characters.DIGITS:
            return numerals.digit_values(chunk)
        for folded in spellings(chunk):
            values = self.words.get(folded)
            if values is not None:
                return values
        if folded[-2:-1] == "گ" and _FUTURE_VERB.match(folded) and not folded.endswith(_NO_FUTURE):
            return {"FUTURE": 1}
        if folded[-2:] == "نے" and len(folded) > 3:
            return {"INFINITIVE_OBLIQUE": 1}
        if folded[:2] == "کو" and len(folded) > 5:
            return {"GLUEDKO": 1}
        return {}

    def split_after_relative(self, chunk: str) -> int:
        """Where a word that follows گزشتہ or چند hides روز without its space (گزشتہ روزکھیلے), or 0.

        Elsewhere روز may begin another word; here it cannot but for those listed.
        """
        if chunk[:3] != "روز" or len(chunk.rstrip()) < 5 or fold(chunk).startswith(_WORDS_IN_ROZ):
            return 0
        return 3

    def split(self, chunk: str) -> list[str]:
        """The parts of a word that lacks its spaces (اکتوبرمیں, کےروز, دوہزارچھ), or the word alone."""
        word = chunk.rstrip(" ")
        parts = self._split(word)
        parts[-1] += chunk[len(word) :]
        return parts


class _Memo(dict[str, str]):
    """The code of each chunk seen; bounded, so that a stream of new words does not fill the memory."""

    LIMIT = 200_000

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, chunk: str) -> str:
        if len(self) > self.LIMIT:
            self.clear()
        code = self._compute(chunk)
        self[chunk] = code
        return code

    def _compute(self, chunk: str) -> str:
        if chunk.isspace() and chunk not in PUNCTUATION["STOP"]:
            return SPACE
        values = self._lexicon._look_up(chunk)
        if values:
            return self._lexicon.code(values)
        if len(chunk) > 3 and len(self._lexicon.split(chunk)) > 1:
            return GLUED
        return OTHER


# What may stand glued to a word of dates.
_POSTPOSITIONS = frozenset("SE TAK KE KI KA KO MEIN PAR NE AUR HI FULL LIYE CE DURING AGO BAAD".split())
_ANCHORS = frozenset("MONTH WEEKDAY UNIT REL DAYPART BAJE RAMADAN AAJ EACHDAY SALA".split())
_NUMBERS = frozenset("CARDINAL HUNDRED SCALE FIXED".split())
# Words that only look like a word of dates with another glued to it.
_NOT_GLUED = frozenset(
    "نوروز دوبارہ دوچار ہیروز کارواں جونہی میکے سواکچھ دونو سوسال کوسال پیرس سیکنڈری دوسے تاسے".split()
)
# So long that no other word holds them by chance, at its end after a letter that does not join (بشارالاسدکاآئندہ)
# or, when they end in one themselves, at its beginning (اکتوبرکوہونیوالے, گھنٹےیااس).
_LONG_ANCHORS = (
    "جنوری فروری اپریل جولائی اگست ستمبر اکتوبر نومبر دسمبر جمعرات سوموار اتوار گزشتہ گذشتہ آئندہ"
    " ہفتے گھنٹے مہینے بجے ساڑھے روزانہ ماہانہ سالانہ"
).split()
_WORDS_IN_ROZ = ("روزگار", "روزنام", "روزے", "روزوں", "روزی", "روزہ", "روزمرہ", "روزان")
_LONGEST_GLUED = 30


def _alternation(words: Mapping[str, Mapping[str, object]], classes: frozenset[str]) -> str:
    found = [word for word, values in words.items() if classes & values.keys() and (len(word) > 1 or word == _HAMZA)]
    return "|".join(sorted(found, key=lambda word: (-len(word), word)))


class _Splitter:
    """Parts words that lack their spaces, when the parts are all known and nothing is left over."""

    def __init__(self, words: Mapping[str, Mapping[str, object]]) -> None:
        anchor = _alternation(words, _ANCHORS)
        post = _alternation(words, _POSTPOSITIONS)
        number = _alternation(words, _NUMBERS)
        scale = _alternation(words, frozenset({"HUNDRED", "SCALE"}))
        self._whole = re.compile(
            rf"(?:(?:{post})*(?:{number})?(?:{anchor})(?:{post}|{anchor})*|(?:{number})*(?:{scale})(?:{number})*)$"
        )
        self._words = frozenset(f"{anchor}|{number}|{post}".split("|"))
        self._long = re.compile("|".join(_LONG_ANCHORS))
        #: How a word of known parts may begin and end: most words are told by this alone.
        self._begin = frozenset(part[:2] for part in self._words) | {_HAMZA}
        self._end = frozenset(part[-2:] for part in self._words)

    def __call__(self, chunk: str) -> list[str]:
        if len(chunk) > _LONGEST_GLUED:
            return [chunk]
        folded = next(iter(spellings(chunk)))
        if len(folded) != len(chunk) or folded in _NOT_GLUED:
            return [chunk]
        if folded[:2] in self._begin and folded[-2:] in self._end and self._whole.match(folded):
            cuts = self._cut(folded)
        elif any(anchor in folded for anchor in _LONG_ANCHORS):
            cuts = self._around(folded)
        else:
            return [chunk]
        return [chunk[a:b] for a, b in itertools.pairwise(cuts)]

    def _around(self, word: str) -> list[int]:
        """The cuts around a long anchor, where its neighbours do not join it."""
        for found in self._long.finditer(word):
            start, end = found.span()
            if start and word[start - 1] not in characters.NON_JOINERS:
                continue
            if end < len(word) and (word[end - 1] not in characters.NON_JOINERS or word[end] in "ںھئ"):
                continue
            return sorted({0, start, end, len(word)})
        return [0, len(word)]

    def _cut(self, word: str) -> list[int]:
        """The cuts that part the word into the fewest known words."""
        best: list[list[int] | None] = [[0]] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(end):
                before = best[start]
                if before is not None and word[start:end] in self._words:
                    known = best[end]
                    if known is None or len(before) + 1 < len(known):
                        best[end] = [*before, end]
        return best[len(word)] or [0, len(word)]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    return Lexicon()
