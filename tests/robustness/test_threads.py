"""Many threads at once give what one gives: DuckDB and Polars call their functions from several."""

import random
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from urdutext.lexicon import counts
from urdutext.ner import _tagger
from urdutext.pipeline import annotate
from urdutext.segmentation import compound_candidates, compounds

LAYERS = ("tokens", "words", "dates", "entities")


def _texts() -> list[str]:
    """Texts of words that the others do not have, so that every thread meets new ones all the time."""
    chance, listed = random.Random(1), list(counts())
    chance.shuffle(listed)
    return [" ".join(listed[at : at + 300]) + "۔" for at in range(0, 12_000, 300)]


def _annotated(text: str) -> dict[str, object]:
    document: dict[str, object] = {"text": text}
    annotate([document], layers=LAYERS)
    return {name: list(document[name]) for name in LAYERS}  # type: ignore[call-overload]


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns every few microseconds."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(usual)


def _forget() -> None:
    compounds._PAIRS.clear()
    compound_candidates._table().forget()
    _tagger(None)._forget()


def test_threads_give_what_one_gives(restless: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compounds, "_ASKED_ALL", -1)
    texts = _texts()
    _forget()
    expected = [_annotated(text) for text in texts]
    _forget()
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(_annotated, texts)) == expected
