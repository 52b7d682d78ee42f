"""Feeds of every kind, and hostile ones."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nutgraf.errors import UnreadableSource
from nutgraf.ingest.feed_signs import feed_of_page, is_feed
from nutgraf.ingest.feeds import MOST_ENTRIES, read_feed
from nutgraf.ingest.opml import read_opml

URL = "https://post.example/news/feed"
RSS = """<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Post &amp; Herald</title><item><title>Dam &lt;i&gt;toll&lt;/i&gt; rises &amp;amp; rises</title>
<link>/a?x=1&amp;y=2</link><guid isPermaLink="false">g1</guid><pubDate>Mon, 02 Mar 2026 23:30:00 -0500</pubDate>
<dc:creator>Jo Bloggs</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>Seventeen <b>people</b> died.</p><ul><li>One</li></ul><script>bad()</script>]]>
</content:encoded></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>tag:1</id><title>One</title>
<link rel="alternate" href="https://post.example/one"/><updated>2026-03-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First.</p><p>Second.</p></div></content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Post</title></channel><item><title>One</title><link>https://post.example/one</link>
<description>Words.</description></item></rdf:RDF>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items":
[{"id": "1", "url": "https://post.example/one", "title": "One", "content_html": "<p>Words.</p>"}]}"""


def rss(item: str, title: str = "P") -> str:
    """A feed of one item."""
    return f"<rss><channel><title>{title}</title><item>{item}</item></channel></rss>"


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF, JSON, "\ufeff" + RSS])
def test_every_kind_is_known_and_read(feed: str) -> None:
    data = feed.encode()
    assert is_feed(data)
    (entry,) = read_feed(data, URL).entries
    assert entry.document.text


@pytest.mark.parametrize(
    "text", ["", "words", "<html><body>rss", "# rss", '{"items": []}', "<?xml?><opml/>"]
)
def test_other_things_are_no_feed(text: str) -> None:
    assert not is_feed(text.encode())


def test_an_entry_becomes_a_document() -> None:
    feed = read_feed(RSS.encode(), URL)
    (entry,) = feed.entries
    document = entry.document
    assert (feed.title, entry.key) == ("Post & Herald", "g1")
    assert document.title == "Dam toll rises & rises"
    assert document.text == "Seventeen people died.\n\nOne"
    assert document.url == document.origin == "https://post.example/a?x=1&y=2"
    assert (document.author, document.date) == ("Jo Bloggs", date(2026, 3, 3))


def test_an_entry_without_address_or_id_is_known_by_its_words() -> None:
    feed = "<rss><channel><title>P</title><item><description>Some words.</description></item></channel></rss>"
    one, other = (read_feed(feed.encode(), URL).entries[0] for _ in range(2))
    assert one == other
    assert one.document.origin.startswith(f"{URL}#")


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://a b",
        "https://x/\u202e",
        "data:text/html,x",
    ],
)
def test_no_address_but_the_webs_is_kept(link: str) -> None:
    feed = rss(f"<link>{link}</link><title>T</title><description>W.</description>")
    for entry in read_feed(feed.encode(), URL).entries:
        assert entry.document.url is None or entry.document.url.startswith("https://")


def test_no_control_sequence_comes_through() -> None:
    evil = "&#27;[31m&#x9b;0m\u202e&#7;"
    item = f"<guid>{evil}1</guid><title>{evil}T</title><description>{evil}W.</description>"
    feed = rss(item, title=f"{evil}P")
    read = read_feed(feed.encode(), URL)
    for entry in read.entries:
        document = entry.document
        for text in (read.title, entry.key, document.title, document.text.replace("\n", "")):
            assert text.isprintable()


def test_entities_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        "<rss><channel><item><title>T</title><description>&b;&f;x</description></item></channel></rss>"
    )
    try:
        text = "".join(e.document.text for e in read_feed(bomb.encode(), URL).entries)
    except UnreadableSource:
        return
    assert "root:" not in text
    assert len(text) < 100


def test_a_huge_feed_is_cut() -> None:
    items = "".join(
        f"<item><guid>{n}</guid><title>T</title></item>" for n in range(MOST_ENTRIES + 5)
    )
    assert (
        len(read_feed(f"<rss><channel>{items}</channel></rss>".encode(), URL).entries)
        == MOST_ENTRIES
    )


def test_the_same_entry_twice_is_one() -> None:
    item = "<item><guid>1</guid><title>T</title></item>"
    assert len(read_feed(f"<rss><channel>{item * 3}</channel></rss>".encode(), URL).entries) == 1


@given(
    st.binary(max_size=300)
    | st.text(alphabet="<>/rschanelit&;#x0A ]", max_size=300).map(str.encode)
)
@example(b"<rss>")
@example(b"\xff\xfe<\x00r\x00s\x00s\x00")
@settings(max_examples=60, deadline=None)
def test_whatever_it_is_it_is_read_or_refused(data: bytes) -> None:
    is_feed(data)
    feed_of_page(data, URL)
    for inside in (
        data,
        b"<rss><channel><item><description>" + data + b"</description></item></channel></rss>",
    ):
        with suppress(UnreadableSource):
            assert all(entry.document.text for entry in read_feed(inside, URL).entries)
    with suppress(UnreadableSource):
        assert all(one.url.startswith("http") for one in read_opml(data, name="x"))


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (
            '<LINK REL="alternate" TYPE="application/atom+xml" HREF="/f?a&amp;b">',
            "https://post.example/f?a&b",
        ),
        ("<link href=feed.json type=application/feed+json>", "https://post.example/news/feed.json"),
        ('<link rel="stylesheet" href="/style.css">', None),
        ('<link type="application/rss+xml" href="javascript:x">', None),
    ],
)
def test_the_feed_that_a_page_names(head: str, address: str | None) -> None:
    assert feed_of_page(f"<html><head>{head}".encode(), URL) == address
