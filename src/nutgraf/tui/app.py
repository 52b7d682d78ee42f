"""The reader as a program: library, colours, keys and screens; it only routes."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import events
from textual.filter import Monochrome, NoColor

from nutgraf.errors import NutgrafError, UsageError, WordsElsewhere
from nutgraf.tui.command_table import BY_ID
from nutgraf.tui.commands import Context
from nutgraf.tui.displaying import DisplayingApp
from nutgraf.tui.glyphs import ASCII, GLYPHS
from nutgraf.tui.harmless import Harmless, pasted
from nutgraf.tui.jobs import Latest
from nutgraf.tui.keymap import Keymap
from nutgraf.tui.plain_signs import PlainSigns
from nutgraf.tui.screens.base import STYLES, CommandScreen
from nutgraf.tui.screens.reader import LAST_PATIENCE, ReaderScreen
from nutgraf.tui.sequences import Sequences
from nutgraf.tui.theme import ANSI, INK, register, role_variables
from nutgraf.tui.toasts import Toasts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType
    from textual.app import App
    from textual.filter import LineFilter

    from nutgraf.library.library import Library

_PATIENCE = 0.5
"""Seconds for which a key may wait for another program that writes to the archive."""
_YOUNG = 20_000
"""Values made before the collector looks at them: by its own measure it would do so a dozen times for one article."""
_PREPARE_AFTER = 0.05
"""Seconds after the first paint in which the keys that were typed before it are answered."""
_FAR = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
"""What tells of a line that may be slow: there, what lies behind a box is not drawn anew to dim it."""
_SHOW_CURSOR = "\x1b[?25h"
_HARMLESS, _PLAIN_SIGNS = Harmless(), PlainSigns()


@dataclass(frozen=True, slots=True)
class Start:
    """What the reader is opened on."""

    article: int | None = None
    """Null: where it was left."""
    offset: int | None = None
    """A place in its text."""
    cursor: bool = False
    """Show the terminal's own cursor at the focus."""
    tour: bool = False
    """Begin with the tour."""


