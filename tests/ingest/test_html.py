"""Pages: the article found, captions kept, details read, and no page too hostile."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.errors import UnreadableSource
from nutgraf.ingest.html import LARGEST_PAGE, read_html
from nutgraf.model.article import Document


def paragraph(number: int) -> str:
    return f"<p>Paragraph {number} of the story says, with commas, enough to be taken for an article.</p>"


STORY = "".join(map(paragraph, range(8)))


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


def captions(document: Document) -> list[tuple[str, str | None]]:
    return [
        (document.text[b.start : b.end], b.credit) for b in document.blocks if b.kind == "caption"
    ]


def test_the_article_is_found_among_other_things() -> None:
    document = read_html(
        f"""<html><head><title>A bridge | The Ledger</title></head><body>
        <nav><a href=/>Home</a> <a href=/news>News</a></nav>
        <article><h1>A bridge</h1>{STORY}<h2>What next</h2>{paragraph(9)}
        <ul><li>One thing to remember here.</li><li>Another thing to remember.</li></ul>
        <ol><li>First of all, this one.</li><li>Second comes this.</li></ol>
        <blockquote><p>A quotation that is long enough to be kept by anybody.</p></blockquote>
        {paragraph(10)}</article><!-- secret -->
        <p hidden>Not shown to anybody at all, never.</p>
        <section id=comments><p>A reader's comment that goes on for quite a while here.</p></section>
        <footer>Copyright</footer></body></html>"""
    )
    assert document.title == "A bridge"
    assert kinds(document)[8:] == [
        ("heading", "What next"),
        (
            "paragraph",
            "Paragraph 9 of the story says, with commas, enough to be taken for an article.",
        ),
        ("list", "One thing to remember here."),
        ("list", "Another thing to remember."),
        ("list", "1. First of all, this one."),
        ("list", "2. Second comes this."),
        ("quote", "A quotation that is long enough to be kept by anybody."),
        (
            "paragraph",
            "Paragraph 10 of the story says, with commas, enough to be taken for an article.",
        ),
    ]
    for absent in ("Home", "secret", "Not shown", "comment", "Copyright", "The Ledger"):
        assert absent not in document.text


def test_captions_of_every_make_are_kept() -> None:
    document = read_html(
        f"""<body><article>{STORY}
        <figure><img src=a.jpg><figcaption>A dam at dawn (REUTERS)</figcaption></figure>{paragraph(9)}
        <div class="wp-caption"><img src=b.jpg><p class="wp-caption-text">A bridge in fog</p></div>
        <div class=image><img src=c.jpg><span class="caption">A crowd in a square (AP)</span></div>
        <figure><img src=d.jpg><figcaption><span>A view of the town</span>
        <span class=credit>Getty Images</span></figcaption></figure>{paragraph(10)}</article></body>"""
    )
    assert captions(document) == [
        ("A dam at dawn (REUTERS)", "REUTERS"),
        ("A bridge in fog", None),
        ("A crowd in a square (AP)", "AP"),
        ("A view of the town (Getty Images)", "Getty Images"),
    ]


def test_the_picture_above_the_story_keeps_its_caption() -> None:
    document = read_html(
        f"""<main><article><h1>T</h1>
        <figure><img src=a.jpg><figcaption>A clinic. Photograph: Ann Lee/PA</figcaption></figure>
        <div class=body>{STORY}</div></article></main>"""
    )
    assert kinds(document)[0] == ("caption", "A clinic. Photograph: Ann Lee/PA")
    assert document.blocks[0].credit == "Ann Lee/PA"


LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
{"@type": ["NewsArticle"], "headline": "A bridge closes", "datePublished": "2026-03-05T23:10:00-05:00",
"author": [{"name": "Ann Lee"}, {"name": "https://a.example/bob"}, "Bob Roe"],
"publisher": {"name": "The Ledger"}, "keywords": ["bridges", "towns"]}]}</script>"""
METAS = """<meta property="og:title" content="A bridge closes - The Ledger">
<meta property="og:site_name" content="The Ledger"><meta name=author content="By Ann Lee, Bob Roe">
<meta property="article:published_time" content="2026-03-05"><link rel=canonical href="https://l.example/1">
<meta property="article:tag" content="bridges"><meta property="article:tag" content="towns">"""


