"""In 256 colours everything is as calm and as readable as in sixteen million."""

from __future__ import annotations

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from nutgraf.model.notes import COLOURS
from nutgraf.tui import roles
from nutgraf.tui.contrast import contrast
from nutgraf.tui.eight_bit import rounded
from nutgraf.tui.palette import Palette
from nutgraf.tui.theme import INK, PAPER, role_variables

OURS = [INK, PAPER]
OTHERS = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]
FURNITURE = ("background", "surface", "panel", *roles.GROUNDS, "current")


def _variables(theme: Theme) -> dict[str, str]:
    system = theme.to_color_system().generate()
    return rounded(theme.name, {**system, **theme.variables, **role_variables(theme)})


def _sent(colour: str) -> Color:
    """What the terminal is sent for a colour."""
    return Color.parse(RichColor.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex)


@pytest.mark.parametrize("theme", [*OURS, *OTHERS], ids=lambda theme: theme.name)
def test_what_text_stands_on_has_no_colour(theme: Theme) -> None:
    for ground in FURNITURE:
        channels = _sent(_variables(theme)[ground]).rgb
        assert max(channels) - min(channels) == 0, ground


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_every_text_reads_on_every_ground(theme: Theme) -> None:
    variables = _variables(theme)
    for role in roles.TEXTS:
        for ground in ("background", "panel", *roles.GROUNDS, "current"):
            if (role, ground) != ("muted", "current"):
                ratio = contrast(_sent(variables[role]), _sent(variables[ground]))
                assert ratio >= 4.5, f"{role} on {ground}"


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_highlights_selection_and_matches_read_and_differ(theme: Theme) -> None:
    variables = _variables(theme)
    texts = {f"highlight-{colour}": "highlight-text" for colour in COLOURS}
    texts |= {wash: f"{wash}-text" for wash in roles.WASHES}
    for wash, text in texts.items():
        assert contrast(_sent(variables[text]), _sent(variables[wash])) >= 4.5, wash
    assert len({_sent(variables[f"highlight-{colour}"]) for colour in COLOURS}) == len(COLOURS)


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_the_current_row_is_seen_on_its_panel_and_the_panel_beside_the_page(theme: Theme) -> None:
    sent = {name: _sent(value) for name, value in _variables(theme).items() if name in FURNITURE}
    assert sent["cursor-row"] != sent["panel"] != sent["background"]
    assert len({sent["background"], sent["sentence"], sent["current"]}) == 3


def test_a_highlight_has_a_text_of_its_own_and_keeps_the_other_channels() -> None:
    palette = Palette(_variables(INK))
    style = palette.base + palette.figure + palette.claim + palette.highlight("yellow")
    assert style.bold
    assert style.underline
    assert style.color == RichColor.parse(_variables(INK)["highlight-text"])
