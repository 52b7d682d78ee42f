"""Asks what is right about an entity: its name, its kind, whether it is one or two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nutgraf.model.marks import EntityKind
from nutgraf.model.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen, ScreenResultType

    from nutgraf.library.library import Library
    from nutgraf.model.ledger import Form
    from nutgraf.model.marks import Entity
    from nutgraf.tui.screens.base import CommandScreen


class EntityCorrector:
    """Decisions over entities, which hold for every article, and later ones too."""

    def __init__(
        self, screen: CommandScreen[Any], library: Library, done: Callable[[str], None]
    ) -> None:
        self._screen = screen
        self._library = library
        self._done = done

    def fix_entity(self, entity: Entity) -> None:
        """Ask what is wrong with an entity."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        ways: dict[str, Callable[[Entity], None]] = {
            "name": self.rename,
            "kind": self.retype,
            "merge": self.merge,
            "split": self.split,
            "never": self.never_entity,
        }
        items = [
            Item("name", "its name", entity.name),
            Item("kind", "its kind", entity.kind),
            Item("merge", "it is the same as another one"),
            Item("split", "it is more than one", f"{len(entity.aliases)} forms"),
            Item("never", "it is no name at all"),
        ]
        self._put(MenuScreen("What is wrong", items), lambda what: ways[what](entity))

    def rename(self, entity: Entity) -> None:
        """Ask for another name; that of another entity makes them one, after a look at both."""
        from nutgraf.tui.screens.entry import EntryScreen

        title = f"Name of {counted(entity.mentions, 'mention')} in {counted(entity.articles, 'article')}"
        entry = EntryScreen(title, entity.name, "the same name joins two entities")
        self._put(entry, lambda typed: self._rename(entity, " ".join(typed.split())))

    def retype(self, entity: Entity) -> None:
        """Ask for another kind."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        items = [Item(kind, kind, lit=kind is entity.kind) for kind in EntityKind]
        self._put(MenuScreen(f"{entity.name} is", items), lambda kind: self._retype(entity, kind))

    def merge(self, entity: Entity) -> None:
        """Ask which other one it is."""
        from nutgraf.tui.screens.entity_picker import EntityPicker

        picker = EntityPicker(f"{entity.name} is the same as", self._library, entity)
        self._put(picker, lambda other: self._compare(entity, other))

    def split(self, entity: Entity, printed: str = "", article: int | None = None) -> None:
        """Ask which form is another one's, and in which article."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        if printed:
            self._ask_where(entity, printed, article)
            return
        forms = self._library.ledgers.dossier(entity.id).forms
        items = [Item(form.text, f"“{form.text}”", _counts(form)) for form in forms]
        self._put(
            MenuScreen(f"Not {entity.name}", items),
            lambda form: self._ask_where(entity, form, article),
        )

    def never_entity(self, entity: Entity) -> None:
        """Mark it nowhere any more, after asking."""
        from nutgraf.tui.screens.confirm import ConfirmScreen

        touched = self._library.ledgers.touched(entity)
        touches = [
            f"{counted(touched.mentions, 'mention')} in {counted(touched.articles, 'article')}"
            " are taken off, and later ones too."
        ]
        if touched.notes:
            touches.append(f"{counted(touched.notes, 'note')} on it stay.")
        question = ConfirmScreen(f"Never mark {entity.name} again?", touches)
        self._screen.confirm(question, lambda: self._never(entity))

    def _rename(self, entity: Entity, name: str) -> None:
        """Rename, or merge with the one that has the name."""
        if not name or name == entity.name:
            return
        others = self._library.ledgers.namesakes(name)
        if others:
            self._compare(entity, others[0])
            return
        self._library.corrections.rename(entity.name, name, entity.kind)
        self._tell(f"{entity.name} is {name} now")

    def _retype(self, entity: Entity, kind: str) -> None:
        """Make it another kind."""
        self._library.corrections.retype(entity.name, EntityKind(kind))
        self._tell(f"{entity.name}: {kind}")

    def _compare(self, entity: Entity, other: Entity) -> None:
        """Show both side by side before they become one."""
        from nutgraf.tui.screens.merge import MergeScreen

        if other.id != entity.id:
            screen = MergeScreen(self._library, entity, other)
            self._put(screen, lambda pair: self._merge(*pair))

    def _merge(self, entity: Entity, into: Entity) -> None:
        """Make one the other."""
        self._library.corrections.merge(entity, into)
        self._tell(f"{entity.name} is {into.name} now")

    def _ask_where(self, entity: Entity, printed: str, article: int | None) -> None:
        """Ask for which articles it holds; met in a list, it is all of them."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        if article is None:
            self._ask_whose(entity, printed, None)
            return
        items = [
            Item("here", "in this article"),
            Item("everywhere", "everywhere", "and in later articles"),
        ]
        self._put(
            MenuScreen(f"“{printed}” is not {entity.name}", items),
            lambda where: self._ask_whose(entity, printed, article if where == "here" else None),
        )

    def _ask_whose(self, entity: Entity, printed: str, article: int | None) -> None:
        """Ask whose name the form is then."""
        from nutgraf.tui.screens.entry import EntryScreen

        proposed = printed if printed != entity.name else f"{printed} (2)"
        entry = EntryScreen(f"“{printed}” is the name of", proposed, "a name of its own")
        self._put(
            entry, lambda typed: self._split(entity, printed, " ".join(typed.split()), article)
        )

    def _split(self, entity: Entity, printed: str, name: str, article: int | None) -> None:
        """Split the form off."""
        if name and name != entity.name:
            self._library.corrections.split(printed, name, article_id=article)
            where = "here" if article is not None else "everywhere"
            self._tell(f"“{printed}” is {name} {where}")

    def _never(self, entity: Entity) -> None:
        """Dismiss it everywhere."""
        self._library.corrections.dismiss_entity(entity)
        self._tell(f"{entity.name} is marked nowhere now")

    def _put(
        self, screen: Screen[ScreenResultType | None], then: Callable[[ScreenResultType], object]
    ) -> None:
        """Ask, and go on with the answer."""
        self._screen.ask(screen, then)

    def _tell(self, what: str) -> None:
        """Say what was decided, and how to take it back."""
        undo = self._screen.nutgraf.keymap.shown("history.undo")
        self._done(f"{what}; {undo} undoes it.")


def _counts(form: Form) -> str:
    """How often a form is printed."""
    return f"{counted(form.mentions, 'mention')} in {counted(form.articles, 'article')}"
