"""The notation of patterns, and the search for them in a string of codes.

A pattern is written with the classes of `words.tsv` and of numbers, in the order of the text::

    day:DAY month:MONTH year:YEAR? CE?        20 اکتوبر 2014ء

    NAME        a word of this class          name:NAME   its value goes to the rule as `name`
    A|B         of either class               (A B|C)     alternatives of several words
    X?          or nothing                    A|B-C|D     of class A or B, and of neither C nor D
    >X   !>X    X follows, does not follow, and is no part of the span; >(X Y) several words
    <X   !<X    X stands before, does not stand before
    EDGE        (after > only) the end of the text, of a line, or of a sentence

Between two words white space may stand or be missing. Of the patterns that match at a place the longest wins,
of equal ones the first in the list. Levels follow one another: what a level finds is a word for the next
(a DAYX, a YEARX), so that رواں سال and مارچ become رواں سال مارچ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from urdutext.timex.lexer import Chunks
from urdutext.timex.lexicon import FILLER, OTHER, SPACE, Lexicon
from urdutext.timex.values import Value

Rule = Callable[..., "Value | None"]

#: The rule of a pattern that is no date: it only takes its words away from other patterns.
TRAP: Rule = lambda **_: None  # noqa: E731


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named way to write a date, the rule that gives its value, and an example (text, value, reference).

    ``weak`` marks one that counts only as a part of a longer one (a bare صبح).
    """

    name: str
    sequence: str
    rule: Rule
    example: str
    value: str | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """What a pattern found: chunks from ``first`` up to ``end``."""

    first: int
    end: int
    value: Value
    pattern: Pattern


_ITEM = re.compile(
    r"\s*(?:(?P<look>!?[<>])|(?P<name>[a-z_0-9]+):)?"
    r"(?:(?P<open>\()|(?P<symbol>[A-Z][A-Z_0-9]*(?:[|-][A-Z][A-Z_0-9]*)*))(?P<option>\?)?"
)


class _Sequence(NamedTuple):
    """A sequence as a regular expression, and the codes that it may begin with and go on with (None: any)."""

    source: str
    first: str
    second: frozenset[str] | None


class _Compiler:
    def __init__(self, words: Lexicon) -> None:
        self._words = words
        self._chars: dict[str, str] = {}

    def codes(self, symbol: str) -> str:
        """All codes of the classes in A|B-C|D."""
        if symbol not in self._chars:
            wanted, _, unwanted = (set(part.split("|")) for part in symbol.partition("-"))
            for name in (wanted | unwanted) - {"EDGE", ""}:
                if not any(name in classes for classes in self._words.sets.values()):
                    raise ValueError(f"no word is of class {name}")
            found = [c for c, classes in self._words.sets.items() if classes & wanted and not classes & unwanted]
            self._chars[symbol] = "".join(found)
        return self._chars[symbol]

    def one(self, symbol: str) -> str:
        return f"{FILLER}*[{re.escape(self.codes(symbol))}]"

    def sequence(self, text: str, slots: dict[str, str]) -> _Sequence:
        """A sequence as a regular expression, with the codes that it may begin and go on with."""
        out: list[str] = []
        first: str | None = None
        second: list[str] | None = []
        closed = False  # whether all that may come second is known
        at = 0
        while at < len(text):
            found = _ITEM.match(text, at)
            if not found:
                if text[at:].strip():
                    raise ValueError(f"not in the notation of patterns: {text[at:]!r} in {text!r}")
                break
            at = found.end()
            gap = "" if first is None else f"{SPACE}?"
            symbol, look = found["symbol"], found["look"]
            optional = bool(found["option"])
            if found["open"]:
                close = _closing(text, at - 1)
                parts = [self.sequence(part, slots if not look else {}) for part in _alternatives(text[at:close])]
                at = close + 1
                body = "(?:" + "|".join(part.source for part in parts) + ")"
                start = "".join(part.first for part in parts)
                if look:
                    out.append(f"(?{'!' if look[0] == '!' else '='}{SPACE}?{body})")
                else:
                    optional = text[at : at + 1] == "?"
                    at += optional
            elif look:
                start = self.codes(symbol)
                out.append(self._look(look, symbol))
            else:
                body, start = self.one(symbol), self.codes(symbol)
            if not look:
                if name := found["name"]:
                    slots[name] = symbol
                    body = f"(?P<{name}>{body})"
                out.append(f"(?:{gap}{body})?" if optional else gap + body)
            if first is None:
                if not look:
                    if optional:
                        raise ValueError(f"a pattern cannot begin with an optional word: {text!r}")
                    first = start
                    if found["open"]:
                        second, closed = None, True
            elif not closed and look in (None, ">"):
                if symbol and "EDGE" in symbol.split("|"):
                    second, closed = None, True
                elif second is not None:
                    second.append(start)
                    closed = not optional
        return _Sequence("".join(out), first or "", frozenset("".join(second)) if second and closed else None)

    def _look(self, look: str, symbol: str) -> str:
        codes = re.escape(self.codes(symbol))
        if "<" in look:
            if look == "<":
                return f"(?:(?<=[{codes}]{SPACE})|(?<=[{codes}]))"
            return f"(?<![{codes}]{SPACE})(?<![{codes}])"
        edge = "|$" if "EDGE" in symbol.split("|") else ""
        stop = self.codes("STOP") if edge else ""
        body = f"{SPACE}?(?:{FILLER}*[{codes}{re.escape(stop)}]{edge})"
        return f"(?={body})" if look == ">" else f"(?!{body})"


