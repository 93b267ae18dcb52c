"""Normalization: a text in one spelling, and a key in which all spellings of a word meet.

`normalize` does the work, `is_normalized` asks whether there is any, `changes` says what it would be, step by
step; `Config` holds the steps, `PROFILES` the two sets of them that have a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, overload

from ..alignment import Alignment
from .config import PROFILES, SEARCH, STANDARD, Config
from .engine import Change, Engine, engine
from .mojibake import MissingExtraError
from .steps import Step, steps

__all__ = [
    "PROFILES",
    "SEARCH",
    "STANDARD",
    "Change",
    "Config",
    "MissingExtraError",
    "Step",
    "changes",
    "is_normalized",
    "normalize",
    "normalize_blocks",
    "steps",
]


@overload
def normalize(
    text: str, profile: str = ..., *, config: Config | None = ..., alignment: Literal[False] = ...
) -> str: ...


@overload
def normalize(
    text: str, profile: str = ..., *, config: Config | None = ..., alignment: Literal[True]
) -> tuple[str, Alignment]: ...


def normalize(
    text: str, profile: str = "standard", *, config: Config | None = None, alignment: bool = False
) -> str | tuple[str, Alignment]:
    """The text in one spelling.

    ``profile`` is ``standard``, the same text with each character written one way, or ``search``, a key for
    matching that is not to be shown. ``config`` takes the place of the profile. With ``alignment=True`` the
    answer is a pair, the text and the `Alignment` that takes a span of it back to the text as given.

    Takes any string and raises nothing for what is in it; a second normalization changes nothing more.
    Raises ValueError for an unknown profile, MissingExtraError where the step mojibake is on without ftfy.

    >>> normalize("كراچي")
    'کراچی'
    >>> normalize("ﷲ اكبر", "search")
    'اللہ اکبر'
    >>> text, alignment = normalize("ﷲ اكبر", alignment=True)
    >>> alignment.original_span(text.index("اکبر"), len(text))
    (2, 6)
    >>> normalize("کتـــاب", config=Config(tatweel=False))
    'کتـــاب'
    """
    runner = _engine(profile, config)
    return runner.align(text) if alignment else runner.normalize(text)


def is_normalized(text: str, profile: str = "standard", *, config: Config | None = None) -> bool:
    """Whether `normalize` would change nothing in the text.

    >>> is_normalized("کراچی"), is_normalized("كراچي")
    (True, False)
    """
    return _engine(profile, config).is_normalized(text)


def changes(text: str, profile: str = "standard", *, config: Config | None = None) -> Iterator[Change]:
    """What `normalize` changes: for each change the step, its span in the text as given (code points, half open),
    and what was there before and after the step.

    >>> for change in changes("كراچي"): print(change)
    Change(step='letters', start=0, end=1, before='ك', after='ک')
    Change(step='letters', start=4, end=5, before='ي', after='ی')
    """
    return _engine(profile, config).changes(text)


def normalize_blocks(
    blocks: Iterable[str], profile: str = "standard", *, config: Config | None = None
) -> Iterator[str]:
    """The text that comes in blocks, cut anywhere, normalized in blocks: joined, they are the whole normalized.

    A block is held back until a line end (or, in a very long line, a space between two letters) is found.

    >>> "".join(normalize_blocks(["كرا", "چي\\nا", "\\u0653ج"]))
    'کراچی\\nآج'
    """
    return _engine(profile, config).blocks(blocks)


def _engine(profile: str, config: Config | None) -> Engine:
    if config is None:
        config = PROFILES.get(profile)
        if config is None:
            raise ValueError(f"no normalization profile {profile!r}; the profiles are {', '.join(PROFILES)}")
    return engine(config)
