"""Every role of every theme reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from nutgraf.tui import roles
from nutgraf.tui.contrast import contrast, luminance, quiet, readable, worst
from nutgraf.tui.theme import ANSI, INK, PAPER, role_variables

COLOURED = [INK, PAPER, *(theme for theme in BUILTIN_THEMES.values() if not theme.ansi)]
colours = st.builds(Color, *[st.integers(0, 255)] * 3)


def _opaque(colour: str) -> Color:
    return Color(*Color.parse(colour).rgb)


def _variables(theme: Theme) -> dict[str, Color]:
    """All colours of a theme, as an app has them."""
    system = theme.to_color_system().generate()
    given_ = {**system, **role_variables(theme)}
    wanted = {"background", "panel", *roles.INK_ROLES}
    return {name: _opaque(given_[name]) for name in wanted}


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_text_reads_on_every_background(theme: Theme) -> None:
    colours = _variables(theme)
    grounds = {name: colours[name] for name in ("background", "panel", *roles.GROUNDS)}
    for role in roles.TEXTS:
        for name, ground in grounds.items():
            assert contrast(colours[role], ground) >= 4.5, f"{role} on {name}"


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_marks_read_on_every_highlight(theme: Theme) -> None:
    colours = _variables(theme)
    for highlight in roles.HIGHLIGHTS:
        for role in set(roles.TEXTS) - {"muted"}:
            assert contrast(colours[role], colours[highlight]) >= 4.5, f"{role} on {highlight}"


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_selection_and_matches_read(theme: Theme) -> None:
    colours = _variables(theme)
    for wash in roles.WASHES:
        assert contrast(colours[f"{wash}-text"], colours[wash]) >= 4.5, wash


@pytest.mark.parametrize("theme", [INK, PAPER], ids=lambda theme: theme.name)
def test_highlights_can_be_told_from_the_page_and_from_one_another(theme: Theme) -> None:
    colours = _variables(theme)
    shown = [colours[name] for name in (*roles.HIGHLIGHTS, "background")]
    apart = [
        sum(abs(a - b) for a, b in zip(one.rgb, other.rgb, strict=True))
        for place, one in enumerate(shown)
        for other in shown[:place]
    ]
    assert min(apart) >= 18


def test_every_theme_has_every_role() -> None:
    for theme in (*COLOURED, ANSI, *(t for t in BUILTIN_THEMES.values() if t.ansi)):
        assert role_variables(theme).keys() >= roles.INK_ROLES.keys(), theme.name


def test_luminance_is_that_of_the_standard() -> None:
    assert luminance(Color(255, 255, 255)) == pytest.approx(1)
    assert luminance(Color(0, 0, 0)) == 0
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(118, 118, 118), Color(255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@given(colours, colours)
@settings(max_examples=60)
def test_a_readable_shade_reads_on_any_one_background(wish: Color, ground: Color) -> None:
    assert contrast(readable(wish, [ground]), ground) >= 4.5


@given(colours, colours)
@settings(max_examples=60)
def test_what_reads_already_is_left_alone(wish: Color, ground: Color) -> None:
    if contrast(wish, ground) >= 4.5:
        assert readable(wish, [ground]) == wish


@given(colours, colours)
@settings(max_examples=60)
def test_a_quiet_wash_keeps_its_text_readable(wash: Color, ground: Color) -> None:
    text = readable(wash, [ground])
    assert worst(quiet(wash, ground, [text]), [text]) >= 4.5
