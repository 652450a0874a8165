"""Files that cannot be read, or that are made to harm: a sentence each, in bounded time and memory."""

import os
import random
import sys
import time
import zipfile
from pathlib import Path

import made_files as made
import pytest

from dateline.model.error import DatelineError
from dateline.reading.formats import apart, document
from dateline.reading.opening import open_source

FIXTURES = Path(__file__).parent.parent / "fixtures"
PICTURE_PAGE: list[tuple[float, float, str]] = []
LOCKED = (FIXTURES / "locked.pdf").read_bytes()


def refusal(path: Path, raw: bytes | None = None) -> str:
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(DatelineError) as caught:
        open_source(path)
    sentence = str(caught.value)
    assert sentence.endswith(".") and sentence[0] in "“T", sentence
    return sentence


def bomb(**parts: int) -> bytes:
    return made.zipped(
        {name.replace("__", "/") + ".xml": b"<a>" + b"x" * size for name, size in parts.items()}
    )


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"\xef\xbb\xbf \r\n", "is empty"),
        ("a.txt", bytes(range(256)) * 40, "is not text"),
        ("a.html", b"<html><body><script>x</script></body></html>", "has no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "is a picture"),
        ("a.pdf", b"GIF89a" + b"\0" * 50, "is a picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word"),
        ("a.dateline", b"SQLite format 3\0" + b"\0" * 100, "is a database"),
        ("a.pdf", made.pdf(made.page_of(["Half"]))[:-40], "is not whole"),
        ("a.pdf", b"%PDF-1.4\n1 0 obj\n<</Linearized 1/L 9999/H [ 5 6]>>\n%%EOF\nhalf", "is not whole"),
        ("a.pdf", b"%PDF-1.4\nnothing\n%%EOF\n", "is a damaged PDF"),
        ("a.pdf", made.pdf(PICTURE_PAGE), "no text"),
        ("a.pdf", LOCKED, "protected with a password"),
        ("a.docx", b"PK\x03\x04" + b"\0" * 100, "is damaged"),
        ("a.docx", made.docx("<w:p>")[:-30], "is damaged"),
        ("a.docx", made.docx("<w:p><w:t>open"), "is damaged"),
        ("a.xlsx", made.zipped({"xl/workbook.xml": ""}), "is a spreadsheet"),
        ("a.zip", made.zipped({"x.txt": "x"}), "is a packed archive"),
        ("a.docx", made.docx("<w:p/>", '<!DOCTYPE a [<!ENTITY x "y">]>'), "made to harm"),
        ("a.rtf", b"{\\rtf1\\ansi \\u8211111? words}", "is damaged rich text"),
        ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", "holds no web page"),
        ("a.eml", b"Subject: x\nContent-Type: image/png\n\nx", "holds no message"),
        ("a.webarchive", b"bplist00\xff\xff", "holds no web page"),
    ],
)  # fmt: skip
def test_a_clear_word(tmp_path: Path, name: str, raw: bytes, reason: str):
    assert reason in refusal(tmp_path / name, raw)


def test_places_that_hold_no_file(tmp_path: Path):
    assert "There is no file" in refusal(tmp_path / "none.txt")
    assert "is a folder" in refusal(tmp_path)
    if os.name == "posix":
        os.mkfifo(tmp_path / "pipe")
        assert "is not an ordinary file" in refusal(tmp_path / "pipe")
        assert "is not an ordinary file" in refusal(Path("/dev/zero"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    assert "may not be read" in refusal(path)


def test_a_file_that_is_too_large(tmp_path: Path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(document.MOST_BYTES + 1)
    assert "is larger than" in refusal(tmp_path / "a.txt")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path):
    raw = bomb(word__document=350_000_000)
    assert len(raw) < 1_000_000
    started = time.process_time()
    assert "would unpack" in refusal(tmp_path / "a.docx", raw)
    assert time.process_time() - started < 5


def test_an_archive_that_lies_about_its_size(tmp_path: Path):
    raw = bytearray(bomb(word__document=5_000_000))
    for signature, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = raw.find(signature) + place
        raw[at : at + 4] = (100).to_bytes(4, "little")
    assert "is damaged" in refusal(tmp_path / "a.docx", bytes(raw))


def test_a_bomb_of_entities(tmp_path: Path):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    raw = made.docx("<w:p><w:r><w:t>&l11;</w:t></w:r></w:p>", f"<!DOCTYPE x [{laughs}]>")
    assert "made to harm" in refusal(tmp_path / "a.docx", raw)
    page = f"<!DOCTYPE html [{laughs}]><html><body><p>Words &l11; here</p></body></html>"
    (tmp_path / "a.html").write_text(page)
    assert len(open_source(tmp_path / "a.html").text) < 1_000


def test_an_entity_does_not_bring_in_a_file(tmp_path: Path):
    (tmp_path / "secret.txt").write_text("the secret")
    told = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    assert "made to harm" in refusal(tmp_path / "a.docx", made.docx("<w:p><w:t>&s;</w:t></w:p>", told))
    (tmp_path / "a.html").write_text(told + "<html><body><p>Words &s; here</p></body></html>")
    assert "the secret" not in open_source(tmp_path / "a.html").text


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.html", b"<div>" * 200_000 + b"words"),
        ("a.html", b"<a href=x><b>" * 100_000 + b"words"),
        ("a.html", b"<html><script type='application/ld+json'>" + b"[" * 200_000 + b"</script><p>words"),
        ("a.html", b"<table><tr><td>" * 50_000 + b"words"),
        ("a.md", b"> " * 50_000 + b"words"),
        ("a.md", b"- " * 50_000 + b"words"),
        ("a.md", b"[" * 50_000 + b"words"),
        ("a.md", b"*a_ " * 30_000),
        ("a.md", b"<" * 100_000 + b"words"),
        ("a.md", b"`" * 1_000 + b" ``" * 20_000 + b"words"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 200_000 + b"words"),
        ("a.docx", made.docx("<w:p>" * 100_000)),
        ("a.docx", made.docx("<w:p><w:t>words</w:t>" + "<w:tbl>" * 500 + "</w:tbl>" * 500 + "</w:p>")),
    ],
)
def test_deep_nesting_ends_in_time(tmp_path: Path, name: str, raw: bytes):
    path = tmp_path / name
    path.write_bytes(raw)
    started = time.process_time()
    try:
        assert "words" in open_source(path).text or name == "a.md"
    except DatelineError as error:
        assert str(error).endswith(".")
    assert time.process_time() - started < 20


