"""What a letter alone cannot tell: the lexicon decides between two readings of a word.

Every function takes a word, letters with their marks, and gives it back with some letters exchanged one for
one, so that offsets within it stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from ..characters import ARABIC_HEH, HEH_DOACHASHMEE, HEH_GOAL, MARKS, YEH

YEH_BARREE = "\u06d2"
NOON = "\u0646"
NOON_GHUNNA = "\u06ba"
WAW = "\u0648"
HAMZA = "\u0621"
HAMZA_YEH = "\u0626"
HIGH_HAMZA = "\u0674"
HAMZA_ABOVE = "\u0654"

_CARRIERS = f"{YEH}\u0649\u064a{HEH_GOAL}{ARABIC_HEH}\u06d5{YEH_BARREE}\u06d3"
# A hamza that stands for ئ, but not behind the letters that carry it, or make another letter with it.
_HAMZAS = {HIGH_HAMZA: _CARRIERS, HAMZA_ABOVE: _CARRIERS + WAW, HAMZA: ""}

# Letters that ھ makes an aspirate of. After ر ل م ن it often is only another way to write ہ.
_ASPIRABLE = frozenset("بپتٹجچدڈڑکگرلمن")
# Letters that no ھ follows in the standard spelling of a word, unless the lexicon lists it (انھوں).
_SELDOM_ASPIRATED = frozenset("رلمنیسشصضطظعغفقحخثذزژئ")
# Of these, letters that do have an aspirate (کولھو, کمھار, ننھا): its spelling is let stand, though most write
# کولہو, unless the word with ہ is a very common one (نہیں, جمہوری).
_SOMETIMES_ASPIRATED = frozenset("لمن")
_MANY = 500
_FINAL_FORMS = (YEH_BARREE, NOON_GHUNNA)
# The endings of the future tense: ہوںگے lacks a space, though ہونگے is written too.
_FUTURE = ("گا", "گے", "گی", "گئے", "گئی")

_LONGEST = 40  # letters; no word is longer, and longer runs are not looked up
_MOST_HEHS = 4  # in one word; 2**4 readings are looked up
# How much oftener one reading must be seen than the one that stands in the text: ڈھاکہ is seen, ڈہاکہ a few times.
_MARGIN = 50
# A word seen more seldom than this proves nothing: counted text has its own faults.
_FEWEST = 10
# A word such as کیونکہ is read in کیوںکہ, rather than two with a missing space, if it is seen a fifth as often
# as the rarer of the two (which ہونیوالے, beside ہونے والے, is not), and fifty times as often as chance would
# put the two side by side (which کیلئے, beside کے لئے, is not). کیونکہ, ایسے, دینا and چنانچہ are both.
_SHARE = 5
_TEXT_SIZE = 7_500_000  # the words in which the lexicon counted

_UNMARKED = {ord(mark): None for mark in MARKS}


def _count(word: str) -> int:
    from ..lexicon import count  # loaded when a word needs it, not before

    return count(word)


def spell_heh(word: str) -> str:
    """Make each Arabic ه of a word ہ or ھ, whichever reading the lexicon knows best; ہ where it knows none.

    Where it knows none, a space may be missing behind ے or ں: نےپڑها is read as پڑها is.

    >>> spell_heh("بهت"), spell_heh("بهائی"), spell_heh("كهانا".replace("ك", "ک"))
    ('بہت', 'بھائی', 'کھانا')
    """
    plain = word.replace(ARABIC_HEH, HEH_GOAL)
    if plain == word or len(word) > _LONGEST:
        return plain
    before = ""
    places = []
    for i, letter in enumerate(word):
        if letter == ARABIC_HEH and before in _ASPIRABLE:
            places.append(i)
        if letter not in MARKS:
            before = letter
    if not places or len(places) > _MOST_HEHS:
        return plain
    readings = {reading: _count(reading.translate(_UNMARKED)) for reading in _readings(plain, places, HEH_DOACHASHMEE)}
    behind = max(map(word.rfind, _FINAL_FORMS)) + 1
    if behind and not any(readings.values()):
        return plain[:behind] + spell_heh(word[behind:])
    return max(readings, key=lambda reading: readings[reading])


def _readings(word: str, places: list[int], other: str) -> Iterator[str]:
    """The word, then the words in which some of the places hold the other letter."""
    for choice in product((False, True), repeat=len(places)):
        letters = list(word)
        for place, chosen in zip(places, choice):
            if chosen:
                letters[place] = other
        yield "".join(letters)


def spell_hamza(word: str) -> str:
    """Make a hamza inside a word, U+0674, U+0654 or ء, ئ where the lexicon knows only that reading.

    U+0654 on a letter that carries it is left to the next step, and so is U+0674, but for و: ہوٴی is ہوئی,
    گاوٴں is گاؤں.

    >>> spell_hamza("ساءنس"), spell_hamza("قا\u0674م"), spell_hamza("ضیاءالدین")
    ('سائنس', 'قائم', 'ضیاءالدین')
    """
    if len(word) > _LONGEST:
        return word
    spelled, other = list(word), list(word)
    before = ""
    for i, letter in enumerate(word):
        if letter in _HAMZAS and before and before not in _HAMZAS[letter]:
            following = word[i + 1 :].lstrip(MARKS)[:1]
            if following and following != WAW:
                spelled[i] = HAMZA_YEH
                # گاوٴں may be گاؤں; but the lexicon drops a U+0654 behind other letters, and گٔی is not گی.
                if letter != HAMZA:
                    other[i] = HAMZA_ABOVE if before == WAW else HIGH_HAMZA
        if letter not in MARKS:
            before = letter
    found = "".join(spelled)
    if found == word:
        return word
    known = _key_count(found)
    return found if known >= _FEWEST and known > _MARGIN * _key_count("".join(other)) else word


def _key_count(word: str) -> int:
    from ..lexicon import key

    return _count(key(word))


def spell_heh_doachashmee(word: str) -> str:
    """Make a ھ after a letter that it seldom follows ہ, where the lexicon knows only that reading.

    انھوں and انہوں, تمھارا and تمہارا are both good Urdu and stay.

    >>> spell_heh_doachashmee("مشھور"), spell_heh_doachashmee("انھوں")
    ('مشہور', 'انھوں')
    """
    places = [
        i for i, letter in enumerate(word) if i and letter == HEH_DOACHASHMEE and word[i - 1] in _SELDOM_ASPIRATED
    ]
    if not places or len(word) > _LONGEST or word.endswith("رھ"):
        return word  # ڈیرھ is ڈیڑھ with a dot too few, and not ڈیرہ
    spelled = word
    for place in places:
        spelled = spelled[:place] + HEH_GOAL + spelled[place + 1 :]
    found, other = _count(spelled.translate(_UNMARKED)), _count(word.translate(_UNMARKED))
    doubtful = any(word[place - 1] in _SOMETIMES_ASPIRATED for place in places)
    return spelled if found > _MARGIN * other and found >= (_MANY if doubtful else 1) else word


def spell_yeh_barree(word: str) -> str:
    """Make a ے inside a word ی, where one word is likelier than two with a missing space.

    >>> spell_yeh_barree("اےک"), spell_yeh_barree("کےلیے"), spell_yeh_barree("جائےگا")
    ('ایک', 'کےلیے', 'جائےگا')
    """
    return _join(word, YEH_BARREE, YEH)


def spell_noon_ghunna(word: str) -> str:
    """Make a ں inside a word ن, where one word is likelier than two with a missing space.

    >>> spell_noon_ghunna("کیوںکہ"), spell_noon_ghunna("میںنے"), spell_noon_ghunna("ہوںگے")
    ('کیونکہ', 'میںنے', 'ہوںگے')
    """
    if any(mark in MARKS for mark in word):
        return word  # who writes یوںاُن with its mark means یوں and اُن, and not یونان
    if word[-2:-1] == NOON_GHUNNA and _count(word[:-2] + word[-1] + NOON_GHUNNA):
        return word  # مںی is میں with two letters in the wrong order, and not منی
    return _join(word, NOON_GHUNNA, NOON)


def _join(word: str, final: str, medial: str) -> str:
    if len(word) > _LONGEST or final not in word:
        return word
    bare = word if word.isalpha() else word.translate(_UNMARKED)  # a mark is no letter
    if final not in bare[:-1]:
        return word
    joined = bare[:-1].replace(final, medial) + bare[-1]
    whole = _count(joined)
    if whole < _FEWEST or whole <= _MARGIN * _count(bare):
        return word
    for cut, letter in enumerate(bare[:-1], 1):
        if letter != final:
            continue
        left, right = _count(bare[:cut]), _count(bare[cut:])
        if bare[cut:] in _FUTURE or whole * _SHARE < min(left, right) or whole <= _MARGIN * left * right / _TEXT_SIZE:
            return word
    # The last letter of the word may be the final form, and marks may follow it.
    last = max(i for i, letter in enumerate(word) if letter not in MARKS)
    return word[:last].replace(final, medial) + word[last:]


def two_words(left: str, right: str) -> bool:
    """Whether letters on both sides of a zero-width space are two words rather than the parts of one.

    >>> two_words("پاک", "ستان"), two_words("پاكستان", "میں")
    (False, True)
    """
    from ..lexicon import key

    left, right = key(left), key(right)
    if not left or not right:
        return False
    least = min(_count(left), _count(right))
    return least > 0 and least >= _count(left + right)


def ends_in_hamza_yeh(stem: str, known: Callable[[str], int] = _count) -> bool:
    """Whether ۓ after a stem stands for ئے: always after ا آ و ی, else where the lexicon has the word.

    >>> ends_in_hamza_yeh("ہو"), ends_in_hamza_yeh("گ"), ends_in_hamza_yeh("ظغ")
    (True, True, False)
    """
    stem = stem.translate(_UNMARKED)
    if stem.endswith(("ا", "آ", "و", YEH)):
        return True
    return 0 < len(stem) < _LONGEST and known(stem + "\u0626\u06d2") > 0
