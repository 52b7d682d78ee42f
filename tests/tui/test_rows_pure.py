"""What panes list, as plain values: cards, rows of the inspector, rows of an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.marks import MarkKind, Span, Verdict
from nutgraf.model.search import Answer, Hit, HitKind, Suggestion
from nutgraf.tui.lines import cells
from nutgraf.tui.widgets.answer_rows import (
    HitLine,
    More,
    Past,
    Remark,
    Shares,
    Title,
    Warned,
    result_rows,
)
from nutgraf.tui.widgets.cards import lines_for, short_date, two_lines
from nutgraf.tui.widgets.inspector_rows import (
    ClaimRow,
    EntityRow,
    FigureRow,
    Heading,
    Hint,
    NoteLine,
    NoteRow,
    SpeakerRow,
    attribution,
    checked,
    in_full,
    inspector_rows,
    spans_of,
    words_before,
)
from nutgraf.tui.widgets.result_rows import windowed
from tests.tui import pages

TEXT = pages.story(*pages.PARTS).text
MARKS = pages.analysis(TEXT)


def test_a_card_has_one_two_or_three_lines_by_width() -> None:
    assert lines_for(60, False) == 2
    assert lines_for(30, False) == 3
    assert lines_for(20, False) == 1
    assert lines_for(60, True) == 1


def test_dates_are_short_and_name_the_year_only_where_it_is_another() -> None:
    today = date(2026, 3, 10)
    assert short_date(date(2026, 1, 6), today) == "06 Jan"
    assert short_date(date(2022, 1, 6), today) == "06 Jan 22"
    assert short_date(None, today) == ""


@given(st.text(max_size=80), st.integers(4, 40))
@settings(max_examples=80)
def test_a_title_on_two_lines_never_is_too_wide(title: str, width: int) -> None:
    for line in two_lines(title, width, "…"):
        assert cells(line) <= width


def test_a_title_breaks_between_words() -> None:
    assert two_lines("Dam gives way above Velmara", 14, "…") == ("Dam gives way", "above Velmara")
    assert two_lines("Short", 14, "…") == ("Short", "")


def test_the_inspector_lists_entities_figures_claims_and_notes() -> None:
    note = pages.note(TEXT, "twice", body="Check this")
    rows = inspector_rows(TEXT, MARKS, [note], {})
    headings = [(row.name, row.number) for row in rows if isinstance(row, Heading)]
    assert headings == [("entities", 3), ("figures", 2), ("claims", 3), ("notes", 1)]
    entities = [row.name for row in rows if isinstance(row, EntityRow)]
    assert entities == ["Jana Dravska", "Velmara", "Tesna"]
    assert sum(isinstance(row, NoteRow) for row in rows) == 1


def test_a_figure_of_nothing_in_particular_shows_the_words_before_it() -> None:
    text = "It rained. Turnout was about 46%, compared with “31% before.\n\nNine said so."
    assert words_before(text, text.index("about")) == "Turnout was"
    assert words_before(text, text.index("31%")) == "Turnout was about 46%, compared with"
    assert words_before(text, text.index("Nine")) == ""


def test_disputed_claims_stand_beside_each_other() -> None:
    rows = inspector_rows(TEXT, MARKS, [], {})
    claims = [(row.claim.said, row.disputed) for row in rows if isinstance(row, ClaimRow)]
    assert [disputed for _, disputed in claims] == [False, True, True]
    told = [attribution(row.claim) for row in rows if isinstance(row, SpeakerRow)]
    assert told == ["the rescue agency", "Jana Dravska", "The operator"]


def test_how_far_the_checking_is_stands_in_the_heading_once_it_has_begun() -> None:
    first = MARKS.figures[0]
    verdicts = {(MarkKind.FIGURE, first.start, first.end): Verdict.SUPPORTED}
    rows = inspector_rows(TEXT, MARKS, [], verdicts)
    figures = next(row for row in rows if isinstance(row, Heading) and row.name == "figures")
    assert figures.aside == "1 of 2 checked"
    claims = next(row for row in rows if isinstance(row, Heading) and row.name == "claims")
    assert claims.aside == ""
    assert checked([Verdict.CHECKING, None, Verdict.WRONG]) == (1, 3)


def test_an_article_without_marks_or_notes_says_which_key_writes_one() -> None:
    rows = inspector_rows(TEXT, pages.UNANALYSED, [], {}, note_key="a", mark_key="H")
    hints = [row.text for row in rows if isinstance(row, Hint)]
    assert hints == ["None found: H makes your own.", "No notes yet: a writes one."]
    assert max(map(len, hints)) <= 30, "they stand in a pane of 32 columns"


def test_a_note_stands_in_full_and_no_word_of_it_is_lost() -> None:
    body = (
        "Ask the ministry why the repairs were put off, and by whom.\n\n東京都庁に確認する #verify"
    )
    note = replace(pages.note(TEXT, "twice"), body=body, tags=("later", "verify"))
    highlight = pages.note(TEXT, "twice", body="")
    first, *further, last = in_full([NoteRow(note), NoteRow(highlight)], 20)
    assert isinstance(first, NoteRow)
    lines = [first.text, *(line.text for line in further if isinstance(line, NoteLine))]
    assert "".join(" ".join(lines).split()) == "".join(f"{body} #later".split())
    assert max(map(cells, lines)) <= 20
    assert last == NoteRow(highlight, "twice")


def test_every_selectable_row_knows_its_place_in_the_text() -> None:
    note = pages.note(TEXT, "twice")
    for row in inspector_rows(TEXT, MARKS, [note], {}):
        if isinstance(row, (EntityRow, FigureRow, ClaimRow, NoteRow)):
            assert spans_of(row)
            assert all(0 <= start < end <= len(TEXT) for start, end in spans_of(row))


def _hit(kind: HitKind = HitKind.ARTICLE, **fields: object) -> Hit:
    made = Hit(kind, "1", 1, "Dam gives way", date(2026, 3, 2), "Ledger", 1.0, "The dam gave way.")
    return replace(made, **fields)  # type: ignore[arg-type]


def test_an_answer_lists_articles_in_two_lines_and_notes_in_one() -> None:
    answer = Answer("dam", (_hit(), _hit(HitKind.NOTE)), articles=7, notes=1, milliseconds=6)
    rows = result_rows(answer, 1284)
    assert [row.name for row in rows if isinstance(row, Title)] == ["articles", "notes"]
    assert next(row for row in rows if isinstance(row, Title)).aside == "7 of 1,284 · 6 ms"
    assert sum(isinstance(row, HitLine) for row in rows) == 2


def test_an_answer_says_once_what_was_taken_for_what_and_what_is_wrong() -> None:
    answer = Answer(
        "kazakstan foo:x", (_hit(),), corrections=(("kazakstan", "Kazakhstan"),),
        warnings=("unknown field `foo`",),
    )  # fmt: skip
    rows = result_rows(answer, 3)
    assert [row.text for row in rows if isinstance(row, Warned)] == ["Unknown field `foo`"]
    assert next(row.text for row in rows if isinstance(row, Remark)) == "kazakstan → Kazakhstan"


def test_an_empty_answer_offers_queries_that_find_something() -> None:
    suggestions = (Suggestion("dam", 1_204, "xyz"), Suggestion("xyz", 1, "dam"))
    rows = result_rows(Answer("dam xyz", suggestions=suggestions), 9_000)
    assert [(row.query, row.aside) for row in rows if isinstance(row, Past)] == [
        ("dam", "1,204 articles · without xyz"),
        ("xyz", "1 article · without dam"),
    ]
    assert any(isinstance(row, Remark) for row in result_rows(Answer("xyz"), 9))


def test_of_a_long_answer_each_part_has_its_share_and_says_what_is_left() -> None:
    hits = (*(_hit(),) * 9, *(_hit(HitKind.NOTE),) * 5)
    passages = (_hit(HitKind.PASSAGE),) * 8
    answer = Answer("dam", hits, passages, articles=230, notes=5)
    rows = result_rows(answer, 1_284, Shares(articles=3, notes=4, passages=8))
    assert [row.name for row in rows if isinstance(row, Title)] == ["articles", "notes", "passages"]
    assert sum(isinstance(row, HitLine) for row in rows) == 3 + 4 + 8
    left = [row.text for row in rows if isinstance(row, More)]
    assert left == ["227 more articles", "1 more note"]
    whole = result_rows(answer, 1_284)
    assert sum(isinstance(row, HitLine) for row in whole) == 9 + 5 + 8
    assert not any(isinstance(row, More) for row in whole)


@given(st.text("ab ", min_size=20, max_size=200), st.data())
@settings(max_examples=80)
def test_the_window_of_a_snippet_keeps_the_offsets_of_its_matches(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 3))
    match = Span(start, start + 2)
    width = data.draw(st.integers(12, 60))
    shown, spans = windowed(text, [match], width)
    assert cells(shown) <= width
    for span in spans:
        assert text[match.start : match.end].startswith(shown[span.start : span.end])


def test_the_first_match_is_in_the_window() -> None:
    text = "x" * 300 + " fuel " + "y" * 300
    shown, spans = windowed(text, [Span(301, 305)], 60)
    assert [shown[a:b] for a, b in spans] == ["fuel"]
