"""Files of every kind that a person may open, and what is said of those that cannot be read."""

import codecs
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import made_files as made
import pytest

from dateline.model.edtf import to_edtf
from dateline.model.error import DatelineError
from dateline.model.source import Source
from dateline.model.words import in_words
from dateline.reading.opening import open_source, source_at, source_from_text

FIXTURES = Path(__file__).parent.parent / "fixtures"
PROSE = "“Żubrówka” — café, naïve, 42 €.\nThe treaty was signed on 3 May 1791.\n"


def opened(tmp_path: Path, name: str, raw: bytes) -> Source:
    path = tmp_path / name
    path.write_bytes(raw)
    return open_source(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_plain_text_in_any_encoding_is_kept_word_for_word(tmp_path: Path, encoding: str):
    text = PROSE * 5 + "Zażółć gęślą jaźń, mówił król w Warszawie i Łodzi. " * 20
    assert opened(tmp_path, "a.txt", text.encode(encoding)).text == text


def test_an_old_encoding_is_guessed_by_its_letters(tmp_path: Path):
    text = "Zażółć gęślą jaźń, mówił król w Warszawie i Łodzi, a książę się śmiał. " * 20
    assert opened(tmp_path, "a.txt", text.encode("cp1250")).text == text


def test_a_few_bad_bytes_do_not_spoil_the_rest(tmp_path: Path):
    text = "“Żółw” said: “naïve” – and left. " * 3
    raw = text.encode() + b"\xff and more" + "“".encode()[:2]
    assert opened(tmp_path, "a.txt", raw).text == f"{text}\ufffd and more\ufffd"


def test_what_reads_as_utf8_is_utf8_whatever_the_page_says(tmp_path: Path):
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>The café “Żółw” opened.</p></body></html>'
    assert opened(tmp_path, "a.html", page.encode()).text == "The café “Żółw” opened.\n"
    page = page.replace("iso-8859-1", "windows-1250")
    assert opened(tmp_path, "b.html", page.encode("cp1250")).text == "The café “Żółw” opened.\n"


def test_windows_quotes_in_english_prose(tmp_path: Path):
    text = "The mayor said: “We won’t – not in 1998 …” and left for the café.\n" * 3
    assert opened(tmp_path, "a.txt", text.encode("cp1252")).text == text


def test_utf16_marks_of_both_ends(tmp_path: Path):
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert opened(tmp_path, "a.txt", mark + PROSE.encode(encoding)).text == PROSE


def test_line_endings_become_line_feeds_and_nothing_else_changes(tmp_path: Path):
    text = "  One.\r\n\r\n\tTwo.  \rThree.\n\n\n"
    assert opened(tmp_path, "a.txt", text.encode()).text == "  One.\n\n\tTwo.  \nThree.\n\n\n"


def test_what_a_source_says_of_its_file(tmp_path: Path):
    source = opened(tmp_path, "talks.txt", PROSE.encode())
    assert source.digest == hashlib.sha256(PROSE.encode()).hexdigest()
    assert source.id == "s" + source.digest[:12]
    assert source.path == str(tmp_path / "talks.txt")
    assert source.media_type == "text/plain"
    assert source.title == "“Żubrówka” — café, naïve, 42 €."


def test_pasted_words_are_kept_exactly():
    source = source_from_text("A\r\nB \x0b C", "Paste")
    assert (source.text, source.title, source.path, source.digest) == ("A\r\nB \x0b C", "Paste", "", "")
    assert source.id == source_from_text("A\r\nB \x0b C").id != source_from_text("A\nB \x0b C").id


@pytest.mark.parametrize("nothing", ["", " \n\t "])
def test_pasted_nothing(nothing: str):
    with pytest.raises(DatelineError, match="no text"):
        source_from_text(nothing)


def test_markdown_is_read_without_its_signs(tmp_path: Path):
    raw = """---
title: "The mill"
date: 2019-05-03
---
# The mill of *Ostrow*

A deed of **1412** calls it
[old](https://example.invalid) already.

- first
- second `x`

| Year | Toll |
|------|------|
| 1360 | 30   |

<div onclick="x()"><script>alert(1)</script>Plain</div>

    code 1999
"""
    source = opened(tmp_path, "mill.md", raw.encode())
    assert source.text == (
        "The mill of Ostrow\n\nA deed of 1412 calls it old already.\n\nfirst\nsecond x\n\n"
        "Year\tToll\n1360\t30\n\nPlain\n\ncode 1999\n"
    )
    assert (source.title, in_words(source.stated), source.stated_by) == (
        "The mill", "3 May 2019", "front matter, date",
    )  # fmt: skip


def test_front_matter_between_plus_signs(tmp_path: Path):
    raw = '+++\ntitle = "The mill"\ndate = 2018-10-11T09:00:00Z\ndraft = false\n+++\n\nIt turns.\n'
    source = opened(tmp_path, "mill.md", raw.encode())
    assert (source.text, source.title, in_words(source.stated)) == (
        "It turns.\n",
        "The mill",
        "11 October 2018",
    )


def test_a_document_that_may_be_gone(tmp_path: Path):
    (tmp_path / "a.txt").write_text("It opened in 1988.")
    found = source_at(str(tmp_path / "a.txt"))
    assert found and found.text == "It opened in 1988."
    assert source_at(str(tmp_path / "b.txt")) is None


def test_a_news_page_gives_its_article_alone():
    source = open_source(FIXTURES / "news_page.html")
    assert source.title == "Harbour bridge opens after nine years"
    assert source.publisher == "The Eastport Courier"
    assert (in_words(source.stated), source.stated_by) == ("14 March 2031", "JSON-LD datePublished")
    for kept in (
        "nine years after the first stone",
        "made its last crossing",
        "2027\tMiddle span",
        "By Ada Quill",
    ):
        assert kept in source.text
    for dropped in (
        "cookies",
        "Sport",
        "Sign up",
        "Related",
        "Toll to rise",
        "Share",
        "rowing",
        "©",
        "tracker",
    ):
        assert dropped not in source.text


def test_an_old_page_without_a_word_of_structure():
    source = open_source(FIXTURES / "div_page.html")
    assert source.text.startswith("The mill of Ostrow\n\nEveryone in the valley")
    assert "“turned backwards for an hour”" in source.text and "café" in source.text
    assert "bell" not in source.text and "Archive" not in source.text
    assert (source.title, in_words(source.stated)) == ("The mill of Ostrow", "3 May 2019")


@pytest.mark.parametrize(
    ("name", "title", "published", "first", "last", "dropped"),
    [
        ("encyclopedia_page.html", "Battle of Ostrow", "2 March 2004", "The Battle of Ostrow was fought", "Bishop\t400",
         ("film", "6 June 1523\n", "citation", "edit", "Reed, T.", "[1]", "Deutsch", "last edited")),
        ("press_release_page.html", "Press Release 14/2003", "undated", "Minister opens new mine\n\nEastport, 14 Feb",
         "on Thursday.", ("Statistics", "Imprint", "Last update")),
        ("blog_page.html", "The mill reopens", "6 May 2021", "The mill reopens\n\nPosted on 6 May 2021", "Short.",
         ("Share", "Related", "pond", "Previous", "Recent", "Valley Blog")),
        ("story_page.html", "Why the mill matters", "2 January 2022", "Why the mill matters\n", "than its flour.",
         ("Sign up", "Written by", "bell", "Follow")),
    ],
)  # fmt: skip
def test_pages_of_several_makes(
    name: str, title: str, published: str, first: str, last: str, dropped: tuple[str, ...]
):
    source = open_source(FIXTURES / name)
    assert (source.title, in_words(source.stated)) == (title, published)
    assert source.text.startswith(first) and source.text.endswith(last + "\n")
    assert not [words for words in dropped if words in source.text]


@pytest.mark.parametrize(
    ("head", "words", "field"),
    [
        ('<meta property="article:published_time" content="2020-02-29T23:30:00-08:00">', "29 February 2020",
         "meta article:published_time"),
        ('<meta name="citation_publication_date" content="1998/05">', "", ""),
        ('<meta name="date" content="04/05/2020">', "", ""),
        ('<meta name="date" content="25/12/2020">', "25 December 2020", "meta date"),
        ('<meta itemprop="datePublished" content="20200315">', "15 March 2020", "meta datePublished"),
        ('<span itemprop="datePublished" content="2014-07-19">19 July</span>', "19 July 2014",
         "itemprop datePublished"),
        ('<meta name="pubdate" content="yesterday">', "", ""),
        ("<script type='application/ld+json'>{\"datePublished\": [\"1969-07\"]}</script>", "July 1969",
         "JSON-LD datePublished"),
        ("<script type='application/ld+json'>{broken</script>", "", ""),
        ('<link rel="canonical" href="https://x.invalid/world/2021/03/04/mill.html">', "4 March 2021",
         "the page’s address"),
        ('<meta property="og:url" content="https://x.invalid/a/20210304/content_12345678.htm">', "4 March 2021",
         "the page’s address"),
        ('<meta property="og:url" content="https://x.invalid/2021/99/04/id-20213344">', "", ""),
    ],
)  # fmt: skip
def test_the_published_date_of_a_page(tmp_path: Path, head: str, words: str, field: str):
    source = opened(
        tmp_path, "a.html", f"<html><head>{head}</head><body><p>Some words.</p></body></html>".encode()
    )
    assert (in_words(source.stated) if source.stated.is_dated else "", source.stated_by) == (words, field)


def test_times_of_a_page_count_when_they_agree(tmp_path: Path):
    one = b"<p>Words</p><time datetime='2001-02-03T10:00'>then</time>"
    assert in_words(opened(tmp_path, "a.html", one).stated) == "3 February 2001"
    two = one + b"<time datetime='2002-02-03'>later</time>"
    assert not opened(tmp_path, "b.html", two).stated.is_dated


def test_a_page_drawn_by_scripts_is_read_from_its_linked_data(tmp_path: Path):
    data = json.dumps({"@type": "Article", "articleBody": "The dam broke on 6 June 1523. " * 20})
    page = f"<html><script type='application/ld+json'>{data}</script><body><div id=app></div></body></html>"
    assert opened(tmp_path, "a.html", page.encode()).text.startswith("The dam broke")


def test_a_page_in_one_file(tmp_path: Path):
    raw = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; "
        "charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<html><body><p>The caf=C3=A9 opened in "
        "1988.</p></body></html>\n--B\nContent-Type: image/png\n\nx\n--B--\n"
    )
    assert opened(tmp_path, "a.mhtml", raw.encode()).text == "The café opened in 1988.\n"


