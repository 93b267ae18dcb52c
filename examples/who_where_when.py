"""A folder of news as a table: for each sentence who is in it, where, and when. CSV on standard output.

    python who_where_when.py news/ > table.csv
"""

import csv
import sys
from pathlib import Path

import urdutext


def rows(path: Path):
    """A row for each sentence that names somebody or some place, and a time."""
    document = urdutext.analyze(path.read_text(encoding="utf-8"), layers=["sentences", "dates", "entities"])
    for sentence in document.sentences:

        def inside(spans, sentence=sentence):
            return [span for span in spans if sentence.start <= span.start < sentence.end]

        names = inside(document.entities)
        dates = inside(document.dates)
        if names and dates:
            people = " / ".join(name.text for name in names if name.label == "PER")
            places = " / ".join(name.text for name in names if name.label == "LOC")
            yield [path.name, people, places, " / ".join(date.value for date in dates), sentence.text]


def main(folder: str) -> None:
    table = csv.writer(sys.stdout)
    table.writerow(["file", "who", "where", "when", "sentence"])
    for path in sorted(Path(folder).glob("**/*.txt")):
        table.writerows(rows(path))


if __name__ == "__main__":
    main(sys.argv[1])
