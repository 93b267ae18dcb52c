"""Named code points and classes of letters, so that nobody has to tell look-alikes (ك ک, ي ی) apart by eye.

Elsewhere code names them or writes their numbers; bare they stand in examples, in comments and in tables of data.

Everything here is a plain string, so that it can stand in a regular-expression class.
"""

# Letters that do not join to the next one: after them the eye sees no missing space (کےلیے).
NON_JOINERS = "اآأإٱدڈذرڑزژوؤےۓ"

# Arabic letters that are typed for Urdu ones.
ARABIC_YEH = "\u064a"
ALEF_MAKSURA = "\u0649"
ARABIC_KAF = "\u0643"
ARABIC_HEH = "\u0647"
ARABIC_AE = "\u06d5"
TEH_MARBUTA = "\u0629"

YEH = "\u06cc"
KEHEH = "\u06a9"
HEH_GOAL = "\u06c1"
HEH_DOACHASHMEE = "\u06be"

COMMA = "\u060c"  # ،
SEMICOLON = "\u061b"  # ؛

TATWEEL = "\u0640"
ZWNJ = "\u200c"
ZWJ = "\u200d"
ZWSP = "\u200b"

# First-strong isolate and its end: wrapped round a table cell on a screen, never in data.
FSI = "\u2068"
LRM = "\u200e"
PDI = "\u2069"

ASCII_DIGITS = "0123456789"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"  # U+0660..U+0669
URDU_DIGITS = "۰۱۲۳۴۵۶۷۸۹"  # U+06F0..U+06F9
DIGITS = ASCII_DIGITS + ARABIC_DIGITS + URDU_DIGITS

# Vowel signs, honorifics and other marks that stand on an Arabic letter (general category Mn).
MARKS = (
    "".join(map(chr, range(0x0610, 0x061B)))
    + "".join(map(chr, range(0x064B, 0x0660)))
    + "\u0670"
    + "".join(map(chr, range(0x06D6, 0x06DD)))
    + "".join(map(chr, range(0x06DF, 0x06E5)))
    + "\u06e7\u06e8"
    + "".join(map(chr, range(0x06EA, 0x06EE)))
)

# Characters without a shape: soft hyphen, joiners, marks of direction, invisible operators, byte order mark.
INVISIBLE = "\u00ad\u034f\u061c\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A)))
)

TO_ASCII_DIGIT = {
    ord(digit): ASCII_DIGITS[value]
    for digits in (ARABIC_DIGITS, URDU_DIGITS)
    for value, digit in enumerate(digits)
}

# Letters of the Arabic script, marks not among them, as ranges of a regular-expression class.
# Presentation forms are left out: they become these letters before anything looks at letters.
ARABIC_LETTERS = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f\u08a0-\u08c8"
