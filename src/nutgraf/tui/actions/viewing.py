"""Panes, layers, widths and colours; what the two bars tell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nutgraf.model.wording import counted
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part
from nutgraf.tui.commands import Context
from nutgraf.tui.page.describe import describe
from nutgraf.tui.page.marks import ALL_LAYERS, Layer
from nutgraf.tui.page.messages import CursorMoved, PositionChanged, SelectionChanged
from nutgraf.tui.widgets.footer import Standing
from nutgraf.tui.widgets.rows import RowMoved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nutgraf.tui.commands import Command
    from nutgraf.tui.lines import LinesView
    from nutgraf.tui.page.marks import PageMark

_TOLD = (RowMoved, CursorMoved, SelectionChanged, PositionChanged)
"""What panes say of movements; what a key moves is known, and all that goes with it is painted in one frame."""
_KNOWN = frozenset({"move.down", "select.start"})
"""Keys that the footer leaves out where it has others to show."""
_PANES = ("list", "article", "inspector")
_SAID_FOR = 6.0
"""Seconds for which a message stays, unless a key comes first."""


class ViewingActions(Part):
    """What is seen, and how."""

    _message = ""
    _trouble = False
    _hovered: PageMark | None = None

    def actions(self) -> Mapping[str, Action]:
        """Panes, layers, looks, and movement within a pane."""
        return {
            "pane.next": plain(lambda: self._turn(1)),
            "pane.previous": plain(lambda: self._turn(-1)),
            "pane.left": plain(lambda: self._turn(-1, stop=True)),
            "pane.right": plain(lambda: self._turn(1, stop=True)),
            **{f"pane.{name}": plain(partial(self.go_to, name)) for name in _PANES},
            "view.zen": plain(self._zen),
            "view.wider": plain(lambda: self._resize(self.reader.page.wider())),
            "view.narrower": plain(lambda: self._resize(self.reader.page.narrower())),
            "view.density": plain(self._density),
            "view.redraw": plain(self.app.redraw),
            **{f"layer.{layer.value}": plain(partial(self._switch, layer)) for layer in Layer},
            "layer.none": plain(lambda: self._show_layers(frozenset())),
            "layer.all": plain(lambda: self._show_layers(ALL_LAYERS)),
            **{f"move.{name}": plain(partial(self._move, name)) for name in _MOVES},
        }

    def restore(self, pane: str = "") -> None:
        """Layers, width, density and pane as they were left, unless a pane is asked for."""
        shown = self.library.setting("layers")
        if isinstance(shown, list):
            self.reader.page.set_layers(**{layer.value: layer.value in shown for layer in Layer})
        width = self.library.setting("width")
        self.reader.page.measure = width if isinstance(width, int) else self.library.config.width
        density = self.library.setting("density") or self.library.config.density
        self.reader.list.compact = density == "compact"
        wanted = pane or self.library.setting("pane")
        pane = str(wanted) if wanted in _PANES else "list"
        self._at(pane, styled=False)
        self.reader.set_focus(self.reader.panes()[_PANES.index(pane)])

    def keep(self) -> None:
        """Remember the pane for the next time."""
        self.library.remember("pane", self.pane)

    @property
    def pane(self) -> str:
        """The pane that has the keys, or had them last."""
        return next((name for name in _PANES if self.reader.has_class(f"-at-{name}")), "list")

    def go_to(self, pane: str) -> None:
        """Give the keys to a pane; narrow screens show it alone."""
        if pane != "article":
            self.reader.remove_class("zen")
        self._at(pane)
        self.reader.panes()[_PANES.index(pane)].focus()

    def focused(self, widget: LinesView | None) -> None:
        """A pane got the keys some other way: by the mouse."""
        reader = self.reader
        names = {reader.list: "list", reader.page: "article", reader.inspector: "inspector"}
        if widget in names:
            self._at(names[widget])

    def say(self, message: str, *, trouble: bool = False) -> None:
        """Tell one sentence in the footer until the next key."""
        self._message, self._trouble = message, trouble
        self.stand()
        self.reader.set_timer(_SAID_FOR, lambda: self._unsay(message))

    def quiet(self) -> None:
        """A key was pressed: what was said has been read."""
        self._message, self._trouble, self._hovered = "", False, None

    def hover(self, mark: PageMark | None) -> None:
        """The mouse is over a mark, or over none."""
        self._hovered = mark
        self.stand()

    def stand(self) -> None:
        """Bring both bars up to date."""
        reader = self.reader
        if not reader.is_attached:
            return
        reader.listing.show_filters()
        context, badge, about = self._mode()
        shown = reader.page.shown_layers
        reader.footer.show(
            Standing(
                keys=self._keys(context),
                badge=badge,
                about=about,
                message=self._message,
                trouble=self._trouble,
                layers=[(layer.value, layer in shown, f"layer.{layer.value}") for layer in Layer],
                position=self._position(),
                working=reader.adding.working,
            )
        )

    def _keys(self, context: Context) -> Sequence[tuple[str, str, Command]]:
        """What the footer shows; on a note of the user's what it adds to the keys of the article."""
        keymap = self.app.keymap
        if self.reader.listing.empty_archive:
            return keymap.named("list.samples", "list.add", "tour.start", "help.open")
        if context is Context.LIST and self.reader.list.chosen:
            return keymap.named(*_ON_MANY)
        if context is not Context.MINE:
            return keymap.footer(context)
        own, article = keymap.footer(context), keymap.footer(Context.ARTICLE)
        return (*own, *(row for row in article if row not in own and row[2].id not in _KNOWN))

    def _mode(self) -> tuple[Context, str, str]:
        """The context whose keys the footer shows, its badge, and what that is about."""
        reader = self.reader
        context = reader.contexts()[0]
        if context is Context.FIXING:
            return context, "FIX", reader.fixing.about
        if context is Context.VISUAL and reader.page.selection is not None:
            start, end = reader.page.selection
            return context, "VISUAL", f"{end - start:,} characters"
        if context is Context.FINDING:
            return context, "FIND", reader.finding.found()
        chosen = len(reader.list.chosen)
        if context is Context.LIST and chosen:
            return context, "SELECTED", counted(chosen, "article")
        mark = self._hovered or (reader.page.mark_at_cursor if reader.page.has_focus else None)
        page, colours, glyphs = reader.page, self.library.config.colours, self.app.glyphs
        link = page.link_at_cursor or ""
        if mark is None:
            return context, "", link
        told = describe(mark, page.analysis, glyphs, page.notes, colours)
        return context, "", f"{link} {glyphs.dot} {told}" if link else told

    def _position(self) -> str:
        """The place in the list, and in the article."""
        reader = self.reader
        if not reader.list.ids:
            return ""
        place = f"{reader.list.cursor + 1:,}/{reader.list.count:,}"
        return place if reader.reading.article is None else f"{place}  {reader.page.percent}%"

    def _unsay(self, message: str) -> None:
        """The time of a message is over."""
        if self._message == message:
            self.quiet()
            self.stand()

    def _turn(self, step: int, *, stop: bool = False) -> None:
        """Go to a neighbouring pane; around the corner unless told to stop."""
        place = _PANES.index(self.pane) + step
        if stop and not 0 <= place < len(_PANES):
            return
        self.go_to(_PANES[place % len(_PANES)])

    def _at(self, pane: str, *, styled: bool = True) -> None:
        """Show which pane has the keys; the style sheet does the rest, where that pane is to be alone."""
        classes = {f"-at-{name}": name == pane for name in _PANES}
        self.reader.update_classes(classes, update=styled and self.reader.has_class("-narrow"))

    def _zen(self) -> None:
        """The article alone, and back."""
        zen = not self.reader.has_class("zen")
        if zen:
            self.go_to("article")
        self.reader.set_class(zen, "zen")

    def _resize(self, width: int) -> None:
        """Another width of the text."""
        self.library.remember("width", width)
        self.say(f"Lines of at most {width} columns.")

    def _density(self) -> None:
        """Cards or one line a row."""
        compact = self.reader.list.compact = not self.reader.list.compact
        self.library.remember("density", "compact" if compact else "cards")

    def _switch(self, layer: Layer) -> None:
        """Show a layer that is hidden, hide one that is shown."""
        self._show_layers(self.reader.page.shown_layers ^ {layer})

    def _show_layers(self, layers: frozenset[Layer]) -> None:
        """Show these layers, and remember them."""
        self.reader.page.set_layers(**{layer.value: layer in layers for layer in Layer})
        self.library.remember("layers", [layer.value for layer in Layer if layer in layers])

    def _move(self, name: str) -> None:
        """Move in the pane that has the keys."""
        method, step = _MOVES[name]
        if name == "page_down" and self._at_end():
            self.reader.perform("list.next_unread")
            return
        pane = self.reader.focused
        target = getattr(pane, method, None)
        if target is not None:
            with self.reader.prevent(*_TOLD):
                target() if step == 0 else target(step)
                self.reader.take_along(pane)

    def _at_end(self) -> bool:
        """True at the end of an article that is being read."""
        page = self.reader.page
        return page.has_focus and page.at_end and not page.selecting


_ON_MANY = (
    "list.read", "list.star", "tag.add", "list.archive", "list.export", "list.select_all",
    "back.step", "help.open",
)  # fmt: skip
"""What is done with chosen articles."""
_MOVES: Mapping[str, tuple[str, int]] = {
    "down": ("line", 1),
    "up": ("line", -1),
    "page_down": ("page", 1),
    "page_up": ("page", -1),
    "half_down": ("half_page", 1),
    "half_up": ("half_page", -1),
    "top": ("top", 0),
    "bottom": ("bottom", 0),
    "sentence_next": ("sentence_by", 1),
    "sentence_previous": ("sentence_by", -1),
    "paragraph_next": ("paragraph_by", 1),
    "paragraph_previous": ("paragraph_by", -1),
    "word_next": ("word_by", 1),
    "word_previous": ("word_by", -1),
    "left": ("character_by", -1),
    "right": ("character_by", 1),
}
"""The method of a pane that does a movement, and how far; 0 for none."""
