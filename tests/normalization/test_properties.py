"""What holds for every text. `URDUTEXT_EXAMPLES` sets how many are tried (see tests/README.md)."""

from __future__ import annotations

import itertools
import os
from dataclasses import fields, replace
from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from urdutext.normalization import (
    SEARCH,
    STANDARD,
    Change,
    Config,
    changes,
    is_normalized,
    normalize,
    normalize_blocks,
)
from urdutext.normalization.engine import _BEGINNINGS, _ENDS, _members, engine

EXAMPLES = int(os.environ.get("URDUTEXT_EXAMPLES", "200"))

ARABIC = "".join(
    chr(point)
    for first, last in ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF), (0x2000, 0x206F))
    for point in range(first, last + 1)
)
# What the steps look at, so that they meet often.
SENSITIVE = (
    "اآبتدرکلمنوهہھيىیےۓئؤأءںةۃۀەكٲٸٶ\u0674\u0653\u0654\u0655\u064e\u064e\u064b\u0651\u0650\u0670\u065b\u0640"
    "\u200b\u200c\u200d\ufeff\u00a0 \n\r\t.,?;!۔،؛؟()»”\"'019۰۴٤٫٬٪%:/-ﷲﷺﻻﹶﹷﮟ﴾﴿aé\u0301😀👨\ufe0fÙ\ud83d\ude00\u2028"
)
WORDS = ["کیوں", "کہ", "مےں", "اےک", "کےلیے", "بهائی", "رھا", "ھے", "ہوۓ", "کیوںکہ", "میںنے", "پاک\u200bستان"]
WORDS += ["1,50,000", "1423ه", "ہے ۔", "کیا ?", "آ\u0653", " ", "  ", "\n", "\r\n", "بِسْمِ", "اللَّهِ", "شَيْـًٔا"]
WORDS += ["ساءنس", "ہو\u0674ی", "قا\u0674م", "گ\u0654ی", "آءے", "کئ", "نےپڑ\u0647ا", "میںب\u0647ی", "٪50", "1947\u0601", '"کیا"?']
WORDS += ["http://", "www.", "https://x.pk/كه,آ", "www.x.pk/ا\u0653"]

pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(SENSITIVE),
    st.text(alphabet=ARABIC, max_size=3),
    st.text(alphabet=st.characters(exclude_categories=()), max_size=3),
)
texts = st.one_of(
    st.lists(pieces, max_size=14).map("".join),
    st.text(alphabet=SENSITIVE, max_size=25),
    st.text(alphabet=ARABIC, max_size=20),
    st.text(alphabet=st.characters(exclude_categories=()), max_size=20),  # all of Unicode, lone surrogates too
)

# The two profiles; each with one step turned over; and sets of steps taken at random, always the same ones.
# (mojibake is ftfy's.)
STEPS = [field.name for field in fields(Config) if field.name != "mojibake"]


def _turned(config: Config, name: str) -> Config:
    if name in ("urdu_digits", "latin_digits"):  # one at a time
        return replace(config, urdu_digits=name == "urdu_digits", latin_digits=name == "latin_digits")
    return replace(config, **{name: not getattr(config, name)})


def _some(chosen: set[str]) -> Config:
    return Config(**{name: name in chosen and name != "urdu_digits" for name in STEPS})


chance = Random(1947)
POOL = [
    *(_turned(config, name) for config in (STANDARD, SEARCH) for name in STEPS),
    *(_some(set(chance.sample(STEPS, chance.randrange(len(STEPS))))) for _ in range(40)),
]
configs = st.one_of(st.just(STANDARD), st.just(SEARCH), st.sampled_from(POOL))

many = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
)


@many
@given(texts, configs)
def test_normal_form(text: str, config: Config) -> None:
    """A second normalization changes nothing; the alignment's text is the same, and its spans map back."""
    check_normal_form(text, config)


def test_normal_form_of_random_texts() -> None:
    """The same without hypothesis, which takes ten times as long to think of a text: many more in the same time."""
    random = Random(EXAMPLES)
    for _ in range(5 * EXAMPLES):
        check_normal_form(random_text(random), random.choice((STANDARD, SEARCH, random.choice(POOL))))


