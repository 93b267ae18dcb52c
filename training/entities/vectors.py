"""Vectors of words from running text: fastText's of the runs of letters, and word2vec's of the words."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

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


# One thread each, so that the same text gives the same vectors; the two are made side by side.
COMMON: dict[str, Any] = {"sg": 1, "sample": 1e-4, "workers": 1, "seed": 1}


def letters(tokens: pathlib.Path) -> np.ndarray:
    """fastText's vectors of the buckets of `subwords`."""
    from gensim.models import FastText

    found = FastText(corpus_file=str(tokens), vector_size=SUBWORD_SIZE, window=3, min_count=3, negative=6, epochs=10, min_n=2, max_n=5, bucket=SUBWORD_BUCKETS, **COMMON).wv
    return found.vectors_ngrams / found.vectors.std()


def whole_words(tokens: pathlib.Path) -> tuple[np.ndarray, list[str]]:
    """word2vec's vectors, and their words."""
    from gensim.models import Word2Vec

    found = Word2Vec(corpus_file=str(tokens), vector_size=WORD_SIZE, window=5, min_count=4, negative=8, epochs=10, **COMMON).wv
    return found.vectors / found.vectors.std(), found.index_to_key


def train(tokens: pathlib.Path, work: pathlib.Path) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """(vectors of the buckets of `subwords`, vectors by word), each scaled to a deviation of one."""
    saved = work / "vectors.npz"
    if not saved.exists():
        with ProcessPoolExecutor(2) as beside:
            first, second = beside.submit(letters, tokens), beside.submit(whole_words, tokens)
            buckets, (words, keys) = first.result(), second.result()
        np.savez(saved, buckets=buckets, words=words, keys=np.frombuffer("\n".join(keys).encode(), np.uint8))
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
