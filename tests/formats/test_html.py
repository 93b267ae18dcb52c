"""The HTML report: whole, self-contained, right where finds overlap, and hostile text stays text."""

import base64
import hashlib
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from urdutext.formats import make

TEXT = "ڈاکٹر سارہ ملک 3 جون 2021ء کو لاہور گئیں۔\n\nلاہور شہر بڑا ہے۔\nذریعہ: اخبار\n"


def span(text, piece, after=0, **more):
    start = text.index(piece, after)
    return {"start": start, "end": start + len(piece), "text": piece, **more}


DOCUMENT = {
    "id": "news.txt",
    "text": TEXT,
    "reference_date": "2021-07-01",
    "boilerplate": [span(TEXT, "ذریعہ: اخبار")],
    "dates": [span(TEXT, "3 جون 2021ء", type="DATE", value="2021-06-03")],
    "entities": [
        span(TEXT, "سارہ ملک", label="PER", title="ڈاکٹر"),
        span(TEXT, "لاہور", label="LOC"),
        span(TEXT, "لاہور شہر", label="LOC"),
        span(TEXT, "لاہور", after=TEXT.index("\n"), label="ORG"),  # inside the one before
    ],
}

EVIL = "<script>document.title='x'</script> </style><img src=x onerror=alert(1)> &amp; \u202e\x00\x1b[2J $digest"
HOSTILE = {
    "id": "<b>evil</b> \"' onload=x",
    "text": EVIL,
    "reference_date": "<i>",
    "entities": [{"start": 0, "end": len(EVIL), "text": EVIL, "label": "</style><script>", "title": EVIL, "norm": EVIL}],
    "dates": [{"start": 0, "end": 3, "text": EVIL[:3], "type": '"><x', "value": EVIL}],
}


def write(*documents):
    format = make("html", "entities")
    parts = [format.convert(document, False) for document in documents]
    return format.begin() + "".join(format.write(part) for part in parts) + format.end()


class Page(HTMLParser):
    """The elements of a page, the text of its paragraphs, and of its marks."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.paragraphs, self.marks, self.stack = [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in ("meta", "input", "br"):
            self.stack.append(tag)
        if tag == "p":
            self.paragraphs.append("")
        if tag == "mark":
            self.marks.append("")

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        if "article" in self.stack:
            if "p" in self.stack:
                self.paragraphs[-1] += data
            if "mark" in self.stack:
                self.marks[-1] += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def test_the_page_is_whole_and_every_link_leads_somewhere():
    page = Page(write(DOCUMENT, {**DOCUMENT, "id": "other.txt"}))
    assert not page.stack
    assert page.all("html") == [{"lang": "ur", "dir": "rtl"}]
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"].removeprefix("#") for attributes in page.all("a")]
    assert set(links) <= set(ids) and len(links) == 1 + 2 * 5
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.all(landmark)) == 1
    assert all("aria-labelledby" in attributes or "aria-label" in attributes for attributes in page.all("nav") + page.all("section") + page.all("article"))


def test_the_text_stands_in_its_paragraphs_and_the_finds_are_marked():
    page = Page(write(DOCUMENT))
    assert [p for p in page.paragraphs if p][1:] == [line for line in TEXT.split("\n") if line]
    assert page.marks == ["سارہ ملک", "3 جون 2021ء", "لاہور", "لاہور", " شہر"]
    assert [mark["class"] for mark in page.all("mark")] == ["l-PER", "l-DATE", "l-LOC", "l-ORG", "l-LOC"]
    assert {"class": "furniture"} in page.all("span")


def test_a_filter_and_a_group_for_each_label():
    html = write(DOCUMENT)
    page = Page(html)
    assert [box["id"] for box in page.all("input") if box["type"] == "checkbox"] == ["f-l-PER", "f-l-LOC", "f-l-ORG", "f-l-DATE"]
    assert "افراد" in html and "تاریخیں" in html and "2021-06-03" in html


def test_nothing_is_fetched_and_nothing_runs():
    html = write(DOCUMENT, HOSTILE)
    page = Page(html)
    assert not page.all("script") and not page.all("link") and not page.all("img") and not page.all("b")
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert "http:" not in html.replace("http-equiv", "") and "https:" not in html
    [policy] = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy and policy.startswith("default-src 'none'")
    assert not any("style" in attributes for _, attributes in page.elements)


def test_hostile_text_stays_text():
    page = Page(write(HOSTILE))
    assert not page.stack
    assert "<script>document.title='x'</script> </style><img src=x onerror=alert(1)> &amp; <U+202E>␀␛[2J $digest" in page.paragraphs
    assert all(re.fullmatch("x-[0-9a-f]{12}", mark["class"]) for mark in page.all("mark"))


def test_nothing_found_is_said():
    assert "کچھ نہیں ملا" in write({"id": "-", "text": "", "entities": []})
    Page(write())


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("اب <>&\"'\n\t\x00\u202e$"), max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["PER", "LOC", "<"])), max_size=6),
)
def test_overlapping_finds_of_any_text_make_a_whole_page(text, finds):
    entities = [
        {"start": a, "end": b, "text": text[a:b], "label": label} for a, b, label in finds if a < b <= len(text)
    ]
    page = Page(write({"id": "x", "text": text, "entities": entities}))
    assert not page.stack
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in page.all("a")} <= set(ids)
    shown = "".join(page.paragraphs[1:])
    for letter in "اب<>&\"'$":
        assert shown.count(letter) >= text.count(letter)


# --- a real browser ----------------------------------------------------------------------------------

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --enable-logging=stderr --virtual-time-budget=2000".split()


@pytest.fixture
def browse(tmp_path):
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")

    def browse(html):
        path = tmp_path / "report.html"
        path.write_text(html, encoding="utf-8")
        command = [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path}/profile", "--dump-dom", path.as_uri()]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)

    return browse


def test_a_browser_takes_the_page_as_it_is(browse):
    html = write(DOCUMENT, HOSTILE)
    result = browse(html)
    assert "Content Security Policy" not in result.stderr
    page = Page(result.stdout)
    assert page.marks == Page(html).marks
    assert "<title>2 متون</title>" in result.stdout and not page.all("script")


def test_a_browser_refuses_a_style_that_was_changed(browse):
    assert "Content Security Policy" in browse(write(DOCUMENT).replace("<style>", "<style> ")).stderr
