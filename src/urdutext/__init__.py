"""urdutext: Urdu text, normalized, split, tokenized, and its dates, people, places and organizations found.

>>> import urdutext
>>> urdutext.normalize("كراچي")
'کراچی'

The names below are loaded when they are first used; ``import urdutext`` itself loads nothing heavy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .alignment import Alignment as Alignment
    from .document import Date as Date
    from .document import Document as Document
    from .document import Entity as Entity
    from .document import Sentence as Sentence
    from .document import Span as Span
    from .document import Token as Token
    from .document import Word as Word
    from .ner import find_entities as entities
    from .normalization import is_normalized as is_normalized
    from .normalization import normalize as normalize
    from .pipeline import analyze as analyze
    from .segmentation import sentences as sentences
    from .segmentation import tokens as tokens
    from .segmentation import words as words
    from .timex import find_dates as dates

# Public name -> the module that defines it, and its name there.
_HOMES = {
    "Alignment": ("alignment", "Alignment"),
    "Date": ("document", "Date"),
    "Document": ("document", "Document"),
    "Entity": ("document", "Entity"),
    "Sentence": ("document", "Sentence"),
    "Span": ("document", "Span"),
    "Token": ("document", "Token"),
    "Word": ("document", "Word"),
    "analyze": ("pipeline", "analyze"),
    "dates": ("timex", "find_dates"),
    "entities": ("ner", "find_entities"),
    "is_normalized": ("normalization", "is_normalized"),
    "normalize": ("normalization", "normalize"),
    "sentences": ("segmentation", "sentences"),
    "tokens": ("segmentation", "tokens"),
    "words": ("segmentation", "words"),
}

__all__ = [
    "Alignment",
    "Date",
    "Document",
    "Entity",
    "Sentence",
    "Span",
    "Token",
    "Word",
    "__version__",
    "analyze",
    "dates",
    "entities",
    "is_normalized",
    "normalize",
    "sentences",
    "tokens",
    "words",
]


def __getattr__(name: str) -> Any:
    try:
        module, attribute = _HOMES[name]
    except KeyError:
        raise AttributeError(f"module 'urdutext' has no attribute {name!r}") from None
    value = getattr(import_module(f".{module}", __name__), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
