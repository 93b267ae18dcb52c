"""Classes of characters, written as in a regular expression, as ranges that can be joined and counted out."""

from __future__ import annotations

from collections.abc import Iterable

Ranges = tuple[tuple[int, int], ...]

_LAST = 0x10FFFF
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r"}


def ranges(written: str) -> Ranges:
    """The code points of a class such as ``a-z`` or ``^a-z``, as ranges, first and last included, in order.

    >>> ranges("a-cx"), ranges("^\\x01-\\U0010ffff")
    (((97, 99), (120, 120)), ((0, 0),))
    """
    negated = written.startswith("^")
    characters = _unescaped(written[negated:])
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(characters):
        first = last = ord(characters[i][0])
        if i + 2 < len(characters) and characters[i + 1] == ("-", False):
            last = ord(characters[i + 2][0])
            i += 2
        found.append((first, last))
        i += 1
    joined = union([tuple(found)])
    return _complement(joined) if negated else joined


def _unescaped(written: str) -> list[tuple[str, bool]]:
    """The characters of a class, each with whether it was escaped."""
    found = []
    i = 0
    while i < len(written):
        if written[i] != "\\":
            found.append((written[i], False))
            i += 1
        elif written[i + 1] == "x":
            found.append((chr(int(written[i + 2 : i + 4], 16)), True))
            i += 4
        else:
            found.append((_ESCAPES.get(written[i + 1], written[i + 1]), True))
            i += 2
    return found


def union(classes: Iterable[Ranges]) -> Ranges:
    """The ranges of several classes in one, in order and joined where they touch."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(each for ranges in classes for each in ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def _complement(joined: Ranges) -> Ranges:
    edges = [-1, *(edge for pair in joined for edge in pair), _LAST + 1]
    return tuple((low + 1, high - 1) for low, high in zip(edges[::2], edges[1::2]) if low + 1 <= high - 1)


def written(joined: Ranges) -> str:
    """Ranges as the inside of a class of a regular expression.

    >>> written(ranges("^\\x00-a{-\\U0010ffff"))
    '\\\\x62-\\\\x7a'
    """
    return "".join(
        _escaped(first) if first == last else f"{_escaped(first)}-{_escaped(last)}" for first, last in joined
    )


def _escaped(point: int) -> str:
    return f"\\x{point:02x}" if point < 0x100 else chr(point)
