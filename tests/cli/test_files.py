"""Files by their names: compressed, in folders, pages of HTML; and progress."""

import bz2
import gzip
import io
import json
import lzma
import sys

import pytest

from urdutext.cli.files import Counted, InputError, expand, source_of
from urdutext.cli.progress import Meter

TEXT = "وہ لاہور گیا۔ پھر واپس آیا۔\n"
PACK = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def zst(data):
    return pytest.importorskip("zstandard").ZstdCompressor().compress(data)


@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz", ".zst", ".GZ"])
def test_compressed_files_are_read_by_name(shell, tmp_path, ending):
    pack = {**PACK, ".zst": zst}[ending.lower()]
    text, lines = tmp_path / f"a.txt{ending}", tmp_path / f"a.jsonl{ending}"
    text.write_bytes(pack(TEXT.encode()))
    lines.write_bytes(pack(json.dumps({"text": TEXT}).encode()))
    assert [d["text"] for d in shell.json("sentences", text, lines)] == [TEXT, TEXT]
    # Several packed files in a row are one, as gzip and its like have it.
    text.write_bytes(pack(TEXT.encode()) + pack(TEXT.encode()))
    assert shell.json("sentences", text)[0]["text"] == TEXT + TEXT


@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz", ".zst"])
def test_a_damaged_file_is_told_and_the_others_are_done(shell, tmp_path, ending):
    pack = {**PACK, ".zst": zst}[ending]
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    short, other = tmp_path / f"short.txt{ending}", tmp_path / f"other.txt{ending}"
    short.write_bytes(pack((TEXT * 1000).encode())[:-10])
    other.write_bytes(b"this is no packed file")
    result = shell("sentences", "--jsonl", short, other, good, status=1)
    assert len(result.stdout.splitlines()) == 1
    lines = result.stderr.splitlines()
    assert len(lines) == 2 and all(f"no whole {ending} file" in line for line in lines)


def test_a_missing_library_is_told_with_the_remedy(shell, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "a.zst").write_bytes(b"x")
    (tmp_path / "a.html").write_text("x")
    first, second = shell("sentences", tmp_path / "a.zst", tmp_path / "a.html", status=1).stderr.splitlines()
    assert "pip install 'urdutext[zst]'" in first
    assert "pip install 'urdutext[html]'" in second and "--from text" in second


def test_a_folder_gives_its_files_by_name(shell, tmp_path):
    for name in ("b.txt", "a.txt", "z/c.txt.gz", "z/notes.pdf", ".hidden/x.txt", "z/.x.txt", "z/d.jsonl", "z/e.ann"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        data = json.dumps({"id": "d", "text": TEXT}).encode() if name.endswith("jsonl") else TEXT.encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    ids = [d["id"] for d in shell.json("sentences", "--recursive", tmp_path)]
    assert ids == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), str(tmp_path / "z/c.txt.gz"), "d"]
    assert "--recursive" in shell("sentences", tmp_path, status=1).stderr


def test_a_folder_with_nothing_to_read_is_told(shell, tmp_path):
    (tmp_path / "a.pdf").write_text("x")
    assert "no file in it that ends in" in shell("sentences", "-r", tmp_path, status=1).stderr
    [error] = expand([str(tmp_path)], True)
    assert isinstance(error, InputError)
    assert list(expand(["-", "no-such"], True)) == ["-", "no-such"]


def test_what_a_name_says():
    assert [source_of(name) for name in ("a", "a.txt.gz", "A.JSONL.zst", "x.htm", "x.conllu.xz", "gz")] == [
        "text",
        "text",
        "jsonl",
        "html",
        "conllu",
        "text",
    ]


PAGE = """<html lang="ur"><head><meta charset="utf-8"><title>نیا اسکول</title>
<meta property="article:published_time" content="2024-03-05T10:00:00+05:00">
<link rel="canonical" href="https://example.org/n/1"></head>
<body><nav><a href="/">صفحہ اول</a> <a href="/s">کھیل</a></nav>
<article><h1>نیا اسکول</h1>
<p>وزیر تعلیم نے آج لاہور میں ایک نئے اسکول کا افتتاح کیا۔ انہوں نے کہا کہ یہ منصوبہ طلبہ کے لیے بہت اہم ہے۔</p>
<p>تقریب میں اساتذہ اور والدین کی بڑی تعداد شریک ہوئی، اور بچوں نے قومی ترانہ پڑھا۔ مہمانوں نے عمارت بھی دیکھی۔</p>
</article><script>var x = "چور";</script><footer>جملہ حقوق محفوظ ہیں</footer></body></html>"""


def test_a_page_gives_its_main_text(shell, tmp_path):
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    [document] = shell.json("sentences", path)
    assert "لاہور" in document["text"] and "قومی ترانہ" in document["text"]
    assert not any(word in document["text"] for word in ("کھیل", "چور", "حقوق", "<p>"))
    assert (document["title"], document["url"], document["reference_date"]) == ("نیا اسکول", "https://example.org/n/1", "2024-03-05")
    assert shell.json("sentences", "--from", "text", path)[0]["text"] == PAGE
    path.write_text("<html><body></body></html>")
    assert "no main text found" in shell("sentences", path, status=1).stderr


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_counts_what_is_written_and_vanishes(tmp_path, monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (4 << 20))
    with Meter([str(path)]) as meter:
        meter.show()
        stream = Counted(path.open("rb"), meter.tell)
        assert len(stream.read(1 << 20)) == meter.read == 1 << 20
        meter.reached(meter.read)
        meter._bar.refresh()
        assert "1.0/4.2 MB" in screen.getvalue()
    assert meter._bar is None
    assert screen.getvalue().endswith("\x1b[2K")


def test_no_progress_for_small_work_or_without_a_terminal(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with Meter([str(path)]) as meter:
        meter.show()
        meter.reached(1)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    path.write_bytes(b"x" * (4 << 20))
    with Meter([str(path)]) as meter:
        meter.show()
        assert meter._bar is None
    assert screen.getvalue() == ""


SCRAPE = "وہ لاہور گیا۔\n\nپڑھیں:\n\nکراچی میں بارش\n\nپھر وہ پشاور گیا۔\n"


def test_boilerplate_is_left_out_and_offsets_stay(shell):
    whole = shell.json("tokens", input=SCRAPE)[0]
    [document] = shell.json("tokens", "--skip-boilerplate", input=SCRAPE)
    assert document["text"] == SCRAPE
    assert [f["text"] for f in document["boilerplate"]] == ["پڑھیں:", "کراچی میں بارش"]
    left = [t for t in whole["tokens"] if t not in document["tokens"]]
    assert [t["text"] for t in left] == ["پڑھیں", ":", "کراچی", "میں", "بارش"]
    assert shell("tokens", "--skip-boilerplate", input=SCRAPE).stdout == "وہ لاہور گیا ۔\nپھر وہ پشاور گیا ۔\n"
    assert shell("sentences", "--skip-boilerplate", input=SCRAPE).stdout == "وہ لاہور گیا۔\nپھر وہ پشاور گیا۔\n"


def test_corpora_hold_no_boilerplate(shell):
    out = shell("analyze", "--layers", "", "--skip-boilerplate", "-f", "conll", input=SCRAPE).stdout
    assert "لاہور" in out and "پشاور" in out and "کراچی" not in out
    html = shell("analyze", "--layers", "", "--skip-boilerplate", "-f", "html", input=SCRAPE).stdout
    assert '<span class="furniture">کراچی میں بارش</span>' in html
