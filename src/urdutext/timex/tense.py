"""Which way a clause looks: the first verb after a date that decides it.

گا گی گے, subjunctives and imperatives look forward; perfectives and تھا back. A perfective before a form of
جانا or رہنا is no past (سنائے جائیں گے), nor is an infinitive with والا (ہونے والا).
"""

from __future__ import annotations

import re
from functools import cache

from urdutext.timex.lexicon import FILLER, SPACE, lexicon
from urdutext.timex.lexer import Chunks
from urdutext.timex.values import Direction

#: Further than this from the date no verb is looked for: a sentence without an end does not cost its square.
_REACH = 160


def direction(chunks: Chunks, first: int, end: int) -> Direction:
    """Which way the clause of the words from chunk ``first`` up to ``end`` looks; None where no verb tells."""
    signals = _signals()
    codes = chunks.codes
    stop = signals.stop.search(codes, end, end + _REACH)
    limit = stop.start() if stop else min(len(codes), end + _REACH)
    ahead = False
    for found in signals.verb.finditer(codes, end, limit):
        kind = found.lastgroup
        if kind == "ahead":
            ahead = True
        elif kind == "participle":  # ہونے والی ملاقات tells nothing of its time
            continue
        elif kind == "copula":
            return "future" if ahead else "present"
        elif kind == "past":
            return "future" if ahead else "past"
        else:
            return "future"
    if ahead:
        return "future"
    return None


class _Signals:
    def __init__(self) -> None:
        sets = lexicon().sets

        def one(*names: str) -> str:
            wanted = set(names)
            codes = "".join(re.escape(code) for code, classes in sets.items() if classes & wanted)
            return f"{FILLER}*[{codes}]"

        gap = f"{SPACE}?"
        passive = f"(?!{gap}{one('PASSIVE', 'GA', 'SUBJUNCTIVE')})"
        end = f"(?={gap}(?:{one('STOP', 'COMMA', 'IS_ARE', 'WAS', 'CLAUSEEND', 'QUOTE', 'PERFECT')}|$))"
        self.stop = re.compile(one("STOP"))
        self.verb = re.compile(
            f"(?P<participle>{one('INFINITIVE')}{gap}{one('WALA')})"
            f"|(?P<must>{one('INFINITIVE')}{gap}{one('IS_ARE')})"
            f"|(?P<future>{one('GA', 'FUTURE')})"
            f"|(?P<past>{one('WAS')}|{one('PERFECT')}{passive}|{one('MAYBEPERFECT')}{end})"
            f"|(?P<subjunctive>{one('SUBJUNCTIVE')})"
            f"|(?P<ahead>{one('AHEAD')})"
            f"|(?P<copula>{one('IS_ARE')})"
        )


@cache
def _signals() -> _Signals:
    return _Signals()


def stop_pattern() -> re.Pattern[str]:
    """What ends a sentence, in codes."""
    return _signals().stop
