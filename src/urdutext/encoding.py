"""Byte order marks: what a file's first bytes tell of its encoding."""

from __future__ import annotations

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def byte_order_mark(first: bytes) -> tuple[str, int] | None:
    r"""The encoding that a file's first bytes tell, and the length of the mark; None where there is no mark.

    >>> byte_order_mark(b"\xef\xbb\xbfa"), byte_order_mark(b"a")
    (('utf-8', 3), None)
    """
    return next(((encoding, len(bom)) for bom, encoding in _BOMS if first.startswith(bom)), None)
