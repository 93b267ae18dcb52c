"""The formats of corpora: what is written reads back, and other tools take it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from urdutext.formats import brat, conll, conllu, make, spacy
from urdutext.formats.base import FormatError
from urdutext.formats.marks import untagged

TEXT = "ڈاکٹر سارہ ملک 3 جون 2021ء کو پشاور گئیں۔\n\nوہ جامعہ پشاور میں اردوپڑھاتی ہیں، اور  خوب صورت شعر کہتی ہیں۔\n"


def span(text, piece, after=0, **more):
    start = text.index(piece, after)
    return {"start": start, "end": start + len(piece), "text": piece, **more}


DOCUMENT = {
    "id": "a b/news.txt",
    "text": TEXT,
    "dates": [span(TEXT, "3 جون 2021ء", type="DATE", value="2021-06-03", timex3="2021-06-03", calendar="gregorian")],
    "entities": [
        span(TEXT, "سارہ ملک", label="PER", title="ڈاکٹر"),
        span(TEXT, "پشاور", label="LOC"),
        span(TEXT, "جامعہ پشاور", label="ORG"),
    ],
}


def write(name, *documents):
    format = make(name, "entities")
    parts = [format.convert(document, False) for document in documents]
    return format.begin() + "".join(format.write(part) for part in parts) + format.end()


def finds(document):
    spans = [*document["entities"], *document.get("dates", [])]
    return [(s["text"], s.get("label") or s["type"]) for s in sorted(spans, key=lambda s: s["start"])]


FOUND = [("سارہ ملک", "PER"), ("3 جون 2021ء", "DATE"), ("پشاور", "LOC"), ("جامعہ پشاور", "ORG")]


def test_conll_is_a_token_a_line_with_its_tag():
    lines = write("conll", DOCUMENT).split("\n")
    assert lines[:7] == ["-DOCSTART- -X- O O", "", "ڈاکٹر -X- O O", "سارہ -X- O B-PER", "ملک -X- O I-PER", "3 -X- O B-DATE", "جون -X- O I-DATE"]
    assert "۔ -X- O O" in lines and lines[-2:] == ["", ""]
    assert {len(line.split(" ")) for line in lines if line} == {4}


def test_conll_reads_back():
    first, second = conll.read((write("conll", DOCUMENT) + write("conll", DOCUMENT)).split("\n"), "x")
    assert (first["id"], second["id"]) == ("x:1", "x:2")
    assert finds(first)[0] == FOUND[0] and [f[1] for f in finds(first)] == [f[1] for f in FOUND]
    assert len(first["sentences"]) == 2
    for layer in ("sentences", "tokens", "entities"):
        for s in first[layer]:
            assert first["text"][s["start"] : s["end"]] == s["text"]
    # What was read writes the same file again.
    assert write("conll", first) == write("conll", DOCUMENT)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O B-PER I-PER O", [(1, 3, "PER")]),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("I-PER I-PER I-LOC", [(0, 2, "PER"), (2, 3, "LOC")]),  # IOB: I- may begin
        ("B-PER O I-PER", [(0, 1, "PER"), (2, 3, "PER")]),
        ("S-LOC B-PER E-PER S-PER", [(0, 1, "LOC"), (1, 3, "PER"), (3, 4, "PER")]),
        ("U-LOC B-PER L-PER I-PER", [(0, 1, "LOC"), (1, 3, "PER"), (3, 4, "PER")]),
    ],
)
def test_the_schemes_of_tags(tags, expected):
    assert untagged((i, i + 1, tag) for i, tag in enumerate(tags.split())) == expected


def test_a_find_inside_a_token_gets_no_more_than_its_own():
    text = "اورلاہور سے"
    document = {"text": text, "tokens": [span(text, "اورلاہور", kind="word"), span(text, "سے", kind="word")], "entities": [span(text, "لاہور", label="LOC")]}
    assert write("conll", document).split("\n")[2:5] == ["اور -X- O O", "لاہور -X- O B-LOC", "سے -X- O O"]


@pytest.mark.parametrize("label", ["PER", "X-PER"])
def test_a_find_that_begins_in_white_space_begins_anew(label):
    # The label of the one before it ends in, or is, that of the second.
    text = "احمد علی حسن"
    finds = [{"start": 0, "end": 4, "label": label}, {"start": 4, "end": 12, "label": "PER"}]
    lines = write("conll", {"text": text, "entities": finds}).split("\n")
    assert lines[2:5] == [f"احمد -X- O B-{label}", "علی -X- O B-PER", "حسن -X- O I-PER"]


@pytest.mark.parametrize(("line", "message"), [("اکیلا", "line 2: 'اکیلا' has no tag"), ("وہ X-PER", "no tag 'X-PER'")])
def test_a_bad_conll_line_is_named(line, message):
    with pytest.raises(ValueError, match=message):
        list(conll.read(["وہ O", line], "x"))


@pytest.mark.parametrize(
    ("line", "tokens"),
    [("New\u00a0York B-LOC\n", ["New\u00a0York"]), ("# id = a\nلاہور B-LOC\n", ["لاہور"]), ("# O\nلاہور B-LOC\n", ["#", "لاہور"])],
)
def test_conll_columns_and_comments(line, tokens):
    (document,) = conll.read(line.splitlines(keepends=True), "x")
    assert [token["text"] for token in document["tokens"]] == tokens


@pytest.mark.parametrize("name", ["conll", "conllu"])
def test_what_lies_outside_the_sentences_is_not_lost(name):
    text = "وہ لاہور گیا۔ پھر کراچی گیا۔ بس"
    out = write(name, {"id": "1", "text": text, "sentences": [span(text, "پھر کراچی گیا۔")], "entities": []})
    assert all(word in out for word in ("لاہور", "کراچی", "بس"))


@pytest.mark.parametrize("name", ["conll", "conllu"])
def test_furniture_outside_the_sentences_stays_out(name):
    text = "وہ لاہور گیا۔\n\nیہ بھی پڑھیں\nبس"
    furniture = [span(text, "یہ بھی پڑھیں")]
    out = write(name, {"id": "1", "text": text, "sentences": [span(text, "وہ لاہور گیا۔")], "boilerplate": furniture, "entities": []})
    assert "لاہور" in out and "بس" in out and "پڑھیں" not in out


@pytest.mark.parametrize("name", ["csv", "tsv", "conllu", "html"])
def test_zero_is_an_id(name):
    out = write(name, {"id": 0, "text": "وہ لاہور گیا۔", "entities": [span("وہ لاہور گیا۔", "لاہور", label="LOC")]})
    assert {"csv": "\n0,", "tsv": "\n0\t", "conllu": "# newdoc id = 0\n", "html": ">0<"}[name] in out


def test_conllu_puts_the_text_together_again():
    [back] = conllu.read(write("conllu", DOCUMENT).split("\n"), "x")
    assert back["text"] == TEXT
    assert back["id"] == DOCUMENT["id"]
    assert finds(back) == FOUND
    assert back["dates"] == DOCUMENT["dates"]
    assert [(e["start"], e["end"]) for e in back["entities"]] == [(s["start"], s["end"]) for s in DOCUMENT["entities"]]


def test_conllu_tells_spaces_words_and_offsets():
    text = "روس اورپاکستان  خوب صورت ہیں۔"
    pieces = [("روس", 0, 3), ("اور", 4, 7), ("پاکستان", 7, 14), ("خوب", 16, 19), ("صورت", 20, 24), ("ہیں", 25, 28), ("۔", 28, 29)]
    document = {
        "text": text,
        "tokens": [{"start": a, "end": b, "text": t, "kind": "punctuation" if t == "۔" else "word"} for t, a, b in pieces],
        "words": [{"start": 16, "end": 24, "text": "خوب صورت", "form": "خوبصورت"}],
    }
    lines = write("conllu", document).split("\n")
    assert lines[:3] == ["# newdoc id = 1", "# sent_id = 1-1", "# text = روس اورپاکستان خوب صورت ہیں۔"]
    misc = {line.split("\t")[1]: line.split("\t")[9] for line in lines if line[:1].isdigit()}
    assert misc["روس"] == "start_char=0|end_char=3"
    assert misc["اور"] == "SpaceAfter=No|CorrectSpaceAfter=Yes|start_char=4|end_char=7"
    assert misc["پاکستان"] == r"SpacesAfter=\s\s|start_char=7|end_char=14"
    assert misc["خوب"] == "WordForm=خوبصورت|WordTokens=2|start_char=16|end_char=19"
    assert misc["۔"] == "Kind=punctuation|start_char=28|end_char=29"


def test_time_to_count_the_tokens_of_words_is_linear(monkeypatch):
    class Pieces(list):
        looked_at = 0

        def __getitem__(self, at):
            self.looked_at += 1
            return super().__getitem__(at)

    size = 200
    text = "خوب صورت " * size
    pieces = Pieces(conllu.tokens({"text": text}, []))
    monkeypatch.setattr(conllu, "tokens", lambda document, finds: pieces)
    words = [{"start": 9 * i, "end": 9 * i + 8, "form": "خوبصورت"} for i in range(size)]
    assert write("conllu", {"text": text, "sentences": [{"start": 0, "end": len(text)}], "words": words}).count("WordTokens=2") == size
    assert pieces.looked_at < 20 * len(pieces)


def test_conllu_of_other_makers_is_read():
    # A multi-word token is one token of the text; an empty node none.
    lines = """# sent_id = 1
