"""What each tool offers, in one form, so that `table.py` can ask all of them the same.

    PYTHON benchmarks/peers.py NAME < request.json > answer.json

PYTHON is that of the environment that has the tool NAME. The request is one JSON object: "quality" holds lists of
documents by task, "text" a text to measure speed with, "seconds" how long a part of it may take. The answer
holds the tool's version, its answers, how many documents it raised an exception on, and megabytes a second.

A tool is a function that gives a function for each task that it has: `normalize` makes a text of a text; `sentences`,
`tokens` and `words` give (start, end) or, where the tool has no offsets, strings; `dates` (start, end or string,
list of values); `entities` (start, end, label).
"""

from __future__ import annotations

import datetime
import importlib.metadata
import json
import re
import sys
import time
import warnings
from itertools import pairwise

warnings.filterwarnings("ignore")


def by_line(function):
    """For a tool that wants short text: its answers for each line, as offsets into the whole."""

    def run(text, *arguments):
        found, at = [], 0
        for line in text.split("\n"):
            if line.strip():
                pieces = function(line, *arguments)
                found += [p if isinstance(p, str) else (at + p[0], at + p[1], *p[2:]) for p in pieces]
            at += len(line) + 1
        return found

    return run


def urdutext():
    import urdutext as ours

    def spans(function):
        return lambda text: [(span.start, span.end) for span in function(text)]

    def dates(text, reference_date=None):
        day = datetime.date.fromisoformat(reference_date) if reference_date else None
        return [(date.start, date.end, [date.value, date.timex3]) for date in ours.dates(text, reference_date=day)]

    return {
        "normalize": ours.normalize,
        "sentences": spans(ours.sentences),
        "tokens": spans(ours.tokens),
        "words": spans(ours.words),
        "dates": dates,
        "entities": lambda text: [(entity.start, entity.end, entity.label) for entity in ours.entities(text)],
    }


def urduhack():
    from urduhack.normalization import normalize
    from urduhack.tokenization import sentence_tokenizer  # 0.1.4 has no tokenizer of words

    return {"normalize": normalize, "sentences": by_line(sentence_tokenizer)}


def urdunorm():
    import urdunorm as tool

    repairer = tool.SpaceRepairer()
    return {
        "normalize": lambda text: tool.normalize(text, mode="display"),
        "tokens": tool.tokenize,
        "words": lambda text: repairer.repair_tokens(tool.tokenize(text)),
    }


def urduflow():
    from urduflow import normalize

    # Its splitters make chunks of a size, and morphemes: neither sentences nor tokens.
    return {"normalize": normalize}


def urdu_nlp():
    from urdu_nlp import normalize, sent_tokenize, tokenize

    return {"normalize": normalize, "sentences": sent_tokenize, "tokens": tokenize}


def urdu_nlp_tools():
    from urdu_nlp.normalize import normalize_urdu
    from urdu_nlp.preprocessing import tokenize_words

    return {"normalize": normalize_urdu, "tokens": tokenize_words}


def urdu_segmentation_nlp():
    from urdunlp import segment

    return {"sentences": by_line(segment)}


def lughaatnlp():
    from LughaatNLP import LughaatNLP, NER_Urdu

    tool, tagger = LughaatNLP(), NER_Urdu()
    names = {"PERSON": "PER", "LOCATION": "LOC", "ORGANIZATION": "ORG"}

    def entities(text):
        # It takes a sentence, of at most 101 tokens, and answers with one tag for each different word.
        tags = tagger.ner_tags_urdu(text)
        found, at, open_label = [], 0, None
        for token in tagger.urdu_tokenize(text):
            start = text.find(token, at)
            at = start + len(token)
            place, _, kind = str(tags.get(token, "O")).partition("-")
            label = names.get(kind)
            if label and place in "IL" and label == open_label:
                found[-1] = (found[-1][0], at, label)
            elif label:
                found.append((start, at, label))
            open_label = label if place in "BI" else None
        return found

    def in_sentences(text):
        return [
            (part.start() + start, part.start() + end, label)
            for part in re.finditer(r"[^۔؟\n]+[۔؟]?", text)
            for start, end, label in entities(part.group())
        ]

    return {"normalize": tool.normalize, "tokens": tool.urdu_tokenize, "entities": in_sentences}


def pysbd():
    from pysbd import Segmenter

    segmenter = Segmenter(language="ur", clean=False, char_span=True)
    return {"sentences": by_line(lambda line: [(s.start, s.start + len(s.sent.rstrip())) for s in segmenter.segment(line)])}


def spacy():
    import spacy

    nlp = spacy.blank("ur")
    nlp.add_pipe("sentencizer", config={"punct_chars": ["۔", "؟", "!", ".", "?"]})

    def tokens(line):
        return [(t.idx, t.idx + len(t)) for t in nlp.make_doc(line) if not t.is_space]

    return {"sentences": by_line(lambda line: [(s.start_char, s.end_char) for s in nlp(line).sents]), "tokens": by_line(tokens)}