class NutgrafApp(DisplayingApp):
    """The reader."""

    TITLE = "nutgraf"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-narrow"),
        (100, "-medium"),
        (150, "-wide"),
    ]

    def __init__(
        self, library: Library, start: Start | None = None, *, ascii_only: bool = False
    ) -> None:
        super().__init__()
        self._notifications = Toasts()
        self.library = library
        self.start = start or Start()
        config = library.config
        glyphs = "ascii" if ascii_only else config.glyphs
        self.glyphs = GLYPHS[glyphs]
        self.keymap, self.key_problems = Keymap.of(config.preset, config.keys)
        self.set_class(glyphs == "ascii", "-ascii")
        self.set_class(any(name in os.environ for name in _FAR), "-far")
        self._answering: Latest | None = None
        self._background: Latest | None = None
        self._sequences = Sequences(self)
        self.settled = False
        """True once there is a pane that takes keys."""
        self._early: list[events.Event] = []
        """Keys that came before there was anything to take them."""
        self.trouble: NutgrafError | None = None
        """What ended the reader, or went wrong as it was left."""
        self.left = ""
        """How the reader looked when it was left, as a terminal can be told to draw it."""
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"
        register(cast("App[object]", self))
        self._choose_theme()
        self.stylesheet.set_variables(self.get_css_variables())
        self._styled_with = dict(self.theme_variables)

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the styles for other colours; Textual would do it once at every start for the same ones."""
        if self.get_css_variables() != self._styled_with:
            self._styled_with = dict(self.theme_variables)
            super().refresh_css(animate)

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the running theme, as this terminal can show them."""
        variables = super().get_css_variables()
        if self.console.color_system == "256" and not self.current_theme.ansi:
            from nutgraf.tui.eight_bit import rounded

            variables = self.theme_variables = rounded(self.current_theme.name, variables)
        return variables

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colour roles of the running theme; of ink while the app is made, and has no theme of its own yet."""
        theme = self.current_theme if INK.name in self.available_themes else INK
        return role_variables(theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every drawn line goes through; nothing that a terminal would obey comes out of it."""
        plain = [_PLAIN_SIGNS] if self.glyphs is ASCII else []
        return [*super().get_line_filters(), _HARMLESS, *plain]

    def get_default_screen(self) -> ReaderScreen:
        """The reader: an empty screen below it would be styled and laid out at every start."""
        self.reader = ReaderScreen(self.library, self.start)
        return self.reader

    def on_mount(self) -> None:
        """Show the cursor where it is asked for, and wait for the first paint."""
        self.library.hurry(_PATIENCE)
        self.app_resume_signal.subscribe(self, self._draw_again)
        if self.start.cursor:
            self._show_terminal_cursor()
        self.call_after_refresh(self._settle)

    async def on_event(self, event: events.Event) -> None:
        """Keys that continue a sequence are taken before anything else sees them."""
        if isinstance(event, events.Paste):
            event.text = pasted(event.text)
        if not self.settled and isinstance(event, (events.Key, events.Paste)):
            self._early.append(event)
            return
        if isinstance(event, events.Key):
            if not self.screen_stack:  # the reader is being left; what is still typed is too late
                return
            if not event.is_forwarded and self._sequences.take(event):
                return
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A command runs only while its context holds."""
        if action == "command" and len(parameters) > 1:
            return Context[str(parameters[1])] in self.contexts()
        return True

    def contexts(self) -> tuple[Context, ...]:
        """The contexts that hold on the screen at the front."""
        screen = self.screen
        return screen.contexts() if isinstance(screen, CommandScreen) else ()

    def action_command(self, id: str, context: str = "") -> None:
        """Run a command on the screen."""
        self.run_command(id)

    def action_command_palette(self) -> None:
        """Open the palette over the screen at the front."""
        from nutgraf.tui.screens.palette import PaletteScreen

        screen = self.screen
        if isinstance(screen, CommandScreen):
            screen.ask(PaletteScreen(screen.contexts(), self.keymap), screen.perform)

    @property
    def answering(self) -> Latest:
        """The thread that answers searches; it lives as long as the app."""
        if self._answering is None:
            self._answering = Latest("search", self.library.search.interrupt)
        return self._answering

    @property
    def background(self) -> Latest:
        """The thread for what takes long and happens seldom."""
        if self._background is None:
            self._background = Latest("background")
        return self._background

    def on_unmount(self) -> None:
        """End the threads."""
        for thread in (self._answering, self._background):
            if thread is not None:
                thread.close()

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Leave; the reader as it is now is what the next start shows first."""
        if self.settled and self.screen is self.reader:
            self.left = self.reader.drawn()
        self.library.hurry(LAST_PATIENCE)
        super().exit(result, return_code, message)

    def troubled(self, error: NutgrafError) -> None:
        """What is told once the reader has been left: the first that went wrong, but before all where words are."""
        if self.trouble is None or isinstance(error, WordsElsewhere):
            self.trouble = error

    def _handle_exception(self, error: Exception) -> None:
        """What the library refuses to a widget that draws ends the reader, and is told in one sentence."""
        if isinstance(error, NutgrafError):
            self.troubled(error)
            super().exit()
        else:
            super()._handle_exception(error)

    def run_command(self, id: str, argument: str = "") -> None:
        """Run a command by its id on the screen at the front; one that came too late for its screen is forgotten."""
        screen = self.screen
        if isinstance(screen, CommandScreen) and (
            screen is self.reader or not set(BY_ID[id].contexts).isdisjoint(screen.contexts())
        ):
            screen.perform(id, argument)

    def keep_theme(self, name: str) -> None:
        """Change the colours, for the next time too."""
        self.theme = name
        self.library.remember("theme", name)

    def _choose_theme(self) -> None:
        """The terminal's own colours if it asks for none; else as remembered or configured."""
        wanted = self.library.setting("theme") or self.library.config.theme
        if "NO_COLOR" in os.environ:
            wanted = ANSI.name
        if wanted not in self.available_themes:
            raise UsageError(
                f"There is no theme {wanted!r}.",
                hint=f"There are {', '.join(sorted(self.available_themes))}.",
            )
        self.theme = str(wanted)
        if self.no_color:  # Textual has chosen greys, before it knew of a theme without any
            self._filters = [
                NoColor() if isinstance(each, Monochrome) else each for each in self._filters
            ]

    def _draw_again(self, _: object) -> None:
        """The terminal is ours again, and empty."""
        self.redraw()
        if self.start.cursor:
            self._show_terminal_cursor()

    def _show_terminal_cursor(self) -> None:
        """Screen readers and Braille displays go where the terminal's cursor is."""
        if self._driver is not None:
            self._driver.write(_SHOW_CURSOR)

    async def take_keys(self) -> None:
        """There is a pane that takes keys: those that are waiting are pressed."""
        self.settled = True
        for event in self._early:
            await self.on_event(event)
        self._early.clear()

    def _settle(self) -> None:
        """After the first paint: what is there now will stay, so the collector need not look at it."""
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(_YOUNG)
            gc.enable()
        for problem in self.key_problems:
            self.notify(problem, title="Keys", severity="warning", markup=False, timeout=15)
        self.set_timer(_PREPARE_AFTER, self._prepare)

    def _prepare(self) -> None:
        """Read the styles of all other screens, so that the first of them is shown as fast as the next."""
        self.stylesheet.read(STYLES)
        self.stylesheet.parse()