def _closing(text: str, opening: int) -> int:
    depth = 0
    for at in range(opening, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    raise ValueError(f"a bracket is not closed in {text!r}")


def _alternatives(text: str) -> list[str]:
    """The parts between the bars that stand apart (`A B | C`); a bar without spaces joins classes."""
    parts, depth, last = [], 0, 0
    for at, mark in enumerate(text):
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and depth == 0 and text[at - 1 : at] == " ":
            parts.append(text[last:at])
            last = at + 1
    return [*parts, text[last:]]


class _Compiled:
    __slots__ = ("_match", "first", "pattern", "second", "slots", "source")

    def __init__(self, pattern: Pattern, compiler: _Compiler) -> None:
        self.pattern = pattern
        self.slots: dict[str, str] = {}
        self.source, self.first, self.second = compiler.sequence(pattern.sequence, self.slots)
        self._match: Callable[[str, int], re.Match[str] | None] | None = None

    def match(self, codes: str, at: int) -> re.Match[str] | None:
        if self._match is None:  # compiled when first needed: a short text needs a few of the patterns
            self._match = re.compile(self.source).match
        return self._match(codes, at)

    def read(self, found: re.Match[str], chunks: Chunks) -> Value | None:
        values: dict[str, Any] = {}
        for name, symbol in self.slots.items():
            end = found.end(name)
            values[name] = None
            if end >= 0:
                classes = chunks.classes(end - 1)
                for cls in symbol.partition("-")[0].split("|"):
                    if cls in classes:
                        values[name] = classes[cls]
                        break
        return self.pattern.rule(**values)


#: From the first word of a pattern to what an earlier level found there are not more chunks than this.
_NEAR = 10


class Level:
    """Patterns that are searched together."""

    def __init__(self, patterns: Sequence[Pattern], words: Lexicon, found: frozenset[str] = frozenset()) -> None:
        """``found`` are the codes of what earlier levels find; when given, every pattern needs one of them."""
        compiler = _Compiler(words)
        self._by_code: dict[str, list[_Compiled]] = {}
        #: By a code and the code after it.
        self._by_codes: dict[str, list[_Compiled]] = {}
        for pattern in patterns:
            compiled = _Compiled(pattern, compiler)
            for code in dict.fromkeys(compiled.first):
                self._by_code.setdefault(code, []).append(compiled)
        alone = {
            code
            for code, candidates in self._by_code.items()
            if any(compiled.second is None or OTHER in compiled.second for compiled in candidates)
        }
        # most numbers have another word after them, and no pattern then needs to be tried
        chosen = {f"[{re.escape(''.join(sorted(alone)))}]": alone}
        rest = self._by_code.keys() - alone
        if found:
            near = re.escape("".join(sorted(found)))
            chosen = {f"[{re.escape(''.join(sorted(rest & found)))}]": rest & found}
            rest = self._by_code.keys() - found
            ahead = f"(?!{SPACE}?{OTHER})(?=[^{near}]{{0,{_NEAR}}}[{near}])"
        else:
            ahead = f"(?!{SPACE}?{OTHER})"
        chosen[f"[{re.escape(''.join(sorted(rest)))}]{ahead}"] = rest
        self._starts = re.compile(f"{FILLER}*({'|'.join(choice for choice, codes in chosen.items() if codes)})")

    def may_find(self, codes: str) -> bool:
        """Whether any pattern may begin somewhere: False is sure."""
        return self._starts.search(codes) is not None

    def find(self, chunks: Chunks) -> Iterator[tuple[int, int, Pattern, Value | None]]:
        """Each place where a pattern matches, in order and side by side; no value where it is a trap."""
        codes = chunks.codes
        done = 0
        for start in self._starts.finditer(codes):
            at = start.start()
            if at < done:
                continue
            matches = self._matches(codes, at, start.end())
            for compiled, found in matches:
                trap = compiled.pattern.rule is TRAP
                value = None if trap else compiled.read(found, chunks)
                if trap or value is not None:
                    done = found.end()
                    yield at, done, compiled.pattern, value
                    break

    def _matches(self, codes: str, at: int, second: int) -> list[tuple[_Compiled, re.Match[str]]]:
        """The patterns that match at a place, the longest first; the next word begins at ``second`` or after a space."""
        after = codes[second : second + 1]
        if after == SPACE:
            after = codes[second + 1 : second + 2]
        pair = codes[second - 1] + after
        candidates = self._by_codes.get(pair)
        if candidates is None:
            candidates = self._by_codes[pair] = [
                compiled
                for compiled in self._by_code[pair[0]]
                if compiled.second is None or after == FILLER or after in compiled.second
            ]
        matches = [(compiled, found) for compiled in candidates if (found := compiled.match(codes, at))]
        if len(matches) > 1:
            matches.sort(key=lambda match: -match[1].end())
        return matches