def test_a_reader_that_falls_or_runs_on_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", "import os; os.abort()"])
    with pytest.raises(document.Unreadable, match="is damaged"):
        apart.apart("x", b"raw", seconds=20, megabytes=500)
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", "while True: pass"])
    with pytest.raises(document.Unreadable, match="too long"):
        apart.apart("x", b"raw", seconds=0.5, megabytes=500)


SAMPLES = {
    "a.html": (FIXTURES / "news_page.html").read_bytes(),
    "a.docx": made.docx("<w:p><w:r><w:t>The dam broke on 6 June 1523.</w:t></w:r></w:p>" * 5),
    "a.md": b"# Mill\n\n- *one* [two](x)\n\n> three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "a.rtf": rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}} The caf\'e9 \u8211? opened in {\b 1988}.\par}",
    "a.pdf": made.pdf(made.page_of(["The dam broke on 6 June 1523.", "It opened in 1988."])),
    "a.txt": "Żółw said “yes” in 1988.".encode(),
    "a.eml": b"From: A <a@b.c>\nDate: 1 May 2020\nContent-Type: text/plain; charset=cp1252\n\nIt opened in 1988.\n",
    "a.mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html"
    b"\n\n<p>Words</p>\n--B--\n",
}  # fmt: skip


def spoiled(raw: bytes, chance: random.Random) -> bytes:
    """A copy with a few bytes changed, cut, doubled or moved."""
    out = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out) or 1)
        length = chance.choice((1, 1, 2, 8, 60))
        act = chance.randrange(4)
        if act == 0:
            out[at : at + length] = chance.randbytes(length)
        elif act == 1:
            del out[at : at + length]
        elif act == 2:
            out[at:at] = out[at : at + length]
        else:
            out[at:at] = chance.choice(
                (b"<", b">", b"&", b"\0", b"\xff", b"{", b"\\", b"]]>", b"<!--", b"\xed\xa0\x80")
            )
    return bytes(out)


@pytest.mark.parametrize("name", SAMPLES)
def test_spoiled_files_are_read_or_refused(tmp_path: Path, name: str):
    chance = random.Random(name)
    path = tmp_path / name
    times = int(os.environ.get("DATELINE_FUZZ", "60"))
    for _ in range(times // 10 if name == "a.pdf" else times):  # a process for each
        raw = spoiled(SAMPLES[name], chance)
        path.write_bytes(raw)
        try:
            source = open_source(path)
        except DatelineError as error:
            cause = error.__cause__
            assert cause is None, f"{cause!r} for {raw!r}"
        else:
            source.text.encode("utf-8")


@pytest.mark.parametrize(
    "name", ["punycode", "idna", "unicode_escape", "utf-7", "base64", "undefined", "nonsense"]
)
def test_an_encoding_that_is_none(tmp_path: Path, name: str):
    raw = f'<meta charset="{name}"><p>The caf'.encode() + b"\xe9 opened in 1988. " + b"a-" * 100_000
    started = time.process_time()
    (tmp_path / "a.html").write_bytes(raw)
    assert open_source(tmp_path / "a.html").text.startswith("The café opened in 1988. a-a-")
    assert time.process_time() - started < 5


def test_signs_that_xml_does_not_know(tmp_path: Path):
    path = tmp_path / "a.html"
    path.write_bytes(b"<p>one &#1;<script>x</script>\x01&#2; two</p><p hidden>x</p>\x0c&#65535;three")
    assert {"one", "two", "three"} <= set(open_source(path).text.split())


def test_a_spoiled_archive_list(tmp_path: Path):
    raw = made.docx("<w:p><w:t>x</w:t></w:p>").replace(b"word/document.xml", b"word/document.xmm")
    assert "is damaged" in refusal(tmp_path / "a.docx", raw)
    assert zipfile.is_zipfile(tmp_path / "a.docx")
