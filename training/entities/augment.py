"""Put other names of the same class in the place of those in a text, so that names never seen are learnt."""

from __future__ import annotations

import collections
import pathlib
import random
from itertools import chain

import numpy as np
from corpus import LABELS, NUMBER, Text, Vocabulary, spans
from gazetteer import ORGANIZATION_KINDS, rows, spellings, words

from urdutext.ner.features import word_key
from urdutext.segmentation.spaces import letter_names

Name = tuple[str, ...]
# These words stand before a place's name and are no part of it.
TYPE_WORDS = frozenset("ریاست صوبہ ضلع شہر تحصیل گاؤں قصبہ مملکت موضع ملک ریاستِ".split())
# Parts of a person's name that stay when the others change.
CONNECTORS = frozenset("بن ابن بنت ابو ال بی".split())
INVENTED = 0.15  # of the names that are put in
LETTERS = "ابپتٹجچحخدڈرڑزسشصطعغفقکگلمنوہی"
FILLERS = {
    "{plural}": "سادات|ملاحاں|قریشیاں|راجپوتاں|کمہاراں|قصاباں|لوہاراں|افغاناں|شیخاں|مغلاں|بلوچاں|محنت کشاں|تاجران|اساتذہ|مزدوراں|علماء|طلباء|وکلاء",
    "{department}": "تعلیم|صحت|آبپاشی|مواصلات و تعمیرات|شاہرات|زراعت|خوراک|جنگلات|لائیو سٹاک|لائیوسٹاک|ماہی گیری|بلدیات|ایکسائز|خزانہ|محنت|ٹرانسپورٹ|توانائی|اوقاف|بہبود آبادی|سیاحت|کھیل|ماحولیات|معدنیات|مال|موسمیات|داخلہ",
    "{province}": "پنجاب|سندھ|بلوچستان|خیبرپختونخوا|خیبر پختونخوا|آزاد کشمیر|گلگت بلتستان",
}


def misspell(word: str) -> str:
    """A word with a letter changed, left out or added: a name that no list has."""
    if len(word) < 4:
        return word
    place, kind = random.randrange(1, len(word) - 1), random.random()
    if kind < 0.4:
        return word[:place] + random.choice(LETTERS) + word[place + 1 :]
    if kind < 0.7:
        return word[:place] + word[place + 1 :]
    return word[:place] + random.choice("اویرن") + word[place:]


class Invention:
    """Words like those it is given, by chains of three letters: names that nobody bears."""

    def __init__(self, known: list[str]):
        self.known = frozenset(known)
        self.next: dict[str, list[str]] = collections.defaultdict(list)
        for word in known:
            padded = f"^^{word}$"
            for place in range(2, len(padded)):
                self.next[padded[place - 2 : place]].append(padded[place])

    def __call__(self) -> str:
        while True:
            word = "^^"
            while word[-1] != "$" and len(word) < 14:
                word += random.choice(self.next[word[-2:]])
            if word[-1] == "$" and len(word) > 5 and word[2:-1] not in self.known:
                return word[2:-1]


