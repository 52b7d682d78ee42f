"""Addresses: only http(s), safe in Markdown, opening the page at the passage."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given

from nutgraf.export.links import safe_url, text_fragment, way_back
from nutgraf.model.notes import NoteState
from nutgraf.text.anchors import make_anchor
from tests.export.parsing import tokens
from tests.export.samples import article, canonical, hostile_text, note

URL = "https://news.example/a"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "mailto:a@b.example", "//evil.example",
        "http:///x", "http://[", "", "http://exa mple.com/", "https://a.example\\@b.example",
        "https://a.example/\x1b]8;;", None, "https://" + "a" * 5000,
    ],
)  # fmt: skip
def test_other_addresses_are_none(url: str | None) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(
    "url", ["https://a.example/x_(y)?a=[b]&c=d#e", 'http://a.example/"<>`|*', "https://a.example/ü"]
)
def test_an_address_is_one_link_in_markdown(url: str) -> None:
    safe = safe_url(url)
    assert safe is not None
    (link,) = [t for t in tokens(f"[text]({safe})") if t.type == "link_open"]
    assert unquote(str(link.attrs["href"])) == unquote(url)


def test_a_short_passage_stands_in_full() -> None:
    text = "Said: 5-10, & more. Then the end."
    anchor = make_anchor(text, 6, 18)
    assert text_fragment(URL, anchor, text) == f"{URL}#:~:text=5%2D10%2C%20%26%20more"


def test_a_passage_that_is_there_twice_brings_its_neighbours() -> None:
    text = "One man died on Monday. Then one man died again."
    anchor = make_anchor(text, 29, 42)
    assert anchor.quote == "one man died "
    twice = "First one man died here. Then one man died there too."
    again = make_anchor(twice, 30, 42)
    assert again.quote == "one man died"
    assert text_fragment(URL, again, twice) == (
        f"{URL}#:~:text=man%20died%20here.%20Then-,one%20man%20died,-there"
    )


def test_a_long_passage_is_its_ends() -> None:
    text = " ".join(f"word{i}" for i in range(60)) + "\n\nlast paragraph ends"
    fragment = text_fragment(f"{URL}#top", make_anchor(text, 0, len(text)), text)
    assert fragment == (
        f"{URL}#top:~:text=word0%20word1%20word2%20word3%20word4%20word5,last%20paragraph%20ends"
    )


@given(hostile_text)
def test_any_passage_gives_one_link(text: str) -> None:
    text = canonical(text)
    fragment = text_fragment("https://a.example/x_(y)", make_anchor(text, 0, len(text)), text)
    assert fragment is not None
    assert [t.type for t in tokens(f"[x]({fragment})")].count("link_open") == 1
    directive = fragment.split(":~:text=")[1]
    assert not set(directive) & set("-&<>()[] \n")


def test_the_way_back() -> None:
    made = article()
    assert way_back(made) == "nutgraf://article/12"
    assert way_back(made, note(made, 3, 9)) == "nutgraf://article/12?at=3-9"
    assert way_back(made, note(made, 3, 9, state=NoteState.LOST)) == "nutgraf://article/12"
    assert way_back(article(id=0)) is None
