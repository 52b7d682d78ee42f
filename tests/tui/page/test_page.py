"""The page in a real app: what is on the screen, where the cursor is, what it tells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.style import Style
from textual.app import ComposeResult

from nutgraf.model.article import Article, BlockKind
from nutgraf.model.marks import Span
from nutgraf.tui.glyphs import ASCII
from nutgraf.tui.page.marks import Layer
from nutgraf.tui.page.messages import CursorMoved, PositionChanged
from nutgraf.tui.page.view import ArticlePage
from tests.tui.golden import screen_text
from tests.tui.pages import PARTS, PageApp, analysis, long_story, note, story

HOSTILE = (
    "Plain lead with [bold]markup[/bold] and [@click=app.quit]a trap[/].",
    "قال المتحدث إن اثني عشر شخصا قتلوا، " * 4 + "وأضاف أن الحكومة ستعلن النتائج غدا.",
    "Family 👩\u200d👩\u200d👧\u200d👦 flags 🇰🇿🇫🇷🇩🇪 keycap 1\ufe0f\u20e3 heart ❤\ufe0f thumbs 👍🏽. "
    * 3,
    "Zalgo Z\u0351\u036b\u0343\u036a\u0302a\u0301\u0302\u0303\u0304lgo and\u200bzero\u200bwidth\u200b\u200b.",
    "日本語の段落：地震の後、住民は高台へ避難した。「けが人は十二人」と市長は述べた。" * 3,
    "Controls \x1b[31mred\x1b[0m \x07 \u202eoverride\u202c tab\there \ud800 end.",
    "x" * 400,
    "\u0301starts with an accent",
)


def _style_at(app: PageApp, words: str) -> Style:
    """The style of the first character of some words on the screen."""
    for strip in app.screen._compositor.render_strips():
        column = strip.text.find(words)
        if column >= 0:
            style = next(iter(strip.crop(column, column + 1))).style
            assert style is not None
            return style
    raise AssertionError(f"{words} is not on the screen")


async def test_all_layers_are_seen_and_can_be_hidden() -> None:
    app = PageApp()
    async with app.run_test(size=(90, 45)) as pilot:
        page = app.open(None)
        await pilot.pause()
        palette = page.palette
        assert _style_at(app, "Jana Dravska").color == palette.ink("person").color
        assert _style_at(app, "the town had").underline2
        assert _style_at(app, "more than 300").color == palette.figure.color
        assert _style_at(app, "more than 300").bold
        page.set_layers(entities=False, claims=False)
        await pilot.pause()
        assert _style_at(app, "Jana Dravska").color == palette.base.color
        assert not _style_at(app, "the town had").underline2
        assert _style_at(app, "more than 300").color == palette.figure.color
        assert page.shown_layers == {Layer.FIGURES, Layer.NOTES}


async def test_notes_appear_and_go_without_anything_moving() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        page = app.open(long_story())
        page.goto(3_000)
        await pilot.pause()
        top = page.scroll_offset.y
        words = page.quote(page.sentence)[:12]
        written = note(page.article.text, words, body="why?")
        start = page.sentence.start
        written = replace(written, anchor=replace(written.anchor, start=start, end=start + 12))  # type: ignore[type-var]
        page.update_article(notes=[written])
        await pilot.pause()
        assert page.scroll_offset.y == top
        assert "●▎" in screen_text(app)
        page.update_article(notes=[])
        await pilot.pause()
        assert "●▎" not in screen_text(app)


async def test_a_position_comes_to_the_top_and_is_told() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        article = long_story()
        position = article.text.index("20. ")
        page = app.open(article, position=position)
        await pilot.pause()
        assert page.offset_at_top == position
        assert screen_text(app).lstrip().startswith("20. ")
        told = app.last(PositionChanged)
        assert isinstance(told, PositionChanged)
        assert told.offset == position
        assert 0 < told.percent < 100


async def test_scrolling_by_lines_windows_and_to_the_ends() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        page = app.open(long_story())
        await pilot.pause()
        assert page.percent == 0
        tops = []
        for act in (page.line, page.half_page, page.page):
            act(1)
            tops.append(page.scroll_offset.y)
        assert tops == [1, 11, 29]
        page.half_page(-1)
        assert page.scroll_offset.y == 19
        page.bottom()
        await pilot.pause()
        assert page.at_end
        assert page.percent == 100
        page.line(5)
        assert page.at_end
        page.top()
        assert page.offset_at_top == 0
        assert not page.at_end


async def test_the_cursor_stays_in_the_window_and_out_of_sight() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        page = app.open(long_story())
        await pilot.pause()
        before = _style_at(app, "At least 12").bgcolor
        page.page(2)
        assert page.offset_at_top <= page.cursor < page.offset_at_top + 20 * 72
        assert page.sentence.start == page.cursor
        await pilot.pause()
        backgrounds = {
            segment.style.bgcolor
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style
        }
        assert backgrounds == {before}


async def test_sentences_are_shown_first_and_moved_by_then() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 45)) as pilot:
        page = app.open()
        page.page(0)
        texts = []
        for count in (1, 1, 1, 1, -1):
            page.sentence_by(count)
            texts.append(page.quote()[:14])
        assert texts == [
            "Volunteers fil",
            "At least 12 pe",
            "Mayor Jana Dra",
            "“Nobody rang u",
            "Mayor Jana Dra",
        ]
        await pilot.pause()
        assert _style_at(app, "Mayor").bgcolor == page.palette.sentence.bgcolor
        assert _style_at(app, "“Nobody").bgcolor == page.palette.base.bgcolor
        told = app.last(CursorMoved)
        assert isinstance(told, CursorMoved)
        assert told.offset == page.sentence.start


async def test_paragraphs_and_words() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 45)):
        page = app.open()
        page.paragraph_by(1)
        page.paragraph_by(2)
        assert page.article.text[page.cursor :].startswith("Mayor Jana")
        page.word_by(2)
        assert page.article.text[page.cursor :].startswith("Dravska")
        mark = page.mark_at_cursor
        assert mark is not None
        assert page.quote(mark.span) == "Jana Dravska"
        page.word_by(-2)
        page.character_by(1)
        assert page.article.text[page.cursor :].startswith("ayor")


async def test_marks_are_stopped_at_by_layer_and_in_order() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 45)) as pilot:
        page = app.open()
        first = page.mark_by(1)
        assert first is not None
        assert page.quote() == "Velmara"
        figures = [page.mark_by(1, Layer.FIGURES), page.mark_by(1, Layer.FIGURES)]
        assert [page.quote(m.span) for m in figures if m] == ["At least 12 people", "more than 300"]
        assert page.mark_by(1, Layer.FIGURES) is None
        await pilot.pause()
        assert _style_at(app, "more than 300").bgcolor == page.palette.current.bgcolor
        back = page.mark_by(-1)
        assert back is not None
        assert page.quote(back.span) == "Tesna"
        page.set_layers(entities=False)
        after = page.mark_by(1)
        assert after is not None
        assert after.layer is not Layer.ENTITIES


async def test_overlapping_marks_are_cycled() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 45)):
        text = story(*PARTS).text
        page = app.page
        page.show(story(*PARTS), analysis(text), [note(text, "12 people")], sentences=[])
        page.goto(text.index("12 people"))
        layers = [page.cycle_overlapping() for _ in range(4)]
        assert [m.layer for m in layers if m] == [
            Layer.NOTES,
            Layer.FIGURES,
            Layer.CLAIMS,
            Layer.NOTES,
        ]
        page.goto(text.index("Repairs"))
        assert page.cycle_overlapping() is None


async def test_what_a_command_acts_on() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 45)):
        page = app.open()
        page.sentence_by(1)
        page.sentence_by(1)
        assert page.quote(page.unit).startswith("At least 12 people were")
        page.mark_by(1, Layer.FIGURES)
        assert page.quote(page.unit) == "At least 12 people"
        page.select_characters()
        page.word_by(1)
        assert page.quote(page.unit) == "At least 12 people were"
        assert page.cancel_selection()
        assert page.selection is None


async def test_going_somewhere_shows_it_in_context() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        article = long_story(200)
        page = app.open(article)
        await pilot.pause()
        offset = article.text.index("150. ")
        page.goto(offset, select=Span(offset, offset + 4))
        assert page.selection == (offset, offset + 4)
        y = page.row_at(offset) - page.scroll_offset.y
        assert 3 <= y <= 8
        page.goto(article.text.index("151. "))
        assert page.row_at(offset) - page.scroll_offset.y == y, "it was on the screen already"
        page.goto(10**9)
        assert page.cursor == len(article.text)


async def test_width_is_changed_in_steps_and_the_place_is_kept() -> None:
    app = PageApp()
    async with app.run_test(size=(120, 20)) as pilot:
        page = app.open(long_story())
        page.goto(page.article.text.index("20. "))
        page.page(1)
        await pilot.pause()
        top = page.offset_at_top
        assert [page.narrower() for _ in range(12)][8:] == [36, 32, 32, 32]
        await pilot.pause()
        assert page.row_at(top) == page.scroll_offset.y
        longest = max(len(line.strip()) for line in screen_text(app).splitlines())
        assert 24 <= longest <= 32
        assert [page.wider() for _ in range(12)][-2:] == [72, 72]
        await pilot.pause()
        assert page.offset_at_top == top


async def test_resizing_keeps_the_place() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        page = app.open(long_story(), position=3_000)
        await pilot.pause()
        text = page.article.text
        for size in ((40, 10), (200, 60), (20, 5), (1, 1), (80, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.05)
        assert page.offset_at_top <= 3_000 <= page.offset_at_top + 72
        assert text[page.offset_at_top : page.offset_at_top + 20] in screen_text(app)


async def test_an_empty_page_says_so() -> None:
    app = PageApp()
    async with app.run_test(size=(60, 12)) as pilot:
        app.open()
        app.page.show_nothing("No article is open: Enter opens one.")
        await pilot.pause()
        assert screen_text(app).strip() == "No article is open: Enter opens one."
        for act in (app.page.sentence_by, app.page.word_by, app.page.line, app.page.page):
            act(1)
        assert app.page.mark_by(1) is None
        assert app.page.find("x") == 0
        assert app.page.match_by(1) is None
        app.page.select_characters()
        app.page.bottom()


async def test_finding_counts_and_goes_round() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        page = app.open(long_story())
        assert page.find("JANA dravska denied") == 13
        assert page.matches == (0, 13)
        assert page.match_by(1) == (1, 13)
        assert page.match_by(-1) == (13, 13)
        assert page.match_by(2) == (2, 13)
        await pilot.pause()
        assert _style_at(app, "Jana Dravska denied").bgcolor == page.palette.match_current.bgcolor
        assert page.clear_matches()
        assert page.match_by(1) is None
        assert page.set_matches([Span(0, 3), Span(5, 10**9)]) == 1
        page.goto(page.article.text.index("20. "))
        page.find("Jana")
        found = page.match_by(-1)
        assert found is not None
        assert page.cursor < page.article.text.index("20. ")


async def test_labels_are_drawn_over_links() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        article = story("Lead.", "Read https://a.example/one and https://b.example/two, please.")
        page = app.open(article)
        hints = page.hints()
        assert [hint.address for hint in hints] == [
            "https://a.example/one",
            "https://b.example/two",
        ]
        page.show_hints(hints)
        await pilot.pause()
        assert "Read attps://a.example/one and sttps://b.example/two" in screen_text(app)
        page.hide_hints()
        await pilot.pause()
        assert "Read https://a.example/one and https://b" in screen_text(app)


async def test_ending_author_tags_and_star_have_their_places() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 30)) as pilot:
        article = replace(
            story("A lead."), author="Harriet Quillan", tags=("dam", "flood"), starred=True
        )
        page = app.open(article)
        page.ending = "n  next unread: Repairs were put off"
        await pilot.pause()
        shown = screen_text(app)
        assert "NORTHGATE CHRONICLE   3 March 2026   2 words · 1 min" in shown
        assert "★ #dam #flood" in shown
        assert "By Harriet Quillan" in shown
        assert shown.rstrip().endswith("n  next unread: Repairs were put off")
        page.glyphs = ASCII
        await pilot.pause()
        assert "2 words - 1 min" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (20, 5), (37, 9), (200, 60)])
async def test_hostile_text_never_breaks_a_line(size: tuple[int, int]) -> None:
    app = PageApp()
    async with app.run_test(size=size) as pilot:
        article = story(*HOSTILE, title="Title \x1b[1m 中文 👩\u200d👧 [red]x")
        page = app.open(article)
        text = article.text
        for step in range(30):
            for act in (page.sentence_by, page.word_by, page.character_by):
                act(1)
            if step % 7 == 0:
                page.select_characters()
                page.word_by(3)
                page.line(2)
                page.cancel_selection()
            page.page(1) if step % 5 == 4 else page.line(1)
            await pilot.pause()
            for strip in app.screen._compositor.render_strips():
                assert strip.cell_length == size[0]
                assert "\x1b" not in strip.text
            assert 0 <= page.cursor <= len(text)
        assert app.is_running


async def test_a_flat_theme_points_the_sentence_out_beside_it() -> None:
    app = PageApp("ansi")
    async with app.run_test(size=(80, 30)) as pilot:
        page = app.open()
        page.sentence_by(1)
        page.sentence_by(1)
        await pilot.pause()
        lines = [line for line in screen_text(app).splitlines() if line.strip().startswith("▏")]
        assert lines[0].strip().startswith("▏At least 12 people")
        page.select_characters()
        await pilot.pause()
        assert not [line for line in screen_text(app).splitlines() if line.startswith("   ▏")]


async def test_a_megabyte_opens_and_is_laid_out_piece_by_piece() -> None:
    app = PageApp()
    async with app.run_test(size=(100, 30)) as pilot:
        article: Article = long_story(5_000)
        page = app.open(article)
        await pilot.pause()
        assert not page._layout.complete
        page.bottom()
        await pilot.pause()
        assert page.at_end
        assert "post." in screen_text(app)


async def test_captions_and_lists_keep_their_bars_while_selected() -> None:
    app = PageApp()
    async with app.run_test(size=(60, 40)) as pilot:
        page = app.open()
        page.select_span(Span(0, len(page.article.text)))
        await pilot.pause()
        shown = screen_text(app)
        assert shown.count("│ ") == 2
        assert shown.count("• ") == 2
        kinds = [block.kind for block in page.article.blocks]
        assert kinds.count(BlockKind.LIST) == 2


class HiddenPage(PageApp):
    """The page has no room at first."""

    def compose(self) -> ComposeResult:
        page = ArticlePage(id="page")
        page.display = False
        yield page


async def test_going_somewhere_before_there_is_room_is_not_forgotten() -> None:
    app = HiddenPage()
    async with app.run_test(size=(80, 20)) as pilot:
        article = long_story(300)
        page = app.open(article)
        offset = article.text.index("150. ")
        page.goto(offset)
        page.ending = "n  next unread"
        page.line(3)
        assert page.offset_at_top == offset
        page.display = True
        await pilot.pause(0.05)
        assert "150. " in screen_text(app)
        assert page.cursor == offset


async def test_the_terminals_cursor_follows() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        page = app.open(long_story())
        page.focus()
        await pilot.pause()
        page.goto(page.article.text.index("3. "))
        assert page.cell_of(page.cursor) == tuple(app.cursor_position)
        page.word_by(3)
        assert page.cell_of(page.cursor) == tuple(app.cursor_position)
        page.page(3)
        assert page.cell_of(page.cursor) == tuple(app.cursor_position)
        assert page.cell_of(0) is None


async def test_another_ending_moves_nothing() -> None:
    app = PageApp()
    async with app.run_test(size=(80, 20)) as pilot:
        page = app.open(long_story())
        page.bottom()
        await pilot.pause()
        top = page.scroll_offset.y
        for ending in ("n  next unread: A", "", "n  next unread: " + "a long title " * 12):
            page.ending = ending
            await pilot.pause()
            assert page.scroll_offset.y <= top
            assert ending[:20] in screen_text(app) or ending
        page.bottom()
        await pilot.pause()
        assert "a long title" in screen_text(app)
