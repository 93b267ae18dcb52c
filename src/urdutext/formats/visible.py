"""Characters that a terminal would obey, made visible.

Text from outside may hold escape sequences, carriage returns or bidirectional overrides: on a screen
they are shown as signs, never sent. Files and pipes get the text as it is.
"""

from __future__ import annotations

import re

# C0 (but for the tab's and line feed's own treatment by the caller), DEL, C1, bidirectional controls and
# the line and paragraph separators. U+200C and U+200D belong to words and stay.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    r"""The text with each control character as a sign: ESC as ␛, others as their code point.

    >>> visible("a\x1b[31mb")
    'a␛[31mb'
    """
    return _UNSAFE.sub(_sign, text)


# What moves the cursor or begins an escape sequence, in text that is shown line by line: the line feed and tab
# stay, and a carriage return before a line feed.
_OBEYED = re.compile("\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible_lines(text: str) -> str:
    r"""Lines for a screen: nothing in them that a terminal would obey, line ends and tabs as they are.

    >>> visible_lines("لاہور\x1b]0;x\x07\n")
    'لاہور␛]0;x␇\n'
    """
    return _OBEYED.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"<U+{code:04X}>"
