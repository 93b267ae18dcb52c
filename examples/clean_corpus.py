"""Clean scraped pages into a corpus: a sentence a line, in one spelling, each once.

    python clean_corpus.py scrapes/ > corpus.txt

Left out are the furniture of web pages, sentences that are mostly not Urdu, and repetitions: two sentences
are the same when their search keys are, whatever their spelling.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from urdutext import normalize, sentences
from urdutext.segmentation.boilerplate import boilerplate


def clean(text: str) -> Iterator[str]:
    """The sentences of a page that are worth keeping, normalized."""
    furniture = [(line.start, line.end) for line in boilerplate(text)]
    for sentence in sentences(text):
        if any(start <= sentence.start < end for start, end in furniture):
            continue
        line = " ".join(normalize(sentence.text).split())
        letters = [letter for letter in line if letter.isalpha()]
        urdu = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
        if len(letters) >= 10 and urdu > 0.8 * len(letters):
            yield line


def main(folder: str) -> None:
    seen = set()
    for path in sorted(Path(folder).glob("**/*.txt")):
        for line in clean(path.read_text(encoding="utf-8", errors="replace")):
            key = normalize(line, "search")
            if key not in seen:
                seen.add(key)
                print(line)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main(sys.argv[1])
