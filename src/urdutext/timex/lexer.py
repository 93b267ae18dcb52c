"""A text as a string of codes, one a chunk, in which patterns of classes can be searched."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from urdutext.timex import numerals
from urdutext.timex.lexicon import CHUNK, FILLER, GLUED, OTHER, SPACE, Lexicon, Values, lexicon, spellings

#: A run of numbers longer than this is no amount that a word before it could count (کل 30 لاکھ).
_LONGEST_AMOUNT = 40


class Chunks:
    """The chunks of a text, their offsets and their codes.

    ``codes`` has one character a chunk. Where several chunks make one word of the grammar (دو ہزار پانچ,
    سہ پہر), the last holds its code and those before it the filler; ``values`` then holds its classes.
    """

    __slots__ = ("chunks", "codes", "offsets", "text", "values")

    def __init__(self, text: str) -> None:
        words = lexicon()
        self.text = text
        self.chunks: list[str] = CHUNK.findall(text)
        codes = "".join(map(words.memo.__getitem__, self.chunks))
        tables = _tables()
        if GLUED in codes:
            codes = self._part_glued(codes, words)
        codes = self._part_after_relative(codes, words, tables)
        self.codes = codes
        self.offsets: list[int] = []
        self.values: dict[int, Values] = {}

    def join_words(self) -> None:
        """Make one word of the chunks of a phrase, of digits with their marks, and of a number in words."""
        words, tables = lexicon(), _tables()
        self.offsets = [0, *accumulate(map(len, self.chunks))]
        self._join_phrases(words, tables)
        self._join_digits(words, tables)
        self._join_numbers(words, tables)

    def end(self, at: int) -> int:
        """The offset at which chunk ``at`` ends, without the space after it."""
        return self.offsets[at + 1] - (len(self.chunks[at]) > 1 and self.chunks[at][-1] == " ")

    def _part_glued(self, codes: str, words: Lexicon) -> str:
        parted: list[str] = []
        done = 0
        at = codes.find(GLUED)
        while at >= 0:
            parted += self.chunks[done:at]
            parted += words.split(self.chunks[at])
            done = at + 1
            at = codes.find(GLUED, done)
        parted += self.chunks[done:]
        self.chunks = parted
        return "".join(map(words.memo.__getitem__, parted))

    def _part_after_relative(self, codes: str, words: Lexicon, tables: _Tables) -> str:
        parted: list[str] = []
        done = 0
        for found in tables.after_relative.finditer(codes):
            at = found.start(1)
            if cut := words.split_after_relative(self.chunks[at]):
                parted += self.chunks[done:at]
                parted += self.chunks[at][:cut], self.chunks[at][cut:]
                done = at + 1
        if not parted:
            return codes
        self.chunks = parted + self.chunks[done:]
        return "".join(map(words.memo.__getitem__, self.chunks))

    def classes(self, at: int) -> Values:
        """The classes of the word that ends at chunk ``at``."""
        known = self.values.get(at)
        return known if known is not None else lexicon().lookup(self.chunks[at])

    def join(self, edits: list[tuple[int, int, Values]], words: Lexicon) -> None:
        """Make one word of the chunks from each first up to each last + 1; edits in order, side by side."""
        if not edits:
            return
        out = []
        done = 0
        for start, end, values in edits:
            out.append(self.codes[done:start])
            if values:
                out.append(FILLER * (end - start - 1))
                out.append(words.code(values))
                self.values[end - 1] = values
            else:  # no word of dates; a filler would have to be passed over again and again
                out.append(OTHER * (end - start))
            done = end
        out.append(self.codes[done:])
        self.codes = "".join(out)

    def _join_phrases(self, words: Lexicon, tables: _Tables) -> None:
        edits: list[tuple[int, int, Values]] = []
        done = 0
        for found in tables.phrase.finditer(self.codes):
            at = found.start()
            if at < done:
                continue
            for folded in spellings(self.chunks[at].rstrip()):
                end = self._phrase_end(words, folded, at)
                if end:
                    edits.append((at, *end))
                    done = end[0]
                    break
        self.join(edits, words)

    def _phrase_end(self, words: Lexicon, first: str, at: int) -> tuple[int, Values] | None:
        chunks = self.chunks
        for others, values in words.phrases.get(first, ()):
            position = at
            for word in others:
                position += 1
                if position < len(chunks) and self.codes[position] == SPACE:
                    position += 1
                if position >= len(chunks) or word not in spellings(chunks[position].rstrip()):
                    break
            else:
                return position + 1, values
        return None

    def _join_digits(self, words: Lexicon, tables: _Tables) -> None:
        edits: list[tuple[int, int, Values]] = []
        for found in tables.composite.finditer(self.codes):
            start, end = found.span()
            written = self.text[self.offsets[start] : self.offsets[end]].rstrip()
            values = numerals.composite_values(written)
            if "۔" in written and not self._holds_fullstop(values, end, tables):
                continue
            if not values and tables.list_mark.search(written):
                continue  # 13،14 are two numbers
            edits.append((start, end, values))
        self.join(edits, words)

    def _holds_fullstop(self, values: Values, end: int, tables: _Tables) -> bool:
        """Whether figures that ۔ parts are one: 15۔08۔2025, 2024۔25, 9۔30 بجے; not 2014۔15 مئی, 1۔14 اگست."""
        if "FULLDATE" in values:
            return True
        if values.keys() & {"YEARPAIR", "YEARSPAN"}:
            return tables.before_month.match(self.codes, end) is None
        return "DOTCLOCK" in values and tables.before_baje.match(self.codes, end) is not None

    def _join_numbers(self, words: Lexicon, tables: _Tables) -> None:
        edits: list[tuple[int, int, Values]] = []
        for found in tables.number_run.finditer(self.codes):
            if found["amount"]:  # 3 ارب 88 کروڑ ڈالر: no unit of time follows, and no date can hold it
                start, end = found.span()
                edits.append((start, end, {"AMOUNT": 1} if end - start < _LONGEST_AMOUNT else {}))
                continue
            places = [at for at in range(*found.span()) if self.codes[at] not in (SPACE, FILLER)]
            items = [self.classes(at) for at in places]
            for first, end, number in numerals.read_numbers(items):
                if end - first > 1:
                    start = places[first]
                    while start > found.start() and self.codes[start - 1] == FILLER:
                        start -= 1
                    digits = any("DIGITS" in items[k] for k in range(first, end))
                    edits.append((start, places[end - 1] + 1, numerals.phrase_values(number, digits=digits)))
        self.join(edits, words)


class _Tables:
    """The regular expressions over codes that the lexer needs."""

    def __init__(self, words: Lexicon) -> None:
        def having(*names: str) -> str:
            return "".join(re.escape(code) for code, classes in words.sets.items() if classes & set(names))

        self.phrase = re.compile(f"[{having('PHRASE')}](?={SPACE}?[{having('PHRASESECOND')}])")
        self.after_relative = re.compile(f"[{having('REL', 'VAGUE')}]{SPACE}?([{OTHER}{words.code(['INFINITIVE_OBLIQUE'])}])")
        digits, marks = having("DIGITS"), having("DOT", "SLASH", "COLON", "DASH", "COMMA", "FULLSTOP")
        self.composite = re.compile(f"[{having('TIGHT')}](?:[{marks}][{having('TIGHT')}])*[{marks}][{digits}]")
        self.before_month = re.compile(f"{SPACE}?[{having('MONTH', 'ENMONTH', 'HMONTH')}]")
        self.before_baje = re.compile(f"{SPACE}?[{having('BAJE')}]")
        self.list_mark = re.compile("[،,]")
        numbers = having("CARDINAL", "HUNDRED", "SCALE", "FIXED", "HALF", "PREFIX", "DIGITS", "DECIMAL")
        word = f"{FILLER}*[{numbers}]"
        amount = f"[{digits}](?:{SPACE}?[{numbers}])*?{SPACE}?[{having('SCALE')}](?:{SPACE}?[{numbers}])*(?={SPACE}?(?:[{OTHER}{having('COUNTED')}]|$))"
        self.number_run = re.compile(f"(?P<amount>{amount})|{word}(?:{SPACE}?{word})+")


@cache
def _tables() -> _Tables:
    return _Tables(lexicon())


def may_hold_a_phrase(codes: str) -> bool:
    """Whether two words stand side by side that may begin a phrase of the lexicon."""
    return _tables().phrase.search(codes) is not None
