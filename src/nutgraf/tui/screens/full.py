"""Screens that take the whole terminal: what they show and the way back above, keys or the last word below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import ScreenResultType

from nutgraf.tui.screens.base import CommandScreen
from nutgraf.tui.widgets.bars import Bar, BarClicked, Run
from nutgraf.tui.widgets.footer import Footer, Standing
from nutgraf.tui.widgets.rows import RowsView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.events import Click


class FullScreen(CommandScreen[ScreenResultType]):
    """A screen over the whole terminal, with a line above and one below that it keeps up to date."""

    BACK: ClassVar[str]
    """The command that leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.top_bar = Bar(id="top")
        self.footer = Footer(id="foot")
        self._message = ""
        self._trouble = False

    def on_mount(self) -> None:
        """Draw the lines with the signs of this terminal."""
        self.top_bar.glyphs = self.footer.glyphs = self.nutgraf.glyphs

    def perform(self, command: str, argument: str = "") -> None:
        """Do what a command asks for; what was said of the last one makes room."""
        self._message, self._trouble = "", False
        super().perform(command, argument)
        self.stand()

    def say(self, message: str, *, trouble: bool = False) -> None:
        """Tell one sentence below, until the next command."""
        self._message, self._trouble = message, trouble
        self.stand()

    @on(BarClicked)
    def bar_clicked(self, message: BarClicked) -> None:
        """A click on a piece of a line is the key that it names."""
        self.perform(message.command)

    def on_click(self, event: Click) -> None:
        """The right button shows what can be done with the row under it."""
        if event.button == 3 and isinstance(self.focused, RowsView):
            from nutgraf.tui.screens.context_menu import open_menu

            open_menu(self)

    def fitted(self) -> None:
        """The lines leave out what does not fit."""
        self.stand()

    def everywhere(self) -> Mapping[str, Callable[[], object]]:
        """What is done on each of these screens."""
        return {
            "help.open": self._help,
            "palette.open": self.app.action_command_palette,
            "app.quit": self.app.exit,
        }

    def heading(self) -> Sequence[Run]:
        """What the line above says that the screen shows."""
        raise NotImplementedError

    def options(self) -> Sequence[Run]:
        """What stands before the way back in the line above."""
        return ()

    def standing(self) -> Standing:
        """What the line below tells beside messages; its keys where not all of the screen's apply."""
        return Standing()

    def stand(self) -> None:
        """Bring both lines up to date."""
        if not self.is_attached:
            return
        keymap = self.nutgraf.keymap
        logo = (
            Run(f" {self.nutgraf.glyphs.logo} ", "accented", True, "palette.open"),
            Run("nutgraf ", "body", True, "palette.open"),
        )
        back = Run(f"{keymap.shown(self.BACK)} back ", command=self.BACK)
        self.top_bar.put([*logo, *self.heading()], [*self.options(), back])
        standing = self.standing()
        self.footer.show(
            standing._replace(
                keys=standing.keys or keymap.footer(self.contexts()[0]),
                message=self._message,
                trouble=self._trouble,
            )
        )

    def _help(self) -> None:
        """Show the keys."""
        from nutgraf.tui.screens.help import HelpScreen

        self.ask(HelpScreen(self.contexts()), self.perform)
