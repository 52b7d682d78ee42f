"""The reading page: one widget for all articles, driven by plain methods that know no keys."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from nutgraf.model.marks import Span
from nutgraf.tui.page import find as finding
from nutgraf.tui.page import hints as labels
from nutgraf.tui.page.compose import Layered
from nutgraf.tui.page.head import link_style
from nutgraf.tui.page.moving import Shown
from nutgraf.tui.page.pointing import PointingPage
from nutgraf.tui.page.wrap import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nutgraf.model.article import Article, Link
    from nutgraf.model.marks import Analysis
    from nutgraf.model.notes import Note
    from nutgraf.tui.page.hints import Hint
    from nutgraf.tui.page.movement import Sentences


class Counted(NamedTuple):
    """Which of how many."""

    number: int
    """From 1; 0 where the cursor is on none of them."""
    total: int


class ArticlePage(PointingPage):
    """The article that is open: text, marks, notes, cursor, selection, matches and hints."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._folded: str | None = None
        self._matches: tuple[Span, ...] = ()
        self._match: int | None = None
        self._hints: tuple[Hint, ...] = ()
        self._links: tuple[Link, ...] = ()

    def show(
        self,
        article: Article,
        analysis: Analysis,
        notes: Sequence[Note],
        *,
        position: int = 0,
        sentences: Sentences,
    ) -> None:
        """Show an article, with a position of its text at the top of the window."""
        self._folded, self._matches, self._match, self._hints = None, (), None, ()
        self._links = ()
        super().show(article, analysis, notes, position=position, sentences=sentences)

    @property
    def matches(self) -> Counted:
        """How many matches are shown, and which of them the cursor is on."""
        return Counted(0 if self._match is None else self._match + 1, len(self._matches))

    def set_matches(self, spans: Iterable[Span]) -> int:
        """Show matches; how many there are."""
        inside = {span for span in spans if 0 <= span.start < span.end <= len(self._text)}
        self._matches = tuple(sorted(inside))
        self._match = None
        self.forget()
        return len(self._matches)

    def find(self, text: str) -> int:
        """Show where some words stand, in any case and across line breaks; how often they do."""
        return self.set_matches(finding.occurrences(self._folded_text(), text))

    def clear_matches(self) -> bool:
        """Show no matches any more; whether there were any."""
        shown = bool(self._matches)
        if shown:
            self.set_matches(())
        return shown

    def match_by(self, count: int = 1) -> Counted | None:
        """Go to the next or previous match, round the ends; null where there is none."""
        if not self._matches:
            return None
        if self._match is not None:
            place = self._match + count
        elif count > 0:
            place = bisect_left(self._matches, self._cursor, key=_start) + count - 1
        else:
            place = bisect_left(self._matches, self._cursor, key=_start) + count
        before, self._match = self._match, place % len(self._matches)
        self.redraw(*(self._matches[m] for m in (before, self._match) if m is not None))
        self._set_cursor(self._matches[self._match].start, Shown.NOTHING)
        self._bring_in(self._matches[self._match])
        return self.matches

    def hints(self) -> tuple[Hint, ...]:
        """Labels for the links of the article that are in the window."""
        seen = self._window()
        behind = [(Span(link.start, link.end), link.url) for link in self._links_in(*seen)]
        return labels.labelled(labels.apart(labels.links(self.article.text, *seen) + behind))

    def set_links(self, links: Sequence[Link]) -> None:
        """Say where words of the article lead; terminals that know links show it in their way."""
        length = len(self._text)
        self._links = tuple(link for link in links if 0 <= link.start < link.end <= length)
        if self._links:
            self.forget()

    @property
    def link_at_cursor(self) -> str | None:
        """Where the words lead that a cursor in use stands on."""
        if self._shown is not Shown.CHARACTER:
            return None
        return next((link.url for link in self._links_in(self._cursor, self._cursor + 1)), None)

    def _links_in(self, start: int, end: int) -> Sequence[Link]:
        """The links that reach into a range."""
        first = bisect_right(self._links, start, key=_link_end)
        return self._links[first : bisect_left(self._links, end, key=_link_start)]

    def show_hints(self, shown: Sequence[Hint]) -> None:
        """Draw labels over what they belong to."""
        self._hints = tuple(shown)
        self.forget()

    def hide_hints(self) -> None:
        """Draw no labels any more."""
        if self._hints:
            self.show_hints(())

    def overlays(self, start: int, end: int) -> list[Layered]:
        """Matches under the selection, over everything else."""
        over = super().overlays(start, end)
        for link in self._links_in(start, end):
            over.insert(0, Layered(link.start, link.end, link_style(link.url)))
        palette, place = self.palette, bisect_right(self._matches, start, key=_end)
        matches = []
        while place < len(self._matches) and self._matches[place].start < end:
            style = palette.match_current if place == self._match else palette.match
            matches.append(Layered(*self._matches[place], style))
            place += 1
        return [*over, *matches] if self._selection is None else [*matches, *over]

    def draw(self, y: int, width: int) -> Strip:
        """Line `y` of the article, with the labels of what begins in it."""
        strip = super().draw(y, width)
        row = self._layout.row(y) if self._hints else None
        for hint in self._hints if row is not None and row.block >= 0 else ():
            if row is not None and row.start <= hint.span.start < row.end:
                left = columns(self._text, row.start, hint.span.start)
                strip = self._labelled(strip, self._frame.margin + row.indent + left, hint.label)
        return strip

    def _labelled(self, strip: Strip, column: int, label: str) -> Strip:
        """A line with a label over some of its cells."""
        width = strip.cell_length
        sign = Strip([Segment(label, self.palette.base + self.palette.match_current)], len(label))
        joined = Strip.join([strip.crop(0, column), sign, strip.crop(column + len(label), width)])
        return joined.crop_extend(0, width, self.palette.base)

    def _window(self) -> Span:
        """The part of the text that is in the window."""
        top = self.scroll_offset.y
        first, last = self._layout.offset_of(top), self._layout.offset_of(top + self.size.height)
        return Span(first, min(last, len(self._text)))

    def _folded_text(self) -> str:
        """The text for comparing."""
        if self._folded is None:
            self._folded = finding.folded(self.article.text)
        return self._folded


def _link_start(link: Link) -> int:
    """What links are ordered by."""
    return link.start


def _link_end(link: Link) -> int:
    """Where a link ends."""
    return link.end


def _start(span: Span) -> int:
    """What matches are ordered by."""
    return span.start


def _end(span: Span) -> int:
    """Where a match ends."""
    return span.end
