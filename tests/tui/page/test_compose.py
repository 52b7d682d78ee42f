"""A line as segments: every character once, styles laid over one another, no grapheme cut."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from nutgraf.model.notes import TargetKind
from nutgraf.tui.glyphs import UNICODE
from nutgraf.tui.page.compose import Layered, drawable_text, segments
from nutgraf.tui.page.gutter import Gutter
from tests.tui.pages import PARTS, analysis, note, story

BASE, BOLD, RED = Style(color="white"), Style(bold=True), Style(color="red")
TEXT = "abc é 中文 👩\u200d👩\u200d👧 e\u0301x 🇰🇿🇫🇷 end"
TEXTS = st.sampled_from([TEXT, "plain words of a line", "שלום ab", "x\u200by"])
layers = st.lists(
    st.builds(lambda a, n: Layered(a, a + n, BOLD), st.integers(0, 30), st.integers(0, 9)),
    max_size=4,
)


@given(TEXTS, layers, layers, st.integers(0, 10))
@settings(max_examples=100)
def test_segments_are_the_text_and_as_wide(
    text: str, runs: list[Layered], overlays: list[Layered], start: int
) -> None:
    drawn = segments(text, min(start, len(text)), len(text), BASE, runs, overlays)
    whole = text[start:]
    assert "".join(each.text for each in drawn) == whole
    assert all(each.text for each in drawn)
    if start == 0:
        assert sum(cell_len(each.text) for each in drawn) == cell_len(whole)


def test_overlays_are_added_to_runs_in_order() -> None:
    runs = [Layered(0, 4, BASE + BOLD)]
    drawn = segments(
        "abcdef", 0, 6, BASE, runs, [Layered(2, 5, RED), Layered(3, 4, Style(color="blue"))]
    )
    assert [(each.text, each.style) for each in drawn] == [
        ("ab", BASE + BOLD),
        ("c", BASE + BOLD + RED),
        ("d", BASE + BOLD + Style(color="blue")),
        ("e", BASE + RED),
        ("f", BASE),
    ]


def test_a_style_that_begins_inside_a_grapheme_takes_all_of_it() -> None:
    family = TEXT.index("👩")
    drawn = segments(TEXT, 0, len(TEXT), BASE, [Layered(family + 2, family + 3, RED)])
    assert [each.text for each in drawn if each.style == RED] == ["👩\u200d👩\u200d👧"]


def test_a_plain_line_is_one_segment_and_an_empty_one_none() -> None:
    assert len(segments("abc def", 0, 7, BASE, [])) == 1
    assert segments("abc", 1, 1, BASE, [], [Layered(0, 3, RED)]) == []


def test_a_safe_text_keeps_every_position() -> None:
    assert drawable_text("a\tb\n\n\x1b[1m\u202ec") == "a b\n\n\ufffd[1m\ufffdc"


ARTICLE = story(*PARTS)


def _signs(*notes: object, words: str, length: int = 70) -> tuple[str, ...]:
    gutter = Gutter(analysis(ARTICLE.text), notes)  # type: ignore[arg-type]
    start = ARTICLE.text.index(words)
    return gutter.beside(start, start + length, UNICODE)


def test_the_gutter_tells_notes_from_tags_from_highlights() -> None:
    text = ARTICLE.text
    written = note(text, "the rescue agency", body="which?")
    tagged = note(text, "moved to schools", tags=("shelter",))
    plain = note(text, "denied that")
    assert _signs(written, words="the rescue", length=20) == ("", "●", "▎")
    assert _signs(tagged, words="moved to", length=20) == ("", "#", "▎")
    assert _signs(plain, words="denied", length=20) == ("", "", "▎")
    assert _signs(written, words="Repairs") == ("", "", "")


def test_a_chosen_colour_has_its_digit_where_it_begins() -> None:
    text = ARTICLE.text
    green = note(text, "denied that the town had been warned", colour="green")
    assert _signs(green, words="denied", length=10) == ("3", "", "▎")
    assert _signs(green, words="the town", length=10) == ("", "", "▎")
    assert _signs(replace(green, colour="yellow"), words="denied") == ("", "", "▎")


def test_a_note_on_an_entity_stands_beside_its_first_mention() -> None:
    marks = analysis(ARTICLE.text)
    entities = tuple(replace(m, entity=7) if m.name == "Tesna" else m for m in marks.entities)
    about = replace(
        note(ARTICLE.text, "denied"), target=TargetKind.ENTITY, entity=7, anchor=None, body="b"
    )
    gutter = Gutter(replace(marks, entities=entities), [about])
    start = ARTICLE.text.index("Tesna")
    assert gutter.beside(start, start + 10, UNICODE) == ("", "●", "")
    assert gutter.beside(0, 10, UNICODE) == ("", "", "")
