"""Read marked and unmarked texts as columns of words, labels and flags, with the tokenizer and the features of run time."""

from __future__ import annotations

import bisect
import gzip
import hashlib
import html
import json
import pathlib
import random
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from urdutext.ner.features import (
    IZAFAT,
    NAME_CLASSES,
    PHRASE_CLASSES,
    PLACE_FLAGS,
    SHAPES,
    affixes,
    word_hash,
    word_key,
    word_shape,
)
from urdutext.ner.names import Names
from urdutext.ner.tagger import mark_spaces
from urdutext.ner.training import bioes, tokens_of

#: The files that follow one guideline.
MARKED = ("news", "headlines", "web", "bbc", "ntrex", "prose", "digest", "indian")
LABELS = bioes(["PER", "LOC", "ORG"])
NUMBER = {label: number for number, label in enumerate(LABELS)}
HELD_OUT = 6  # documents in a hundred, for choosing between models and for calibration


class Vocabulary:
    """Words by number; number 0 is nothing."""

    def __init__(self) -> None:
        self.keys = ["<pad>"]
        self.numbers = {"<pad>": 0}

    def __call__(self, key: str) -> int:
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.keys)
            self.keys.append(key)
        return number


@dataclass(slots=True)
class Text:
    """A document: numbers of its words, their labels and flags of place."""

    source: str
    words: np.ndarray
    labels: np.ndarray
    flags: np.ndarray
    held_out: bool = False
    pieces: list[tuple[int, int]] = field(default_factory=list)


def spans(labels: Iterable[int]) -> list[tuple[int, int, str]]:
    """(first, last, label) of the mentions that BIOES labels spell."""
    found, first = [], None
    for place, number in enumerate(labels):
        kind, _, label = LABELS[number].partition("-")
        if kind == "S":
            found.append((place, place, label))
        elif kind == "B":
            first = place
        elif kind == "E" and first is not None:
            found.append((first, place, label))
            first = None
    return found


def encode(documents: Iterable[dict], vocabulary: Vocabulary, source: str, *, part_at_gold: bool = True) -> Iterator[Text]:
    for document in documents:
        text, entities = document["text"], document.get("entities", [])
        tokens = tokens_of(text, {e[side] for e in entities for side in ("start", "end")} if part_at_gold else ())
        if not tokens:
            continue
        words = np.array([vocabulary(word_key(text[start:end])) for start, end in tokens], np.int32)
        spaces = np.zeros((len(tokens), 4), np.float32)
        mark_spaces(spaces, text, tokens, 0, len(tokens))
        spaces[:, 3] = [text[end - 1] in IZAFAT for _, end in tokens]
        labels = np.zeros(len(tokens), np.int8)
        starts, ends = [start for start, _ in tokens], [end for _, end in tokens]
        for e in entities:
            first, last = bisect.bisect_right(ends, e["start"]), bisect.bisect_left(starts, e["end"]) - 1
            if first == last:
                labels[first] = NUMBER[f"S-{e['label']}"]
            elif first < last:
                labels[first], labels[last] = NUMBER[f"B-{e['label']}"], NUMBER[f"E-{e['label']}"]
                labels[first + 1 : last] = NUMBER[f"I-{e['label']}"]
        yield Text(
            source,
            words,
            labels,
            np.concatenate([np.zeros((len(tokens), 3 * PHRASE_CLASSES)), spaces], axis=1).astype(np.uint8),
            source in MARKED and is_held_out(source, document),
        )


def is_held_out(source: str, document: dict) -> bool:
    return int(hashlib.md5((source + str(document.get("id"))).encode()).hexdigest(), 16) % 100 < HELD_OUT


def held_out(data: pathlib.Path) -> dict[str, list[dict]]:
    """The documents of each marked source that nothing is trained on."""
    return {
        name: [document for document in read_jsonl(data / "entities" / f"{name}.jsonl") if is_held_out(name, document)]
        for name in MARKED
    }


def read_jsonl(path: pathlib.Path) -> list[dict]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def written(path: pathlib.Path) -> Iterator[dict]:
    """Texts of our own, parted by blank lines, with names marked in place as [name/LABEL]."""
    for number, marked in enumerate(re.split(r"\n{2,}", path.read_text(encoding="utf-8").strip("\n"))):
        text, entities, at = "", [], 0
        for mark in re.finditer(r"\[([^\[\]/]+)/(\w+)\]", marked):
            text += marked[at : mark.start()]
            entities.append({"start": len(text), "end": len(text) + len(mark[1]), "label": mark[2]})
            text, at = text + mark[1], mark.end()
        yield {"id": number, "text": text + marked[at:], "entities": entities}


def marked_apart(table: pathlib.Path, data: pathlib.Path, repository: pathlib.Path) -> Iterator[dict]:
    """Paragraphs of the unmarked text whose names stand in a table beside it, by their places.

    A row is (source, document, start, end, digest, marks); `document` is a number of `raw/` or a path of makhzan,
    `marks` are start:end:LABEL from the paragraph's beginning. Raises ValueError where the text has become another.
    """
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    texts: dict[tuple[str, str], str] = {}
    for name in sorted({source for source, *_ in rows}):
        documents = makhzan(repository) if name == "makhzan" else enumerate(raw(data, name))
        texts.update(((name, str(place)), text) for place, text in documents)
    for source, document, start, end, digest, marks in rows:
        text = texts[source, document][int(start) : int(end)]
        if hashlib.sha1(text.encode()).hexdigest()[:8] != digest:
            raise ValueError(f"{table}: {source} {document} {start}-{end} is not the text that was marked")
        entities = [dict(zip(("start", "end", "label"), (int(low), int(high), label))) for low, high, label in (m.split(":") for m in marks.split())]
        yield {"id": f"{source} {document} {start}", "text": text, "entities": entities}


