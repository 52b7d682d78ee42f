"""Markdown: front matter of every quality, blocks, and text without its markup."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.ingest.markdown import read_markdown
from nutgraf.model.article import Document


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


YAML = """---
title: "Shares: down"
date: 2026-03-12T17:05:00-04:00
author: [Ann Lee, Bob Roe]
source: The Ledger
url: https://ledger.example/1
tags: [business, "#markets", mergers/food]
nested: {a: 1}
---
"""
TOML = """+++
title = "Shares: down"
date = 2026-03-12
authors = ["Ann Lee", "Bob Roe"]
publisher = "The Ledger"
link = "https://ledger.example/1"
tags = ["business", "markets", "mergers/food"]
[extra]
deep = 1
+++
"""


@pytest.mark.parametrize("front", [YAML, TOML], ids=["yaml", "toml"])
def test_front_matter(front: str) -> None:
    document = read_markdown(f"{front}\nText.\n")
    assert document.title == "Shares: down"
    assert document.date == date(2026, 3, 12)
    assert document.author == "Ann Lee, Bob Roe"
    assert document.outlet == "The Ledger"
    assert document.url == "https://ledger.example/1"
    assert document.tags == ("business", "markets", "mergers/food")
    assert document.text == "Text."


def test_values_stay_what_they_are_written_as() -> None:
    document = read_markdown("---\ntitle: 1984\ntags: [no, 2022-01-01, 0x10, ~]\n---\nText.")
    assert (document.title, document.tags) == ("1984", ("no", "2022-01-01", "0x10"))


def test_a_source_that_is_an_address_is_no_outlet() -> None:
    document = read_markdown("---\nsource: https://a.example/x\n---\nText.")
    assert (document.outlet, document.url) == (None, "https://a.example/x")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/\x1b[2J x"]
)
def test_only_clean_web_addresses_are_kept(url: str) -> None:
    assert read_markdown(f'---\ntitle: x\nurl: "{url}"\n---\nText.').url is None


def test_broken_front_matter_is_read_line_by_line() -> None:
    document = read_markdown(
        "---\ntitle: Dam: what we know\ntags:\n  - a\n  - b\nx: [unclosed\n---\nText."
    )
    assert (document.title, document.tags, document.text) == (
        "Dam: what we know",
        ("a", "b"),
        "Text.",
    )


def test_a_ruler_is_no_front_matter() -> None:
    assert read_markdown("---\nJust prose here\n\n---\n\nMore.").text == "Just prose here\n\nMore."
    assert read_markdown("---\ntitle: never closed\n\nText.").text.startswith("title: never closed")


def test_front_matter_executes_nothing_and_explodes_nowhere(tmp_path: Path) -> None:
    target = tmp_path / "pwned"
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
    )
    for front in (
        f"title: !!python/object/apply:os.system ['touch {target}']\n",
        bomb,
        "<<: &x {a: 1}\n" * 50,
        "k: " + "[" * 30_000 + "\n",
        "n: " + "9" * 50_000 + "\n",
    ):
        assert read_markdown(f"---\n{front}---\nText.").text.endswith("Text.")
    assert not target.exists()


def test_a_first_heading_is_the_title_where_there_is_none() -> None:
    assert read_markdown("# The *bridge*\n\nText.").title == "The bridge"
    assert read_markdown("The bridge\n==========\n\nText.").text == "Text."
    assert read_markdown("---\ntitle: The Bridge\n---\n# The bridge!\n\nText.").text == "Text."
    assert (
        read_markdown("---\ntitle: Other\n---\n# The bridge\n\nText.").text == "The bridge\n\nText."
    )


def test_blocks() -> None:
    source = """# T

First line
second line.

## Part ##

- one
  goes *on*
- two

1. alpha
2. beta

> quoted
> words
>
> and more

| a | b |
|---|---|
| 1 | 2 |

```py
x = [bold]
```

***
<!-- hidden -->
Last.
"""
    assert kinds(read_markdown(source)) == [
        ("paragraph", "First line second line."),
        ("heading", "Part"),
        ("list", "one goes on"),
        ("list", "two"),
        ("list", "1. alpha"),
        ("list", "2. beta"),
        ("quote", "quoted words"),
        ("quote", "and more"),
        ("paragraph", "a | b\n1 | 2"),
        ("paragraph", "x = [bold]"),
        ("paragraph", "Last."),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a *b* **c** __d__ ***e*** ~~f~~", "a b c d e f"),
        ("snake_case_name and 2*3*4 and * alone", "snake_case_name and 2*3*4 and * alone"),
        ("[link](https://a.example/x_(y) \"title\") and [x](javascript:alert(1))", "link and x"),
        ("[ref][r] [r] [bold] [@click=app.quit]x[/]\n\n[r]: https://a.example", "ref r [bold] [@click=app.quit]x[/]"),
        ("<https://a.example/b_c> <b>bold</b>", "https://a.example/b_c bold"),
        ("<script>alert(1)</script>5 < 6 List<String>", "5 < 6 List<String>"),
        (r"\*not\* `code *x* <b>` &amp; &#27;[31m", "*not* code *x* <b> & [31m"),
        ("note[^1] and <br>break", "note and break"),
    ],
)  # fmt: skip
def test_inline_markup_goes_and_words_stay(source: str, text: str) -> None:
    assert read_markdown(f"---\ntitle: t\n---\n{source}").text == text


def test_pictures_become_captions() -> None:
    source = """# T

![A dam](d.jpg)
*Water over the dam (AP Photo/Ann Lee)*

![A bridge](b.jpg)

_Below the bridge_

![Only described (REUTERS)](c.png) ![](empty.png)

Text ![in line](e.png) goes on.
"""
    document = read_markdown(source)
    assert kinds(document) == [
        ("caption", "Water over the dam (AP Photo/Ann Lee)"),
        ("caption", "Below the bridge"),
        ("caption", "Only described (REUTERS)"),
        ("paragraph", "Text goes on."),
        ("caption", "in line"),
    ]
    assert [b.credit for b in document.blocks][:3] == ["AP Photo/Ann Lee", None, "REUTERS"]


@pytest.mark.parametrize(
    ("source", "kept"),
    [("*a ", 10_000), ("[x[y]", 10_000), ("<!--", 10_000), ("![", 10_000), ("`", 10_000),
     ("[a](b (", 5_000), ("|-", 10_000), ("# a" + " " * 10_000, 5)],
)  # fmt: skip
def test_openings_that_never_close_stay_as_text(source: str, kept: int) -> None:
    # Each of these takes minutes where a pattern searches the rest of the text once more per opening.
    text = read_markdown(f"---\ntitle: t\n---\nword {source * kept}").text
    assert text.startswith("word")
    assert text.count(source.strip(" #")[:2]) >= kept - 1


PIECES = st.sampled_from(
    ["---\n", "+++\n", "title: a\n", "# ", "- ", "1. ", "> ", "word ", "*", "_", "`", "```\n", "[a](b)", "![c](d)",
     "<b>", "<!--", "-->", "\n", "\n\n", "|", "|-|\n", "===\n", "\\", "&#27;[2J", "\x1b[31m", "(AP)", "[x]: y\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=100)
def test_whatever_is_read_its_blocks_are_its_text(source: str) -> None:
    document = read_markdown(source)
    assert "\n\n".join(text for _, text in kinds(document)) == document.text
    assert "\x1b" not in document.text + document.title
    assert bool(document.title) or not document.text
