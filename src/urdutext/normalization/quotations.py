"""Where a text quotes Arabic, so that its spelling can be left alone."""

from __future__ import annotations

import re
from functools import cache

from ..characters import ARABIC_LETTERS, MARKS

_FEWEST_WORDS = 3


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        # ﴿ opens and ﴾ closes, whichever way the font draws them; a quotation does not run over a line end.
        re.compile("\ufd3f[^\ufd3e\ufd3f\n]*\ufd3e|\ufd3e[^\ufd3e\ufd3f\n]*\ufd3f"),
        re.compile(r"\S+|\n"),
        re.compile(f"[{ARABIC_LETTERS}]"),
        re.compile(f"[{MARKS}]"),
    )


def quotations(text: str) -> list[tuple[int, int]]:
    """The spans of the Arabic quotations in a text, in order: what stands between ﴿ and ﴾, and runs of three or
    more words of a line that bear a mark on at least every second letter, as scripture does (قُلْ هُوَ اللَّهُ أَحَدٌ).

    >>> quotations("کہا ﴿الحمد لله﴾ اور")
    [(4, 15)]
    >>> quotations("وہ مُحمد سے ملا"), quotations("یہ قُلْ هُوَ اللَّهُ أَحَدٌ ہے")
    ([], [(3, 27)])
    """
    ornate, word, letter, mark = _patterns()
    found = [match.span() for match in ornate.finditer(text)]
    run: list[tuple[int, int]] = []
    for match in word.finditer(text):
        letters, marks = len(letter.findall(match[0])), len(mark.findall(match[0]))
        if letters and marks * 2 >= letters:
            run.append(match.span())
        else:
            if len(run) >= _FEWEST_WORDS:
                found.append((run[0][0], run[-1][1]))
            run = []
    if len(run) >= _FEWEST_WORDS:
        found.append((run[0][0], run[-1][1]))
    return sorted(found)
