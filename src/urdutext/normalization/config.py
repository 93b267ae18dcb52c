"""Which steps a normalization takes: a frozen configuration, and the two profiles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Config:
    """The steps of a normalization, each on or off, in the order in which they are taken.

    The defaults are the profile ``standard``: a text keeps its words, its line ends and everything a reader
    would miss; only the way its characters are written changes. `steps` holds an example of each step.

    >>> Config().strip_marks, Config(strip_marks=True).strip_marks
    (False, True)
    """

    mojibake: bool = False
    """Repair text that was decoded wrongly (Ù¾Ø§Ú© was پاک), by way of ftfy, an optional dependency.
    Not for text that is known to be right: what mends a wrong decoding can mistake rare but real characters."""

    line_ends: bool = True
    """CR LF, CR, NEL and the Unicode line and paragraph separators become a line feed."""

    invisible: bool = True
    """Delete what cannot be seen and carries no meaning in Urdu: marks of direction, an inner byte order mark,
    soft hyphens, word and grapheme joiners. Turn it off for lines that mix Urdu and Latin and
    are laid out by marks of direction."""

    zero_width_joiner: bool = True
    """Delete zero-width joiners, except where emoji (👨‍👩‍👧) and the scripts of India need them."""

    unicode_spaces: bool = True
    """No-break, em, thin, ideographic and other Unicode spaces become a space. Turn it off where a no-break space
    is wanted, as in typesetting."""

    zero_width_space: bool = True
    """A zero-width space becomes a space between two words, and is deleted inside one; the lexicon decides."""

    presentation_forms: bool = True
    """Letters that were stored by their shape (ﭘﺎﮎ) become letters, and ﷲ becomes اللہ."""

    honorific_ligatures: bool = False
    """Write out ﷺ, ﷻ, ﷽ and their like. Not for text that will be shown: the ligature is good Urdu."""

    composition: bool = True
    """Unicode's normal form C: ا and a madda become آ, and marks get the one order."""

    hamza: bool = True
    """A hamza typed after ی, ہ or و becomes one letter with it (ئ, ۂ, ؤ), where Unicode itself composes nothing; one
    inside a word becomes ئ where the lexicon knows only that word (ساءنس is سائنس)."""

    letters: bool = True
    """Arabic, Persian and Kurdish letters typed for Urdu ones: ي ى ك ە ة ۀ. Turn it off, or protect
    quotations, for text that holds Arabic as well."""

    tatweel: bool = True
    """Delete the stroke that stretches a word (کتـــاب). One that touches no letter, or ends a word whose last letter
    can't be stretched (ہےـ), is a dash, a rule or a mistyped full stop, and stays."""

    hijri_sign: bool = True
    """An Arabic ه that stands after the number of a year is the sign of the Hijri era: ھ."""

    heh: bool = True
    """An Arabic ه becomes ہ or ھ (بهت is بہت, بهائی is بھائی); the lexicon decides, also behind a missing space
    (میںبهی is میںبھی), and ہ where it knows neither."""

    heh_doachashmee: bool = True
    """A ھ typed for ہ: at the beginning of a word, after ا آ و ے, and where only the spelling with ہ is a word."""

    yeh_barree_hamza: bool = True
    """ۓ becomes ئے at the end of a word (ہوۓ is ہوئے)."""

    yeh_barree: bool = True
    """A ے inside a word becomes ی (مےں is میں). Where a missing space explains it (کےلیے) it stays."""

    noon_ghunna: bool = True
    """ں becomes ن inside a word that is so written (کیوںکہ is کیونکہ). Where a space is missing (میںنے) it stays."""

    neighbour_letters: bool = False
    """Letters of Pashto, Sindhi and Kashmiri become their nearest Urdu ones. Not for text in these languages,
    nor for Urdu text that quotes their names."""

    double_zabar: bool = True
    """Two zabar on a letter are a do-zabar (تقریباََ)."""

    repeated_marks: bool = True
    """The same mark twice on a letter is typed once too often."""

    inverted_v: bool = True
    """The inverted small v that is drawn for jazm becomes jazm."""

    fathatan_before_alef: bool = False
    """A do-zabar moves from the letter before a final alef onto the alef (تقریبًا, تقریباً). Both are seen in print."""

    strip_marks: bool = False
    """Delete vowel signs, honorific signs and all other marks on letters. Lossy: اِس and اُس meet."""

    arabic_digits: bool = True
    """Arabic-Indic digits become the Urdu ones (٤ is ۴). ASCII digits stay."""

    urdu_digits: bool = False
    """Every digit becomes an Urdu one. Not for text with addresses, versions or program code in it."""

    latin_digits: bool = False
    """Every digit becomes an ASCII one."""

    number_signs: bool = False
    """In numbers, the Arabic decimal separator becomes a full stop and the Arabic thousands sign a comma; ٪ becomes % everywhere."""

    digit_groups: bool = False
    """Delete the separators between groups of digits: 1,50,000 becomes 150000."""

    punctuation: bool = True
    """A Latin comma, semicolon or question mark that belongs to Urdu words becomes ، ؛ ؟."""

    full_stop: bool = False
    """A full stop that ends an Urdu sentence becomes ۔. Not for text with abbreviations in Latin manner."""

    strip_punctuation: bool = False
    """Punctuation becomes a space, except inside a number."""

    zwnj: bool = True
    """Delete a zero-width non-joiner that parts nothing: beside a space or punctuation, or a second one."""

    strip_zwnj: bool = False
    """Delete every zero-width non-joiner."""

    spaces: bool = True
    """Several spaces between words become one. Indentation, tabs and the ends of lines stay. Turn it off for columns
    made with spaces."""

    space_before_punctuation: bool = True
    """Delete the space between a word and the Urdu punctuation mark that closes it (ہے ۔). Turn it off for a corpus
    whose tokens are parted by spaces."""

    key_letters: bool = False
    """Fold letters that spell one word in several ways: ئ ؤ أ ۂ ۃ become ی و ا ہ ہ. آ is never folded: آج is not اج."""

    key_hamza: bool = False
    """Delete a hamza after a final alef: علماء and علما."""

    key_heh: bool = False
    """ھ becomes ہ after ر ل م ن ی: انھوں and انہوں, تمھارا and تمہارا."""

    key_spaces: bool = False
    """Delete spaces at the ends of lines, and let any other run of spaces and tabs be one space."""

    protect_addresses: bool = True
    """Leave web addresses as they are, which begin with a scheme (https://) or www. Not for a search key. Without
    effect beside mojibake, which repairs whole lines."""

    protect_quotations: bool = False
    """Leave Arabic quotations as they are: what stands between ﴿ and ﴾, and runs of three or more words
    that are as densely marked as only scripture is. Other text costs more time then."""

    def __post_init__(self) -> None:
        if self.urdu_digits and self.latin_digits:
            raise ValueError("urdu_digits and latin_digits exclude each other")

    def with_steps(self, *, enable: Iterable[str] = (), disable: Iterable[str] = ()) -> Config:
        """This configuration with some steps turned on and others off.

        Raises ValueError, which names it, for a step that does not exist.

        >>> Config().with_steps(disable=["tatweel"]).tatweel
        False
        """
        changes = dict.fromkeys(enable, True) | dict.fromkeys(disable, False)
        known = {field.name for field in fields(self)}
        for name in changes:
            if name not in known:
                from difflib import get_close_matches  # here: only a mistake needs it

                near = get_close_matches(name, known, n=1)
                raise ValueError(f"no normalization step {name!r}" + (f": did you mean {near[0]!r}?" if near else ""))
        return replace(self, **changes)


STANDARD = Config()

SEARCH = Config(
    strip_marks=True,
    latin_digits=True,
    number_signs=True,
    digit_groups=True,
    punctuation=False,
    strip_punctuation=True,
    strip_zwnj=True,
    spaces=False,
    space_before_punctuation=False,
    key_letters=True,
    key_hamza=True,
    key_heh=True,
    key_spaces=True,
    protect_addresses=False,
)

PROFILES = {"standard": STANDARD, "search": SEARCH}
