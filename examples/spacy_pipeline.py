"""spaCy: urdutext as tokenizer and component; a rule of spaCy's own then finds who went where.

    python spacy_pipeline.py < news.txt
"""

import sys

import spacy
from spacy.matcher import Matcher


def build() -> spacy.Language:
    """A pipeline for Urdu: tokens, sentences, entities and dates from urdutext."""
    nlp = spacy.blank("ur", config={"nlp": {"tokenizer": {"@tokenizers": "urdutext.Tokenizer.v1"}}})
    nlp.add_pipe("urdutext", config={"layers": ["sentences", "dates", "entities"], "reference_date": "2025-07-15"})
    return nlp


def arrivals(nlp: spacy.Language, text: str) -> list[tuple[str, str, str]]:
    """(person, place, date) of the sentences in which somebody arrived somewhere (پہنچے, پہنچیں, …)."""
    matcher = Matcher(nlp.vocab)
    matcher.add("arrived", [[{"ENT_TYPE": "LOC"}, {"TEXT": {"REGEX": "^پہنچ"}}]])
    out = []
    for sentence in nlp(text).sents:
        people = [entity.text for entity in sentence.ents if entity.label_ == "PER"]
        dates = [d.id_ for d in sentence.doc.spans["dates"] if sentence.start <= d.start < sentence.end]
        for _, start, _ in matcher(sentence):
            place = next(entity.text for entity in sentence.ents if entity.start <= sentence.start + start < entity.end)
            out.append((" / ".join(people), place, " / ".join(dates)))
    return out


if __name__ == "__main__":
    for row in arrivals(build(), sys.stdin.read()):
        print(*row, sep="\t")
