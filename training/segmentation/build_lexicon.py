"""Count words and leave out the forms that a missing space has made: src/urdutext/lexicon/words.tsv.

    python training/segmentation/build_lexicon.py --data DIR --makhzan DIR [--output FILE]

A form such as رہاہے is left out when it can be parted into two words that stand side by side far more often
than joined. A verb and its auxiliary (ہو گا, کر دیا) are two words here however often they are written
together, as in the tagged treebank, which says what a verb and an auxiliary are. Names of the project's own
lists are always kept.
"""

from __future__ import annotations

import argparse
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import corpus

from urdutext.characters import NON_JOINERS
from urdutext.lexicon import key

HERE = Path(__file__).parent
OUTPUT = HERE.parent.parent / "src" / "urdutext" / "lexicon" / "words.tsv"
WORD = re.compile(r"[\u0621-\u063a\u0641-\u064a\u0670-\u06d3]+").fullmatch

# Counted in text that people edited with care; headlines are too full of missing spaces to vouch for a form.
CLEAN_ENTITY_FILES = ("news", "bbc", "ntrex", "indian", "prose", "web")
# Joined at most this often for each time it is parted: a missing space (after a non-joiner; after a joiner).
JOINED_PER_PARTED = 0.1, 0.06
# A verb and its auxiliary are two words when they are parted at least this often for each time joined; what
# is hardly ever parted only looks like a verb and an auxiliary (جملوں, مانگی).
AUXILIARY_PARTED = 0.3
# Particles and verbs that follow a word whose space is missing, and endings that make a word of another.
ENDINGS = {"میں", "نہیں", "ہیں", "تھا", "تھی", "تھے", "تھیں", "اور", "کرتے", "کرنے", "جائے", "گئی", "گیا", "گئے", "ہے", "ہوں", "کہ"}
# What a rare form begins or ends with when a space is missing in it that cannot be seen (اورتصوف, جیمزکے). At the end not کو,
# نے, کا, کی, at the beginning not پر: مارکو, سلوانے, سکاکا, تھرکی and پرمغز are words.
GLUED_FIRST = {"اور", "کے", "نے", "سے", "ہے", "گے", "گئے", "تھے"}
GLUED_LAST = {"کے", "سے", "بھی"}
# و is often written to the word it binds (امن وامان): such a form is two words when its second one stands behind و this
# many times as often as chance would have it, and is itself this many times as frequent (سنت, not قت or ہیں).
AFTER_WAW = 3.0
INFLECTIONS = {"وں", "یں", "یاں", "یوں", "ات", "گان", "ئیں", "ؤں", "ئی", "ئے", "ئیے", "وے"}
# Two words run together that have become the spelling of one (کیلیے, though کی لیے is seen too).
JOINED_BY_NORM = {"کیلئے", "کیلیے", "کیونکہ", "جبکہ", "چنانچہ", "چونکہ", "حالانکہ", "تاکہ", "بلکہ", "اگرچہ"}


def lines(data: Path, makhzan: Path, hold_out: bool) -> Iterator[list[str]]:
    """All counted text as lists of lexicon keys."""
    for line in corpus.makhzan(makhzan):
        yield corpus.tokens(line)
    for name in ("newspapers", "web"):
        for number, line in enumerate(corpus.raw(data, name)):
            if not (hold_out and name == "newspapers" and number % 10 == 0):
                yield corpus.tokens(line)
    for name in CLEAN_ENTITY_FILES:
        for line in corpus.entity_text(data, name):
            yield corpus.tokens(line)
    for sentence in corpus.digest(data, hold_out):
        yield corpus.parts(sentence)


def verbs_and_auxiliaries(data: Path, hold_out: bool) -> tuple[set[str], set[str], Counter[str], set[str]]:
    """Of the tagged treebank: verbs that an auxiliary follows, auxiliaries, both run together, every word."""
    main: Counter[str] = Counter()
    auxiliary: Counter[str] = Counter()
    run_together: Counter[str] = Counter()
    words: set[str] = set()
    for sentence in corpus.digest(data, hold_out):
        words.update(corpus.parts(sentence))
        for (word, tag), (following, next_tag) in itertools.pairwise(sentence):
            if (tag[:2] == "VB" or tag[:3] == "AUX") and next_tag[:3] == "AUX":
                main[key(word)] += 1
                auxiliary[key(following)] += 1
                run_together[key(word) + key(following)] += 1
    return set(main), {word for word, n in auxiliary.items() if n > 1}, run_together, words