def test_a_mail_message(tmp_path: Path):
    raw = (
        "From: =?utf-8?q?Ren=C3=A9e?= Kerr <renee@example.org>\nSubject: =?utf-8?q?The_caf=C3=A9?=\n  moves\n"
        "Date: Thu, 11 Jan 2024 23:12:00 -0500\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain; charset=iso-8859-1\n"
        "Content-Transfer-Encoding: quoted-printable\n\nThe caf=E9 moves on 18 March.\n"
        "--B\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nNot this.\n--B--\n"
    )
    source = opened(tmp_path, "a.eml", raw.encode())
    assert source.text == "The café moves on 18 March."
    assert (source.title, source.publisher) == ("The café moves", "Renée Kerr")
    assert to_edtf(source.stated) == "2024-01-11"


def test_a_mail_message_that_is_a_web_page_within(tmp_path: Path):
    raw = (
        b"Subject: News\nContent-Type: text/html\n\n<html><body><p>The dam broke on 6 June.</p></body></html>"
    )
    assert opened(tmp_path, "a.eml", raw).text == "The dam broke on 6 June.\n"


def test_pdf_lines_become_paragraphs_and_pages_run_on(tmp_path: Path):
    first = made.page_of(
        [
            "The Ostrow Papers",
            "The salt road ran from the mines of Halm to the harbour of Eastport, and it was well-",
            "known to all who travelled it that the bishop had closed the pass to the admin-",
            "istration of the harbour. It was opened.",
            "In 1346 came the quarrel that the chronicle tells of, and it lasted for three years, un-",
        ]
    )
    second = made.page_of(["The Ostrow Papers", "til 1349, when no one was left.", "2"])
    third = made.page_of(["The Ostrow Papers", "The railway took the salt.", "3"])
    raw = made.pdf(first, second, third, info="/Title (Salt) /CreationDate (D:20240605120000+02'00')")
    source = opened(tmp_path, "salt.pdf", raw)
    assert source.text == (
        "The salt road ran from the mines of Halm to the harbour of Eastport, and it was well-known to all who "
        "travelled it that the bishop had closed the pass to the administration of the harbour. It was opened.\n\n"
        "In 1346 came the quarrel that the chronicle tells of, and it lasted for three years, until 1349, when no "
        "one was left.\n\nThe railway took the salt.\n"
    )
    assert [source.text[start:][:8] for start in source.page_starts] == ["The salt", "til 1349", "The rail"]
    assert (source.title, in_words(source.stated), source.stated_by) == (
        "Salt",
        "5 June 2024",
        "PDF CreationDate",
    )


