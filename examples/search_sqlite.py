"""Full-text search in SQLite that finds a word in every spelling: the index holds search keys, not the text.

    python search_sqlite.py index news.db *.txt
    python search_sqlite.py search news.db كراچى

`normalize(…, "search")` gives the same key for کراچی, كراچي and کَراچِی; the row keeps the text as it was.
"""

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from urdutext import normalize, sentences, tokens


def key(text: str) -> str:
    """What a text is found by: its words in one spelling, also where a space was forgotten."""
    return normalize(" ".join(token.text for token in tokens(text)), "search")


def index(database: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Put the sentences of the files into the index."""
    database.execute("CREATE VIRTUAL TABLE IF NOT EXISTS news USING fts5(key, text UNINDEXED, file UNINDEXED)")
    for path in paths:
        found = sentences(Path(path).read_text(encoding="utf-8"))
        database.executemany("INSERT INTO news VALUES (?, ?, ?)", [(key(s.text), s.text, path) for s in found])
    database.commit()


def search(database: sqlite3.Connection, query: str) -> Iterator[tuple[str, str]]:
    """The sentences that hold all words of the query, the best first, as (file, sentence)."""
    words = " ".join('"' + word.replace('"', '""') + '"' for word in key(query).split())
    yield from database.execute("SELECT file, text FROM news WHERE news MATCH ? ORDER BY rank", (words,))


if __name__ == "__main__":
    action, path, *rest = sys.argv[1:]
    with sqlite3.connect(path) as connection:
        if action == "index":
            index(connection, rest)
        else:
            for file, sentence in search(connection, " ".join(rest)):
                print(file, sentence, sep="\t")
