"""The other side of `segmentation.py`: one tool over the text on standard input.

    PEER_PYTHON benchmarks/segmentation_peer.py NAME < text

Prints one JSON object: for sentences and tokens the seconds of processing, how many were found, and of how many
megabytes, since a slow tool is given only a part of the text. Lines are given one by one where a tool asks
for short text.
"""

import json
import sys
import time


def part(text, megabytes):
    return text.encode()[: int(megabytes * 1e6)].decode("utf-8", errors="ignore")


def timed(function, text):
    began = time.process_time()
    found = function(text)
    return {"seconds": time.process_time() - began, "found": found, "megabytes": len(text.encode()) / 1e6}


def pysbd(text):
    from pysbd import Segmenter

    segmenter = Segmenter(language="ur", clean=False, char_span=True)
    segmenter.segment("یہ ہے۔ وہ ہے۔")
    lines = part(text, 0.3).split("\n")
    return {"sentences": timed(lambda _: sum(len(segmenter.segment(line)) for line in lines if line.strip()), "\n".join(lines))}


def urduhack(text):
    from urduhack.tokenization import sentence_tokenizer  # 0.1.4 has no tokenizer of words

    def sentences(chunk):
        return sum(len(sentence_tokenizer(line)) for line in chunk.split("\n") if line.strip())

    sentence_tokenizer("یہ ہے۔ وہ ہے۔")
    return {"sentences, no offsets": timed(sentences, part(text, 3))}


def spacy(text):
    import spacy

    nlp = spacy.blank("ur")
    nlp.max_length = 10**9
    nlp.add_pipe("sentencizer", config={"punct_chars": ["۔", "؟", "!", ".", "?"]})
    lines = part(text, 3).split("\n")
    size = "\n".join(lines)

    def sentences(_):
        return sum(1 for doc in nlp.pipe(lines) for _ in doc.sents)

    def tokens(_):
        return sum(len([(t.idx, t.idx + len(t)) for t in nlp.make_doc(line)]) for line in lines)

    sum(1 for _ in nlp("یہ ہے۔").sents)
    return {"sentences": timed(sentences, size), "tokens": timed(tokens, size)}


def icu(text):
    from icu import BreakIterator, Locale

    def breaks(iterator):
        def run(chunk):
            iterator.setText(chunk)
            return sum(1 for _ in iterator)

        return run

    return {
        "sentences": timed(breaks(BreakIterator.createSentenceInstance(Locale("ur"))), text),
        "tokens": timed(breaks(BreakIterator.createWordInstance(Locale("ur"))), text),
    }


def indicnlp(text):
    from indicnlp.tokenize.indic_tokenize import trivial_tokenize
    from indicnlp.tokenize.sentence_tokenize import sentence_split

    def lines(function):
        return lambda chunk: sum(len(function(line, "ur")) for line in chunk.split("\n") if line.strip())

    return {
        "sentences, no offsets": timed(lines(sentence_split), part(text, 1)),
        "tokens, no offsets": timed(lines(trivial_tokenize), part(text, 3)),
    }


if __name__ == "__main__":
    tools = {tool.__name__: tool for tool in (pysbd, urduhack, spacy, icu, indicnlp)}
    print(json.dumps(tools[sys.argv[1]](sys.stdin.buffer.read().decode("utf-8"))))
