"""Finding dates: speed and time against size, on real text and on hostile runs (dateparser: see `table.py`).

    python benchmarks/dates.py --data DIR [--curve]

DIR holds text files, plain or .gz. Processor time is measured, the best of three runs, after the tables are loaded;
machines differ, so read the ratios.
"""

from __future__ import annotations

import argparse
import datetime
import pathlib
import time
import tracemalloc

from texts import folder

from urdutext.timex import find_dates

REFERENCE = datetime.date(2025, 7, 28)

#: Texts made to be slow: each is repeated to the size that is asked for.
HOSTILE = {
    "digits without a space": "7",
    "digits": "12 ",
    "number words": "بیس ",
    "hundreds": "سو ",
    "digits and commas": "1،",
    "digits and dashes": "5-",
    "full dates": "12/5/2024 ",
    "days and months": "20 اکتوبر ",
    "years in words": "دو ہزار پانچ ",
    "کل": "کل ",
    "weekdays in a chain": "پیر سے ",
    "one word": "ا",
}


def seconds(text: str, reference: datetime.date | None = REFERENCE, runs: int = 3) -> float:
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        find_dates(text, reference_date=reference)
        best = min(best, time.process_time() - began)
    return best


def megabytes(text: str) -> float:
    return len(text.encode("utf-8", "surrogatepass")) / 1e6


def cut(text: str, size: float) -> str:
    """The first so many megabytes of a text, to the end of a line."""
    end = int(len(text) * size / megabytes(text))
    return text[: text.rfind("\n", 0, end) + 1] or text[:end]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="a folder of text files, .txt or .txt.gz")
    parser.add_argument("--curve", action="store_true", help="time against size, to 10 MB")
    arguments = parser.parse_args()

    texts = dict(folder(arguments.data))
    if not texts:
        parser.error(f"no text in {arguments.data}")
    find_dates("14 اگست 1947ء")
    for name, text in texts.items():
        sample = cut(text, min(3.0, megabytes(text)))
        spent = seconds(sample)
        found = len(find_dates(sample, reference_date=REFERENCE))
        print(f"{name:28} {megabytes(sample):6.2f} MB  {megabytes(sample) / spent:6.2f} MB/s  {found:6} expressions")

    if arguments.curve:
        joined = "\n".join(texts.values())
        whole = joined * (int(11 / megabytes(joined)) + 1)
        print("\nseconds for 1, 2, 5 and 10 MB")
        print(f"  {'real text':24}", *(f"{seconds(cut(whole, size), runs=1):7.2f}" for size in (1, 2, 5, 10)))
        for name, unit in HOSTILE.items():
            text = unit * int(1e7 / len(unit.encode()) + 1)
            sizes = (text[: int(len(text) * size / 10)] for size in (1, 2, 5, 10))
            print(f"  {name:24}", *(f"{seconds(part, runs=1):7.2f}" for part in sizes), flush=True)
        tracemalloc.start()
        find_dates(cut(whole, 10))
        print(f"  most memory for 10 MB of real text: {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