def raw(data: pathlib.Path, name: str) -> list[str]:
    """The documents of a file of plain news text."""
    return gzip.decompress((data / "raw" / f"{name}.txt.gz").read_bytes()).decode("utf-8").split("\n\n")


def unmarked(data: pathlib.Path) -> Iterator[str]:
    """The plain news texts, a document at a time."""
    for name in ("headlines", "newspapers", "web"):
        for document in raw(data, name):
            if len(document) > 40:
                yield document.strip("\n")
    lines = (data / "segmentation" / "wsj-words.txt").read_text(encoding="utf-8").replace("\u200c", " ").split("\n")
    for low in range(0, len(lines), 10):
        yield "۔\n".join(lines[low : low + 10])


def makhzan(repository: pathlib.Path) -> Iterator[tuple[str, str]]:
    """(path, text) of makhzan (github.com/zeerakahmed/makhzan), out of its git directory, in a fixed random order."""
    git = ["git", f"--git-dir={repository}"]
    listing = subprocess.run([*git, "ls-tree", "-r", "--name-only", "HEAD", "text/"], capture_output=True, text=True, check=True)
    names = sorted(listing.stdout.split())
    random.Random(5).shuffle(names)
    with subprocess.Popen([*git, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        for name in names:
            process.stdin.write(f"HEAD:{name}\n".encode())
            process.stdin.flush()
            size = int(process.stdout.readline().split()[2])
            content = process.stdout.read(size + 1)[:-1].decode("utf-8", "replace")
            body = re.sub(r"</?(p|heading|li|section|blockquote|table|tr)[^>]*>", "\n", content[content.find("<body") :])
            body = re.sub(r"\s*\n\s*", "\n", html.unescape(re.sub(r"<[^>]+>", "", body))).strip()
            if body:
                yield name, body
        process.stdin.close()


def shingles(words: np.ndarray, size: int = 8) -> set[tuple[int, ...]]:
    numbers = words.tolist()
    return {tuple(numbers[i : i + size]) for i in range(len(numbers) - size + 1)}


def without_copies(texts: Iterable[Text], measured: set[tuple[int, ...]]) -> Iterator[Text]:
    """The texts that do not repeat what is measured on: less than a fifth of their runs of eight words."""
    for text in texts:
        runs = shingles(text.words)
        if not runs or len(runs & measured) / len(runs) <= 0.2:
            yield text


class Words:
    """What the network is told of each word of a vocabulary, in arrays."""

    def __init__(self, vocabulary: Vocabulary, names: Names, vectors: np.ndarray, subword_size: int):
        keys = vocabulary.keys
        self.vectors = vectors  # subwords' mean, then the word's own (zero where it has none)
        self.subword_size = subword_size
        self.hashes = np.array([word_hash(key) for key in keys], np.uint64)
        bits = names.classes(self.hashes)
        self.starts_name = names.is_start(self.hashes)
        self.flags = np.zeros((len(keys), len(NAME_CLASSES) + SHAPES), np.float32)
        self.flags[:, : len(NAME_CLASSES)] = (bits[:, None] >> np.arange(len(NAME_CLASSES), dtype=np.uint32)) & 1
        for row, key in enumerate(keys):
            self.flags[row, [len(NAME_CLASSES) + shape for shape in word_shape(key)]] = 1
        buckets = [affixes(key) for key in keys]
        self.affix_counts = np.array([len(b) for b in buckets])
        self.affix_starts = np.concatenate([[0], np.cumsum(self.affix_counts)])
        self.affixes = np.concatenate([np.array(b) for b in buckets])
        self.names = names
        self.stops = {vocabulary.numbers.get(key) for key in "۔؟!?"}
        self.short = np.array([len(key) < 2 or key.isdigit() for key in keys])

    def prepare(self, text: Text, gold: bool = True) -> Text:
        """Mark the names of several words in a text, and cut it into chains for the CRF (not inside a mention)."""
        hashes = self.hashes[text.words]
        bits = np.zeros(len(hashes), np.uint32)
        self.names.mark_phrases(hashes, np.flatnonzero(self.starts_name[text.words]), bits)
        text.flags[:, : 3 * PHRASE_CLASSES] = (bits[:, None] >> np.arange(3 * PHRASE_CLASSES, dtype=np.uint32)) & 1
        count = len(hashes)

        def inside(place: int) -> bool:
            return gold and place < count and LABELS[text.labels[place]][0] in "IE"

        text.pieces, low = [], 0
        for place in range(count):
            if place > low and text.flags[place, 3 * PHRASE_CLASSES + 2] and not inside(place):
                text.pieces.append((low, place))
                low = place
            long_enough = place - low >= 30 and text.words[place] in self.stops
            if (long_enough or place - low >= 119) and not inside(place + 1):
                text.pieces.append((low, place + 1))
                low = place + 1
        if low < count:
            text.pieces.append((low, count))
        return text


assert PLACE_FLAGS == 3 * PHRASE_CLASSES + 4
