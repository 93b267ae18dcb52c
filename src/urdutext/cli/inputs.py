"""Reading documents from files and standard input.

A text file is one document, decoded from its bytes as they are: no line end is translated, so that
offsets hold in the file's own text. `normalize` needs no whole document and reads blocks that end at
line ends, so that a file of any size passes through little memory.
"""

from __future__ import annotations

import codecs
import io
import os
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, NamedTuple

from ..encoding import byte_order_mark
from .files import InputError as InputError
from .files import opened, source_of
from .options import Shared

BLOCK = 1 << 20  # bytes read at a time

#: How long a document may be, in characters: some 30 MB of Urdu, whose tokens take some 4 GB of memory.
MAX_CHARACTERS = 1 << 24
#: How long a line of JSON may be: a document's layers take some twenty times the room of its text.
MAX_LINE = 32 * MAX_CHARACTERS

#: The remedy for what is no JSON where plain text is no input.
_MARKED = "give JSON Lines, or a file that ends in .conll, .conllu or .ann"


class Item(NamedTuple):
    """A document on its way: where it is from (for messages), its JSON values, and whether it is a piece
    of a text file, to be written without a line end of its own."""

    where: str
    document: dict[str, Any]
    piece: bool = False


class Line(NamedTuple):
    """A line of JSON Lines that is not read yet, so that another process can read it."""

    where: str
    text: str
    parse: Callable[[str, str], Item | InputError]

    def read(self) -> Item | InputError:
        """Its document, or what is wrong with it."""
        return self.parse(self.where, self.text)


def read(
    path: str, shared: Shared, *, blocks: bool = False, tell: Callable[[int], None] | None = None
) -> Iterator[Item | InputError]:
    """The documents of one file, or of standard input for ``-``.

    ``blocks``: a text file comes in pieces that end at line ends instead of whole; ``tell`` is called with
    the number of bytes read. A bad line of JSON Lines comes as an InputError in its place; a file that
    can't be read raises one.
    """
    for part in parts(path, shared, blocks=blocks, tell=tell):
        yield part.read() if isinstance(part, Line) else part


def parts(
    path: str, shared: Shared, *, blocks: bool = False, tell: Callable[[int], None] | None = None
) -> Iterator[Item | Line]:
    """What `read` makes documents of: lines of JSON Lines as they stand, and the documents of other files."""
    name = "standard input" if path == "-" else path
    try:
        bytes(4).decode(shared.encoding, "replace")  # a LookupError also for hex and zip, which give bytes
    except (LookupError, UnicodeError):
        raise InputError(f"{name}: no encoding {shared.encoding!r}; try utf-8, utf-16 or cp1256") from None
    try:
        with opened(path, tell) as stream:
            source = source_of(path) if shared.source == "auto" else shared.source
            if source == "jsonl":
                yield from _read_jsonl(name, stream, shared, _parse if shared.offered else partial(_parse, remedy=_MARKED))
            elif source == "spacy":
                yield from _read_jsonl(name, stream, shared, _parse_spacy)
            elif source in ("conll", "conllu"):
                yield from _read_corpus(path, name, stream, shared, source)
            elif source == "brat":
                yield _read_brat(path, name, stream, shared)
            elif source == "html":
                yield _read_html(path, name, stream, shared)
            elif blocks or shared.lines:
                yield from _read_pieces(path, name, stream, shared)
            else:
                yield Item(name, {"id": path, "text": _whole(name, stream, shared)}, True)
    except OSError as error:
        raise InputError(f"{name}: {_reason(error, path, shared)}") from None


def _reason(error: OSError, path: str, shared: Shared) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the name"
    if isinstance(error, IsADirectoryError):
        if not shared.offered:
            return "is a folder; name a file in it"
        return f"is a folder; name its files, as in {os.path.join(path, '*.txt')}, or use --recursive"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    return (error.strerror or str(error)).lower()


