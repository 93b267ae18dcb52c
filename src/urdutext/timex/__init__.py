"""Dates, times, durations and sets in Urdu text, found and resolved.

`find_dates` reads a text; `document_date` finds the day that a page itself says it is of.
"""

from urdutext.timex.dateline import document_date
from urdutext.timex.find import find_dates

__all__ = ["document_date", "find_dates"]
