"""Which way a clause looks: the first verb after a date that decides it.

گا گی گے, subjunctives and imperatives look forward, and so does what is going on (منگل سے ہو رہا ہے, of a
match), unless it has been so since the date (5 جولائی سے بارش ہو رہی ہے, کل سے بیمار ہے); what simply is on a day (جمعہ کو امتحان ہے) is "coming", on the nearest such day; perfectives and تھا look
back, but for what must be done until the date (جمعے تک فیس جمع کرا دیں). A perfective before a form of جانا is no past (سنائے جائیں گے). A date
within a noun phrase has no tense of its own (14 اگست کے دھرنے, 10 اگست کو نکالی جانے والی ریلی, منانے کا
اعلان کیا): "planned" says that the nearest may be meant although the clause looks back,
"planned ahead" that it looks forward (کل کا میچ لاہور میں ہوگا).
"""

from __future__ import annotations

import re
from functools import cache

from urdutext.timex.lexer import Chunks
from urdutext.timex.lexicon import FILLER, OTHER, SPACE, lexicon
from urdutext.timex.values import Direction

#: Further than this from the date no verb is looked for: a sentence without an end does not cost its square.
_REACH = 80
#: So many chunks are one phrase with the date.
_NEAR = 4
#: How far back the clause is read.
_BEFORE = 20
_CAN = ("سکتا", "سکتی", "سکتے")
_USUAL = ("تے", "ا")


def direction(chunks: Chunks, first: int, end: int) -> Direction:
    """Which way the clause of the words from chunk ``first`` up to ``end`` looks; None where no verb tells."""
    signals = _signals()
    codes = chunks.codes
    stop = signals.stop.search(codes, end, end + _REACH)
    limit = stop.start() if stop else min(len(codes), end + _REACH)
    start = _clause_start(signals, codes, first)
    ahead = signals.purpose.match(codes, end, limit) is not None
    until = signals.until.match(codes, end, limit) is not None
    genitive = signals.genitive.match(codes, end, limit) is not None
    of_what_was = signals.of_what_was.match(codes, end, limit) is not None
    # رمضان پیکج: a month that only names what follows
    attribute = codes[end - 1] in signals.hijri and signals.attribute.match(codes, end, limit) is not None
    planned = genitive or attribute or signals.told.search(codes, max(0, start - _NEAR), start) is not None or signals.bracket.match(codes, end) is not None
    # نے stands with a perfective: a future that follows is of another clause.
    back = signals.agent.search(codes, start, first) is not None
    after = False
    quotes = [found.start() for found in signals.quotes.finditer(codes, end, limit)]
    any_verb = signals.any.search(codes, end, limit)
    for found in signals.verb.finditer(codes, any_verb.start(), limit) if any_verb else ():
        kind = found.lastgroup
        if quotes and sum(at < found.start() for at in quotes) % 2:
            continue  # inside a title: ’’کیا کراچی بیمار ہے‘‘
        if kind == "ahead":
            ahead = True
        elif kind == "ahead_until":
            ahead = ahead or until
        elif kind in ("participle", "plan"):
            planned = True
        elif kind == "ought":  # جمعے تک جمع کرانا ضروری ہے; اتوار کو ضرور آنا
            if signals.on_or_until.match(codes, end, limit) and not signals.clause.search(codes, end, found.start()):
                return "future"
        elif kind == "maybe" and until and not (back or signals.agent.search(codes, end, found.start())) and chunks.chunks[found.end() - 1].rstrip().endswith("یں"):
            return "future"  # جمعے تک فیس جمع کرا دیں: a command, not what they did
        elif kind == "before_that":  # فروری میں رضامندی کے بعد اب منظوری کا امکان ہے
            after = after or found.start() - end < _NEAR
        elif ahead:
            return "planned" if after else "future"
        elif kind == "copula":
            if planned or back:
                return "planned" if planned else "past"
            return _of_copula(signals, chunks, end, found.start())
        elif kind in ("past", "maybe") or back:
            return "planned" if planned else "past"
        elif kind == "progressive" and _since(signals, chunks, end, found.start()) and not signals.begin.search(codes, start, first):
            return "past"
        else:
            return ("planned" if of_what_was else "planned ahead") if genitive and kind == "future" else "future"
    if ahead and not after:
        return "future"
    return "planned" if planned or after else "past" if back else None