def _decoded(name: str, stream: BinaryIO, shared: Shared, first: bytes) -> Iterator[str]:
    """The text of a stream, a block at a time. Raises InputError that names the line and byte."""
    first = first or stream.read(BLOCK)
    encoding, skip = byte_order_mark(first) or (shared.encoding, 0)
    if first and (kind := codecs.lookup(encoding).name) in ("utf-16", "utf-32"):
        raise InputError(f"{name}: no byte order mark; give --encoding {kind}-le or {kind}-be")
    decoder = codecs.getincrementaldecoder(encoding)(shared.errors)
    line, column = 1, 0  # where the decoder stands: lines and bytes of this line before `pending`
    block = first[skip:]
    while True:
        pending = decoder.getstate()[0]  # the beginning of a character that the block before broke off
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            start = error.object.rfind(b"\n", 0, error.start) + 1
            line += error.object.count(b"\n", 0, error.start)
            byte = error.start - start + 1 + (0 if start else column)
            remedy = "give its --encoding, such as cp1256, or use --errors replace" if shared.offered else "save it as UTF-8"
            wrong = f"0x{error.object[error.start]:02x} is no {encoding.upper()}"
            raise InputError(f"{name}: line {line}, byte {byte}: {wrong}; {remedy}") from None
        except UnicodeError as error:  # of no single byte, as of punycode
            raise InputError(f"{name}: {error}; give another --encoding") from None
        if text:
            yield text
        if not block:
            return
        seen = pending + block
        decoded = len(seen) - len(decoder.getstate()[0])
        line += seen.count(b"\n", 0, decoded)
        start = seen.rfind(b"\n", 0, decoded) + 1
        column = decoded - start + (0 if start else column)
        block = stream.read(BLOCK)


def _whole(name: str, stream: BinaryIO, shared: Shared) -> str:
    """The text of a stream as one document. Raises InputError when it is too long for one."""
    blocks: list[str] = []
    size = 0
    for text in _decoded(name, stream, shared, b""):
        size += len(text)
        if size > MAX_CHARACTERS:
            lines = "take each line as a document with --lines, or " if shared.offered else ""
            raise InputError(f"{name}: longer than a document may be ({MAX_CHARACTERS:,} characters); {lines}split the file")
        blocks.append(text)
    return "".join(blocks)


def _read_pieces(path: str, name: str, stream: BinaryIO, shared: Shared) -> Iterator[Item]:
    rest = ""
    number = 0
    for text in _decoded(name, stream, shared, b""):
        end = text.rfind("\n") + 1
        if not end and not shared.lines and "\r" in text[:-1]:  # a file whose lines end as on old Macs
            end = text.rfind("\r", 0, -1) + 1
        if not end:
            rest += text
            if len(rest) > MAX_CHARACTERS:
                raise InputError(
                    f"{name}: a line is longer than it may be ({MAX_CHARACTERS:,} characters); break it into lines"
                )
            continue
        piece, rest = rest + text[:end], text[end:]
        if shared.lines:
            for line in piece.split("\n")[:-1]:
                number += 1
                yield Item(f"{name}: line {number}", {"id": f"{path}:{number}", "text": line.removesuffix("\r")})
        else:
            yield Item(name, {"id": path, "text": piece}, True)
    if rest and shared.lines:
        yield Item(f"{name}: line {number + 1}", {"id": f"{path}:{number + 1}", "text": rest})
    elif rest:
        yield Item(name, {"id": path, "text": rest}, True)


def _lines(name: str, stream: BinaryIO, shared: Shared) -> Iterator[str]:
    """The lines of a stream, without their line feeds."""
    rest: list[str] = []
    size = 0
    for text in _decoded(name, stream, shared, b""):
        lines = text.split("\n")
        rest.append(lines[0])
        size += len(lines[0])
        if size > MAX_LINE:
            raise InputError(f"{name}: a line is longer than it may be ({MAX_LINE:,} characters); is it JSON Lines?")
        if len(lines) > 1:
            lines[0] = "".join(rest)
            rest = [lines.pop()]
            size = len(rest[0])
            yield from lines
    last = "".join(rest)
    if last:
        yield last


