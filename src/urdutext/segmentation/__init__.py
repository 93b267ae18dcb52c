"""Sentences, tokens and words, each an exact slice of the text.

The names below are loaded when they are first used: names of people need tokens, and no sentences.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .compounds import words as words
    from .join_rules import JOIN as JOIN
    from .join_rules import JOIN_RULES as JOIN_RULES
    from .join_rules import Break as Break
    from .sentencizer import sentence_offsets as sentence_offsets
    from .sentencizer import sentences as sentences
    from .tokenizer import token_offsets as token_offsets
    from .tokenizer import tokens as tokens

# Public name -> the module that defines it.
_HOMES = {
    "JOIN": "join_rules",
    "JOIN_RULES": "join_rules",
    "Break": "join_rules",
    "sentence_offsets": "sentencizer",
    "sentences": "sentencizer",
    "token_offsets": "tokenizer",
    "tokens": "tokenizer",
    "words": "compounds",
}

__all__ = ["JOIN", "JOIN_RULES", "Break", "sentence_offsets", "sentences", "token_offsets", "tokens", "words"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'urdutext.segmentation' has no attribute {name!r}")
    value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value