def test_a_title_stays_where_the_pages_after_it_repeat_it_small(tmp_path: Path):
    lines = ["#The Salt Road", "The road ran to the harbour.", "#Its end", "The railway took the salt."]
    later = [made.page_of(["The Salt Road", f"Page {n} has words."]) for n in (2, 3)]
    source = opened(tmp_path, "a.pdf", made.pdf(made.page_of(lines, step=30), *later))
    assert source.text.count("The Salt Road") == 1
    assert source.text.startswith(
        "The Salt Road\n\nThe road ran to the harbour.\n\nIts end\n\nThe railway took the salt.\n\nPage 2 has"
    )
    assert source.title == "The Salt Road"


def test_pdf_in_a_script_without_a_guard(tmp_path: Path):
    """The reader's own process must not run the caller's script again."""
    (tmp_path / "a.pdf").write_bytes(made.pdf(made.page_of(["It opened in 1988."])))
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\nfrom dateline.reading.opening import open_source\n"
        f"print(open_source(Path({str(tmp_path / 'a.pdf')!r})).text)\n"
    )
    environment = {"PYTHONPATH": str(FIXTURES.parent.parent / "desktop")}
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, env=environment, check=False
    )
    assert done.stdout == "It opened in 1988.\n\n", done.stderr


def test_word_documents_made_by_the_fields_library(tmp_path: Path):
    import docx

    document = docx.Document()
    document.core_properties.title = "The mill"
    document.add_heading("The mill of Ostrow", 1)
    document.add_paragraph("It ground corn in ").add_run("1931").bold = True
    document.add_paragraph("A list", style="List Bullet")
    table = document.add_table(2, 2)
    for row, cells in enumerate((("Year", "Toll"), ("1360", "30"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    document.save(str(tmp_path / "mill.docx"))
    source = open_source(tmp_path / "mill.docx")
    assert source.text == "The mill of Ostrow\n\nIt ground corn in 1931\n\nA list\n\nYear\tToll\n1360\t30\n"
    assert source.title == "The mill" and source.stated_by == "DOCX created"


def test_word_changes_are_read_as_they_would_print(tmp_path: Path):
    body = (
        "<w:p><w:r><w:t>Signed on </w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>4</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> May</w:t><w:tab/><w:t>1791</w:t></w:r>"
        "</w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>A field.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert opened(tmp_path, "a.docx", made.docx(body)).text == "Signed on 4 May\t1791\n\nA field.\n"


def test_opendocument_and_rich_text(tmp_path: Path):
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'<office:document-content xmlns:office="o" xmlns:text="{text}"><office:body>\n <text:h>The mill</text:h>\n'
        "<text:p>It <text:span>ground</text:span><text:s/>corn\nin 1931.</text:p></office:body>"
        "</office:document-content>"
    )
    raw = made.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    assert opened(tmp_path, "a.odt", raw).text == "The mill\n\nIt ground corn in 1931.\n"
    assert opened(tmp_path, "a.rtf", rb"{\rtf1\ansi The caf\'e9 opened in {\b 1988}.\par}").text == (
        "The café opened in 1988.\n"
    )
