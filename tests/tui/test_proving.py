"""Evidence is gone to: a note, the passage of another article, a page; and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from unittest.mock import patch

from nutgraf.library.library import Library
from nutgraf.model.evidence import Lead, LeadKind, leads_in
from nutgraf.model.marks import Span, Verdict
from nutgraf.tui.copying import cited, noted
from nutgraf.tui.widgets.inspector_rows import ClaimRow
from tests.tui import pages
from tests.tui.shell import Reading, reading


def test_what_the_reader_writes_leads_back() -> None:
    story = pages.story("One “said” (so). Two.")
    article = replace(story, url="https://c.example/a", date=date(2026, 1, 2))
    passage, page = leads_in(cited("One “said” (so).", article))
    assert (passage.kind, page.kind) == (LeadKind.PASSAGE, LeadKind.LINK)
    assert article.text.startswith(passage.target)
    assert Lead(LeadKind.PASSAGE, "", article.id) in leads_in(cited("", article))
    note = pages.note(article.text, "Two", body="A body")
    assert leads_in(noted(note)) == (Lead(LeadKind.NOTE, note.id[:8]),)


async def _judged(it: Reading, evidence: str) -> None:
    """Give the first claim of the first article a verdict, and stand on its row."""
    library = it.library
    library.verdicts.set(1, library.marks.of(1).claims[0], Verdict.DISPUTED, evidence)
    it.reader.reading.renew()
    rows = it.reader.inspector.rows
    it.reader.viewing.go_to("inspector")
    it.reader.inspector.move_to(next(n for n, row in enumerate(rows) if isinstance(row, ClaimRow)))
    await it.press()


async def test_evidence_is_followed_and_left_again(library: Library) -> None:
    other = library.articles.get(2)
    start = other.text.index("Mayor Jana")
    note = library.notes.add(2, span=Span(start, start + 10), body="The ministry says 17.")
    passage = cited(other.text[start : start + 39], other)
    async with reading(library) as it:
        await it.open_first()
        await _judged(it, "")
        await it.press("o")
        assert "No evidence has been given; c gives some." in it.foot
        await _judged(it, "A call of 4 March")
        await it.press("o")
        assert "leads nowhere" in it.foot
        await it.press("i")
        assert "o evidence" not in it.text
        await it.press("escape")

        await _judged(it, noted(note))
        await it.press("i")
        assert "o evidence" in it.text
        await it.press("o")
        assert it.reader.page.article.id == 2
        assert it.reader.page.cursor == start
        await it.press("ctrl+o")
        assert it.reader.page.article.id == 1

        await _judged(it, passage)
        await it.press("o")
        assert (it.reader.page.article.id, it.reader.page.cursor) == (2, start)
        assert it.reader.page.matches == (1, 1)
        await it.press("escape", "ctrl+o")
        assert it.reader.page.article.id == 1

        await _judged(it, f"{noted(note)} and https://c.example/sheet")
        await it.press("o", "2")
        with patch.object(it.app, "open_url") as open_url:
            await it.press("o", "2")
            open_url.assert_called_once_with("https://c.example/sheet")


async def test_a_passage_is_found_where_it_stands_by_now(library: Library) -> None:
    words = "when the dam gave way, the rescue agency said"
    async with reading(library) as it:
        await it.open_first()
        await _judged(it, f"“{words}” (An article, nutgraf://article/1)")
        await it.press("o")
        assert it.reader.page.article.id == 2
        await it.press("escape", "ctrl+o")
        await _judged(it, "“Nobody ever wrote this” (x, nutgraf://article/99999)")
        await it.press("o")
        assert "in no article of the archive" in it.foot
        await _judged(it, "Gone (note 01ZZZZZZ)")
        await it.press("o")
        assert it.reader.page.article.id == 1
