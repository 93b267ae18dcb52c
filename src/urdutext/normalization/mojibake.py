"""Repair of wrongly decoded text, by way of ftfy."""

from __future__ import annotations


class MissingExtraError(ImportError):
    """The optional dependency that a step needs is not installed; the message says how to get it."""


def repair(line: str) -> str:
    """A line that was decoded wrongly, once or several times, as it should read; any other line as it is.

    Raises MissingExtraError when ftfy is not installed.
    """
    try:
        from ftfy import fix_encoding
    except ImportError:
        raise MissingExtraError("the step mojibake needs ftfy: pip install 'urdutext[mojibake]'") from None
    return str(fix_encoding(line))