def random_text(random: Random) -> str:
    """Words, characters that steps look at, Arabic script, and any code points, mixed."""
    found = []
    for _ in range(random.randrange(14)):
        kind = random.randrange(8)
        if kind < 2:
            found.append(random.choice(WORDS))
        elif kind < 5:
            found.append(random.choice(SENSITIVE))
        elif kind < 7:
            found.append(random.choice(ARABIC))
        else:
            found.append(chr(random.randrange(random.choice((0x3000, 0x10000, 0x110000)))))
    return "".join(found)


def check_normal_form(text: str, config: Config) -> None:
    runner = engine(config)
    after = runner.normalize(text)
    assert runner.normalize(after) == after
    assert runner.is_normalized(after)
    assert runner.is_normalized(text) == (after == text)

    aligned, alignment = runner.align(text)
    assert aligned == after
    done = new_done = 0
    for start, end, new_start, new_end in zip(
        alignment.original_starts, alignment.original_ends, alignment.starts, alignment.ends
    ):
        assert text[done:start] == after[new_done:new_start]
        done, new_done = end, new_end
    assert text[done:] == after[new_done:]
    place = 0
    for i in range(len(after)):
        start, end = alignment.original_span(i, i + 1)
        assert place <= end <= len(text) and start < end
        place = start

    for change in runner.changes(text):
        assert isinstance(change, Change)
        assert getattr(config, change.step)
        assert 0 <= change.start < change.end <= len(text)


@many
@given(texts, configs)
def test_short_and_long_texts_are_searched_alike(text: str, config: Config) -> None:
    """The regular expression and numpy find the same places, the steps find nothing outside of them, and what is
    exchanged at once in a long text is what the steps would do."""
    runner = engine(config)
    finder = runner._finders["  " in text]
    if not runner.by_lines:
        assert set(finder.short(text)) <= set(finder.long(text))
    assert runner._settle(text) == runner.normalize(text)
    arabic = text + "ي" * 20  # enough of it to make an exchange worth while
    assert runner._settle(runner.exchange(arabic)) == runner._settle(arabic)


@many
@given(texts, texts, st.sampled_from(sorted(_members(_ENDS))), st.sampled_from(sorted(_members(_BEGINNINGS))), configs)
def test_a_safe_space_parts(left: str, right: str, end: str, beginning: str, config: Config) -> None:
    runner = engine(config)
    assume(not runner.by_lines and end in runner._ends and beginning in runner._beginnings)
    left, right = left + end, beginning + right
    assert runner._settle(f"{left} {right}") == f"{runner._settle(left)} {runner._settle(right)}"


@many
@given(texts, texts, configs)
def test_a_line_end_parts(left: str, right: str, config: Config) -> None:
    runner = engine(config)
    assert runner._settle(f"{left}\n{right}") == runner._settle(f"{left}\n") + runner._settle(right)


@many
@given(st.lists(texts, max_size=6), configs)
def test_blocks(blocks: list[str], config: Config) -> None:
    """Text in blocks, cut anywhere, comes out as the whole does."""
    assert "".join(normalize_blocks(blocks, config=config)) == normalize("".join(blocks), config=config)


@many
@given(texts)
def test_profiles_by_name(text: str) -> None:
    for profile, config in (("standard", STANDARD), ("search", SEARCH)):
        assert normalize(text, profile) == normalize(text, config=config)
        assert is_normalized(text, profile) == (not list(changes(text, profile)))
    # The key of a text is the key of its normal form.
    assert normalize(normalize(text), "search") == normalize(text, "search")


def test_letters_and_hamzas_in_every_order() -> None:
    # Found by the test before: of ہوۓٴ one hamza was left, and its key was another than that of its normal form.
    for length in range(1, 5):
        for letters in itertools.product("ویےۓئہ\u0654\u0674\u064e", repeat=length):
            text = "".join(letters)
            once = normalize(text)
            assert normalize(once) == once
            assert normalize(once, "search") == normalize(text, "search")
