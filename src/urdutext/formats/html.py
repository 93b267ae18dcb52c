"""An HTML report: the running text with its finds marked, and beside it a list of them that leads to each.

One page that stands alone: style and font are inside it, there is no script at all (filter and theme are
style alone), and its Content-Security-Policy forbids whatever is not named. Text from outside is text: it
is escaped, control characters in it are shown, and each find and paragraph is isolated.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from html import escape
from itertools import pairwise
from string import Template
from typing import Any, NamedTuple

from ..resources import read_bytes, read_text
from .base import Format, name_of
from .marks import label_of, spans
from .visible import visible

#: Label or type -> what a group of them is called in Urdu, and its hue on the colour wheel.
_GROUPS = {
    "PER": ("افراد", 145),
    "LOC": ("مقامات", 215),
    "ORG": ("ادارے", 290),
    "DATE": ("تاریخیں", 35),
    "TIME": ("اوقات", 65),
    "DURATION": ("دورانیے", 10),
    "SET": ("معمول", 85),
}
# Colour alone must not tell one label from another: the line below a find does too.
_LINES = ("solid", "dashed", "dotted", "double")

_LAYERS = (("entities", "label"), ("dates", "type"))
_COUNTED = {"sentences": "جملے", "tokens": "ٹوکن"}
_CONTEXT = 32  # characters on each side of a find in the list
_NUMBER = "\0"  # stands for the document's number, which only the first process knows; no text holds it

# What is shown as a sign. Marks of direction (U+200E, U+200F, U+061C) belong to the text and stay.
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class _Mention(NamedTuple):
    anchor: str
    label: str
    name: str  # mentions of one name are counted together: a name in one spelling, or a date's value
    text: str
    note: str  # a date's value, a person's title
    before: str
    after: str
    document: str


class Html(Format):
    """The report of all documents of a run."""

    waits = True

    def __init__(self) -> None:
        self._articles: list[str] = []
        self._mentions: list[_Mention] = []
        self._sizes = dict.fromkeys(_COUNTED, 0)
        self._first = ""

    def convert(self, document: Mapping[str, Any], piece: bool) -> tuple[str, list[_Mention], dict[str, int], str]:
        text: str = document["text"]
        id = name_of(document)
        found = [
            (span, label) for layer, key in _LAYERS for span in spans(document, layer) or [] if (label := label_of(span, key))
        ]
        found.sort(key=lambda find: (find[0]["start"], -find[0]["end"]))
        mentions = []
        for number, (span, label) in enumerate(found):
            start, end, value = span["start"], span["end"], span.get("value")
            mentions.append(
                _Mention(
                    f"d{_NUMBER}m{number}",
                    label,
                    str(value or span.get("norm") or " ".join(span["text"].split())),
                    span["text"],
                    str(value or span.get("title") or ""),
                    text[max(0, start - _CONTEXT) : start].rpartition("\n")[2],
                    text[end : end + _CONTEXT].partition("\n")[0],
                    id,
                )
            )
        sizes = {layer: len(spans(document, layer) or []) for layer in _COUNTED}
        reference = document.get("reference_date")
        note = f'<p class="note">تاریخِ حوالہ: {_latin(str(reference))}</p>\n' if reference else ""
        places = [(span["start"], span["end"]) for span, _ in found]
        furniture = [(span["start"], span["end"]) for span in spans(document, "boilerplate") or []]
        article = (
            f'<article aria-labelledby="d{_NUMBER}">\n'
            f'<h2 id="d{_NUMBER}"><bdi dir="auto">{_safe(_name(id))}</bdi></h2>\n'
            f"{note}{_running(text, places, mentions, furniture)}</article>"
        )
        return id, mentions, sizes, article

    def write(self, part: Any) -> str:
        id, mentions, sizes, article = part
        number = str(len(self._articles) + 1)
        self._first = self._first or id
        self._articles.append(article.replace(_NUMBER, number))
        self._mentions += [mention._replace(anchor=mention.anchor.replace(_NUMBER, number)) for mention in mentions]
        for layer, size in sizes.items():
            self._sizes[layer] += size
        return ""

    def end(self) -> str:
        groups: dict[str, dict[str, list[_Mention]]] = {}
        for mention in self._mentions:
            groups.setdefault(mention.label, {}).setdefault(mention.name, []).append(mention)
        order = sorted(groups, key=lambda label: ([*_GROUPS].index(label) if label in _GROUPS else len(_GROUPS), label))
        style = _style(order)
        title = f"{len(self._articles)} متون" if len(self._articles) != 1 else _name(self._first)
        return Template(read_text("formats/report/report.html")).substitute(
            digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            style=style,
            version=_version(),
            title=_safe(title),
            heading=f'<bdi dir="auto">{_safe(title)}</bdi>',
            counts=self._counts(groups),
            filters=_filters(order, groups),
            lists="\n".join(_list(label, groups[label], len(self._articles) > 1) for label in order) or "<p>کچھ نہیں ملا۔</p>",
            documents="\n".join(self._articles),
        )

    def _counts(self, groups: Mapping[str, Mapping[str, list[_Mention]]]) -> str:
        parts = [f"متون {_number(len(self._articles))}"]
        parts += [f"{name} {_number(self._sizes[layer])}" for layer, name in _COUNTED.items() if self._sizes[layer]]
        parts += [f"{_heading(label)} {_number(sum(map(len, names.values())))}" for label, names in groups.items()]
        return " · ".join(parts)


def _version() -> str:
    from .. import __version__

    return __version__


def _safe(text: str) -> str:
    """Text as HTML. Letters, joiners and marks of direction stay; other control characters are shown."""
    return escape(_CONTROL.sub(lambda match: visible(match.group()), text))


def _name(id: str) -> str:
    return "متن" if id in ("", "-") else id


def _latin(text: str) -> str:
    return f'<bdi class="latin">{_safe(text)}</bdi>'


def _number(number: int) -> str:
    return f'<bdi class="latin">{number:,}</bdi>'


def _heading(label: str) -> str:
    name = _GROUPS[label][0] if label in _GROUPS else ""
    return f"{name} {_latin(label)}".strip()


def _class(label: str) -> str:
    """A label's class in the style: itself, or a digest where it is no plain word."""
    if re.fullmatch("[A-Za-z][A-Za-z0-9_-]{0,40}", label):
        return f"l-{label}"
    return "x-" + hashlib.sha256(label.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _style(labels: list[str]) -> str:
    rules = [Template(read_text("formats/report/report.css")).substitute(font=_font())]
    for number, label in enumerate(labels):
        hue = _GROUPS[label][1] if label in _GROUPS else (number * 67 + 190) % 360
        name = _class(label)
        rules.append(
            f".{name} {{ --back: light-dark(hsl({hue} 75% 90%), hsl({hue} 45% 22%)); "
            f"--edge: light-dark(hsl({hue} 65% 36%), hsl({hue} 65% 66%)); text-decoration-style: {_LINES[number % 4]}; }}\n"
            f"body:has(#f-{name}:not(:checked)) mark.{name} {{ background: none; text-decoration: none; padding: 0; }}\n"
            f"body:has(#f-{name}:not(:checked)) #s-{name} {{ display: none; }}\n"
        )
    return "\n" + "".join(rules)


def _font() -> str:
    return base64.b64encode(read_bytes("formats/report/noto-nastaliq-urdu.woff2")).decode()


def _filters(labels: list[str], groups: Mapping[str, Mapping[str, list[_Mention]]]) -> str:
    if not labels:
        return ""
    boxes = "\n".join(
        f'<label><input type="checkbox" id="f-{_class(label)}" checked> '
        f'<span class="swatch {_class(label)}"></span> {_heading(label)} '
        f"{_number(sum(map(len, groups[label].values())))}</label>"
        for label in labels
    )
    return f"<fieldset>\n<legend>دکھائیں</legend>\n{boxes}\n</fieldset>"


def _list(label: str, names: Mapping[str, list[_Mention]], several: bool) -> str:
    """The names of a label, the most frequent first; dates by their values."""
    order = sorted(names, key=lambda name: (-len(names[name]), name))
    if any(mention.name == mention.note for mentions in names.values() for mention in mentions):
        order = sorted(names)
    items = []
    for name in order:
        mentions = names[name]
        shown = f"<bdi>{_safe(' '.join(mentions[0].text.split()))}</bdi>"
        notes = dict.fromkeys(mention.note for mention in mentions if mention.note)
        note = "".join(f" {_latin(note) if note.isascii() else f'<bdi class=note>({_safe(note)})</bdi>'}" for note in notes)
        if len(mentions) == 1:
            items.append(f'<li><a href="#{mentions[0].anchor}">{shown}</a>{note}</li>')
        else:
            links = "\n".join(f"<li>{_link(mention, several)}</li>" for mention in mentions)
            items.append(
                f"<li><details><summary>{shown}{note} {_number(len(mentions))}</summary>\n<ul>\n{links}\n</ul></details></li>"
            )
    name = _class(label)
    body = "\n".join(items)
    return f'<section id="s-{name}" aria-labelledby="h-{name}">\n<h2 id="h-{name}">{_heading(label)}</h2>\n<ul>\n{body}\n</ul>\n</section>'


def _link(mention: _Mention, several: bool) -> str:
    before = _safe(mention.before.partition(" ")[2] if len(mention.before) == _CONTEXT else mention.before)
    after = _safe(mention.after.rpartition(" ")[0] if len(mention.after) == _CONTEXT else mention.after)
    where = f' <bdi class="latin note">{_safe(mention.document)}</bdi>' if several else ""
    text = _safe(" ".join(mention.text.split()))
    return f'<a href="#{mention.anchor}"><bdi>{before}<strong>{text}</strong>{after}</bdi></a>{where}'


def _running(
    text: str, places: list[tuple[int, int]], mentions: list[_Mention], furniture: list[tuple[int, int]]
) -> str:
    """The text as paragraphs, one a line, its finds marked.

    Finds may overlap: the text is cut wherever one begins or ends, and each piece is marked as the
    shortest find that covers it.
    """
    cuts = {0, len(text), *(place for pair in places + furniture for place in pair)}
    cuts |= {match.end() for match in re.finditer("\n", text)}
    order = sorted(cuts)
    out = ["<p>"]
    waiting = sorted(range(len(places)), key=lambda i: places[i][0])[::-1]
    active: list[int] = []
    aside = 0
    for start, end in pairwise(order):
        active = [i for i in active if places[i][1] > start]
        began = []
        while waiting and places[waiting[-1]][0] <= start:
            began.append(waiting.pop())
        active += began
        while aside < len(furniture) and furniture[aside][1] <= start:
            aside += 1
        piece = _safe(text[start:end].rstrip("\r\n"))
        if active:
            inner = min(active, key=lambda i: places[i][1] - places[i][0])
            out += [f'<span id="{mentions[i].anchor}"></span>' for i in began if i != inner]
            anchor = f' id="{mentions[inner].anchor}"' if inner in began else ""
            mention = mentions[inner]
            hint = _safe(" · ".join(part for part in (mention.label, mention.note) if part))
            piece = f'<mark class="{_class(mention.label)}"{anchor} title="{hint}">{piece}</mark>'
        if aside < len(furniture) and furniture[aside][0] <= start:
            piece = f'<span class="furniture">{piece}</span>' if piece else piece
        out.append(piece)
        if text[end - 1] == "\n":
            out.append("</p>\n<p>")
    out.append("</p>\n")
    return re.sub(r"<p>\s*</p>\n", "", "".join(out))
