"""Readers of the training text: one line of running text after another, nothing kept.

Every script beside this file takes ``--data DIR`` (the folder with ``segmentation/``, ``raw/``, ``entities/``
and ``names/``) and most take ``--makhzan DIR`` (a git directory, or a work tree, of zeerakahmed/makhzan, whose
text may be analysed but not given on: only counts leave these scripts).
"""

from __future__ import annotations

import gzip
import html
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from urdutext.lexicon import key

RAW_FILES = ("newspapers", "web", "headlines")

# A run of Arabic-script letters with their marks and inner format characters; digits; or one other character.
TOKEN = re.compile(
    r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\ufb50-\ufdf2\ufe70-\ufefc"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u200c\u200d]+"
    r"|[0-9\u0660-\u0669\u06f0-\u06f9]+|[A-Za-z]+|\S"
)
LETTER = re.compile(r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\ufb50-\ufdf2\ufe70-\ufefc]")


def tokens(line: str) -> list[str]:
    """Lexicon keys of the words of a line; digits become "0", Latin "a", other characters themselves.

    >>> tokens("یہ 14 سال، وزیرِ اعظم")
    ['یہ', '0', 'سال', '،', 'وزیر', 'اعظم']
    """
    return [_key(token) for token in TOKEN.findall(line)]


def _key(token: str) -> str:
    if LETTER.match(token):
        return key(token)
    if token[0].isdigit():
        return "0"
    return "a" if token.isascii() and token.isalpha() else token


def makhzan(directory: Path) -> Iterator[str]:
    """The paragraphs of the makhzan corpus, a blank line after each document."""
    for document in _makhzan_files(directory):
        body = re.search(r"<body>(.*)</body>", document, re.S)
        if body:
            for paragraph in re.findall(r"<(p|heading|blockquote|li)\b[^>]*>(.*?)</\1>", body[1], re.S):
                yield " ".join(html.unescape(re.sub(r"<[^>]+>", "", paragraph[1])).split())
            yield ""


def _makhzan_files(directory: Path) -> Iterator[str]:
    if (directory / "text").is_dir():
        for path in sorted((directory / "text").glob("*.xml")):
            yield path.read_text(encoding="utf-8", errors="replace")
        return
    git = ["git", f"--git-dir={directory}"]
    listing = subprocess.run([*git, "ls-tree", "-r", "HEAD"], capture_output=True, check=True, text=True).stdout
    blobs = [row.split()[2] for row in listing.splitlines() if "\ttext/" in row]
    batch = subprocess.run(
        [*git, "cat-file", "--batch"], input="\n".join([*blobs, ""]).encode(), capture_output=True, check=True
    ).stdout
    position = 0
    while position < len(batch):
        end = batch.index(b"\n", position)
        header = batch[position:end].split()
        position = end + 1
        if header[-1] != b"missing":
            size = int(header[2])
            yield batch[position : position + size].decode("utf-8", errors="replace")
            position += size + 1


def raw(data: Path, name: str) -> Iterator[str]:
    """The lines of ``raw/NAME.txt.gz``."""
    with gzip.open(data / "raw" / f"{name}.txt.gz", "rt", encoding="utf-8") as lines:
        yield from lines


def entity_text(data: Path, name: str) -> Iterator[str]:
    """The texts of ``entities/NAME.jsonl``."""
    with (data / "entities" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def digest(data: Path, hold_out: bool = False) -> Iterator[list[tuple[str, str]]]:
    """The sentences of ``segmentation/digest-tagged.txt`` as (word, part of speech); U+200C inside compounds.

    U+200C stands there for a space in the text (طالب علم); what was written as one (زیراہتمام) has none.
    With ``hold_out``, every tenth sentence is left out.
    """
    with (data / "segmentation" / "digest-tagged.txt").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if hold_out and number % 10 == 0:
                continue
            pairs = (item.rpartition("|") for item in line.split())
            yield [(word.strip("\u200c"), tag) for word, _, tag in pairs if word.strip("\u200c")]


def wsj(data: Path) -> Iterator[list[str]]:
    """The sentences of ``segmentation/wsj-words.txt`` as words; U+200C inside compounds."""
    with (data / "segmentation" / "wsj-words.txt").open(encoding="utf-8") as lines:
        for line in lines:
            yield line.split()


def names(data: Path) -> Iterator[list[str]]:
    """The spellings of each row of the project's own name lists (not the Wikipedia ones)."""
    for path in sorted((data / "names").glob("*.tsv")):
        if not path.name.startswith("wikipedia"):
            for row in path.read_text(encoding="utf-8").splitlines():
                cells = row.split("\t")
                yield [cells[0], *filter(None, cells[1].split("|"))] if len(cells) > 1 else [cells[0]]


def parts(sentence: list[tuple[str, str]]) -> list[str]:
    """The lexicon keys of a treebank sentence, compounds parted as they are in the text."""
    return [_key(part) for word, _ in sentence for part in word.split("\u200c") if part]