def name_words(data: Path) -> set[str]:
    """The words of the name lists, but not a spelling that only writes another one without its space."""
    found: set[str] = set()
    for spellings in corpus.names(data):
        parts = [[key(word) for word in spelling.split()] for spelling in spellings]
        joined = {"".join(part[i:j]) for part in parts for i in range(len(part)) for j in range(i + 2, len(part) + 1)}
        found.update(word for part in parts for word in part if WORD(word) and word not in joined)
    return found


def bound_by_waw(word: str, words: Counter[str], pairs: Counter[tuple[str, str]]) -> bool:
    """Whether the form is و and the word that it binds to the one before."""
    right = word[1:]
    bound = pairs["و", right]
    expected = words["و"] * words[right] / words.total()
    return len(word) > 3 and bound >= 3 and bound >= AFTER_WAW * expected and words[right] >= AFTER_WAW * words[word]


def missing_space(word: str, words: Counter[str], pairs: Counter[tuple[str, str]], glued: set[str]) -> bool:
    """Whether the form is two words (or a word and a form already found glued) that lost their space."""
    for i in range(1, len(word)):
        left, right = word[:i], word[i:]
        if words[word] < 20 and (
            (left in glued and (words[right] > 200 or right in glued)) or (right in glued and words[left] > 200)
        ):
            return True
        if left in glued and right in ENDINGS:
            return True  # ہوسکتا|ہے
        limit = JOINED_PER_PARTED[left[-1] not in NON_JOINERS]
        if pairs[left, right] >= 3 and words[word] < limit * pairs[left, right]:
            return True
        if words[word] <= 15 and right in ENDINGS and words[left] > 10 * words[word]:
            return True  # a word and the particle or verb that follows it everywhere (سائنسزمیں)
        if words[word] <= 5 and left[-1] in NON_JOINERS:
            inflected = words[word[:-1] + "ا"] or words[word[:-1] + "ہ"]  # دلاسے
            if right in GLUED_LAST and i > 2 and words[left] >= 20 * words[word] and not inflected:
                return True
            if left in GLUED_FIRST and len(right) > 3 and words[right] >= 4 * words[word]:
                return True
        if words[word] <= 3 and left[-1] in NON_JOINERS and words[left] > 2000 and words[right] > 200:
            return True  # a rare form: a word of every page and a word of every chapter
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--makhzan", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--hold-out", action="store_true", help="leave a tenth uncounted, for evaluate_spaces.py")
    parser.add_argument("--size", type=int, default=60_000)
    arguments = parser.parse_args()

    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for line in lines(arguments.data, arguments.makhzan, arguments.hold_out):
        words.update(line)
        pairs.update(itertools.pairwise(line))
    main_verbs, auxiliaries, verb_groups, treebank = verbs_and_auxiliaries(arguments.data, arguments.hold_out)
    names = name_words(arguments.data)

    glued: set[str] = set()
    for word in sorted(filter(WORD, words), key=lambda word: (len(word), word)):
        if word in treebank or word in names or word in JOINED_BY_NORM:
            continue
        verbal = verb_groups[word] > 1 or any(
            word[:i] in main_verbs
            and word[i:] in auxiliaries
            and pairs[word[:i], word[i:]] > AUXILIARY_PARTED * words[word]
            for i in range(1, len(word))
        )
        if verbal or missing_space(word, words, pairs, glued):
            glued.add(word)
    # The treebank writes امن‌وامان as well, so that it does not vouch for these.
    bound = {word for word in words if word[:1] == "و" and word not in names and bound_by_waw(word, words, pairs)}
    vouched = treebank | names | JOINED_BY_NORM
    kept = {
        word: n
        for word, n in words.items()
        if WORD(word) and word not in glued and word not in bound and word not in INFLECTIONS and ((n > 1 and len(word) > 2) or word in vouched)
    }
    listed = sorted(kept, key=lambda word: (-kept[word], word))[: arguments.size]
    listed += sorted(names - set(listed) - glued)
    with arguments.output.open("w", encoding="utf-8", newline="\n") as out:
        out.write("word\tcount\n")
        for word in sorted(listed, key=lambda word: (-kept.get(word, 1), word)):
            out.write(f"{word}\t{kept.get(word, 1)}\n")
    print(f"{len(listed)} words, {arguments.output.stat().st_size} bytes, {len(glued) + len(bound)} forms left out")
    for word in sorted(glued, key=lambda word: -words[word])[:150]:
        print(word, words[word], end="; ")


if __name__ == "__main__":
    main()
