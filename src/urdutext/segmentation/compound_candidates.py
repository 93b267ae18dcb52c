"""Which neighbouring tokens may be one word: a look at whole columns of pairs, which spares most of them the question.

What `compound_model` says of a pair is a sum. The tokens' own shares in it are worked out once a token, and what the
two together can add at most once a count, so that the sum has a bound which numpy works out for a whole text at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from math import ceil
from threading import Lock
from typing import TYPE_CHECKING

from ..lexicon import count, counts, key
from . import spaces
from .compound_model import ROUNDING, URDU, joined_by_norm, of_counts, of_left, of_right, score, weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ALWAYS, _NEVER = 1e3, -1e6  # said of letter names, which go by properties of their own; of what is no word
_KEPT = 200_000  # distinct tokens; when there are more, all are forgotten
# Counts from which `of_counts` says something else of two keys whose concatenation is no word.
_LEVELS = sorted({0} | {ceil(2 ** (n + 0.5)) - 1 for n in range(14)} | {ceil((2 ** (n + 0.5) - 1) / 2) for n in range(6)})


def may_be_one_word(tokens: Sequence[str]) -> list[int]:
    """The tokens, by number, that may be one word with the next; of all others `one_word` says that they are not.

    >>> may_be_one_word(["اس", "خوب", "صورت", "گھر", "میں"])
    [1]
    """
    with _one_at_a_time:
        table = _table()
        try:
            return _asked(table, tokens)
        except BaseException:
            table.forget()  # interrupted, perhaps in the middle of a row
            raise


def _asked(table: _Tokens, tokens: Sequence[str]) -> list[int]:
    import numpy as np

    if len(table) > _KEPT:
        table.forget()
    # What is too long to be a word is asked as none, and not remembered.
    known = (token if len(token) <= spaces.LONGEST_TOKEN else "" for token in tokens)
    rows = np.fromiter(map(table.__getitem__, known), np.intp, len(tokens))
    a, b = rows[:-1], rows[1:]
    hashes, powers = np.frombuffer(table.hashes, np.uint64), np.frombuffer(table.powers, np.uint64)
    levels, kinds = np.frombuffer(table.levels, np.uint8), np.frombuffer(table.kinds, np.uint8)
    left, right = np.frombuffer(table.left)[a], np.frombuffer(table.right)[b]
    most = left + right
    most += table.of_kinds[kinds[a], kinds[b]]
    most += table.of_levels[np.minimum(levels[a], levels[b])]
    first, second, power = hashes[a], hashes[b], powers[b]
    asked = (most >= -ROUNDING) | (first == second)
    asked[table.listed.among(first * power + second)] = True
    asked[table.listed.among((first * _BASE + np.uint64(ord(" "))) * power + second)] = True
    asked &= (left > _NEVER / 2) & (right > _NEVER / 2)
    found: list[int] = np.flatnonzero(asked).tolist()
    return found


class _Tokens(dict[str, int]):
    """Tokens as written, and a column for each thing that is known of one by itself, a row a token."""

    def __init__(self) -> None:
        import numpy as np

        super().__init__()
        names = sorted({"", *spaces.function_words().values()})
        self._kinds = {kind: number for number, kind in enumerate(names)}
        known = weights()
        #: What two kinds of function words add; what can be added at most by the count of the rarer key.
        self.of_kinds = np.array([[known.get(f"kinds {one} {other}", 0.0) for other in names] for one in names])
        together = max(weight for name, weight in known.items() if name.startswith("together "))
        self.of_levels = np.array([score(["bias", *of_counts(0, level)]) + together for level in _LEVELS])
        #: Concatenations and pairs of keys ("خوب صورت") that something is known of.
        pairs = [name.removeprefix("ab=") for name in known if name.startswith("ab=")]
        self.listed = _Listed([*counts(), *pairs, *joined_by_norm()])
        self.forget()

    def forget(self) -> None:
        self.clear()
        self.left, self.right = array("d"), array("d")
        self.levels, self.kinds = array("B"), array("B")
        self.hashes, self.powers = array("Q"), array("Q")

    def __missing__(self, token: str) -> int:
        k = key(token)
        if not URDU(token):
            left = right = _NEVER
        elif k in spaces.letter_names():
            left = right = _ALWAYS
        else:
            left, right = score([f"a={k}", *of_left(token, k)]), score([f"b={k}", *of_right(k)])
        self.left.append(left)
        self.right.append(right)
        self.levels.append(bisect_right(_LEVELS, count(k)) - 1)
        self.kinds.append(self._kinds[spaces.function_words().get(k, "")])
        value = 0
        for letter in k:
            value = (value * _BASE + ord(letter)) % _MODULUS
        self.hashes.append(value)
        self.powers.append(pow(_BASE, len(k), _MODULUS))
        row = self[token] = len(self)
        return row


_table = cache(_Tokens)
_one_at_a_time = Lock()  # of the threads: the columns of the table must not grow while they are looked at

# A string as a number to this base: that of a concatenation follows from those of its parts. Two strings of one
# number only mean a question too many.
_BASE, _MODULUS = 6364136223846793005, 1 << 64


def _hashes(strings: Sequence[str]) -> NDArray[np.uint64]:
    import numpy as np

    letters = np.array(strings)
    value = np.zeros(len(strings), np.uint64)
    for column in letters.view(np.uint32).reshape(len(strings), -1).T:
        value = np.where(column, value * np.uint64(_BASE) + column, value)
    return value


class _Listed:
    """Strings, as numbers."""

    def __init__(self, strings: Sequence[str]) -> None:
        import numpy as np

        self._numbers = np.sort(_hashes(strings))
        # Whether any of them ends in these bits, which answers for most others without a search.
        self._ends = np.zeros(1 << 20, bool)
        self._ends[self._numbers & np.uint64(len(self._ends) - 1)] = True

    def among(self, numbers: NDArray[np.uint64]) -> NDArray[np.intp]:
        """Which of the numbers are theirs, by place."""
        import numpy as np

        likely = np.flatnonzero(self._ends[numbers & np.uint64(len(self._ends) - 1)])
        wanted = numbers[likely]
        at = np.searchsorted(self._numbers, wanted)
        at[at == len(self._numbers)] = 0
        found: NDArray[np.intp] = likely[self._numbers[at] == wanted]
        return found