@pytest.mark.parametrize("head", [LD, METAS, LD + METAS], ids=["json-ld", "metas", "both"])
def test_what_the_page_says_of_itself(head: str) -> None:
    document = read_html(f"<html><head>{head}</head><body><article>{STORY}</article></body></html>")
    assert document.title == "A bridge closes"
    assert document.date == date(2026, 3, 5)
    assert document.author == "Ann Lee, Bob Roe"
    assert document.outlet == "The Ledger"
    assert document.tags == ("bridges", "towns")
    assert document.url == ("https://l.example/1" if "canonical" in head else None)


@pytest.mark.parametrize(
    "data",
    ["{", "[" * 100_000, '{"@type": 7, "@graph": {"headline": []}}', '"text"', '{"@type": "Article", "headline": 3}'],
)  # fmt: skip
def test_broken_data_about_the_page_costs_nothing(data: str) -> None:
    page = f"<head><title>A title</title><script type='application/ld+json'>{data}</script></head>{STORY}"
    document = read_html(page)
    assert (document.title, len(document.blocks)) == ("A title", 8)


def test_an_article_that_stands_only_in_the_data() -> None:
    data = '{"@type": "NewsArticle", "headline": "T", "articleBody": "First words of it.\\nThen more."}'
    document = read_html(f"<script type='application/ld+json'>{data}</script><div id=app></div>")
    assert document.text == "First words of it.\n\nThen more."


def test_control_references_do_not_cost_the_page() -> None:
    document = read_html(
        f"<body><article>{STORY}<p>&#27;[31m&#1;&#xD800;&#x110000;It&#146;s over now.</p></article>"
    )
    assert document.text.endswith("\n\nIt’s over now.")
    assert len(document.blocks) == 9


def test_markup_of_terminals_is_only_text() -> None:
    page = f"<title>[bold]T[/] \x1b]0;x\x07[@click=app.quit]</title><article>{STORY}<p>[red]x[/] \x1b[2Jy</p>"
    document = read_html(page)
    assert document.title == "[bold]T[/] [@click=app.quit]"
    assert document.text.endswith("[red]x[/] y")


@pytest.mark.parametrize(
    "page", ["", "   ", "<!-- only -->", "<", "<html><body></body></html>", "<script>x</script>"]
)
def test_a_page_without_article_has_no_text(page: str) -> None:
    assert read_html(page).text == ""


def test_a_huge_page_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(
        UnreadableSource, match=r"a\.html: the page has 5\.0 MB; the limit for pages is 5 MB"
    ):
        read_html("x" * (LARGEST_PAGE + 1), name="a.html")


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (STORY + "<a href=x>link</a>" * 30_000, "Paragraph 7"),
        (STORY + "<b>x" * 5_000, "Paragraph 7"),
        (STORY + "<table>" + "<tr><td>a</td><td>b</td></tr>" * 12_000 + "</table>", "a | b"),
        ("<div>" * 150 + STORY, "Paragraph 7"),
        ("<blockquote>" * 5_000 + STORY, ""),
        (STORY * 3_000, "Paragraph 7"),
        (STORY + "<" * 100_000, "Paragraph 7"),
        (STORY + "<!-- " * 50_000, "Paragraph 7"),
        (STORY + "<figure>" * 200 + "<figcaption>A long caption here</figcaption>", "A long caption here"),
        ("<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + STORY + "<p>&a;</p>", "&a;"),
    ],
    ids=["links", "unclosed", "table", "depth", "too deep", "long", "angles", "comments", "figures", "entity"],
)  # fmt: skip
def test_hostile_pages_go_to_the_scorer_and_come_back(page: str, found: str) -> None:
    assert found in read_html(f"<body>{page}").text


PIECES = st.sampled_from(
    ["<p>", "</p>", "<b>", "<div class='comment'>", "</div>", "<figure>", "<figcaption>", "<ol><li>", "<td>",
     "<br><br>", "Some words, of a text that goes on. ", "&#27;", "&amp;", "<h1>T", "<blockquote>", "\x1b[2J",
     "<a href=javascript:x>", "<script>", "</script>", "<!--", "\ud800", "⟦cap⟧ x", "<title>",
     "<meta name=author content='"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=60, deadline=None)
def test_whatever_page_is_read_its_blocks_are_its_text(page: str) -> None:
    document = read_html(page)
    assert "\n\n".join(text for _, text in kinds(document)) == document.text
    assert "\x1b" not in document.text + document.title
    assert bool(document.title) or not document.text
