"""Vectors of words from running text: fastText's of the runs of letters, and word2vec's of the words."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterable, Sequence

import numpy as np

from urdutext.ner.features import SUBWORD_BUCKETS, subwords, word_key
from urdutext.segmentation import token_offsets

SUBWORD_SIZE, WORD_SIZE = 96, 64


def write_tokens(texts: Iterable[str], file: pathlib.Path) -> None:
    """A line of keys for each line of text, digits as 0; a line that stood before is left out."""
    seen = set()
    with file.open("w", encoding="utf-8") as out:
        for text in texts:
            for line in text.split("\n"):
                keys = [re.sub(r"\d", "0", word_key(line[start:end])) for start, end in token_offsets(line, repair=False)]
                joined = " ".join(filter(None, keys))
                if len(keys) > 2 and joined not in seen:
                    seen.add(joined)
                    out.write(joined + "\n")


def train(tokens: pathlib.Path, work: pathlib.Path, workers: int = 2) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """(vectors of the buckets of `subwords`, vectors by word), each scaled to a deviation of one."""
    from gensim.models import FastText, Word2Vec

    saved = work / "vectors.npz"
    if not saved.exists():
        common = {"corpus_file": str(tokens), "sg": 1, "sample": 1e-4, "workers": workers, "seed": 1}
        letters = FastText(vector_size=SUBWORD_SIZE, window=3, min_count=3, negative=6, epochs=12, min_n=2, max_n=5, bucket=SUBWORD_BUCKETS, **common)
        words = Word2Vec(vector_size=WORD_SIZE, window=5, min_count=4, negative=8, epochs=10, **common)
        np.savez(
            saved,
            buckets=letters.wv.vectors_ngrams / letters.wv.vectors.std(),
            words=words.wv.vectors / words.wv.vectors.std(),
            keys=np.frombuffer("\n".join(words.wv.index_to_key).encode(), np.uint8),
        )
    with np.load(saved) as stored:
        keys = bytes(stored["keys"]).decode().split("\n")
        return stored["buckets"], dict(zip(keys, stored["words"]))


def of_words(keys: Sequence[str], buckets: np.ndarray, words: dict[str, np.ndarray]) -> np.ndarray:
    """For each key the mean of its runs of letters and its own vector, zero where it has none."""
    out = np.zeros((len(keys), SUBWORD_SIZE + WORD_SIZE), np.float32)
    for row, key in enumerate(keys):
        if key == "<pad>":
            continue
        out[row, :SUBWORD_SIZE] = buckets[subwords([key])[0]].mean(0)
        own = words.get(re.sub(r"\d", "0", key))
        if own is not None:
            out[row, SUBWORD_SIZE:] = own
    return out
