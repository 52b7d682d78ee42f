"""Overlays change their own channel, so that marks over one another compose."""

from __future__ import annotations

from rich.color import Color

from nutgraf.model.marks import EntityKind
from nutgraf.model.notes import COLOURS
from nutgraf.tui.palette import Palette
from nutgraf.tui.theme import ANSI, INK, role_variables


def _palette(
    theme: object = INK, *, ground: str = "background", colourless: bool = False
) -> Palette:
    chosen = ANSI if theme is ANSI else INK
    variables = {**chosen.to_color_system().generate(), **role_variables(chosen)}
    return Palette(variables, ground, colourless=colourless)


def test_whole_styles_have_the_background_of_the_palette() -> None:
    on_panel = _palette(ground="panel")
    assert on_panel.base.bgcolor == Color.parse("#1b1e24")
    assert on_panel.text("muted", italic=True).bgcolor == on_panel.base.bgcolor
    assert on_panel.text("muted", italic=True).italic


def test_a_style_is_made_once() -> None:
    palette = _palette()
    assert palette.text("tag", bold=True) is palette.text("tag", bold=True)


def test_all_layers_over_one_place_are_all_seen() -> None:
    palette = _palette()
    style = palette.base + palette.claim + palette.figure + palette.entity[EntityKind.PERSON]
    style += palette.highlight("green")
    assert style.underline
    assert style.bold
    assert style.color == Color.parse(INK.variables["person"])
    assert style.bgcolor == Color.parse(INK.variables["highlight-green"])


def test_a_disputed_claim_is_underlined_twice_and_not_once() -> None:
    palette = _palette()
    style = palette.base + palette.claim + palette.disputed
    assert style.underline2
    assert not style.underline


def test_eight_highlights_differ_and_unknown_colours_are_yellow() -> None:
    palette = _palette()
    assert len({palette.highlight(colour) for colour in COLOURS}) == 8
    assert palette.highlight(None) == palette.highlight("yellow") == palette.highlight("mauve")


def test_the_terminals_own_colours_need_no_background_of_ours() -> None:
    palette = _palette(ANSI)
    assert palette.flat
    assert palette.base.color is not None
    assert palette.base.color.is_default
    assert palette.selection.reverse
    assert not palette.sentence


def test_without_colours_a_highlight_is_in_reverse_video() -> None:
    assert _palette(ANSI, colourless=True).highlight("red").reverse
    assert not _palette(ANSI).highlight("red").reverse


def test_without_colours_entities_are_slanted() -> None:
    palette = _palette(ANSI, colourless=True)
    assert all(style.italic for style in palette.entity.values())
    assert not any(style.italic for style in _palette().entity.values())
