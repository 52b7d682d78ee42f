"""The reader: library, article and inspector side by side, or one at a time; it routes commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical

from nutgraf.tui.actions.adding import AddingActions
from nutgraf.tui.actions.annotating import AnnotatingActions
from nutgraf.tui.actions.copying import CopyingActions
from nutgraf.tui.actions.correcting import CorrectingActions
from nutgraf.tui.actions.drafting import DraftingActions
from nutgraf.tui.actions.exporting import ExportingActions
from nutgraf.tui.actions.finding import FindingActions
from nutgraf.tui.actions.fixing import FixingActions
from nutgraf.tui.actions.flagging import FlaggingActions
from nutgraf.tui.actions.going import GoingActions
from nutgraf.tui.actions.judging import JudgingActions
from nutgraf.tui.actions.ledgers import LedgerActions
from nutgraf.tui.actions.linking import LinkingActions
from nutgraf.tui.actions.listing import ListingActions
from nutgraf.tui.actions.marking import MarkingActions
from nutgraf.tui.actions.piping import PipingActions
from nutgraf.tui.actions.placing import PlacingActions
from nutgraf.tui.actions.proving import ProvingActions
from nutgraf.tui.actions.reading import ReadingActions
from nutgraf.tui.actions.saved import SavedActions
from nutgraf.tui.actions.tagging import TaggingActions
from nutgraf.tui.actions.tending import Tending
from nutgraf.tui.actions.touring import TouringActions
from nutgraf.tui.actions.undoing import UndoingActions
from nutgraf.tui.actions.viewing import ViewingActions
from nutgraf.tui.commands import Context
from nutgraf.tui.lines import LinesView
from nutgraf.tui.messages import AddingEnded, AddingMoved, ArticleMarked, IdsLoaded, WorkDone
from nutgraf.tui.page.marks import Layer
from nutgraf.tui.page.messages import (
    CursorMoved,
    MarkChosen,
    MarkHovered,
    PositionChanged,
    SelectionChanged,
)
from nutgraf.tui.page.view import ArticlePage
from nutgraf.tui.screens.base import bind_commands
from nutgraf.tui.screens.whole import WholeScreen
from nutgraf.tui.widgets.bars import BarClicked
from nutgraf.tui.widgets.continuations import Continuations
from nutgraf.tui.widgets.footer import Footer
from nutgraf.tui.widgets.inspector import Inspector
from nutgraf.tui.widgets.library_list import LibraryList
from nutgraf.tui.widgets.rows import RowChosen, RowMoved
from nutgraf.tui.widgets.topbar import TopBar
from nutgraf.tui.widgets.tour_bar import TourBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.events import Click

    from nutgraf.library.library import Library
    from nutgraf.tui.actions.action import Action
    from nutgraf.tui.app import Start
    from nutgraf.tui.commands import Command
    from nutgraf.tui.keymap import Stroke


LAST_PATIENCE = 1.0
"""Seconds for which leaving waits for another program that writes to the archive."""
_TEND_AFTER = 3.0
"""Seconds after the start in which nothing but the user has the machine."""


class ReaderScreen(WholeScreen):
    """Three panes between two bars."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.READER,)
    AUTO_FOCUS = ""
    """The pane that was left gets the keys, not the first one."""

    def __init__(self, library: Library, start: Start) -> None:
        super().__init__()
        self.library = library
        self._start = start
        self.list = LibraryList(library.articles.rows, id="list")
        self.page = ArticlePage(id="page")
        self.inspector = Inspector(id="inspector")
        self.top_bar = TopBar(id="top")
        self.footer = Footer(id="foot")
        self.following = Continuations(id="following")
        self.tour_bar = TourBar(id="tour")
        self.viewing = ViewingActions(self)
        self.listing = ListingActions(self)
        self.reading = ReadingActions(self, start)
        self.finding = FindingActions(self)
        self.annotating = AnnotatingActions(self)
        self.marking = MarkingActions(self)
        self.judging = JudgingActions(self)
        self.correcting = CorrectingActions(self)
        self.fixing = FixingActions(self)
        self.placing = PlacingActions(self)
        self.drafting = DraftingActions(self)
        self.ledgers = LedgerActions(self)
        self.going = GoingActions(self)
        self.adding = AddingActions(self)
        self.exporting = ExportingActions(self)
        self.undoing = UndoingActions(self)
        self.touring = TouringActions(self)
        self.piping = PipingActions(self)
        self.linking = LinkingActions(self)
        self.proving = ProvingActions(self)
        self.tending = Tending(self)
        parts = (
            self.viewing, self.listing, self.reading, self.annotating, self.marking, self.judging,
            self.correcting, self.going, self.adding, self.exporting, self.undoing, self.touring, self.piping,
            self.fixing, self.placing, self.drafting, self.ledgers, self.linking, self.proving, self.finding,
            FlaggingActions(self), SavedActions(self), TaggingActions(self), CopyingActions(self),
        )  # fmt: skip
        self._actions: Mapping[str, Action] = {
            id: action for part in parts for id, action in part.actions().items()
        }

    def compose(self) -> ComposeResult:
        """The bars and the panes, mounted once and for ever."""
        yield self.top_bar
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield self.list
            with Vertical(id="middle"):
                yield self.page
            with Vertical(id="right"):
                yield self.inspector
        yield self.tour_bar
        yield self.following
        yield self.footer

    def on_mount(self) -> None:
        """Take the keys, and show what was shown when the reader was left."""
        app = self.nutgraf
        bind_commands(self.list, app, Context.LIST)
        bind_commands(self.inspector, app, Context.INSPECTOR)
        page = (Context.FIXING, Context.VISUAL, Context.MINE, Context.FINDING, Context.ARTICLE)
        bind_commands(self.page, app, *page)
        for widget in (self.list, self.page, self.inspector, self.top_bar, self.footer):
            widget.glyphs = app.glyphs
        self.viewing.restore("article" if self._start.article is not None else "")
        self.listing.restore()
        self.reading.restore()
        if self._start.tour:
            self.call_after_refresh(self.touring.start)
        self.call_after_refresh(self.drafting.offer)
        self.set_timer(_TEND_AFTER, self.tending.begin)
        self.set_interval(2.0, self.listing.look_elsewhere)

    def panes(self) -> tuple[LinesView, ...]:
        """List, page and inspector."""
        return (self.list, self.page, self.inspector)

    def placed(self) -> None:
        """The bars tell what the panes show, and the keys that were typed before are pressed."""
        self.viewing.stand()
        self.app.call_later(self.nutgraf.take_keys)

    def on_unmount(self) -> None:
        """Leave everything as it is for the next time, and end what runs."""
        for end in (
            self.reading.mark_opened,
            self.reading.leave,
            self.viewing.keep,
            self.listing.close,
            self.adding.close,
            self.tending.close,
            lambda: self.library.note_down(LAST_PATIENCE),
        ):
            self.guard(end)

    def contexts(self) -> tuple[Context, ...]:
        """What holds depends on the pane that has the keys, and on what stands in it."""
        focused = self.focused
        if focused is self.list:
            return (Context.LIST, Context.READER)
        if focused is self.inspector:
            return (Context.INSPECTOR, Context.READER)
        if focused is not self.page:
            return (Context.READER,)
        if self.fixing.active:
            return (Context.FIXING,)
        holding = (
            (Context.VISUAL, self.page.selecting),
            (Context.MINE, self.annotating.own_note() is not None),
            (Context.FINDING, self.finding.active),
        )
        return (*(each for each, holds in holding if holds), Context.ARTICLE, Context.READER)

    def do(self, command: str, argument: str) -> None:
        """Hand a command to the part that does it."""
        self.viewing.quiet()
        self._actions[command](argument)
        self.touring.observe(command)
        self.reading.follow()
        self.viewing.stand()

    def has_action(self, command: str) -> bool:
        """True for a command that this screen can do."""
        return command in self._actions

    def seen(self) -> str:
        """What stands on the screen, as plain lines."""
        return "\n".join(strip.text for strip in self._compositor.render_strips())

    def drawn(self) -> str:
        """What the next start shows, as a terminal can be told to draw it; empty before it has been laid out."""
        self.page.settle()
        self.viewing.quiet()
        self.viewing.stand()
        if self._compositor.size != self.app.size:
            return ""
        return self._compositor.render_full_update().render_segments(self.app.console)

    def say(self, message: str, *, trouble: bool = False) -> None:
        """Tell the user one sentence, in the footer."""
        self.viewing.say(message, trouble=trouble)

    def show_continuations(self, following: Mapping[Stroke, Command]) -> None:
        """Show what can follow a key; nothing hides it."""
        lit = {f"layer.{layer.value}" for layer in Layer if layer in self.page.shown_layers}
        self.following.show(following, lit, self.nutgraf.glyphs.selected)

    def fitted(self) -> None:
        """The bars leave out what does not fit."""
        self.viewing.stand()

    def take_along(self, moved: object) -> None:
        """The article follows list and inspector."""
        if moved is self.list:
            self.reading.preview()
        elif moved is self.inspector and self.inspector.has_focus:
            self.marking.show_row()

    @on(RowMoved)
    def row_moved(self, message: RowMoved) -> None:
        """The mouse has moved a cursor."""
        self.take_along(message.view)
        self.viewing.stand()

    @on(RowChosen)
    def row_chosen(self, message: RowChosen) -> None:
        """A click on a row is Enter."""
        self.perform("list.open" if message.view is self.list else "mark.jump")

    @on(CursorMoved)
    @on(SelectionChanged)
    @on(PositionChanged)
    def page_moved(self) -> None:
        """Inspector and footer follow the page."""
        self.reading.follow()
        self.viewing.stand()

    @on(MarkChosen)
    def mark_chosen(self) -> None:
        """A click on a mark explains it."""
        self.viewing.stand()

    def on_click(self, event: Click) -> None:
        """The right button shows what can be done here."""
        if event.button == 3 and isinstance(self.focused, LinesView):
            from nutgraf.tui.screens.context_menu import open_menu

            self.viewing.quiet()
            open_menu(self)

    @on(MarkHovered)
    def mark_hovered(self, message: MarkHovered) -> None:
        """The footer tells what is under the mouse."""
        self.viewing.hover(message.mark)

    @on(ArticleMarked)
    def article_marked(self, message: ArticleMarked) -> None:
        """Better marks for the open article are shown at once."""
        self.tending.marked(message.article)

    @on(BarClicked)
    def bar_clicked(self, message: BarClicked) -> None:
        """A click on a bar is the key of its command."""
        self.perform(message.command)

    @on(IdsLoaded)
    def ids_loaded(self, message: IdsLoaded) -> None:
        """The list of a query has come."""
        self.listing.loaded(message)

    @on(AddingMoved)
    def adding_moved(self, message: AddingMoved) -> None:
        """Articles are being added."""
        self.adding.moved(message)

    @on(AddingEnded)
    def adding_ended(self, message: AddingEnded) -> None:
        """Articles have been added."""
        self.adding.ended(message)

    @on(WorkDone)
    def work_done(self, message: WorkDone) -> None:
        """Something in the background has ended."""
        self.say(message.told, trouble=message.trouble)

    def on_descendant_focus(self) -> None:
        """Another pane has the keys."""
        self.viewing.focused(self.focused if isinstance(self.focused, LinesView) else None)
        self.viewing.stand()
