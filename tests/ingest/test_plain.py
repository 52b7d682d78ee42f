"""The plain-text form: date line, captions, headline, wrapped paragraphs, lists."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.ingest.plain import read_plain
from nutgraf.model.article import BlockKind, Document

LONG = "The council voted on Monday to close the bridge for a year, its engineers said after an inspection."


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


def test_date_line_caption_and_paragraphs() -> None:
    document = read_plain(
        f" date 2026-03-02 Water over a dam (REUTERS)\n\n{LONG}\n\nFans (Meridian Press)\n"
    )
    assert document.date == date(2026, 3, 2)
    assert kinds(document) == [
        ("caption", "Water over a dam (REUTERS)"),
        ("paragraph", LONG),
        ("paragraph", "Fans (Meridian Press)"),
    ]
    assert document.blocks[0].credit == "REUTERS"
    assert document.title == "The council voted on Monday to close the bridge for a year"
    assert document.title in document.text


@pytest.mark.parametrize("start", ["date", " date", "\n  Date", "\ufeffdate", "date:"])
def test_ways_to_write_the_date_line(start: str) -> None:
    document = read_plain(f"{start} 2026-03-02 A dam (PA)\n\n{LONG}")
    assert (document.date, document.text.split("\n")[0]) == (date(2026, 3, 2), "A dam (PA)")


def test_a_wrapped_caption_in_the_date_line() -> None:
    document = read_plain(f"date 2026-03-02 Water pours over\nthe dam at dawn (AP)\n\n{LONG}")
    assert kinds(document)[0] == ("caption", "Water pours over the dam at dawn (AP)")
    assert kinds(document)[1] == ("paragraph", LONG)


def test_a_caption_without_credit_takes_nothing_from_the_next_block() -> None:
    document = read_plain(
        f"date 2026-03-02 Water at dawn\n\nA crowd at the town hall (AP)\n\n{LONG}"
    )
    assert [text for _, text in kinds(document)][:2] == [
        "Water at dawn",
        "A crowd at the town hall (AP)",
    ]


def test_any_name_credits_the_caption_of_the_date_line() -> None:
    document = read_plain(f"date 2026-03-02 The old dam (Ann Lee)\n\n{LONG}")
    assert document.blocks[0].credit == "Ann Lee"


@pytest.mark.parametrize(
    "line", ["date 2026-02-31 A dam (PA)", "date 2026-13-01", "date 0000-01-01 x"]
)
def test_an_impossible_date_stays_text(line: str) -> None:
    document = read_plain(f"{line}\n\n{LONG}")
    assert document.date is None
    assert document.text == f"{line}\n\n{LONG}"


def test_a_line_with_only_a_date_before_the_story() -> None:
    document = read_plain(f"date 2026-03-02\n\nBridge to close\n\n{LONG}")
    assert (document.date, document.title) == (date(2026, 3, 2), "Bridge to close")
    assert document.text == LONG


def test_only_a_date_has_no_text() -> None:
    document = read_plain("date 2026-03-02")
    assert (document.date, document.text) == (date(2026, 3, 2), "")


def test_a_headline_is_the_title_and_not_part_of_the_text() -> None:
    document = read_plain(f"date 2026-03-02 A dam (PA)\n\nBridge to close for a year\n\n{LONG}")
    assert document.title == "Bridge to close for a year"
    assert "Bridge to close" not in document.text


@pytest.mark.parametrize(
    "first",
    [
        "It will close.",
        "The bridge will close:",
        "Cracks at the bridge (AP)",
        "- an item",
        "x" * 121,
    ],
)
def test_what_is_no_headline_stays(first: str) -> None:
    assert first.removeprefix("- ") in read_plain(f"{first}\n\n{LONG} {LONG}").text


def test_a_short_line_with_nothing_longer_after_it_is_no_headline() -> None:
    assert read_plain("A short line\n\nShorter").text == "A short line\n\nShorter"


def test_the_byline_below_a_headline_is_the_author() -> None:
    document = read_plain(f"Bridge to close\n\nBy Ann Lee and Luis de Tamayo\n\n{LONG}")
    assert (document.author, document.text) == ("Ann Lee and Luis de Tamayo", LONG)


def test_a_byline_with_nothing_below_it_stays_text() -> None:
    assert read_plain("Head\n\nBy Ann Lee").text == "By Ann Lee"


def test_hard_wrapped_lines_are_joined() -> None:
    document = read_plain(
        "Bridge to close\n\nThe council voted to close\nthe twenty-\nyear-old bridge.\n"
    )
    assert document.text == "The council voted to close the twenty-year-old bridge."


def test_long_lines_in_one_block_are_paragraphs() -> None:
    document = read_plain(f"{LONG} {LONG}\nShort one.\n{LONG}")
    assert [text for _, text in kinds(document)] == [f"{LONG} {LONG}", "Short one.", LONG]


def test_headings_stand_between_paragraphs() -> None:
    document = read_plain(
        f"Bridge to close\n\n{LONG}\n\nWhat comes next\n\n{LONG}\n\nWho pays?\n\n{LONG}"
    )
    assert [kind for kind, _ in kinds(document)] == [
        "paragraph", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


def test_list_items_are_blocks_and_only_numbers_stay() -> None:
    document = read_plain(
        f"{LONG}\n\nThe plan:\n- first thing\n  goes on\n• second\n\n1. one\n2) two\n\n* last"
    )
    assert kinds(document)[1:] == [
        ("paragraph", "The plan:"),
        ("list", "first thing goes on"),
        ("list", "second"),
        ("list", "1. one"),
        ("list", "2) two"),
        ("list", "last"),
    ]


def test_a_wrapped_line_that_begins_like_an_item_is_none() -> None:
    document = read_plain(
        "The oldest bridge was closed in\n12. The rest - all\n- of it - stayed open."
    )
    assert kinds(document) == [
        ("paragraph", "The oldest bridge was closed in 12. The rest - all - of it - stayed open.")
    ]


def test_quotations_and_rulers() -> None:
    document = read_plain(f"{LONG}\n\n> He said\n> so.\n\n* * *\n\n{LONG}")
    assert kinds(document)[1] == ("quote", "He said so.")
    assert len(document.blocks) == 3


def test_markup_and_escape_sequences_are_only_text() -> None:
    document = read_plain(
        f"[bold]Title[/] \x1b]0;pwned\x07[@click=app.quit]go[/]\n\n{LONG} \x1b[31m[TODO]\x9b5m \u202eend"
    )
    assert document.title == "[bold]Title[/] [@click=app.quit]go[/]"
    assert document.text == f"{LONG} [TODO] end"


PIECES = st.sampled_from(
    ["date 2026-03-02", " x (AP)", "- a", "Head", LONG, "\n", "\n\n", "\t", "1. b", ">", "By A B"]
)


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=200))
@settings(max_examples=100)
def test_whatever_is_read_its_blocks_are_its_text(text: str) -> None:
    document = read_plain(text)
    assert "\n\n".join(part for _, part in kinds(document)) == document.text
    assert bool(document.title) == bool(document.text)
    assert all(b.kind is BlockKind.CAPTION for b in document.blocks if b.credit)
