"""Asks what a passage is that the program has left unmarked, and has it marked so."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from nutgraf.model.marks import Claim, Entity, EntityKind, Figure, MarkKind, Mention, Speaker
from nutgraf.tui.corrector import Corrector, questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen, ScreenResultType

    from nutgraf.model.article import Article
    from nutgraf.model.marks import Analysis, Mark, Span
    from nutgraf.tui.screens.entity_picker import EntityPicker
    from nutgraf.tui.screens.menu import Item

_SAVE, _HERE, _NOBODY, _ANOTHER = "save", "where", "\0nobody", "\0another"
_MOST_SPEAKERS = 12


class Marker(Corrector):
    """A form over what the program proposes; what is given up in it leads back to it."""

    marked: Mark | None = None
    """What was marked last."""
    _everywhere = False
    """Whether a name is marked in all articles, and in later ones."""
    _back: Callable[[], None] | None = None
    """Shows the form again."""

    def begin(self, article: Article, analysis: Analysis, span: Span) -> None:
        """Ask which layer the passage belongs to; beside each stands what it would say."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        self._article, self._analysis, self._everywhere, self._back = article, analysis, False, None
        drafts = {kind: self._library.marks.proposed(article.id, kind, span) for kind in MarkKind}
        items = [Item(kind, f"{_a(kind)}", _told(drafts[kind])) for kind in MarkKind]
        said = drafts[MarkKind.ENTITY]
        menu = MenuScreen(f"Mark “{_short(article.text[said.start : said.end])}” as", items)
        self._put(menu, lambda kind: self._form(drafts[MarkKind(kind)]))

    def _form(self, draft: Mark) -> None:
        """What will be marked, each part of which can be changed."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        self._back = None
        items = [Item(_SAVE, "mark it so"), *self._rows(draft)]
        said = draft.content[0] if isinstance(draft, Claim) else draft
        self._put(
            MenuScreen(f"Mark “{_short(said.text)}”", items),
            partial(self._ask, self._article.id, draft),
        )

    def _rows(self, draft: Mark) -> list[Item]:
        """The parts of the form."""
        from nutgraf.tui.screens.menu import Item

        if not isinstance(draft, Mention):
            return questions(draft)[1:]
        return [
            Item("name", "its name", draft.name),
            Item("known", "it is one that the archive knows"),
            Item("kind", "its kind", draft.kind),
            Item(_HERE, "where", "everywhere" if self._everywhere else "only here"),
        ]

    def _ask(self, article: int, mark: Mark, what: str) -> None:
        """Mark it, or ask for another part; whatever comes of that, the form is shown again."""
        self._back = partial(self._form, mark)
        if what == _SAVE:
            self._save(article, mark)
        elif what == _HERE:
            self._everywhere = not self._everywhere
            self._form(mark)
        elif what == "speaker" and isinstance(mark, Claim):
            self._choose_speaker(article, mark)
        elif what == "known" and isinstance(mark, Mention):
            self._choose_entity(mark)
        elif what == "name" and isinstance(mark, Mention):
            self._type_name(mark)
        elif what == "kind":
            self._choose(article, mark, what)
        else:
            super()._ask(article, mark, what)

    def _chosen(self, article: int, mark: Mark, what: str, value: str) -> None:
        """Another kind of a name, else as in correcting."""
        if isinstance(mark, Mention):
            self._form(replace(mark, kind=EntityKind(value)))
        else:
            super()._chosen(article, mark, what, value)

    def _fixed(self, article: int, mark: Mark, fixed: Mark) -> None:
        """Go on with the form as it is now."""
        self._form(fixed)

    def _put(
        self, screen: Screen[ScreenResultType | None], then: Callable[[ScreenResultType], object]
    ) -> None:
        """Ask; what is given up leads back to the form, where one is open."""

        def answered(result: ScreenResultType | None) -> None:
            if result is not None:
                self._screen.guard(lambda: then(result))
            elif self._back is not None:
                self._back()

        self._screen.app.push_screen(screen, answered)

    def _choose_entity(self, mention: Mention) -> None:
        """Choose among the entities of the archive."""
        like = Entity(0, mention.kind, mention.name, (), 0, 0)
        picker: EntityPicker = self._picker(f"“{_short(mention.text)}” is", like)
        self._put(picker, lambda e: self._form(replace(mention, name=e.name, kind=e.kind)))

    def _picker(self, title: str, like: Entity) -> EntityPicker:
        from nutgraf.tui.screens.entity_picker import EntityPicker

        return EntityPicker(title, self._library, like)

    def _type_name(self, mention: Mention) -> None:
        """Type the name; where the archive has it, it has that kind and spelling."""
        from nutgraf.tui.screens.entry import EntryScreen

        entry = EntryScreen("Its name", mention.name, "the name of one that is known joins them")

        def typed(text: str) -> None:
            name = " ".join(text.split()) or mention.name
            known = self._library.ledgers.namesakes(name)
            named = replace(mention, name=name)
            self._form(replace(named, name=known[0].name, kind=known[0].kind) if known else named)

        self._put(entry, typed)

    def _choose_speaker(self, article: int, claim: Claim) -> None:
        """Choose among those whom the article names, the nearest first."""
        from nutgraf.tui.screens.menu import Item, MenuScreen

        near = sorted(self._analysis.entities, key=lambda m: abs(m.start - claim.cue.start))
        names = {m.name: m for m in reversed(near)}
        listed = sorted(names.values(), key=near.index)[:_MOST_SPEAKERS]
        held = claim.speaker.name if claim.speaker else None
        items = [Item(m.name, m.name, m.kind, lit=m.name == held) for m in listed]
        items += [Item(_ANOTHER, "somebody else"), Item(_NOBODY, "nobody named")]

        def chosen(name: str) -> None:
            if name == _ANOTHER:
                self._type(article, replace(claim, speaker=None), "speaker")
            elif name == _NOBODY:
                self._form(replace(claim, speaker=None))
            else:
                self._form(replace(claim, speaker=_as_speaker(names[name])))

        self._put(MenuScreen("Who said it", items), chosen)

    def _save(self, article: int, mark: Mark) -> None:
        """Have it marked."""
        everywhere = self._everywhere and isinstance(mark, Mention)
        self._library.corrections.add(article, mark, everywhere=everywhere)
        self.marked = mark
        self._tell("Marked everywhere" if everywhere else "Marked")


def _as_speaker(mention: Mention) -> Speaker:
    """Who is named in a place, as the one who said it."""
    return Speaker(start=mention.start, end=mention.end, text=mention.text, name=mention.name)


def _a(kind: MarkKind) -> str:
    """The kind with its article."""
    return f"an {kind}" if kind is MarkKind.ENTITY else f"a {kind}"


def _told(draft: Mark) -> str:
    """What the program would say of it, in a few words."""
    if isinstance(draft, Mention):
        return f"{draft.name}, {draft.kind}"
    if isinstance(draft, Figure):
        from nutgraf.library.fixes import value_typed

        parts = (value_typed(draft) or "no number", draft.unit, draft.counted)
        return " ".join(part for part in parts if part)
    return f"{draft.who or 'nobody named'}, {draft.stance}"


def _short(text: str) -> str:
    """A passage in few words."""
    from nutgraf.tui.lines import cut

    return cut(" ".join(text.split()), 36)