class Augmenter:
    """Replaces names; every word it may put in is in the vocabulary once it is made."""

    def __init__(self, directory: pathlib.Path, vocabulary: Vocabulary, seed: int = 1):
        random.seed(seed)
        self.vocabulary = vocabulary

        def names(spelt: list[str]) -> list[Name]:
            return [parts for parts in map(words, spelt) if parts]

        self.given = names([s for n, v, *_ in rows(directory / "given-names.tsv") for s in [n, *spellings(n, v)]])
        self.surnames = names([s for n, v, *_ in rows(directory / "surnames.tsv") for s in [n, *spellings(n, v)]])
        self.people = names(
            [s for n, v, *_ in rows(directory / "people.tsv") for s in spellings(n, v) if s == n or " " in s]
        )
        places = []
        for file, weight in (("pakistan", 3), ("india", 1), ("world", 1)):
            for name, variants, kind, *_ in rows(directory / f"{file}.tsv"):
                if kind not in ORGANIZATION_KINDS:
                    places += [name] * weight
                    places += [v for v in spellings(name, variants)[1:] if v.split()[0] not in TYPE_WORDS and not v.endswith(" شہر")]
        self.places = names(places)
        foreign = [s for n, v, *_ in rows(directory / "world.tsv") for s in spellings(n, v)]
        foreign += [n for file in ("people", "wikipedia-people", "wikipedia-places") for n, *_ in rows(directory / f"{file}.tsv")]
        invent = Invention(sorted({word for name in names(foreign) for word in name if len(word) > 3 and word.isalpha()}))
        self.invented = [(invent(),) for _ in range(8000)]
        self.organizations = names(
            [s for n, v, kind, *_ in rows(directory / "organizations.tsv") if kind != "government" for s in spellings(n, v)]
        )
        for lists in (self.given, self.surnames, self.places):
            lists += [tuple(misspell(w) for w in random.choice(lists)) for _ in range(len(lists) // 4)]
        self.known_places = set(self.places)
        self.surname_words = {name[0] for name in self.surnames if len(name) == 1}
        self.heads = {words(n)[0] for f in ("place-heads", "organization-heads") for n, *_ in rows(directory / f"{f}.tsv")}
        self.letters = sorted(letter_names())
        self.fillers = {slot: [words(text) for text in texts.split("|")] for slot, texts in FILLERS.items()}
        self.numbers = [("1122",), ("1124",), ("115",), *((str(n),) for n in range(1, 200))]
        self.templates: dict[str, list[list[str]]] = collections.defaultdict(list)
        for label, template in rows(pathlib.Path(__file__).with_name("templates.tsv"))[1:]:
            self.templates[label].append([w if w[0] == "{" else word_key(w) for w in template.split()])
        fixed = [w for templates in self.templates.values() for t in templates for w in t if w[0] != "{"]
        for name in chain(self.invented, self.given, self.surnames, self.people, self.places, self.organizations, *self.fillers.values(), self.numbers, [self.letters], [fixed]):
            for word in name:
                vocabulary(word)

    def _place(self) -> Name:
        return random.choice(self.invented if random.random() < INVENTED else self.places)

    def _from_template(self, label: str) -> Name:
        lists = {"{place}": self.places, "{given}": self.given, "{surname}": self.surnames, "{number}": self.numbers, **self.fillers}
        return tuple(w for part in random.choice(self.templates[label]) for w in (random.choice(lists[part]) if part[0] == "{" else (part,)))

    def _with_another_place(self, name: Name) -> Name:
        out: Name = ()
        changed = False
        for word in name:
            if not changed and (word,) in self.known_places and word not in self.heads:
                out, changed = out + random.choice(self.places), True
            else:
                out += (word,)
        return out

    def _replacements(self, mentions: list[tuple[Name, str]], share: float) -> dict[tuple[Name, str], Name]:
        """Another name for some of a document's mentions; the words of a person change alike everywhere."""
        new: dict[tuple[Name, str], Name] = {}
        word_for: dict[str, Name] = {}
        for name, label in mentions:
            chance = random.random()
            if label == "PER":
                fresh = not any(word in word_for for word in name)
                if fresh and chance > share:
                    word_for.update((word, (word,)) for word in name)
                elif fresh and len(name) > 1 and random.random() < 0.4:
                    full = self._from_template("PER") if random.random() < 0.6 else random.choice(self.people)
                    new[name, label] = full
                    word_for.update((word, ()) for word in name)
                    word_for[name[-1]], word_for[name[0]] = full[-1:], full[:1]
                else:
                    for place, word in enumerate(name):
                        if word not in word_for:
                            last = place == len(name) - 1 and len(name) > 1
                            if len(word) < 2 or word in CONNECTORS:
                                word_for[word] = (word,)
                            elif random.random() < INVENTED:
                                word_for[word] = random.choice(self.invented)
                            elif last and (word in self.surname_words or random.random() < 0.6):
                                word_for[word] = random.choice(self.surnames)
                            else:
                                word_for[word] = random.choice(self.given if random.random() < 0.85 else self.surnames)
                    new[name, label] = tuple(w for word in name for w in word_for[word]) or name
            elif label == "LOC" and chance < share:
                if len(name) > 1 and any(word in self.heads for word in name):
                    other = self._place() if random.random() < 0.7 else random.choice(self.given)
                    rest = [word for word in name if word not in self.heads]
                    new[name, label] = tuple(w for word in name for w in ((word,) if word in self.heads else other if word == rest[0] else ()))
                else:
                    new[name, label] = self._place() if random.random() < 0.75 else self._from_template("LOC")
            elif label == "ORG":
                if all(word in letter_names() for word in name):
                    if chance < share:
                        size = max(2, len(name) + random.choice((-1, 0, 0, 0, 1)))
                        new[name, label] = tuple(random.choice(self.letters) for _ in range(size))
                elif len(name) < 3 and chance < share * INVENTED:
                    new[name, label] = random.choice(self.invented)
                elif chance < share * 0.25:
                    new[name, label] = self._with_another_place(random.choice(self.organizations))
                elif chance < share * 0.6:
                    new[name, label] = self._from_template("ORG")
                elif chance < share:
                    new[name, label] = self._with_another_place(name)
        return {mention: name for mention, name in new.items() if name and name != mention[0]}

    def __call__(self, text: Text, share: float = 0.6) -> Text:
        """The text with about `share` of its names replaced, or the text itself when there is none to replace."""
        keys = [self.vocabulary.keys[number] for number in text.words]
        mentions = spans(text.labels)
        distinct = sorted({(tuple(keys[i : j + 1]), label) for i, j, label in mentions}, key=lambda m: (-len(m[0]), m))
        new = self._replacements(distinct, share)
        if not new:
            return text
        numbers: list[int] = []
        labels: list[int] = []
        flags: list[np.ndarray] = []

        def keep(low: int, high: int) -> None:
            numbers.extend(text.words[low:high].tolist())
            labels.extend(text.labels[low:high].tolist())
            flags.extend(text.flags[low:high])

        at = 0
        for first, last, label in mentions:
            keep(at, first)
            at = last + 1
            name = new.get((tuple(keys[first:at]), label))
            if name is None:
                keep(first, at)
                continue
            numbers.extend(self.vocabulary(word) for word in name)
            kinds = ["S"] if len(name) == 1 else ["B", *"I" * (len(name) - 2), "E"]
            labels.extend(NUMBER[f"{kind}-{label}"] for kind in kinds)
            own = np.zeros((len(name), text.flags.shape[1]), np.uint8)
            own[0, -4], own[0, -2] = text.flags[first, -4], text.flags[first, -2]
            own[-1, -3], own[-1, -1] = text.flags[last, -3], text.flags[last, -1]
            flags.extend(own)
        keep(at, len(keys))
        return Text(text.source, np.array(numbers, np.int32), np.array(labels, np.int8), np.array(flags, np.uint8))


assert LABELS[0] == "O"