def _since(signals: _Signals, chunks: Chunks, end: int, verb: int) -> bool:
    """Whether what is going on has been so since the date, and does not begin with it: شروع ہو رہا ہے, منگل سے لاہور میں ہو رہا ہے."""
    codes = chunks.codes
    if not signals.since.match(codes, end) or signals.begin.search(codes, end, verb):
        return False
    words = [at for at in range(end, verb) if not chunks.chunks[at].isspace()]
    return chunks.chunks[words[-1]].strip() != "ہو" or codes[words[-2]] not in signals.postpositions


def _of_copula(signals: _Signals, chunks: Chunks, end: int, copula: int) -> Direction:
    """Which way a clause with ہے looks: "coming" for what is on a day (جمعہ کو امتحان ہے), "future" for پیر کو آ سکتے ہیں,
    "past" for what one has been since (کل سے بیمار ہے).

    What is usual (جمعہ کو بند ہوتا ہے) has no tense, nor has what comes of a day that is over (پیر کو گرنے والے طیارے کا ملبہ
    موجود ہے, پیر کو جاری بیان کے مطابق); a verb with نے, or in ا, may be a perfective that is not listed.
    """
    codes = chunks.codes
    if signals.since.match(codes, end) and signals.state.search(codes, end, copula):
        return "past"
    if signals.settled.search(codes, end, copula):
        return "present"
    at = copula - 1 - (codes[copula - 1] == SPACE)
    word = chunks.chunks[at].rstrip()
    if word.endswith(_CAN):
        return "future" if signals.on_or_until.match(codes, end) else "present"
    if codes[at] in signals.usual or (word.endswith(_USUAL) and not signals.owner.search(codes, end, at)):
        return "present"
    on_the_day = {"ROZ", "DIN"} & lexicon().lookup(chunks.chunks[end - 1]).keys()  # جمعہ کے روز
    return "coming" if on_the_day or signals.on.match(codes, end) else "present"


def _clause_start(signals: _Signals, codes: str, first: int) -> int:
    """Where the clause begins in which the date stands: after a stop, a comma, کہ, a relative, a finite verb."""
    start = max(0, first - _BEFORE)
    for found in signals.clause.finditer(codes, start, first):
        start = found.end()
    return start


