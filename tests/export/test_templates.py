"""Templates: shipped ones, the user's own, other tools' names, and nothing that a sandbox must not do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from nutgraf.errors import ExportError, NotFound
from nutgraf.export.templates import Source, find, names, write
from nutgraf.export.variables import variables
from nutgraf.model.bundle import ArticleBundle
from tests.export.parsing import inline_kinds, kinds
from tests.export.samples import CONTEXT, ID, article, bundle, canonical, hostile_text, note


def made(template: str, *bundles: ArticleBundle, name: str = "t.md.j2") -> str:
    return "".join(write(Source(name, template), bundles or (bundle(),), CONTEXT, "Page"))


def test_the_shipped_ones_are_listed_and_found(tmp_path: Path) -> None:
    assert names() == ["digest", "fact-check"]
    (tmp_path / "mine.html.j2").write_text("{{ title }}")
    assert names(tmp_path) == ["digest", "fact-check", "mine"]
    assert find("mine", tmp_path).suffix == ".html"
    assert find(tmp_path / "mine.html.j2").text == "{{ title }}"
    assert find("digest", tmp_path).suffix == ".md"
    with pytest.raises(NotFound, match="no template 'nothing'"):
        find("nothing", tmp_path)
    with pytest.raises(NotFound):
        find("../digest", tmp_path)


def test_the_users_template_goes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "digest.md.j2").write_text("mine")
    assert find("digest", tmp_path).text == "mine"


def test_a_fact_check_sheet() -> None:
    sheet = "".join(write(find("fact-check"), (bundle(),), CONTEXT, "Dam"))
    assert sheet.startswith("# Fact-check: Dam\n")
    assert "- [x] **the rescue agency** (said): At least 12 people were killed" in sheet
    assert "Verdict: disputed, disputed in the article — The *agency* said 14 later." in sheet
    assert "- [ ] At least 12 people (≥ 12, killed): unchecked" in sheet
    assert "- [ ] Jana Dravska (person)" in sheet
    assert "> At least 12 people\n" in sheet


def test_a_reading_digest() -> None:
    silent = ArticleBundle(article=article(title="Not read"))
    digest = "".join(write(find("digest"), (bundle(), silent), CONTEXT, "Week"))
    assert digest.startswith("# Week\n\n2026-03-05\n")
    assert "## Dam gives way\n" in digest
    assert "> At least 12 people\n>\n> says the rescue agency [on its page](https://" in digest
    assert "Not read" not in digest


@given(hostile_text)
@settings(max_examples=40)
def test_shipped_templates_hold_hostile_text(text: str) -> None:
    text = canonical(text)
    one = article(text, title=text, source=text, author=text)
    full = bundle(one, note(one, 0, len(text), body="", tags=()))
    for name in names():
        output = "".join(write(find(name), (full,), CONTEXT, text))
        assert inline_kinds(output) <= {"link_open", "link_close"}
        assert set(kinds(output)) <= {"heading_open", "paragraph_open", "blockquote_open"}


def test_what_is_put_out_is_escaped_for_what_is_made() -> None:
    one = bundle(article(title="<b> & *x*"))
    assert made("{{ title }}", one) == "&lt;b> & \\*x\\*"
    assert made("{{ title }}", one, name="t.html") == "&lt;b&gt; &amp; *x*"
    assert made("{{ title }}", one, name="t.txt") == "<b> & *x*"
    assert made("{{ title | upper }}|{{ title | raw }}", one) == "&lt;B> & \\*X\\*|<b> & *x*"
    assert (
        made("{{ notes[0].body }}", bundle(article(), note(article(), body="**my** own")))
        == "**my** own"
    )


def test_names_of_other_tools() -> None:
    readwise = (
        "{{ full_title }};{{ highlights[0].highlight_text }};{{ highlights[0].highlight_note }};"
        "{{ num_highlights }}"
    )
    assert made(readwise, name="t.txt") == "Dam gives way;At least 12 people;Who counted? #verify;1"
    zotero = "{% for a in annotations %}{{ a.highlight }} {{ a.citation }} {{ a.comment }} {{ a.color }}{% endfor %}"
    assert (
        made(zotero, name="t.txt") == "At least 12 people (Ann Lee, 2026) Who counted? #verify red"
    )
    assert (
        made("{{ site }} {{ domain }} {{ date }}", name="t.txt")
        == "Northgate Chronicle news.example 2026-03-02"
    )


def keys(value: Any) -> Iterator[str]:
    """The names in a value and in all that it holds."""
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict) or (isinstance(one, Iterable) and not isinstance(one, str)):
            yield from keys(one)
    if isinstance(value, dict):
        yield from value


def test_the_documented_variables_are_those_that_exist() -> None:
    text = files("nutgraf.export").joinpath("templates", "VARIABLES.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`(\w+)`", text[text.index("| of the output") :]))
    assert documented == set(keys(variables((bundle(),), CONTEXT, "Page")))


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("a\n{{ nothing }}", r"line 2.*'nothing' is undefined"),
        ("a\n\n{% for %}", r"line 3"),
        ("{{ 1 / 0 }}", "cannot be used"),
        ("{{ notes.__class__.__mro__ }}", "unsafe|undefined"),
        ("{{ ''.__class__ }}", "unsafe|undefined"),
        ("{% include '/etc/passwd' %}", "cannot be used"),
        ("{{ range(10000000) | list }}", "cannot be used|wrong"),
        ("{{ notes.append(1) }}", "wrong|unsafe|cannot"),
    ],
)
def test_a_wrong_template_says_where(template: str, told: str) -> None:
    with pytest.raises(ExportError, match=told):
        made(template)


def test_templates_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ExportError, match="not in UTF-8"):
        find(tmp_path / "bad.md")


def test_bodies_stay_inside_what_stands_around_them() -> None:
    open_fence = note(article(), body="```\nopen")
    output = made("{{ notes[0].body }}\n\n# After\n", bundle(article(), open_fence))
    assert kinds(output) == ["fence", "heading_open"]
    assert ID in made("{{ notes[0].id }}")
