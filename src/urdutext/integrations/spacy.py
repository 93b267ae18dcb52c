"""spaCy: the pipeline component and the tokenizer ``urdutext``, found through spaCy's entry points.

    nlp = spacy.blank("ur", config={"nlp": {"tokenizer": {"@tokenizers": "urdutext.Tokenizer.v1"}}})
    nlp.add_pipe("urdutext", config={"reference_date": "2025-07-15"})
    doc = nlp(text)
    doc.sents, doc.ents, doc.spans["dates"]
"""

# Without `from __future__ import annotations`: older spaCy (3.7.0, 3.8.2) makes a schema of a factory's annotations
# and can't read them as strings.

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans, minibatch, registry
from spacy.vocab import Vocab

from ..document import parse_date

LAYERS = ("sentences", "dates", "entities")


class Annotator:
    """Sets sentence starts, ``doc.ents`` and ``doc.spans["dates"]``, whatever tokenizer made the tokens.

    A name or date whose ends are no token's ends is aligned as ``alignment_mode`` says (see spaCy's
    `Doc.char_span`): with ``expand`` it grows to whole tokens, with ``contract`` it shrinks, with
    ``strict`` it is left out. A date's label is its type (DATE, TIME, DURATION, SET), its ``id_``, and
    its ``kb_id_``, which `Doc.to_json` keeps, the value; an entity's ``id_`` is the id that a long form shares with
    its acronym.

    A document's own reference date is ``doc._.reference_date``, a date or ``YYYY-MM-DD``, set before the
    component runs. Raises ValueError on a layer, mode or date that is none.
    """

    def __init__(
        self, layers: Sequence[str], alignment_mode: str, reference_date: str | None, locale: str
    ) -> None:
        for layer in layers:
            if layer not in LAYERS:
                raise ValueError(f"no layer {layer!r} in spaCy: choose from {', '.join(LAYERS)}")
        if alignment_mode not in ("strict", "contract", "expand"):
            raise ValueError(f"no alignment mode {alignment_mode!r}: choose from strict, contract, expand")
        self.layers = tuple(layers)
        self.alignment_mode = alignment_mode
        self.reference_date = None if reference_date is None else parse_date(reference_date)
        self.locale = locale
        if not Doc.has_extension("reference_date"):
            Doc.set_extension("reference_date", default=None)

    def __call__(self, doc: Doc) -> Doc:
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:
        """Annotate documents many at once, which is faster for entities."""
        for batch in minibatch(stream, batch_size):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: list[Doc]) -> None:
        from ..pipeline import annotate

        documents = [{"text": doc.text, "reference_date": doc._.reference_date} for doc in docs]
        annotate(documents, layers=self.layers, reference_date=self.reference_date, locale=self.locale)
        for doc, document in zip(docs, documents):
            if "sentences" in self.layers:
                _set_sentences(doc, document["sentences"])
            if "dates" in self.layers:
                doc.spans["dates"] = list(self._spans(doc, document["dates"], "type", "value"))
            if "entities" in self.layers:
                # Two names that grew to share a token can't both be entities: the longer one stays.
                doc.set_ents(filter_spans(self._spans(doc, document["entities"], "label", "id")))

    def _spans(self, doc: Doc, found: list[dict[str, Any]], label: str, id: str) -> Iterator[Span]:
        for values in found:
            span = doc.char_span(
                values["start"],
                values["end"],
                label=values[label],
                alignment_mode=self.alignment_mode,
                span_id=values.get(id) or "",
                kb_id=values.get("value") or "",
            )
            if span:
                yield span


def _set_sentences(doc: Doc, sentences: list[dict[str, Any]]) -> None:
    # White space before the first sentence is part of it: spaCy's sentences cover every token.
    starts = [0, *(span["start"] for span in sentences[1:])]
    i = 0
    for token in doc:
        # A token that a sentence begins in begins it: spaCy's sentences are made of whole tokens.
        end = token.idx + len(token.text)
        token.is_sent_start = i < len(starts) and starts[i] < end
        while i < len(starts) and starts[i] < end:
            i += 1


def make_annotator(
    nlp: Language,
    name: str,
    layers: Sequence[str],
    alignment_mode: str,
    reference_date: str | None,
    locale: str,
) -> Annotator:
    """The factory ``urdutext`` of spaCy's entry point: an `Annotator` from a pipeline's config."""
    return Annotator(layers, alignment_mode, reference_date, locale)


Language.factory(
    "urdutext",
    default_config={
        "layers": list(LAYERS),
        "alignment_mode": "expand",
        "reference_date": None,
        "locale": "ur-PK",
    },
    assigns=["doc.ents", "doc.spans", "token.is_sent_start"],
    retokenizes=False,
    func=make_annotator,
)


class Tokenizer:
    """Tokens as `urdutext.tokens` gives them. As everywhere in spaCy the text comes back whole: one space
    after a token belongs to it, any other white space is a token of its own."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        from ..segmentation import token_offsets

        words: list[str] = []
        spaces: list[bool] = []
        place = 0
        for start, end in [*token_offsets(text), (len(text), len(text))]:
            gap = text[place:start]
            if gap.startswith(" ") and words:
                spaces[-1] = True
                gap = gap[1:]
            if gap:
                words.append(gap)
                spaces.append(False)
            if start < end:
                words.append(text[start:end])
                spaces.append(False)
            place = end
        return Doc(self.vocab, words, spaces)

    # The tokenizer has no state of its own; spaCy asks for these when it saves and loads a pipeline.

    def to_bytes(self, **options: Any) -> bytes:
        return b""

    def from_bytes(self, data: bytes, **options: Any) -> "Tokenizer":
        return self

    def to_disk(self, path: Any, **options: Any) -> None:
        return None

    def from_disk(self, path: Any, **options: Any) -> "Tokenizer":
        return self


def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """The tokenizer ``urdutext.Tokenizer.v1`` of spaCy's entry point."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers("urdutext.Tokenizer.v1", func=make_tokenizer)
