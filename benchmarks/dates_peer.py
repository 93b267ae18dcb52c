"""The other side of `dates.py`: dateparser's search_dates over lines from standard input.

    PEER_PYTHON benchmarks/dates_peer.py < lines.jsonl

Each line is {"text", "reference_date"?}. Prints one JSON object: seconds of processing, and per line the
expressions found with their values. Run by the Python of an environment that has dateparser.
"""

import datetime
import json
import sys
import time
import warnings

from dateparser.search import search_dates

warnings.filterwarnings("ignore")


def main() -> None:
    documents = [json.loads(line) for line in sys.stdin]
    search_dates("14 اگست 1947", languages=["ur"])  # load its tables before the clock starts
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        answers = [find(document) for document in documents]
        best = min(best, time.process_time() - began)
    print(json.dumps({"seconds": best, "answers": answers}, ensure_ascii=False))


def find(document: dict[str, str]) -> list[tuple[str, str]]:
    settings = {}
    if document.get("reference_date"):
        settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(document["reference_date"])
    try:
        found = search_dates(document["text"], languages=["ur"], settings=settings) or []
    except Exception as error:  # a peer that fails on a text has found nothing in it
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        found = []
    return [(text, value.date().isoformat()) for text, value in found]


if __name__ == "__main__":
    main()
