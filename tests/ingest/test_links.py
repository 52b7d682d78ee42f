"""Links behind words: kept with their place, and only those that lead to the web or to mail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.ingest.feeds import read_feed
from nutgraf.ingest.html import read_html
from nutgraf.ingest.links import address_of
from nutgraf.ingest.markdown import read_markdown
from nutgraf.model.article import Document

FILLER = "The council heard on Tuesday that the pumps had moved water out of the old quarter. " * 4
PAGE = f"""<html><head><title>Weir breaks</title><link rel="canonical" href="https://chronicle.example/a/b.html"></head>
<body><nav><a href="/world">World</a> <a href="/sport">Sport</a></nav><article><h1>Weir breaks</h1>
<p>The <b>old</b> weir <a href="https://dam.example/report?x=1&amp;y=2"> broke  on <i>Monday</i> </a>, said
<a href="../people/ilna">Ilna Praski</a> (<a href="mailto:ilna@chronicle.example?subject=x">mail</a>). {FILLER}</p>
<p>{FILLER}Read <a href="#more">more</a>, <a href="javascript:alert(1)">this</a>, <a href="">that</a>,
<a href="https://empty.example/"> </a><a name="x">nothing</a>.</p></article></body></html>"""


def _shown(document: Document) -> dict[str, str]:
    """What each link stands on."""
    for link in document.links:
        assert 0 <= link.start < link.end <= len(document.text)
    return {document.text[link.start : link.end]: link.url for link in document.links}


def test_the_links_of_a_page_stand_on_their_words() -> None:
    document = read_html(PAGE)
    assert "The old weir broke on Monday , said" in document.text
    assert _shown(document) == {
        "broke on Monday": "https://dam.example/report?x=1&y=2",
        "Ilna Praski": "https://chronicle.example/people/ilna",
        "mail": "mailto:ilna@chronicle.example",
    }


def test_a_page_reads_the_same_without_its_links() -> None:
    assert read_html(PAGE).text == read_html(PAGE.replace(" href=", " data-x=")).text
    assert read_html(PAGE.replace("Ilna", "Il\U00100000na")).links == ()


def test_the_links_of_markdown() -> None:
    document = read_markdown(
        "---\nurl: https://chronicle.example/a/\n---\n# Weir [breaks](https://h.example)\n\n"
        'The **[old weir](https://dam.example/(x)_y "title")** broke, [Ilna][2] said'
        " [in \\[town\\]](<b c>) and [ here ](b.html). `[code](https://c.example)` [gone](data:x).\n\n"
        "- see [the list](/list)\n\n[2]: <mailto:ilna@x.example> 'Ilna'\n"
    )
    assert _shown(document) == {
        "old weir": "https://dam.example/(x)_y",
        "Ilna": "mailto:ilna@x.example",
        "here": "https://chronicle.example/a/b.html",
        "the list": "https://chronicle.example/list",
    }
    assert "[code](https://c.example)" in document.text


def test_the_links_of_a_feed() -> None:
    feed = read_feed(
        b"<rss version='2.0'><channel><title>C</title><link>https://c.example/</link><item><title>Weir</title>"
        b"<link>https://c.example/a/weir</link><description>&lt;p&gt;The &lt;a href='/dam'&gt;old weir&lt;/a&gt; broke."
        b"&lt;/p&gt;</description></item></channel></rss>",
        "https://c.example/feed",
    )
    assert _shown(feed.entries[0].document) == {"old weir": "https://c.example/dam"}


@pytest.mark.parametrize(
    "target",
    [
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "java\nscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
        ),
        *(
            "vbscript:x",
            "ftp://x.example/",
            "ssh://x",
            "#top",
            "",
            "  ",
            "http://",
            "https:///x",
            "http://[",
            "//",
        ),
        *(
            "mailto:",
            "mailto:a",
            "mailto:a@b",
            "tel:12",
            "https://x.example/\x1b[2J",
            "https://x.example/\x9b31m",
        ),
        *(
            "https://x.example/" + "a" * 3_000,
            "https://x.example/\u202egnp.exe",
            "https://x.example/a b",
        ),
        *(
            "about:blank",
            "blob:https://x.example/1",
            "view-source:https://x.example/",
            "\x00https://x.example",
        ),
    ],
)
def test_what_leads_elsewhere_is_let_go(target: str) -> None:
    assert address_of(target) is None


@pytest.mark.parametrize(
    ("target", "base", "url"),
    [
        ("https://x.example/é?q=“a”", "", "https://x.example/é?q=“a”"),
        (" HTTPS://X.example/a ", "", "HTTPS://X.example/a"),
        ("../b", "https://x.example/a/c/d", "https://x.example/a/b"),
        ("//y.example/z", "https://x.example/", "https://y.example/z"),
        ("/b", "-", None),
        ("/b", "/home/me/page.html", None),
        ("/b", "file:///home/me/page.html", None),
        ("mailto:a.b+c@x.example?body=x%0Abcc", "", "mailto:a.b+c@x.example"),
        ("ht\ntps://x.example/a", "", "https://x.example/a"),
    ],
)
def test_addresses(target: str, base: str, url: str | None) -> None:
    assert address_of(target, base) == url


@given(st.text('<a href="https://x.example/b">c</>pq \U00100000\U0010fff0\u0301', max_size=120))
@settings(max_examples=100, deadline=None)
def test_no_source_makes_a_link_that_stands_nowhere(source: str) -> None:
    for document in (
        read_html(f"<p>{source}</p>"),
        read_markdown(f"[a](https://x.example) {source}"),
    ):
        starts = [link.start for link in document.links]
        assert starts == sorted(set(starts))
        for link in document.links:
            assert document.text[link.start : link.end].strip()
            assert link.url.startswith(("http", "mailto:"))
