"""The other side of `normalize.py`: one tool over the text on standard input.

    PEER_PYTHON benchmarks/normalize_peer.py NAME < request.json

The request holds a long text, short ones, and cases; the answer, one JSON object, the seconds for each and of how
many megabytes, since a slow tool is given only a part of the text, and what became of the cases.
"""

import json
import sys
import time


def function(name):
    if name == "urduhack":
        from urduhack.normalization import normalize

        return normalize
    if name == "urdunorm":
        from urdunorm import normalize

        return lambda text: normalize(text, mode="display")
    if name == "urduflow":
        from urduflow import normalize

        return normalize
    if name == "urdu-nlp":
        from urdu_nlp import normalize

        return normalize
    if name == "icu":
        from icu import Normalizer2, UNormalizationMode2

        return Normalizer2.getInstance(None, "nfkc", UNormalizationMode2.COMPOSE).normalize
    if name == "unicodedata":
        import unicodedata

        return lambda text: unicodedata.normalize("NFKC", text)
    raise SystemExit(f"no tool {name!r}")


def seconds(work, runs):
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def main():
    request = json.load(sys.stdin)
    normalize = function(sys.argv[1])
    normalize(request["short"][0])
    text = request["text"]
    # A slow tool would take minutes: it gets as much as it does in about ten seconds.
    size = min(len(text), 200_000)
    began = time.process_time()
    normalize(text[:size])
    speed = size / max(time.process_time() - began, 1e-9)
    text = text[: max(size, int(min(len(text), speed * 10)))]
    answer = {
        "megabytes": len(text.encode()) / 1e6,
        "long": seconds(lambda: normalize(text), 3 if len(text) < speed * 3 else 1),
        "short": seconds(lambda: [normalize(line) for line in request["short"]], 3) / len(request["short"]),
        "cases": [normalize(case) for case in request["cases"]],
    }
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
