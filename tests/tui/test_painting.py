"""What is painted after a key: everything that goes with it at once, and the same as Textual would paint."""

from __future__ import annotations

import random
from contextlib import ExitStack
from unittest.mock import patch

import pytest
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

from nutgraf.library.library import Library
from nutgraf.tui.app import NutgrafApp
from nutgraf.tui.screens.painting import FrontCompositor
from tests.tui.shell import Reading, reading

Cell = tuple[int, int]


def _cells(update: ChopsUpdate | None) -> dict[Cell, tuple[str, Style | None]]:
    """Sign and style of every cell that an update paints."""
    painted: dict[Cell, tuple[str, Style | None]] = {}
    assert update is not None
    for y, left, right in update.spans:
        for begin, strip in update.chops[y].items():
            signs = [(sign, style) for text, style, _ in strip or () for sign in text]
            for x, (sign, style) in enumerate(signs, begin):
                if left <= x < right:
                    painted[x, y] = sign, style
    return painted


def _both(it: Reading, regions: set[Region]) -> tuple[ChopsUpdate | None, ChopsUpdate | None]:
    """What we would paint of these regions, and what Textual would."""
    compositor = it.reader._compositor
    compositor._dirty_regions = set(regions)
    ours = compositor.render_partial_update()
    assert not compositor._dirty_regions
    compositor._dirty_regions = set(regions)
    with patch.object(FrontCompositor, "_render_chops", Compositor._render_chops):
        return ours, Compositor.render_partial_update(compositor)


@pytest.mark.parametrize("overlaid", [False, True])
async def test_changed_regions_look_as_textual_would_paint_them(
    library: Library, overlaid: bool
) -> None:
    chance = random.Random(5)
    async with reading(library, (120, 36), painted=True) as it:
        await it.open_first()
        if overlaid:
            await it.press("backslash")
            assert it.reader.following.display
        panes = [w.region for w in (it.reader.list, it.reader.page, it.reader.footer)]
        for _ in range(25):
            regions = set(chance.sample(panes, chance.randint(0, 2)))
            for _ in range(chance.randint(0 if regions else 1, 3)):
                x, y = chance.randint(0, 110), chance.randint(0, 35)
                region = Region(x, y, chance.randint(1, 60), chance.randint(1, 9))
                regions.add(region.intersection(it.app.size.region))
            ours, theirs = _both(it, regions)
            assert _cells(ours) == _cells(theirs)
            assert ours is not None
            assert ours.spans == sorted(ours.spans)
        compositor = it.reader._compositor
        shown = compositor.render_strips()
        with patch.object(FrontCompositor, "_render_chops", Compositor._render_chops):
            assert compositor.render_strips() == shown


async def test_what_is_behind_panes_is_not_drawn(library: Library) -> None:
    async with reading(library, (120, 36), painted=True) as it:
        behind = (it.reader, it.reader.query_one("#body"), it.reader.query_one("#middle"))
        with ExitStack() as stack:
            for widget in behind:
                hidden = patch.object(widget, "render_lines", side_effect=AssertionError)
                stack.enter_context(hidden)
            assert it.reader._compositor.render_strips()


async def test_only_the_pane_that_changed_is_asked(library: Library) -> None:
    async with reading(library, (120, 36), painted=True) as it:
        reader = it.reader
        reader._compositor._dirty_regions = {reader.page.region, reader.footer.region}
        with (
            patch.object(reader.list, "render_lines", side_effect=AssertionError),
            patch.object(reader, "render_lines", side_effect=AssertionError),
        ):
            update = reader._compositor.render_partial_update()
        assert update is not None
        assert len(update.spans) == reader.page.size.height + 1


async def test_nothing_is_painted_of_what_lies_beside_the_screen(library: Library) -> None:
    async with reading(library, (120, 36)) as it:
        it.reader._compositor._dirty_regions = {Region(0, 40, 10, 2)}
        assert it.reader._compositor.render_partial_update() is None


@pytest.mark.parametrize(
    ("pane", "key"),
    [("1", "j"), ("2", "j"), ("2", "space"), ("2", "right_parenthesis"), ("3", "j"), ("2", "]")],
)
async def test_what_a_key_moves_is_painted_in_one_frame_with_the_bars(
    library: Library, pane: str, key: str
) -> None:
    async with reading(library, (100, 16), painted=True) as it:
        await it.open_first()
        await it.press(pane)
        frames: list[set[int]] = []
        paint = it.app._display

        def count(screen: object, update: object) -> None:
            if isinstance(update, ChopsUpdate):
                frames.append({y for y, _, _ in update.spans})
            paint(screen, update)  # type: ignore[arg-type]

        before = it.foot
        with patch.object(it.app, "_display", count):
            await it.press(key)
        assert len(frames) == 1
        assert (15 in frames[0]) == (it.foot != before)
        assert len(frames[0]) > 1


@pytest.mark.parametrize("size", [(60, 20), (120, 36), (170, 45)])
async def test_the_first_picture_is_whole_and_the_only_one(
    library: Library, size: tuple[int, int]
) -> None:
    library.remember("article", 1)
    library.remember("pane", "article")
    pictures: list[str] = []
    paint = NutgrafApp._display

    def count(app: NutgrafApp, screen: object, update: object) -> None:
        if update is not None:
            compositor = app.reader._compositor
            pictures.append("\n".join(strip.text for strip in compositor.render_strips()))
        paint(app, screen, update)  # type: ignore[arg-type]

    with patch.object(NutgrafApp, "_display", count):
        async with reading(library, size, painted=True) as it:
            await it.pilot.pause(0.1)
            assert it.reader.page.has_focus
            assert pictures == [it.reader.seen()]


@pytest.mark.parametrize("lines", [1, 3, 5, 6, 7, 8, 12])
async def test_the_reader_begins_as_it_was_drawn_when_it_was_left(
    library: Library, lines: int
) -> None:
    size = (60, 9)
    async with reading(library, size, painted=True) as it:
        it.reader.reading.open(3, read=False)
        it.reader.viewing.go_to("article")
        await it.press(*"j" * lines)
        assert it.reader.drawn()
        left = it.text
    async with reading(library, size, painted=True) as it:
        assert it.text == left


@pytest.mark.parametrize("whole", [True, False])
async def test_what_is_arranged_anew_while_it_is_drawn_is_drawn_to_its_end(
    library: Library, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    async with reading(library, painted=True) as it:
        compositor, render_lines = it.reader._compositor, it.reader.footer.render_lines
        before = it.text

        def arranging(crop: Region) -> list[Strip]:
            compositor._visible_widgets = {}
            return render_lines(crop)

        monkeypatch.setattr(it.reader.footer, "render_lines", arranging)
        if whole:
            assert it.text == before
        panes = {widget.region for widget in (it.reader.footer, it.reader.list, it.reader.page)}
        compositor._visible_widgets = None
        compositor._dirty_regions = panes
        assert set(_cells(compositor.render_partial_update()))
