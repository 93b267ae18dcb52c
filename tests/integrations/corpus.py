"""A small corpus that every engine annotates, and what one process without an engine makes of it."""

from datetime import date

from urdutext.pipeline import annotate

REFERENCE_DATE = date(2025, 7, 15)
LAYERS = ["normalized", "sentences", "tokens", "words", "dates", "entities"]

TEXTS = [
    "وزیراعظم شہباز شریف 14 اگست 2025ء کو لاہور پہنچے۔ انہوں نے جلسے سے خطاب کیا۔",
    "",
    None,
    "كراچي ميں 13 مئی کو بارش ہوئی تھی۔",
    "یہ ایک خوب صورت شام تھی، دو گھنٹے تک بارش ہوتی رہی۔",
    "اقوام متحدہ کے سیکریٹری جنرل نے کہا کہ اجلاس پیر کو ہوگا۔",
] * 50


def expected(layers=LAYERS):
    """The layers of each text, as lists of dicts without the attributes that are None."""
    out = []
    for text in TEXTS:
        if text is None:
            out.append(dict.fromkeys(layers))
            continue
        document = {"text": text}
        annotate([document], layers=layers, reference_date=REFERENCE_DATE)
        out.append({layer: document[layer] for layer in layers})
    return out


def plain(row, layers=LAYERS):
    """The layers of a row of an engine's result in the form of `expected`."""
    out = {}
    for layer in layers:
        value = row[layer]
        if value is not None and not isinstance(value, str):
            # A float32 column holds a score only to seven digits.
            value = [
                {k: round(v, 5) if isinstance(v, float) else v for k, v in dict(span).items() if v is not None}
                for span in value
            ]
        out[layer] = value
    return out


def wanted(layers=LAYERS):
    return [plain(row, layers) for row in expected(layers)]
