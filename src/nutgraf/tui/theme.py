"""The themes ink, paper and ansi, and the roles' colours that every other theme gets from them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from textual.color import Color
from textual.theme import Theme

from nutgraf.tui.contrast import quiet, readable
from nutgraf.tui.roles import (
    ANSI_ROLES,
    HIGHLIGHTS,
    HUES,
    INK_ROLES,
    PAPER_ROLES,
    RULES,
    TEXTS,
    WASHES,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

INK = Theme(
    name="ink",
    primary="#7fb2e5",
    secondary="#9aa7b8",
    accent="#e3b063",
    warning="#e3b063",
    error="#f0977a",
    success="#6cc3a0",
    foreground="#d8d5cd",
    background="#14161a",
    surface="#14161a",
    panel="#1b1e24",
    dark=True,
    variables=INK_ROLES,
)
PAPER = Theme(
    name="paper",
    primary="#1f5f99",
    secondary="#5c6570",
    accent="#8c5300",
    warning="#8c5300",
    error="#a8341b",
    success="#0b6b4f",
    foreground="#2a2926",
    background="#f7f4ec",
    surface="#f7f4ec",
    panel="#efebe0",
    dark=False,
    variables=PAPER_ROLES,
)
ANSI = Theme(
    name="ansi",
    primary="ansi_bright_blue",
    secondary="ansi_white",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    dark=True,
    ansi=True,
    variables=ANSI_ROLES,
)
THEMES = (INK, PAPER, ANSI)
"""What Nutgraf brings along; the first is the default."""


def register(app: App[Any]) -> None:
    """Make the themes known to an app."""
    for theme in THEMES:
        app.register_theme(theme)


def role_variables(theme: Theme) -> dict[str, str]:
    """What `App.get_theme_variable_defaults` must return: every role, fitted to the theme."""
    if theme.ansi:
        return dict(ANSI_ROLES)
    if theme.name in {INK.name, PAPER.name}:
        return dict(theme.variables)
    return dict(_fitted(theme.dark, _colours(theme)))


def _colours(theme: Theme) -> tuple[str, str, str, str, str]:
    """Background, panel, foreground, accent and primary colour that a theme really has."""
    system = theme.to_color_system().generate()
    names = ("background", "panel", "foreground", "accent", "primary")
    background, panel, foreground, accent, primary = (system[name] for name in names)
    return background, panel, foreground, accent, primary


@lru_cache(maxsize=64)
def _fitted(dark: bool, colours: tuple[str, str, str, str, str]) -> Mapping[str, str]:
    """The roles of ink or paper, moved just far enough to read on another theme's backgrounds."""
    background, panel, foreground, accent, primary = (_opaque(colour) for colour in colours)
    model = INK_ROLES if dark else PAPER_ROLES
    wishes = {role: Color.parse(model[role]) for role in TEXTS}
    wishes |= {"body": foreground, "accented": accent, "note": accent, "link": primary}
    row, sentence = background.blend(primary, 0.14), background.blend(primary, 0.07)
    grounds = (background, panel, row, sentence)
    fitted = {role: readable(wish, grounds) for role, wish in wishes.items()}
    fitted |= {"cursor-row": row, "sentence": sentence}
    for rule, share in zip(RULES, (0.14, 0.4), strict=True):
        fitted[rule] = background.blend(foreground, share)
    for wash in WASHES:
        fitted[wash] = background.blend(accent if "match" in wash else primary, 0.45)
        fitted[f"{wash}-text"] = readable(fitted["body"], (fitted[wash],))
    fitted |= {"match-current": fitted["accented"], "match-current-text": background}
    on_highlights = [fitted[role] for role in TEXTS if role != "muted"]
    for highlight in HIGHLIGHTS:
        wish = background.blend(Color.parse(HUES[highlight]), 0.4)
        fitted[highlight] = quiet(wish, background, on_highlights)
    return {role: colour.hex for role, colour in fitted.items()}


def _opaque(colour: str) -> Color:
    """A colour of a theme without its transparency."""
    return Color(*Color.parse(colour).rgb)
