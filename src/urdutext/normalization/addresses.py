"""Where a text holds web addresses, which lead nowhere when a letter of them changes."""

from __future__ import annotations

import re
from functools import cache

# What ends an address: white space, marks that can't be seen, and what stands around one in HTML, in Markdown, in
# wikis and in print. Marks at its very end belong to the text that holds it.
_BOUNDS = r"\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff<>\"'`|{}\\^“”‘’«»‹›„‚"
_MARKS = r".,:;!?()\[\]*_~\u060c\u061b\u061f\u06d4"


@cache
def address_pattern() -> re.Pattern[str]:
    """A web address, with a scheme or with www. Nothing to the left has a say in what is one, nor in where it ends."""
    return re.compile(f"((?:[A-Za-z]://|www\\.)[^{_BOUNDS}]*[^{_BOUNDS}{_MARKS}])")


def holds_address(text: str) -> bool:
    """Whether there may be a web address in a text: quick, since most texts hold none."""
    return "://" in text or "www." in text


def addresses(text: str) -> list[tuple[int, int]]:
    """The spans of the web addresses in a text, in order; of ``https`` the last letter is enough.

    >>> addresses("دیکھیں (https://example.com/الف,ب)۔"), addresses("www.example.com/لاہور، اور")
    ([(12, 33)], [(0, 21)])
    """
    return [found.span() for found in address_pattern().finditer(text)]
