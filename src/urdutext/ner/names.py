"""Lists of names, compiled to hashes: which words are names, and where names of several words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from urdutext.ner.features import LONGEST_PHRASE, NAME_CLASSES, PHRASE_CLASSES, join_hashes, word_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np
    from numpy.typing import NDArray


class Names:
    """A list of names as sorted hashes with a bit set of classes each.

    Only hashes are kept: 39,000 names take 0.5 MB and are there at once, and a false match is one in 10^14.
    """

    __slots__ = ("bits", "hashes", "starts")

    def __init__(self, hashes: NDArray[np.uint64], bits: NDArray[np.uint32], starts: NDArray[np.uint64]):
        self.hashes, self.bits, self.starts = hashes, bits, starts

    @classmethod
    def compile(cls, names: Mapping[tuple[str, ...], Iterable[str]]) -> Names:
        """From keys of the words of each name to its classes (of NAME_CLASSES)."""
        import numpy as np

        table: dict[int, int] = {}
        starts = set()
        for words, classes in names.items():
            hashed = np.array([word_hash(w) for w in words], np.uint64)
            value = hashed[:1]
            for offset in range(1, len(words)):
                value = join_hashes(value, hashed[offset : offset + 1])
            number = int(value[0])
            table[number] = table.get(number, 0) | sum(1 << NAME_CLASSES.index(c) for c in set(classes))
            if len(words) > 1:
                starts.add(int(hashed[0]))
        order = sorted(table)
        return cls(
            np.array(order, np.uint64),
            np.array([table[n] for n in order], np.uint32),
            np.array(sorted(starts), np.uint64),
        )

    def classes(self, hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
        """The bit set of each hash, 0 for one that is not in the list."""
        import numpy as np

        if not len(self.hashes):
            return np.zeros(len(hashes), np.uint32)
        at = np.searchsorted(self.hashes, hashes)
        at[at == len(self.hashes)] = 0
        return np.where(self.hashes[at] == hashes, self.bits[at], np.uint32(0))

    def is_start(self, hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Whether each word begins a name of several words."""
        import numpy as np

        if not len(self.starts):
            return np.zeros(len(hashes), bool)
        at = np.searchsorted(self.starts, hashes)
        at[at == len(self.starts)] = 0
        found: NDArray[np.bool_] = self.starts[at] == hashes
        return found

    def mark_phrases(self, hashes: NDArray[np.uint64], starting: NDArray[np.intp], flags: NDArray[np.uint32]) -> None:
        """Set in `flags` (a bit set a word) where names of several words begin, go on and end.

        `hashes` are those of the words; `starting` are the places of words that begin some name. Bit 3c is
        the beginning of class c, 3c+1 its inside, 3c+2 its end.
        """
        import numpy as np

        spread = np.zeros(1 << PHRASE_CLASSES, np.uint32)
        for c in range(PHRASE_CLASSES):
            spread[(np.arange(1 << PHRASE_CLASSES) >> c) & 1 == 1] |= np.uint32(1 << 3 * c)
        for length in range(2, LONGEST_PHRASE + 1):
            places = starting[starting + length <= len(hashes)]
            if not len(places):
                return
            value = hashes[places]
            for offset in range(1, length):
                value = join_hashes(value, hashes[places + offset])
            bits = self.classes(value) & np.uint32((1 << PHRASE_CLASSES) - 1)
            hit = np.flatnonzero(bits)
            at, begin = places[hit], spread[bits[hit]]
            np.bitwise_or.at(flags, at, begin)
            for offset in range(1, length - 1):
                np.bitwise_or.at(flags, at + offset, begin << np.uint32(1))
            np.bitwise_or.at(flags, at + length - 1, begin << np.uint32(2))
