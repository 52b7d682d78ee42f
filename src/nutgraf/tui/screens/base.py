"""What all screens share: commands come from the table, by contexts that can hold or not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.binding import BindingsMap
from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.geometry import Offset, Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.style import Style

from nutgraf.errors import NutgrafError
from nutgraf.tui.lines import LinesView
from nutgraf.tui.screens.painting import FrontCompositor
from nutgraf.tui.widgets.bars import BarClicked
from nutgraf.tui.widgets.rows import RowChosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual.dom import DOMNode
    from textual.events import Click, Resize
    from textual.geometry import Size
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
        self.call_after_refresh(self.call_after_refresh, self._point)

    def fitted(self) -> None:
        """Called when the terminal has another size, after the layout, also on a screen behind another one."""

    def on_screen_resume(self) -> None:
        """The terminal may have got another size while this screen was not shown."""
        if self._fit(self.app.size.width):
            self.call_after_refresh(self._refit)
        self.call_after_refresh(self._point)

    async def _on_resize(self, event: Resize) -> None:
        """A size that the terminal has not any more is none.

        Textual's layout tells the screen its size once more: two sizes in the queue would follow each other for ever.
        """
        if event.size != self.app.size:
            event.stop()
            event.prevent_default()

    def _screen_resized(self, size: Size) -> None:
        """Take the styles of the new width before the layout; Textual would do it after, and not behind a dialog."""
        self._fit(size.width)
        super()._screen_resized(size)
        self.call_after_refresh(self._refit)

    def _refit(self) -> None:
        """Fit the screen, unless it is being taken away with all that is on it."""
        if not self._pruning:
            self.guard(self.fitted)
            self._point()

    def _point(self) -> None:
        """Put the terminal's cursor where the keys go, for those who read with ears or fingers."""
        if self._pruning or not self.is_current:
            return
        pane, before = self.focused, self.app.cursor_position
        if isinstance(pane, LinesView):
            pane.point()
        elif pane is not None and hasattr(pane, "cursor_screen_offset"):
            self.app.cursor_position = pane.cursor_screen_offset
        else:
            for box in self.query("#box"):
                self.app.cursor_position = box.content_region.offset + Offset(1, 0)
        if self.app.cursor_position != before:
            self.refresh(Region(0, 0, 1, 1))

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
        """Do something; what the library refuses is told in one sentence.

        Of an answer that comes as this screen is taken away only what it shows is left out: its parts are gone.
        """
        try:
            work()
        except NutgrafError as error:
            self.refused(error)
        except NoMatches:
            if not self._pruning:
                raise

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
            self.nutgraf.troubled(error)

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

    ENTER: ClassVar[str] = ""
    """What Enter does where it is a line that takes it, not a command."""
    WIDEST: ClassVar[int] = 104
    """Cells that the box has at most; the style sheet says the same."""

    def box(self, title: str) -> Vertical:
        """The container of everything in it: rounded border, title above, keys below."""
        box = Vertical(id="box")
        box.border_title = Content(title)
        box.border_subtitle = self._key_line(min(self.app.size.width, self.WIDEST))
        return box

    def render(self) -> RenderableType:
        """The screen behind the box, toned down."""
        behind = super().render()
        if isinstance(behind, BackgroundScreen):
            from nutgraf.tui.screens.backdrop import Backdrop

            return Backdrop(behind.screen, behind.color)
        return behind

    def on_click(self, event: Click) -> None:
        """A click beside the box closes it."""
        under, _ = self.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if under is self and self.CONTEXTS:
            self.perform(self.named_keys()[-1][2])

    def fitted(self) -> None:
        """The keys leave out what does not fit."""
        for box in self.query("#box"):
            box.border_subtitle = self._key_line(box.outer_size.width)

    def named_keys(self) -> list[Key]:
        """Key, title and command of what the line below the box names; the last of them closes it."""
        keymap = self.nutgraf.keymap
        rows = [
            (key, title, command.id)
            for context in self.CONTEXTS
            for key, title, command in keymap.footer(context)
        ]
        if self.ENTER:
            rows.insert(0, ("enter", self.ENTER, ""))
        if not any(id in _CLOSING for *_, id in rows):
            rows.append((keymap.shown("float.close"), "close", "float.close"))
        return sorted(rows, key=lambda row: row[2] in _CLOSING)

    def _key_line(self, width: int) -> Content:
        """As many keys as fit on the border of a box, the closing one always; each can be clicked."""
        *rows, close = self.named_keys()
        dot = f" {self.nutgraf.glyphs.dot} "
        room = width - 6 - _length(close)
        while rows and sum(_length(row) + len(dot) for row in rows) > room:
            rows.pop()
        return Content(dot).join(self._clickable(*row) for row in [*rows, close])

    def _clickable(self, key: str, title: str, id: str) -> Content:
        """A key with its title; a click on it is the key."""
        action = f"app.command({id!r}, {self.CONTEXTS[0].name!r})" if id else "screen.enter"
        return Content.styled(f"{key} {title}", Style.from_meta({"@click": action}))

    def action_enter(self) -> None:
        """What Enter does, for a click on it."""
        submit = getattr(self.focused, "action_submit", None)
        if submit is not None:
            self.call_later(submit)


_CLOSING = frozenset(
    {"float.close", "question.no", "merge.no", "editor.discard", "search.close", "fix.cancel"}
)
"""Commands that close a box with nothing done."""
Key = tuple[str, str, str]


def _length(row: Key) -> int:
    """Cells of a key and its title."""
    return len(row[0]) + 1 + len(row[1])
