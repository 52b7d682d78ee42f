"""What all screens share: commands come from the table, by contexts that can hold or not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.binding import BindingsMap
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen, ScreenResultType

from nutgraf.errors import NutgrafError
from nutgraf.tui.screens.painting import FrontCompositor
from nutgraf.tui.widgets.bars import BarClicked
from nutgraf.tui.widgets.rows import RowChosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.dom import DOMNode
    from textual.geometry import Offset, Size
    from textual.message import Message
    from textual.timer import Timer, TimerCallback
    from textual.widget import Widget

    from nutgraf.tui.app import NutgrafApp
    from nutgraf.tui.commands import Context

Result = TypeVar("Result")
STYLES = Path(__file__).parent.parent / "screens.tcss"
"""How all screens but the reader look."""


def bind_commands(node: DOMNode, app: NutgrafApp, *contexts: Context) -> None:
    """Give a widget or screen the keys of contexts, before those that its class declares."""
    own = BindingsMap(app.keymap.bindings(*contexts))
    node._bindings = BindingsMap.merge([own, node._bindings])


class CommandScreen(Screen[ScreenResultType]):
    """A screen that does what commands ask for."""

    CSS_PATH = STYLES
    CONTEXTS: ClassVar[tuple[Context, ...]] = ()
    """Contexts whose keys the screen itself has."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._compositor = FrontCompositor()

    @property
    def nutgraf(self) -> NutgrafApp:
        """The app, by its own type."""
        return cast("NutgrafApp", self.app)

    def on_mount(self) -> None:
        """Take the keys of the screen's contexts."""
        bind_commands(self, self.nutgraf, *self.CONTEXTS)

    def fitted(self) -> None:
        """Called when the terminal has another size, after the layout, also on a screen behind another one."""

    def on_screen_resume(self) -> None:
        """The terminal may have got another size while this screen was not shown."""
        if self._fit(self.app.size.width):
            self.call_after_refresh(self.fitted)

    def _screen_resized(self, size: Size) -> None:
        """Take the styles of the new width before the layout; Textual would do it after, and not behind a dialog."""
        self._fit(size.width)
        super()._screen_resized(size)
        self.call_after_refresh(self.fitted)

    def _fit(self, width: int) -> bool:
        """Choose among the styles for narrow and wide terminals; true where that makes a difference."""
        breakpoints = self.app.HORIZONTAL_BREAKPOINTS or []
        fitting, held = self._get_breakpoint_classes(width, breakpoints), self.classes
        names = {name: name in fitting for _, name in breakpoints}
        self.update_classes(names, animate=False)
        return held != self.classes

    def contexts(self) -> tuple[Context, ...]:
        """The contexts that hold now, the most particular first."""
        return self.CONTEXTS

    def perform(self, command: str, argument: str = "") -> None:
        """Do what a command asks for."""
        self.guard(lambda: self.do(command, argument))

    def guard(self, work: Callable[[], object]) -> None:
        """Do something; what the library refuses is told in one sentence."""
        try:
            work()
        except NutgrafError as error:
            self.refused(error)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """What is under the mouse; nothing where it was taken away a moment ago, as a message is by its time."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        gone = widget is not None and widget is not self and widget.parent is None
        return (None, None) if gone else (widget, offset)

    def set_timer(
        self,
        delay: float,
        callback: TimerCallback | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Do something later, guarded as a command is."""
        return super().set_timer(delay, self._guarded(callback), name=name, pause=pause)

    def set_interval(
        self,
        interval: float,
        callback: TimerCallback | None = None,
        *,
        name: str | None = None,
        repeat: int = 0,
        pause: bool = False,
    ) -> Timer:
        """Do something again and again, guarded as a command is."""
        guarded = self._guarded(callback)
        return super().set_interval(interval, guarded, name=name, repeat=repeat, pause=pause)

    def _guarded(self, callback: TimerCallback | None) -> TimerCallback | None:
        """What a timer does; none of ours is to be waited for."""
        return (
            None if callback is None else lambda: self.guard(cast("Callable[[], object]", callback))
        )

    async def _on_message(self, message: Message) -> None:
        """Take a message; what the library refuses of what comes of it is told in one sentence.

        A click that waited until another screen lay over this one, the second of two quick ones, comes too late.
        """
        if isinstance(message, (RowChosen, BarClicked)) and not self.is_active:
            return
        try:
            await super()._on_message(message)
        except NutgrafError as error:
            self.refused(error)

    def refused(self, error: NutgrafError) -> None:
        """Tell what the library has refused; where the screen is being left, once it has been."""
        if self.is_attached and not self._closing:
            self.say(f"{error.message} {error.hint}".strip(), trouble=True)
        else:
            self.nutgraf.trouble = error

    def finish(self, result: ScreenResultType | None = None) -> None:
        """Close with a result; a key that was typed too late closes nothing, nor what lies over this."""
        if self.is_active:
            self.dismiss(result)

    def ask(self, screen: Screen[Result | None], then: Callable[[Result], object]) -> None:
        """Put a screen in front; go on with what it gives back, unless it was given up."""

        def answered(result: Result | None) -> None:
            if result is not None:
                self.guard(lambda: then(result))

        self.app.push_screen(screen, answered)

    def confirm(self, screen: Screen[bool], then: Callable[[], object]) -> None:
        """Put a question in front; go on if it is answered with yes."""
        self.app.push_screen(screen, lambda yes: self.guard(then) if yes else None)

    def do(self, command: str, argument: str) -> None:
        """Do what a command of this screen asks for."""
        raise NotImplementedError(command)

    def say(self, message: str, *, trouble: bool = False) -> None:
        """Tell the user one sentence."""
        self.app.notify(message, severity="error" if trouble else "information", markup=False)


class FloatingScreen(CommandScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A screen that floats over another one in a box with a title, and the keys below."""

    def box(self, title: str) -> Vertical:
        """The container of everything in it: rounded border, title above, keys below."""
        box = Vertical(id="box")
        box.border_title = _literal(title)
        box.border_subtitle = _literal(self.key_line())
        return box

    def key_line(self) -> str:
        """The keys of the screen's contexts, as the footer would show them."""
        keymap = self.nutgraf.keymap
        dot = f" {self.nutgraf.glyphs.dot} "
        return dot.join(
            f"{key} {title}"
            for context in self.CONTEXTS
            for key, title, _ in keymap.footer(context)
        )


def _literal(text: str) -> str:
    """A text that Textual shows as it is where it would look for markup."""
    return text.replace("[", r"\[")
