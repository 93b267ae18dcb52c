"""A timeline of several texts: every day, month and year that they name, in order, with its sentence.

    urdutext analyze --layers sentences,dates --reference-date 2025-07-15 --jsonl *.txt | python timeline.py
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator

CALENDAR = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")  # 2025, 2025-05, 2025-05-13; not XXXX-05-13 or P3D


def events(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """For each date its value, the document, and the sentence that it stands in."""
    for line in lines:
        document = json.loads(line)
        for date in document["dates"]:
            if CALENDAR.fullmatch(date["value"]):
                sentence = next(
                    s["text"] for s in document["sentences"] if s["start"] <= date["start"] < s["end"]
                )
                yield date["value"], document["id"], " ".join(sentence.split())


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for value, name, sentence in sorted(set(events(sys.stdin))):
        print(value, name, sentence, sep="\t")
