"""spaCy, with the real package: found by its entry points, aligned to any tokenizer's tokens."""

import datetime

import pytest

spacy = pytest.importorskip("spacy")

import urdutext  # noqa: E402

TEXT = "وزیراعظم شہباز شریف 14 اگست 2025ء کو لاہور پہنچے۔  انہوں نے\nجلسے سے خطاب کیا۔ "
OWN_TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "urdutext.Tokenizer.v1"}}}


def pipeline(config=None, **settings):
    nlp = spacy.blank("ur", config=config or {})
    nlp.add_pipe("urdutext", config=settings)
    return nlp


@pytest.mark.parametrize("config", [None, OWN_TOKENIZER])
def test_names_dates_and_sentences(config):
    doc = pipeline(config)(TEXT)
    assert doc.text == TEXT
    names = urdutext.entities(TEXT)
    assert names and [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label) for e in names]
    assert [(d.text, d.label_, d.id_) for d in doc.spans["dates"]] == [("14 اگست 2025ء", "DATE", "2025-08-14")]
    assert [s.text.strip() for s in doc.sents] == [s.text for s in urdutext.sentences(TEXT)]
    assert [(d["label"], d["kb_id"]) for d in doc.to_json()["spans"]["dates"]] == [("DATE", "2025-08-14")]


def test_the_tokenizer_gives_our_tokens_and_the_text_whole():
    nlp = spacy.blank("ur", config=OWN_TOKENIZER)
    for text in (TEXT, "", " ", "\n\n", "  ایک  دو ", "ا\u200cب \x00۔"):
        doc = nlp(text)
        assert doc.text == text
        words = [(t.idx, t.text) for t in doc if not t.is_space]
        assert words == [(t.start, t.text) for t in urdutext.tokens(text)]


class Halves:
    """A tokenizer whose tokens end in the middle of names: لاہورمیں stuck together with what follows."""

    def __init__(self, vocab):
        self.vocab = vocab

    def __call__(self, text):
        return spacy.tokens.Doc(self.vocab, text.split(" "), [True] * text.count(" ") + [False])


@pytest.mark.parametrize(
    ("mode", "names"), [("expand", ["لاہور،کراچی"]), ("strict", []), ("contract", [])]
)
def test_alignment_modes(mode, names):
    nlp = pipeline(layers=["entities"], alignment_mode=mode)
    nlp.tokenizer = Halves(nlp.vocab)
    text = "وہ لاہور،کراچی گئے۔"
    assert [e.text for e in urdutext.entities(text)] == ["لاہور", "کراچی"]
    # Both names grow to the same token; spaCy allows one entity a token.
    assert [e.text for e in nlp(text).ents] == names


def test_many_documents_equal_one_by_one():
    nlp = pipeline(reference_date="2025-07-15")
    texts = [TEXT, "", "وہ پیر کو کراچی گیا تھا۔"] * 5
    for doc, text in zip(nlp.pipe(texts, batch_size=4), texts):
        one = nlp(text)
        assert [(e.start, e.end, e.label_) for e in doc.ents] == [(e.start, e.end, e.label_) for e in one.ents]
        assert [(d.text, d.id_) for d in doc.spans["dates"]] == [(d.text, d.id_) for d in one.spans["dates"]]


def test_a_documents_own_reference_date_wins():
    nlp = pipeline(reference_date="2025-07-15", layers=["dates"])
    text = "13 مئی کو ہوا تھا۔"
    doc = nlp.make_doc(text)
    doc._.reference_date = datetime.date(2020, 7, 1)
    assert [d.id_ for d in nlp(doc).spans["dates"]] == ["2020-05-13"]
    other = nlp(text)
    assert [d.id_ for d in other.spans["dates"]] == ["2025-05-13"]


def test_a_pipeline_is_saved_and_loaded(tmp_path):
    nlp = pipeline(OWN_TOKENIZER, reference_date="2025-07-15")
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert [e.text for e in again(TEXT).ents] == [e.text for e in nlp(TEXT).ents]
    assert [t.text for t in again(TEXT)] == [t.text for t in nlp(TEXT)]
    assert again.get_pipe("urdutext").reference_date == datetime.date(2025, 7, 15)


@pytest.mark.parametrize(
    "settings", [{"layers": ["colours"]}, {"alignment_mode": "loose"}, {"reference_date": "soon"}]
)
def test_wrong_settings_are_refused(settings):
    with pytest.raises(ValueError, match=r"colours|loose|YYYY-MM-DD"):
        pipeline(**settings)