def indicnlp():
    from indicnlp.normalize.indic_normalize import IndicNormalizerFactory
    from indicnlp.tokenize.indic_tokenize import trivial_tokenize
    from indicnlp.tokenize.sentence_tokenize import sentence_split

    tasks = {
        "sentences": by_line(lambda line: sentence_split(line, "ur")),
        "tokens": by_line(lambda line: trivial_tokenize(line, "ur")),
    }
    try:
        tasks["normalize"] = IndicNormalizerFactory().get_normalizer("ur").normalize
    except ImportError as error:  # it calls functions that urduhack 0.1.4 does not have
        print(f"no normalization: {error}", file=sys.stderr)
    return tasks


def icu():
    from icu import BreakIterator, Locale, Normalizer2, UNormalizationMode2

    def between(iterator):
        def run(text):
            iterator.setText(text)
            edges = [0, *iterator]
            if max(text, default="") > "\uffff":  # its offsets count UTF-16 units
                place = [i for i, letter in enumerate(text) for _ in range(1 + (letter > "\uffff"))] + [len(text)]
                edges = [place[edge] for edge in edges]
            return [(a, a + len(text[a:b].rstrip())) for a, b in pairwise(edges) if not text[a:b].isspace()]

        return run

    return {
        "normalize": Normalizer2.getInstance(None, "nfkc", UNormalizationMode2.COMPOSE).normalize,
        "sentences": between(BreakIterator.createSentenceInstance(Locale("ur"))),
        "tokens": between(BreakIterator.createWordInstance(Locale("ur"))),
    }


def dateparser():
    from dateparser.search import search_dates

    def dates(line, reference_date=None):
        settings = {"RELATIVE_BASE": datetime.datetime.fromisoformat(reference_date)} if reference_date else {}
        found = search_dates(line, languages=["ur"], settings=settings) or []
        pieces, at = [], 0
        for text, value in found:
            start = line.find(text, at)
            if start < 0:
                pieces.append((0, 0, []))
                continue
            at = start + len(text)
            day = value.date().isoformat()
            # It tells the day only, also where a month or a year was meant: each of them counts as said.
            pieces.append((start, at, [day, day[:7], day[:4], f"{day}T{value:%H:%M}"]))
        return pieces

    return {"dates": by_line(dates)}


#: Name in the table and of the environment -> the distribution whose version is told, and the tool.
TOOLS = {
    "urdutext": ("urdutext", urdutext),
    "urduhack": ("urduhack", urduhack),
    "urdunorm": ("urdunorm", urdunorm),
    "urduflow": ("urduflow", urduflow),
    "urdu-nlp": ("urdu-nlp", urdu_nlp),
    "urdu-nlp-tools": ("urdu-nlp-tools", urdu_nlp_tools),
    "urdu-segmentation-nlp": ("urdu-segmentation-nlp", urdu_segmentation_nlp),
    "lughaatnlp": ("LughaatNLP", lughaatnlp),
    "pysbd": ("pysbd", pysbd),
    "spacy": ("spacy", spacy),
    "indicnlp": ("indic-nlp-library", indicnlp),
    "icu": ("PyICU", icu),
    "dateparser": ("dateparser", dateparser),
}


#: Characters that the warm-up and three parts take at the least.
SHORTEST = 100_000


def part(text, start, size):
    """So many characters from a place on, to the end of a line."""
    end = text.find("\n", start + size)
    return text[start : end if end >= 0 else len(text)]


def speed(function, text, seconds):
    """Megabytes in a second of processor time: the best of three different parts of the text, after a warm-up.

    A text is never given twice, since a tool may remember what it has met. A slow tool gets smaller parts.
    Raises ValueError on a text that is too short for that.
    """
    if len(text) < SHORTEST:
        raise ValueError(f"a text of {SHORTEST:,} characters or more is needed")
    size = 2_000
    warm = 0.0
    done = 0
    while warm < 0.5 and size < len(text) // 10:  # more and more, until the clock tells something
        sample = part(text, done, size)
        began = time.process_time()
        function(sample)
        warm = time.process_time() - began
        done += len(sample)
        size *= 2
    size = int(min(len(sample) / max(warm, 1e-9) * seconds, 5_500_000, (len(text) - done) / 3 - 10_000))
    best = 0.0
    for _ in range(3):
        sample = part(text, done, size)
        done += len(sample)
        began = time.process_time()
        function(sample)
        best = max(best, len(sample.encode()) / 1e6 / (time.process_time() - began))
    return best


def main():
    name = sys.argv[1]
    distribution, tool = TOOLS[name]
    request = json.load(sys.stdin)
    functions = tool()
    answer = {"version": importlib.metadata.version(distribution), "quality": {}, "failed": {}, "speed": {}}
    for task, documents in request["quality"].items():
        function = functions.get(task.partition(":")[0])
        if function is None:
            continue
        answers = answer["quality"][task] = []
        for document in documents:
            arguments = [document["reference_date"]] if document.get("reference_date") and task.startswith("dates") else []
            try:
                answers.append(function(document["text"], *arguments))
            except Exception as error:  # a tool that fails on a text has found nothing in it
                print(f"{task}: {type(error).__name__}: {error}"[:200], file=sys.stderr)
                answer["failed"][task] = answer["failed"].get(task, 0) + 1
                answers.append([])
    for task, function in functions.items():
        if task != "words" and request["text"]:
            try:
                answer["speed"][task] = speed(function, request["text"], request["seconds"])
            except Exception as error:
                print(f"speed of {task}: {type(error).__name__}: {error}"[:200], file=sys.stderr)
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
