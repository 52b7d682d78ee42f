"""Pages of Markdown: exactly the structure that is meant, whatever the article says."""

from __future__ import annotations

import re

import yaml
from hypothesis import given

from nutgraf.export import markdown
from nutgraf.export.pages import By, article_page, group_page
from nutgraf.export.registry import format_of
from nutgraf.model.bundle import ArticleBundle, stand_in
from nutgraf.model.marks import Entity, EntityKind
from nutgraf.model.notes import TargetKind
from tests.export.parsing import parser, tokens
from tests.export.samples import CONTEXT, ID, article, bundle, canonical, hostile_text, note

PAGE = f"""---
title: "Dam gives way"
source: "Northgate Chronicle"
author: "Ann Lee"
published: 2026-03-02
url: "https://news.example/dam"
tags:
  - "dams"
exported: 2026-03-05
nutgraf: "article/12-2dvq"
---

<!-- nutgraf:head article/12-2dvq -->
# Dam gives way

Northgate Chronicle · 2026-03-02 · Ann Lee · [the page](https://news.example/dam) · [in Nutgraf](nutgraf://article/12)

Tags: #dams
<!-- /nutgraf:head article/12-2dvq -->

<!-- nutgraf:note {ID} DIGEST -->
> At least 12 people

^nutgraf-01arz3ndektsv4rrffq69g5fav

Who counted? #verify

<!-- nutgraf:about -->
- Says the rescue agency
- Tags: #verify
- Colour: red
- Sentence: At least 12 people were killed when the dam gave way, the rescue agency said.
- Place: paragraph 1, characters 0–18 · [the passage on its page](https://news.example/dam#:~:text=At%20least%2012%20people) · [in Nutgraf](nutgraf://article/12?at=0-18)
- Written: 2026-03-04
- Figure: At least 12 people (≥ 12, killed)
- Claim: the rescue agency, “said”: At least 12 people were killed when the dam gave way
- Verdict: disputed (claim “At least 12 people were killed when the dam gave way, the rescue agency said”): The \\*agency\\* said 14 later.
<!-- /nutgraf:note {ID} -->
"""  # noqa: E501


def page(*bundles: ArticleBundle) -> str:
    return "".join(format_of("markdown").write(bundles, CONTEXT))


def test_a_page_as_it_stands_in_the_file() -> None:
    text = re.sub(r"( [0-9a-f]{10}) -->", " DIGEST -->", page(bundle()))
    assert text == PAGE


@given(hostile_text, hostile_text.filter(str.strip))
def test_a_hostile_article_gives_the_same_structure_as_a_tame_one(text: str, title: str) -> None:
    text = canonical(text)
    made = article(
        text,
        title=title,
        source=title,
        author=title,
        tags=("a<b>", "*x*"),
        url="https://x.example/)",
    )
    one = note(made, 0, len(text), body="fine", tags=("a<b>",))
    whole = note(made, 0, 0, id=ID[:-1] + "W", body="", tags=())
    written = page(bundle(made, one, whole))
    front, rest = written.split("---\n", 2)[1:]
    loaded = yaml.safe_load(front)
    assert (loaded["title"], loaded["source"], loaded["tags"]) == (title, title, ["a<b>", "*x*"])
    structure = [t.type for t in parser().parse(rest) if t.nesting == 1]
    paragraphs = len(text.split("\n\n"))
    assert structure == [
        "heading_open", "paragraph_open", "paragraph_open",
        "blockquote_open", *["paragraph_open"] * paragraphs, "paragraph_open", "paragraph_open",
        *_list(structure, 0),
        "paragraph_open", *_list(structure, 1),
    ]  # fmt: skip
    comments = [t.content for t in parser().parse(rest) if t.type == "html_block"]
    assert len(comments) == 8
    assert all(c.startswith("<!-- ") and c.rstrip().endswith("-->") for c in comments)
    allowed = {
        "text",
        "text_special",
        "softbreak",
        "link_open",
        "link_close",
        "strong_open",
        "strong_close",
    }
    found = {t.type for t in tokens(rest) if t.block is False and t.type not in allowed}
    assert found <= {"inline"}
    hrefs = {str(t.attrs["href"]).split("#")[0] for t in tokens(rest) if t.type == "link_open"}
    assert hrefs <= {
        "https://x.example/%29",
        "nutgraf://article/12",
        f"nutgraf://article/12?at=0-{len(text)}",
    }


def _list(structure: list[str], which: int) -> list[str]:
    """The list `which` of a structure: one list of items of one paragraph each."""
    starts = [i for i, kind in enumerate(structure) if kind == "bullet_list_open"]
    end = starts[which] + 1
    while structure[end : end + 2] == ["list_item_open", "paragraph_open"]:
        end += 2
    return structure[starts[which] : end]


def test_several_articles_in_one_page_name_their_article() -> None:
    other = article(id=13, title="Second", url=None, date=None, author=None)
    text = page(bundle(), bundle(other, note(other, 0, 2, id=ID[:-1] + "W")))
    assert "- From: *Dam gives way*, Northgate Chronicle, 2026-03-02\n" in text
    assert "- From: *Second*, Northgate Chronicle\n" in text
    assert text.count("# ") == text.count("# Notes")


def test_notes_without_an_article() -> None:
    person = Entity(3, EntityKind.PERSON, "Jana *Dravska*", (), 4, 2)
    one = note(article(), 0, 0, target=TargetKind.ENTITY, article=None, entity=3, body="mayor")
    text = page(ArticleBundle(article=stand_in(person.name), notes=(one,), entity=person))
    assert f"**On Jana \\*Dravska\\*** ^nutgraf-{ID.lower()}\n\nmayor\n" in text
    waiting = note(article(), 0, 18, article=None, body="")
    text = page(ArticleBundle(article=stand_in("Later", "https://l.example/x"), notes=(waiting,)))
    assert "> At least 12 people\n" in text
    assert "[the passage on its page](https://l.example/x#:~:text=" in text
    assert "nutgraf://" not in text


def test_pages_have_names_that_outlive_their_titles() -> None:
    before, after = article_page(bundle()), article_page(bundle(article(title="Other")))
    assert before.key == after.key
    assert before.file_name(".md") == f"Dam gives way {before.short}.md"
    assert article_page(bundle(article(added="2027-01-01T00:00:00Z"))).key != before.key
    tag = group_page(By.TAG, "place/Hradin", [bundle()])
    assert tag.file_name(".md") == f"place-Hradin {tag.short}.md"
    assert group_page(By.DAY, "2026-03-04", []).file_name(".md") == "2026-03-04 notes.md"


def test_a_tag_page_carries_its_tag() -> None:
    text = "".join(markdown.write(group_page(By.TAG, "verify", [bundle()]), CONTEXT))
    assert '\ntags:\n  - "verify"\n' in text
    assert "\nTags: #verify\n" in text
