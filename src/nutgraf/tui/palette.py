"""The colour roles of the running theme as rich styles, for everything that is drawn by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.style import Style
from textual.color import Color
from textual.filter import NoColor

from nutgraf.model.marks import EntityKind
from nutgraf.model.notes import COLOURS
from nutgraf.tui.roles import ANSI_ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.color import Color as RichColor
    from textual.app import App

_REVERSED = Style(color="default", bgcolor="default", reverse=True)
_LIGHT_ON = frozenset({"red", "blue", "purple"})
"""Highlights of the terminal's own colours that take white text; the others take black."""


class Palette:
    """The styles of one theme on one background.

    `text(role)` gives a whole style, with background; the overlays (`figure`, `claim`, `selection`,
    `highlight(…)`, …) are added to one with `+` and change only their own channel.
    """

    def __init__(
        self, variables: Mapping[str, str], ground: str = "background", *, colourless: bool = False
    ) -> None:
        self._variables = variables
        self._texts: dict[tuple[str, bool, bool, bool], Style] = {}
        self.flat = colourless or variables.get("body") == ANSI_ROLES["body"]
        """True where there are no backgrounds to show anything by: the current sentence needs a sign."""
        self._colourless = colourless
        self._ground = self._colour(ground)
        self.base = self.text("body")
        """Plain text, and everything empty."""
        self.bold = self.text("body", bold=True)
        self.muted = self.text("muted")
        self.faint = self.text("faint")
        self.rule = self.text("rule")
        self.accented = self.text("accented", bold=True)
        slanted = Style(italic=True) if colourless else Style()
        self.entity = {kind: self.ink(kind.value) + slanted for kind in EntityKind}
        """Overlay: colour by kind; where there are no colours, slanted."""
        self.figure = self.ink("figure") + Style(bold=True)
        """Overlay: colour and weight."""
        self.claim = Style(underline=True)
        """Overlay: underline."""
        self.disputed = self.ink("disputed") + Style(underline=False, underline2=True)
        """Overlay: double underline."""
        self.cursor_row = _REVERSED if self.flat else self.wash("cursor-row")
        """Overlay: the current row of a list."""
        self.sentence = Style() if self.flat else self.wash("sentence")
        """Overlay: the current sentence; empty where `flat`."""
        self.current = _REVERSED if self.flat else self.wash("current")
        """Overlay: the mark that the cursor is on."""
        self.selection = self._marked("selection")
        """Overlay: what is selected, text colour included."""
        self.match = self._marked("match")
        """Overlay: what was searched for."""
        self.match_current = self._marked("match-current") + Style(bold=True)
        """Overlay: the match that the cursor is on."""
        self._highlights = {colour: self._highlight(colour) for colour in COLOURS}

    @classmethod
    def of(cls, app: App[Any], ground: str = "background") -> Palette:
        """The palette of an app's theme on a background: `background`, `panel`, or a role."""
        colourless = any(isinstance(each, NoColor) for each in app.get_line_filters())
        return cls(app.theme_variables, ground, colourless=colourless)

    def text(
        self, role: str, *, bold: bool = False, italic: bool = False, underline: bool = False
    ) -> Style:
        """A whole style: the role's colour on this palette's background."""
        key = (role, bold, italic, underline)
        style = self._texts.get(key)
        if style is None:
            style = Style(
                color=self._colour(role),
                bgcolor=self._ground,
                bold=bold or None,
                italic=italic or None,
                underline=underline or None,
            )
            self._texts[key] = style
        return style

    def ink(self, role: str) -> Style:
        """An overlay that changes the colour of the text only."""
        return Style(color=self._colour(role))

    def wash(self, role: str) -> Style:
        """An overlay that changes the background only."""
        return Style(bgcolor=self._colour(role))

    def highlight(self, colour: str | None) -> Style:
        """The overlay of a user's highlight; yellow where no colour or an unknown one is named."""
        return self._highlights.get(colour or COLOURS[0], self._highlights[COLOURS[0]])

    def _highlight(self, colour: str) -> Style:
        """The overlay of one of the eight colours."""
        if self._colourless:
            return _REVERSED
        wash = self.wash(f"highlight-{colour}")
        if not self.flat:
            own_text = "highlight-text" in self._variables
            return wash + self.ink("highlight-text") if own_text else wash
        return wash + Style(color="bright_white" if colour in _LIGHT_ON else "black")

    def _marked(self, role: str) -> Style:
        """A background with its own text colour; reverse video where the theme has none."""
        if self.flat:
            return _REVERSED
        return Style(color=self._colour(f"{role}-text"), bgcolor=self._colour(role))

    def _colour(self, role: str) -> RichColor | None:
        """A theme variable as rich knows colours; null, the terminal's own, if transparent."""
        colour = Color.parse(self._variables[role])
        return None if colour.a == 0 else colour.rich_color
