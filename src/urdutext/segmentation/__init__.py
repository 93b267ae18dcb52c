"""Sentences, tokens and words, each an exact slice of the text."""

from .compounds import words
from .join_rules import JOIN, JOIN_RULES, Break
from .sentencizer import sentence_offsets, sentences
from .tokenizer import token_offsets, tokens

__all__ = ["JOIN", "JOIN_RULES", "Break", "sentence_offsets", "sentences", "token_offsets", "tokens", "words"]
