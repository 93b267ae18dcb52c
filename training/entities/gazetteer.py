"""Compile the lists of names into the classes that the tagger's features know.

    python gazetteer.py --data DIR -o names.tsv

`DIR/names/*.tsv` are read; the result has a line a name: its words' keys parted by spaces, and its classes.
"""

from __future__ import annotations

import argparse
import collections
import pathlib
import re
import sys

from urdutext.ner.features import LONGEST_PHRASE, NAME_CLASSES, PHRASE_CLASSES, word_key

PHRASES = frozenset(NAME_CLASSES[:PHRASE_CLASSES])
# Kinds in the lists of places that the guideline calls organizations.
ORGANIZATION_KINDS = {"university", "hospital", "college", "school", "seminary"}
WORD = re.compile(r"[^\W\d_]+|\d+|[()]")


def words(name: str) -> tuple[str, ...]:
    """Keys of the words of a name, as the tokenizer would part them."""
    name = re.sub(r"[\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d\u0640]", "", name)
    return tuple(word_key(word) for word in WORD.findall(name))


def rows(path: pathlib.Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def spellings(name: str, variants: str) -> list[str]:
    return [name, *(v for v in variants.split("|") if v)]


def compile_names(directory: pathlib.Path, common: frozenset[str] = frozenset()) -> dict[tuple[str, ...], set[str]]:
    """All names of `directory/*.tsv` with their classes. `common` words (کے, والی) are no sign of a name."""
    found: dict[tuple[str, ...], set[str]] = collections.defaultdict(set)

    def add(name: str, label: str) -> None:
        parts = words(name)
        if not parts or len(parts) > LONGEST_PHRASE or (len(parts) > 1 and label not in PHRASES):
            return
        found[parts].add(label)
        # A full name's words are likely alone, too: surnames, and the words of places.
        if len(parts) > 1:
            part = {"person": "person-part", "wiki-person": "person-part", "place": "place-part", "organization": "organization-part"}.get(label)
            if part:
                for word in parts:
                    if len(word) > 1 and word not in common:
                        found[word,].add(part)

    for file in ("pakistan", "india", "world"):
        for name, variants, kind, _country, _english, ambiguous, *_ in (row + [""] * 6 for row in rows(directory / f"{file}.tsv")):
            for spelling in spellings(name, variants):
                add(spelling, "organization" if kind in ORGANIZATION_KINDS else "place")
            if ambiguous in ("ambiguous", "yes"):
                for spelling in spellings(name, variants):
                    add(spelling, "ambiguous")
    for file, label in (("given-names", "given"), ("surnames", "surname")):
        for row in rows(directory / f"{file}.tsv"):
            for spelling in spellings(row[0], row[1]):
                add(spelling, label)
                if " " in spelling:
                    add(spelling, "person")
                if row[-1] == "yes":
                    add(spelling, "ambiguous")
    for name, variants, *_ in rows(directory / "people.tsv"):
        for spelling in spellings(name, variants):
            add(spelling, "person")
    for name, variants, *_ in rows(directory / "organizations.tsv"):
        for spelling in spellings(name, variants):
            add(spelling, "organization")
    for name, variants, side, *_ in rows(directory / "titles.tsv"):
        for spelling in spellings(name, variants):
            add(spelling, "title" if side == "before" else "title-after")
    for name, variants, *_ in rows(directory / "demonyms.tsv"):
        for spelling in spellings(name, variants):
            add(spelling, "demonym")
    for file, label in (("organization-heads", "organization-head"), ("place-heads", "place-head")):
        for name, variants, side, *_ in rows(directory / f"{file}.tsv"):
            for spelling in spellings(name, variants):
                add(spelling, f"{label}-{side}")
    for file, label in (("people", "wiki-person"), ("places", "wiki-place"), ("organizations", "wiki-organization")):
        for title, *_ in rows(directory / f"wikipedia-{file}.tsv"):
            add(title, label)
            if "،" in title:
                add(title.split("،")[0], label)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    counted = rows(arguments.data / "segmentation" / "word-frequency.tsv")
    names = compile_names(arguments.data / "names", frozenset(word_key(word) for word, *_ in counted[:300]))
    with arguments.output.open("w", encoding="utf-8") as file:
        file.write("name\tclasses\n")
        for parts in sorted(names):
            file.write(" ".join(parts) + "\t" + " ".join(c for c in NAME_CLASSES if c in names[parts]) + "\n")
    print(f"{len(names)} names", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