def _read_jsonl(
    name: str, stream: BinaryIO, shared: Shared, parse: Callable[[str, str], Item | InputError]
) -> Iterator[Line]:
    for number, line in enumerate(_lines(name, stream, shared), 1):
        if line.strip():
            yield Line(f"{name}: line {number}", line, parse)


def _read_corpus(path: str, name: str, stream: BinaryIO, shared: Shared, source: str) -> Iterator[Item]:
    from ..formats import conll, conllu

    module = conll if source == "conll" else conllu
    try:
        for document in module.read(_lines(name, stream, shared), path):
            yield Item(name, document)
    except ValueError as error:
        raise InputError(f"{name}: {error}") from None


def _read_brat(path: str, name: str, stream: BinaryIO, shared: Shared) -> Item:
    """The text that stands beside an ``.ann`` file, with the finds of that file."""
    from ..formats import brat

    if path == "-":
        raise InputError("brat: name the .ann file, so that its .txt can be found beside it")
    beside = f"{os.path.splitext(path)[0]}.txt"
    try:
        with open(beside, "rb") as file:
            text = _whole(beside, file, shared)
    except OSError as error:
        raise InputError(f"{beside}: {_reason(error, beside, shared)}; the text of an .ann file stands beside it") from None
    try:
        return Item(name, {"id": beside, "text": text, **brat.read(_lines(name, stream, shared), text)})
    except ValueError as error:
        raise InputError(f"{name}: {error}") from None


def _read_html(path: str, name: str, stream: BinaryIO, shared: Shared) -> Item:
    """The main text of a web page, with its title, address and date when the page tells them.

    The date becomes the document's reference date, against which آج and کل are resolved.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise InputError(f"{name}: HTML needs the package trafilatura; pip install 'urdutext[html]', or use --from text") from None
    content = stream.read(MAX_LINE + 1)
    if len(content) > MAX_LINE:
        raise InputError(f"{name}: longer than a page may be ({MAX_LINE:,} bytes)")
    data: bytes | str = content
    if shared.encoding.lower() not in ("utf-8", "utf8"):
        # Told by the user, and so it wins over what the page says of itself.
        data = "".join(_decoded(name, io.BytesIO(content), shared, b""))
    # Only a date that the page states: without it no search through its text, which would find any date.
    dates = {"extensive_search": False, "original_date": True}
    page: Any = bare_extraction(data, with_metadata=True, include_comments=False, date_extraction_params=dates)
    if page is None or not page.text:
        raise InputError(f"{name}: no main text found in this page; to take it as it is use --from text")
    document: dict[str, Any] = {"id": path, "text": page.text}
    document.update({key: value for key, value in (("title", page.title), ("url", page.url)) if value})
    if page.date:
        document["reference_date"] = page.date
    return Item(name, document)


def _parse_spacy(where: str, line: str) -> Item | InputError:
    from ..formats import spacy

    item = _parse(where, line)
    if isinstance(item, InputError):
        return item
    try:
        return Item(where, spacy.read(item.document, where.replace(": line ", ":")))
    except ValueError as error:
        return InputError(f"{where}: {error}")


def _parse(where: str, line: str, remedy: str = "for plain text use --from text") -> Item | InputError:
    import json  # here, since plain text does without

    try:
        document = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "nested too deeply")
        return InputError(f"{where}: no JSON ({reason.lower()}); {remedy}")
    if not isinstance(document, dict):
        return InputError(f"{where}: no JSON object; each line holds one, as in {{\"text\": \"…\"}}")
    if not isinstance(document.get("text"), str):
        return InputError(f'{where}: the object has no "text" that is a string')
    if len(document["text"]) > MAX_CHARACTERS:
        return InputError(f"{where}: longer than a document may be ({MAX_CHARACTERS:,} characters); split it")
    return Item(where, document)
