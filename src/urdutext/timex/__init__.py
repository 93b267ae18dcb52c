"""Dates, times, durations and sets in Urdu text, found and resolved.

`find_dates` reads a text; `document_date` finds the day that a page says it is of; `extent` gives the days
that a value covers.

How it works, in the order of the modules: `lexicon` gives each word its classes (a month, a unit, a number that
may be a day), `lexer` turns a text into a string of class codes, `grammar` searches it for the patterns of
`patterns`, whose rules make the `values`, and these are resolved against the reference date by the `tense` of
the clause. `find` puts it together.
"""

from urdutext.timex.dateline import document_date
from urdutext.timex.extent import extent
from urdutext.timex.find import find_dates

__all__ = ["document_date", "extent", "find_dates"]
