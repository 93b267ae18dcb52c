"""The day that a page says it is of."""

from __future__ import annotations

import datetime


def document_date(text: str) -> datetime.date | None:
    return None
