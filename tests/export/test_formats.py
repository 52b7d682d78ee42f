"""The formats for other programs: what those programs read."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given

from nutgraf.errors import UsageError
from nutgraf.export.cells import as_written, harmless
from nutgraf.export.registry import FORMATS, format_of
from nutgraf.model.bundle import ArticleBundle, stand_in
from nutgraf.model.marks import Verdict
from nutgraf.model.notes import NoteState
from tests.builders import TEXT
from tests.export.samples import (
    CONTEXT,
    ID,
    article,
    bundle,
    canonical,
    hostile_text,
    judgement,
    note,
)

FORMULAS = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "|x",
    "%0A",
    "'=1",
    "''+x",
)


def written(name: str, *bundles: ArticleBundle) -> str:
    return "".join(format_of(name).write(bundles or (bundle(),), CONTEXT))


def table(name: str, *bundles: ArticleBundle) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(name, *bundles))))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_everything_and_nothing(name: str) -> None:
    lost = note(article(), 0, 18, id=ID[:-1] + "W", state=NoteState.LOST, body="")
    waiting = ArticleBundle(article=stand_in("Later"), notes=(replace(lost, article=None),))
    full = written(name, bundle(), bundle(article(id=13), lost), waiting)
    empty = "".join(format_of(name).write((), CONTEXT))
    assert full.startswith(empty) if name == "codebook" else len(full) > len(empty)
    if format_of(name).suffix in {".json", ".jsonld"}:
        assert json.loads(full) != json.loads(empty)


def test_unknown_formats_are_named() -> None:
    with pytest.raises(UsageError, match="no export format 'word'"):
        format_of("word")


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_harmless_and_come_back(text: str) -> None:
    cell = harmless(text)
    assert cell[0] == "'"
    assert as_written(cell) == text


@pytest.mark.parametrize("text", ["-5", "3.2", "+44", "Normal", "a=b", "", "’tis", "'quoted'"])
def test_other_cells_are_as_they_are(text: str) -> None:
    assert harmless(text) == text
    assert as_written(text) == text


@given(hostile_text)
def test_tables_open_with_what_was_written(text: str) -> None:
    text = canonical(text)
    made = article(text, title=" ".join(text.split()))
    (row,) = table("csv", bundle(made, note(made, 0, len(text), body=text)))
    assert as_written(row["quote"]) == text
    assert as_written(row["body"]) == text
    assert (row["start"], row["end"], row["id"]) == ("0", str(len(text)), ID)
    for cell in row.values():
        assert not re.match("[=+@\t|%＝＋－＠]|-[^0-9]", cell)


def test_a_row_says_what_is_known() -> None:
    (row,) = table("csv")
    assert row["says"] == "says the rescue agency"
    assert row["sentence"] == TEXT.split("\n\n")[0]
    assert row["figures"] == "At least 12 people"
    assert row["back"] == "nutgraf://article/12?at=0-18"


def test_readwise_gets_the_columns_of_its_import() -> None:
    (row,) = table("readwise")
    assert row == {
        "Highlight": "At least 12 people",
        "Title": "Dam gives way",
        "Author": "Ann Lee",
        "URL": "https://news.example/dam",
        "Note": ".verify\nWho counted? #verify",
        "Location": "0",
        "Date": "2026-03-04 05:06:07",
    }
    whole = note(article(), 0, 0, body="a thought", tags=())
    assert [r["Highlight"] for r in table("readwise", bundle(article(), whole))] == ["a thought"]


def test_hypothesis_gets_its_envelope() -> None:
    envelope = json.loads(written("hypothesis"))
    (one,) = envelope["annotations"]
    assert one["id"] == ID
    assert one["uri"] == one["target"][0]["source"] == "https://news.example/dam"
    position, quote = one["target"][0]["selector"]
    assert (position["start"], position["end"]) == (0, 18)
    assert quote == {
        "type": "TextQuoteSelector", "exact": "At least 12 people", "prefix": "",
        "suffix": TEXT[18:50],
    }  # fmt: skip


@given(hostile_text)
def test_html_shows_the_text_and_runs_nothing(text: str) -> None:
    from html.parser import HTMLParser

    text = canonical(text)
    made = article(text, title=text, source=text)
    page = written("html", bundle(made, note(made, 0, len(text), body=text)))
    seen: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append(tag)
            for name, value in attrs:
                assert not name.startswith("on")
                assert name != "src"
                assert not (value or "").lower().startswith(("javascript:", "data:"))

    Reader().feed(page)
    assert not set(seen) & {"script", "iframe", "object", "form", "link", "base"}
    shown = page.split('<div class="text">')[1].split("</div>")[0]
    plain = re.sub(r"<sup>.*?</sup>|<[^>]*>", "", shown)
    import html

    assert html.unescape(plain).split() == text.split()


def test_html_lays_marks_over_each_other() -> None:
    page = written("html")
    match = re.search(r'<span class="([^"]*)" title="([^"]*)">At least 12 people</span>', page)
    assert match is not None
    assert set(match[1].split()) == {"f", "c", "h", "red"}
    assert set(match[2].split("; ")) == {"≥ 12, killed", "says the rescue agency"}
    assert '<sup><a href="#note-1-1">1</a></sup>' in page
    assert '<li id="note-1-1">' in page
    assert "default-src 'none'" in page


def test_bibtex_says_who_wrote_what_where() -> None:
    entry = written(
        "bibtex", bundle(article(title="100% of {cost} & $5_m", author="Ann Lee and AFP"))
    )
    assert entry.startswith("@online{lee2026100")
    assert "title = {{100\\% of \\{cost\\} \\& \\$5\\_m}}," in entry
    assert "author = {Lee, Ann and {AFP}}," in entry
    assert "date = {2026-03-02}," in entry
    assert "urldate = {2026-03-05}," in entry
    assert written("bibtex", bundle(article(url=None))).startswith("@article{")


def test_citation_items() -> None:
    (item,) = json.loads(written("csl", bundle(article(author="By Ann Lee, Staff Desk"))))
    assert item["author"] == [{"family": "Lee", "given": "Ann"}, {"literal": "Staff Desk"}]
    assert item["issued"] == {"date-parts": [[2026, 3, 2]]}
    assert item["URL"] == "https://news.example/dam"


def test_verdicts_become_claim_reviews() -> None:
    made = article()
    one = replace(
        bundle(made), verdicts=(judgement(made), replace(judgement(made), verdict=Verdict.CHECKING))
    )
    document = json.loads(written("claimreview", one))
    (review,) = document["@graph"]
    assert document["@context"] == "https://schema.org"
    assert review["claimReviewed"].startswith("At least 12 people were killed")
    assert review["reviewRating"]["alternateName"] == "Disputed"
    assert review["reviewRating"]["worstRating"] <= review["reviewRating"]["ratingValue"] <= 5
    assert review["itemReviewed"]["author"]["name"] == "the rescue agency"
    assert review["itemReviewed"]["appearance"]["url"].startswith(
        "https://news.example/dam#:~:text="
    )


def test_the_code_book() -> None:
    assert table("codebook") == [
        {"tag": "verify", "description": "to be =checked"},
        {"tag": "place/Hradin", "description": ""},
    ]
    asked = replace(CONTEXT, query="dam")
    text = "".join(format_of("codebook").write((bundle(),), asked))
    assert [row["tag"] for row in csv.DictReader(io.StringIO(text))] == ["verify"]


def test_json_holds_everything() -> None:
    document = json.loads(written("json"))
    (one,) = document["articles"]
    assert document["tags"][0] == {
        "name": "verify",
        "colour": "red",
        "description": "to be =checked",
    }
    assert (one["title"], one["text"], one["tags"]) == ("Dam gives way", TEXT, ["dams"])
    assert one["blocks"][1] == ["paragraph", 79, len(TEXT), None]
    assert one["marks"]["claims"][1]["stance"] == "denial"
    assert one["notes"][0]["body"] == "Who counted? #verify"
    assert one["verdicts"][0]["verdict"] == "disputed"