class _Signals:
    def __init__(self) -> None:
        sets = lexicon().sets

        def one(*names: str) -> str:
            wanted = set(names)
            codes = "".join(re.escape(code) for code, classes in sets.items() if classes & wanted)
            return f"{FILLER}*[{codes}]"

        gap = f"{SPACE}?"
        passive = f"(?!{gap}{one('PASSIVE', 'GA', 'SUBJUNCTIVE', 'FUTURE', 'STAY')})"
        end = f"(?={gap}(?:{one('STOP', 'COMMA', 'IS_ARE', 'WAS', 'CLAUSEEND', 'QUOTE', 'PERFECT')}|$))"
        self.stop = re.compile(one("STOP"))
        self.clause = re.compile(one("STOP", "COMMA", "CLAUSEEND", "SEMICOLON", "RELATIVE", "IS_ARE", "WAS", "GA", "FUTURE"))
        self.that = re.compile(one("CLAUSEEND"))
        # an agent whose verb does not stand before the date: نے ... واپس لے لی is complete
        done = "".join(
            re.escape(code)
            for code, classes in sets.items()
            if "PERFECT" in classes or ("MAYBEPERFECT" in classes and "KI" not in classes)
        )
        self.quotes = re.compile(f"{one('QUOTE').removeprefix(FILLER + '*')}+")
        self.attribute = re.compile(f"{gap}{OTHER}")
        self.hijri = frozenset(code for code, classes in sets.items() if "HIJRIX" in classes)
        self.agent = re.compile(f"{one('NE')}(?!.*[{done}])")
        self.told = re.compile(f"{one('PLAN')}{gap}{one('MAYBEPERFECT', 'PERFECT')}{gap}(?:{one('IS_ARE')}{gap})?{one('CLAUSEEND')}")
        self.brackets = re.compile(f"(?:{SPACE}|{one('OPEN', 'CLOSE')})*")
        self.list = re.compile(f"{gap}(?:{one('COMMA', 'AUR', 'YA')}{gap}){{0,2}}")
        self.bracket = re.compile(f"{gap}{one('OPEN')}")
        self.purpose = re.compile(f"{gap}(?:{one('KE')}{gap})?{one('LIYE')}")
        self.on = re.compile(f"{gap}{one('KO', 'GLUEDKO')}")
        self.on_or_until = re.compile(f"{gap}{one('KO', 'GLUEDKO', 'TAK')}")
        self.settled = re.compile(f"{one('NE', 'WALA', 'COMING', 'RESULT')}|{one('KE')}{gap}{one('BAAD', 'ACCORDING')}")
        self.usual = frozenset(code for code, classes in sets.items() if "USUAL" in classes)
        self.owner = re.compile(f"{one('KA', 'OWN')}{gap}$")  # ریاضی کا پرچا is a noun
        self.since = re.compile(f"{gap}{one('SE')}")
        self.begin = re.compile(one("BEGIN"))
        self.state = re.compile(one("STATE"))
        self.postpositions = frozenset(code for code, classes in sets.items() if classes & {"SE", "MEIN", "PAR", "KO", "KE"})
        self.until = re.compile(f"{gap}{one('TAK')}")
        self.genitive = re.compile(f"{gap}{one('KE', 'KI', 'KA')}(?!{gap}{one('DURING', 'BAAD', 'LIYE', 'MOQA')})")
        # کل کے حملے کی تحقیقات ہوں گی: the attack is no part of what will be
        self.of_what_was = re.compile(
            f"{gap}{one('KE', 'KI', 'KA')}{gap}{FILLER}*[^{SPACE}{FILLER}]{gap}{one('KA', 'KI', 'KE', 'SE', 'PAR', 'NE')}"
        )
        verbs = "INFINITIVE INFINITIVE_OBLIQUE OUGHT GA FUTURE STAY WAS PERFECT MAYBEPERFECT SUBJUNCTIVE KE AHEAD AHEADTAK IS_ARE"
        self.any = re.compile(one(*verbs.split()).removeprefix(f"{FILLER}*"))
        self.verb = re.compile(
            f"(?P<plan>{one('INFINITIVE_OBLIQUE', 'INFINITIVE')}{gap}{one('KA', 'KI', 'KE')}{gap}{one('PLAN')})"
            f"|(?P<participle>{one('INFINITIVE')}{gap}{one('WALA')})"
            f"|(?P<must>{one('INFINITIVE')}{gap}{one('IS_ARE')})"
            f"|(?P<ought>{one('INFINITIVE')}{gap}$|{one('OUGHT')}(?={gap}(?:{one('IS_ARE', 'KE', 'COMMA')}|$)))"
            f"|(?P<future>{one('GA', 'FUTURE')})"
            f"|(?P<progressive>{one('STAY')}{gap}{one('IS_ARE')})"
            f"|(?P<past>{one('WAS')}|{one('STAY')}{passive}|{one('PERFECT')}{passive})"
            f"|(?P<maybe>{one('MAYBEPERFECT')}{end})"
            f"|(?P<subjunctive>{one('SUBJUNCTIVE')})"
            f"|(?P<before_that>{one('KE')}{gap}{one('BAAD')})"
            f"|(?P<ahead>{one('AHEAD')})"
            f"|(?P<ahead_until>{one('AHEADTAK')})"
            f"|(?P<copula>{one('IS_ARE')}(?!{gap}{one('GA')}))"
        )


@cache
def _signals() -> _Signals:
    return _Signals()


def bracket_pattern() -> re.Pattern[str]:
    """White space and brackets, in codes."""
    return _signals().brackets


def stop_pattern() -> re.Pattern[str]:
    """What ends a sentence, in codes."""
    return _signals().stop


def list_pattern() -> re.Pattern[str]:
    """What stands between the parts of a list, in codes."""
    return _signals().list