1-2\tvámonos\t_\t_\t_\t_\t_\t_\t_\tner=S-PER
1\tvamos\tir\tVERB\t_\t_\t0\troot\t_\t_
2\tnos\tnosotros\tPRON\t_\t_\t1\tobj\t_\t_
2.1\tx\t_\t_\t_\t_\t_\t_\t_\t_
3\tal\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
4\t.\t_\t_\t_\t_\t_\t_\t_\t_

# sent_id = 2
1\tfin\t_\t_\t_\t_\t_\t_\t_\t_
""".split("\n")
    [document] = conllu.read(lines, "x")
    assert document["text"] == "vámonos al. fin"
    assert [t["text"] for t in document["tokens"]] == ["vámonos", "al", ".", "fin"]
    assert len(document["sentences"]) == 2 and finds(document) == [("vámonos", "PER")]
    with pytest.raises(ValueError, match="line 1: 2 columns"):
        list(conllu.read(["1\tx"], "x"))


def test_conllu_is_valid_for_the_validator_of_universal_dependencies(tmp_path):
    udtools = pytest.importorskip("udtools")
    path = tmp_path / "a.conllu"
    path.write_text(write("conllu", DOCUMENT, {**DOCUMENT, "id": "two"}), encoding="utf-8")
    state = udtools.Validator(level=1).validate_files([str(path)])
    assert state.passed(), [str(e) for e in state.error_tracker.values()]


def test_conllu_is_read_by_the_package_conllu():
    package = pytest.importorskip("conllu")
    sentences = package.parse(write("conllu", DOCUMENT))
    assert [s.metadata["sent_id"] for s in sentences] == ["a:b:news.txt-1", "a:b:news.txt-2"]
    for sentence in sentences:
        for token in sentence:
            assert TEXT[int(token["misc"]["start_char"]) : int(token["misc"]["end_char"])] == token["form"]
        spaced = "".join(t["form"] + ("" if (t["misc"] or {}).get("SpaceAfter") == "No" else " ") for t in sentence)
        assert spaced.strip() == sentence.metadata["text"]


def test_brat():
    assert write("brat", DOCUMENT).split("\n")[:4] == [
        "T1\tPER 6 14\tسارہ ملک",
        "#1\tAnnotatorNotes T1\ttitle=ڈاکٹر",
        "T2\tDATE 15 26\t3 جون 2021ء",
        "#2\tAnnotatorNotes T2\tvalue=2021-06-03 timex3=2021-06-03 calendar=gregorian",
    ]
    back = brat.read(write("brat", DOCUMENT).split("\n"), TEXT)
    assert back == {"entities": DOCUMENT["entities"], "dates": DOCUMENT["dates"]}


def test_brat_gives_a_find_over_a_line_end_line_by_line():
    text = "شاہد\nخان آئے"
    document = {"text": text, "entities": [span(text, "شاہد\nخان", label="MY PER")]}
    assert write("brat", document) == "T1\tMY_PER 0 4;5 8\tشاہد خان\n"
    assert brat.read(["T1\tMY_PER 0 4;5 8\tشاہد خان"], text)["entities"][0]["end"] == 8


def test_a_note_that_a_person_wrote_is_passed_over():
    text = "2025 میں شاہد"
    lines = ["#1\tAnnotatorNotes T1\tis value=2025 right?", "T1\tDATE 0 4\t2025", "T2\tPER 9 13\tشاہد", "#2\tAnnotatorNotes T2\tscore=?"]
    assert brat.read(lines, text) == {"entities": [span(text, "2025", label="DATE"), span(text, "شاہد", label="PER")]}
    assert brat.read(["T1\tPER 9 13\tشاہد", "#1\tAnnotatorNotes T1\ttitle=جناب norm=شاہد score=0.5"], text) == {
        "entities": [span(text, "شاہد", label="PER", title="جناب", norm="شاہد", score=0.5)]
    }


@pytest.mark.parametrize("type", ["DATE", "TIME", "DURATION", "SET"])
@pytest.mark.parametrize("name", ["conllu", "brat", "spacy"])
def test_dates_read_back(name, type):
    text = "وہ 3 جون 2021ء کو آیا"
    date = span(text, "3 جون 2021ء", type=type, value="2021-06-03/2021-06-04", timex3="2021-06-03", calendar="gregorian")
    document = {"text": text, "entities": [], "dates": [date]}
    lines = write(name, document).split("\n")
    if name == "conllu":
        [back] = conllu.read(lines, "x")
    else:
        back = brat.read(lines, text) if name == "brat" else spacy.read(json.loads(lines[0]), "x")
    kept = date if name != "spacy" else {key: value for key, value in date.items() if key not in ("timex3", "calendar")}
    assert (back["entities"], back["dates"]) == ([], [kept])


@pytest.mark.parametrize("name", ["conllu", "brat", "spacy"])
def test_a_date_without_value_reads_back_as_a_label(name):
    text = "وہ 3 جون کو آیا"
    lines = write(name, {"text": text, "entities": [], "dates": [span(text, "3 جون", type="DATE")]}).split("\n")
    if name == "conllu":
        [back] = conllu.read(lines, "x")
    else:
        back = brat.read(lines, text) if name == "brat" else spacy.read(json.loads(lines[0]), "x")
    assert back["entities"] == [span(text, "3 جون", label="DATE")] and not back.get("dates")


@pytest.mark.parametrize("name", ["conll", "conllu", "brat"])
def test_labels_are_one_word_in_what_is_read_back(name):
    text = "سارہ ملک لاہور گئیں"
    entities = [span(text, "سارہ", label="MY\tPER|X"), span(text, "ملک", label=None), span(text, "لاہور", label=" ")]
    lines = write(name, {"text": text, "entities": entities, "tokens": [span(text, "سارہ", kind="a|b")]}).split("\n")
    if name == "brat":
        back = brat.read(lines, text)
    else:
        [back] = (conll if name == "conll" else conllu).read(lines, "x")
    assert finds(back) == [("سارہ", "MY_PER|X")]
    if name == "conllu":
        assert back["tokens"][0]["kind"] == "a|b"


def test_a_note_that_a_person_wrote_takes_nothing_from_a_find():
    lines = ["T1\tDATE 0 4\t2025", "#1\tAnnotatorNotes T1\tvalue=2025", "#2\tAnnotatorNotes T1\task again"]
    assert brat.read(lines, "2025")["dates"][0]["value"] == "2025"


def test_brat_holds_no_find_of_white_space():
    assert write("brat", {"text": "ab \n", "entities": [{"start": 2, "end": 4, "label": "PER"}]}) == ""


def test_brat_holds_one_text():
    with pytest.raises(FormatError, match="once for each file"):
        write("brat", DOCUMENT, DOCUMENT)


@pytest.mark.parametrize("line", ["T1\tPER", "T1", "T1\tPER 5 900\tx", "T1\tPER 5 5\t"])
def test_a_bad_line_of_brat_is_named(line):
    with pytest.raises(ValueError, match="line 2"):
        brat.read(["R1\trel", line], TEXT)


def test_brat_whose_text_is_another_is_refused():
    assert brat.read(["T1\tLOC 3 8\tلاہور\n"], "وہ لاہور گیا")["entities"][0]["text"] == "لاہور"
    with pytest.raises(ValueError, match="line 1: 3 8 is 'لاہور' in the text, not 'کراچی'"):
        brat.read(["T1\tLOC 3 8\tکراچی\n"], "وہ لاہور گیا")


def test_spacys_json_reads_back():
    document = json.loads(write("spacy", DOCUMENT))
    assert document["spans"]["dates"][0] == {"start": 15, "end": 26, "label": "DATE", "kb_id": "2021-06-03"}
    back = spacy.read(document, "x")
    assert back["text"] == TEXT and finds(back) == FOUND
    assert all(not t["text"].isspace() for t in back["tokens"])
    for bad in ({}, {"text": "x", "ents": [{"start": 0, "end": 2, "label": "X"}]}, {"text": "x", "ents": [7]}, {"text": "x", "spans": []}, {"text": "x", "spans": {"dates": 5}}):
        with pytest.raises(ValueError):
            spacy.read(bad, "x")


def test_spacy_loads_it(tmp_path):
    package = pytest.importorskip("spacy")
    from spacy.tokens import Doc, DocBin

    vocab = package.blank("xx").vocab
    doc = Doc(vocab).from_json(json.loads(write("spacy", DOCUMENT)), validate=True)
    assert doc.text == TEXT
    assert [(e.text, e.label_) for e in doc.ents] == [f for f in FOUND if f[1] != "DATE"]
    assert [(d.text, d.kb_id_) for d in doc.spans["dates"]] == [("3 جون 2021ء", "2021-06-03")]
    assert len(list(doc.sents)) == 2
    DocBin(docs=[doc]).to_disk(tmp_path / "train.spacy")
    [again] = DocBin().from_disk(tmp_path / "train.spacy").get_docs(vocab)
    assert [e.text for e in again.ents] == [e.text for e in doc.ents]


def test_spacy_converts_conll_and_conllu(tmp_path):
    pytest.importorskip("spacy")
    from spacy.training.converters import conll_ner_to_docs, conllu_to_docs

    for docs in (
        conll_ner_to_docs(write("conll", DOCUMENT), n_sents=10, no_print=True),
        conllu_to_docs(write("conllu", DOCUMENT), n_sents=10, no_print=True),
    ):
        [doc] = docs
        assert [e.label_ for e in doc.ents] == [f[1] for f in FOUND]


# --- spans that leave something out ------------------------------------------------------------------


@pytest.mark.parametrize("name", ["conll", "conllu", "brat", "spacy", "html"])
@pytest.mark.parametrize("told", [{}, {"text": 5}, {"text": None}])
def test_the_text_of_a_span_is_that_of_the_document(name, told):
    whole = {
        "text": "ab cd",
        "tokens": [{"start": 0, "end": 2, "text": "ab"}, {"start": 3, "end": 5, "text": "cd"}],
        "words": [{"start": 0, "end": 5, "text": "ab cd", "form": "abcd"}],
        "dates": [{"start": 3, "end": 5, "text": "cd", "type": "DATE"}],
        "entities": [{"start": 0, "end": 2, "text": "ab", "label": "PER"}],
    }
    bare = {
        key: value if key == "text" else [{**{k: v for k, v in span.items() if k != "text"}, **told} for span in value]
        for key, value in whole.items()
    }
    assert write(name, bare) == write(name, whole)


@pytest.mark.parametrize("form", [{}, {"form": None}])
def test_a_word_without_form_is_written_as_it_stands(form):
    assert write("conllu", {"text": "ab cd", "words": [{"start": 0, "end": 5, **form}]}) == write("conllu", {"text": "ab cd"})


# --- anything at all ---------------------------------------------------------------------------------

_TEXTS = st.text(st.sampled_from("ابپ ت۔،\n\t\u200c\u00a0ً1a|\\_.\r#"), max_size=60)


@st.composite
def documents(draw):
    text = draw(_TEXTS)
    places = st.integers(0, len(text))
    entities = []
    for start, end in draw(st.lists(st.tuples(places, places), max_size=5)):
        if start < end and text[start:end].strip() == text[start:end]:
            entities.append({"start": start, "end": end, "text": text[start:end], "label": draw(st.sampled_from(["PER", "LOC"]))})
    return {"id": draw(st.sampled_from([None, "a\nb"])), "text": text, "entities": entities}


@settings(max_examples=150, deadline=None)
@given(documents())
def test_nothing_raises_and_conllu_keeps_the_text(document):
    for name in ("conll", "brat", "spacy"):
        write(name, document)
    lines = write("conllu", document)
    for back in conllu.read(lines.split("\n"), "x"):
        assert back["text"].split() == document["text"].split()
    for back in conll.read(write("conll", document).split("\n"), "x"):
        assert len(back["text"].split()) == len(back["tokens"])


@settings(max_examples=150, deadline=None)
@given(documents())
def test_spacys_tokens_hold_the_text(document):
    out = json.loads(write("spacy", document))
    rebuilt, place = "", 0
    for token in out["tokens"]:
        assert token["start"] - place in (0, 1) and document["text"][place : token["start"]] in ("", " ")
        rebuilt = document["text"][: token["end"]]
        place = token["end"]
    assert document["text"][len(rebuilt) :] in ("", " ")
