"""Forms and looks as rich styles in the colours of the running theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from nutgraf.tui.page.form import Form
from nutgraf.tui.page.paint import Underline

if TYPE_CHECKING:
    from nutgraf.tui.page.paint import Look
    from nutgraf.tui.palette import Palette


_BOLD = frozenset({Form.LEAD, Form.HEADING})
_ITALIC = Style(italic=True)
"""What tells a figure from its surroundings besides its colour where all is bold."""


class Inks:
    """The styles of one palette; each is made once."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._forms = dict.fromkeys(Form, palette.base) | {
            Form.RULE: palette.rule,
            Form.TITLE: palette.bold,
            Form.BYLINE: palette.muted,
            Form.ENDING: palette.muted,
            Form.LEAD: palette.bold,
            Form.HEADING: palette.text("muted", bold=True),
            Form.CAPTION: palette.text("muted", italic=True),
            Form.QUOTE: palette.text("body", italic=True),
        }
        self._looks: dict[tuple[Form, Look], Style] = {}

    def form(self, form: Form) -> Style:
        """The style of a line without marks."""
        return self._forms[form]

    def run(self, form: Form, look: Look) -> Style:
        """The style of a stretch with marks."""
        style = self._looks.get((form, look))
        if style is None:
            style = self._composed(self._forms[form], look)
            if look.figure and form in _BOLD:
                style += _ITALIC
            self._looks[form, look] = style
        return style

    def _composed(self, style: Style, look: Look) -> Style:
        """A style with all channels of a look laid over it, the user's own last."""
        palette = self.palette
        if look.claim is Underline.DISPUTED:
            style += palette.disputed
        elif look.claim is Underline.CLAIM:
            style += palette.claim
        if look.highlight is not None and look.entity is None and not look.figure:
            style += palette.ink("body")
        if look.figure:
            style += palette.figure
        if look.entity is not None:
            style += palette.entity[look.entity]
        if look.highlight is not None:
            style += palette.highlight(look.highlight)
        return style
