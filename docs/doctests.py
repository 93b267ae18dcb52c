"""Docstrings hold their examples as doctests; on the site each becomes a block of code."""

import re
from typing import Any

import griffe

# A prompt and all that follows it up to a blank line, with its indentation.
_EXAMPLE = re.compile(r"^([ \t]*)>>> .*(?:\n[ \t]*\S.*)*", re.MULTILINE)


class Doctests(griffe.Extension):
    """Fences the doctests of every docstring."""

    def on_instance(self, *, obj: Any, **others: Any) -> None:
        """Fence the doctests of one object's docstring."""
        if obj.docstring:
            obj.docstring.value = _EXAMPLE.sub(r"\1```pycon\n\g<0>\n\1```", obj.docstring.value)
