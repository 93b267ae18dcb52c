"""How time grows with the length of hostile texts: seconds of processor time, and the exponent of growth.

    python benchmarks/hostile.py [--layer dates] [--shortest 1.25] [--longest 10] [--patience 60]

Each text is given in sizes that double from the shortest on, in megabytes of UTF-8; 1.0 is linear, 2.0
quadratic. A layer stops at a text that took it longer than `--patience` seconds.
"""

import argparse
import datetime
import math
import time

import urdutext

TEXTS = {
    "digits": "0123456789",
    "urdu digits": "۱۲۳۴۵۶۷۸۹",
    "digits and marks": "1,2.3/4-5:6 ",
    "no space, no stop": "پاکستان",
    "one letter": "ا",
    "marks on one letter": "َُِّ",
    "brackets, nested": "([{«“",
    "brackets, closed": "()",
    "quotation marks": "’’‘‘\"'",
    "brackets around words": "(لاہور ",
    "number words": "دو ہزار سو ",
    "dates": "14 اگست 2025ء ",
    "durations": "دو گھنٹے تین دن ",
    "names": "محمد علی خان ",
    "titles": "وزیراعظم ڈاکٹر ",
    "stops": "۔",
    "stops and letters": "م۔",
    "line ends": "\n",
    "spaces": " ",
    "zero-width": "\u200c\u200d\u200b",
    "ligatures": "ﷲﷺ",
    "address": "http://a.pk/",
    "at signs": "a@",
    "hashes": "#ا",
    "mojibake": "Ø§Ù„",
    "bidirectional controls": "\u202e\u2066",
    "nul": "\x00",
}

DAY = datetime.date(2025, 7, 15)
LAYERS = {
    "normalize": urdutext.normalize,
    "sentences": urdutext.sentences,
    "tokens": urdutext.tokens,
    "words": urdutext.words,
    "dates": lambda text: urdutext.dates(text, reference_date=DAY),
    "entities": urdutext.entities,
}


def seconds(function, text: str) -> float:
    begin = time.process_time()
    function(text)
    return time.process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--layer", choices=LAYERS, action="append", help="only this one (more than once)")
    parser.add_argument("--text", choices=TEXTS, action="append", help="only this one (more than once)")
    parser.add_argument("--shortest", type=float, default=0.25, help="megabytes")
    parser.add_argument("--longest", type=float, default=2, help="megabytes")
    parser.add_argument("--patience", type=float, default=5.0, help="seconds")
    arguments = parser.parse_args()
    sizes = []
    size = arguments.shortest
    while size <= arguments.longest:
        sizes.append(size)
        size *= 2
    print("layer", "text", *(f"{size:g} MB" for size in sizes), "growth", sep="\t")
    for layer in arguments.layer or LAYERS:
        function = LAYERS[layer]
        function("وہ لاہور گیا۔ " * 100)  # the models are loaded
        for name in arguments.text or TEXTS:
            piece = TEXTS[name]
            taken: list[float] = []
            for size in sizes:
                taken.append(seconds(function, piece * int(size * 1e6 / len(piece.encode()))))
                if taken[-1] > arguments.patience:
                    break
            # Very short times say nothing about growth.
            slow = [(n, t) for n, t in zip(sizes, taken) if t > 0.02]
            growth = math.log(slow[-1][1] / slow[0][1], slow[-1][0] / slow[0][0]) if len(slow) > 1 else math.nan
            cells = [f"{t:.3f}" for t in taken] + ["-"] * (len(sizes) - len(taken))
            print(layer, name, *cells, f"{growth:.2f}", sep="\t", flush=True)


if __name__ == "__main__":
    main()
