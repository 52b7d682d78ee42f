"""Articles, marks and notes for the tests of the page, and an app with nothing but the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message

from nutgraf.model.article import Article, Block, BlockKind
from nutgraf.model.marks import (
    Analysis,
    Claim,
    ClaimForm,
    EntityKind,
    Figure,
    FigureForm,
    Hedge,
    Mention,
    Quote,
    Span,
    Speaker,
    Stance,
)
from nutgraf.model.notes import Anchor, Note, TargetKind
from nutgraf.text.segment import sentences
from nutgraf.tui.page.messages import (
    CursorMoved,
    MarkChosen,
    MarkHovered,
    PositionChanged,
    SelectionChanged,
)
from nutgraf.tui.page.view import ArticlePage
from nutgraf.tui.theme import register, role_variables

Part = str | tuple[BlockKind, str]

PARTS: tuple[Part, ...] = (
    (BlockKind.CAPTION, "Volunteers fill sandbags beside the old mill in Velmara (AP)"),
    "At least 12 people were killed when the Tesna dam gave way on Monday, the rescue agency"
    " said, and more than 300 were moved to schools.",
    "Mayor Jana Dravska denied that the town had been warned. “Nobody rang us,” she said. The"
    " operator insisted that sirens had sounded at 4 a.m.",
    (BlockKind.HEADING, "What is known so far"),
    (BlockKind.LIST, "The dead: 12, of whom four were children from one street in Velmara."),
    (BlockKind.LIST, "The missing: 64."),
    (BlockKind.QUOTE, "We have enough blood. What we do not have is enough dry floor."),
    "Repairs to the dam were put off twice, in 2019 and in 2023, according to documents that the"
    " ministry published on Tuesday. An engineer who had warned of cracks was moved to another"
    " post.",
)
"""A short story in all forms."""

UNANALYSED = Analysis(engine="", engine_version="", language="en")


def story(*parts: Part, title: str = "Dam gives way above Velmara") -> Article:
    """An article of these paragraphs, or of blocks of other kinds."""
    blocks, start, texts = [], 0, []
    for part in parts:
        kind, text = (BlockKind.PARAGRAPH, part) if isinstance(part, str) else part
        credit = text[text.rindex("(") + 1 : -1] if kind is BlockKind.CAPTION else None
        blocks.append(Block(kind, start, start + len(text), credit))
        texts.append(text)
        start += len(text) + 2
    text = "\n\n".join(texts)
    return Article(
        id=1,
        version=1,
        title=title,
        text=text,
        blocks=tuple(blocks),
        date=date(2026, 3, 3),
        source="Northgate Chronicle",
        author=None,
        url="https://chronicle.example/dam",
        language="en",
        words=len(text.split()),
        added="2026-03-03T20:00:00Z",
    )


def long_story(paragraphs: int = 40) -> Article:
    """The same, much longer, each paragraph with its number."""
    bodies = [part for part in PARTS if isinstance(part, str)]
    return story(*(f"{n}. {bodies[n % len(bodies)]}" for n in range(paragraphs)))


def place(text: str, words: str) -> Span:
    """Where some words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def mention(text: str, words: str, kind: EntityKind, name: str = "") -> Mention:
    """A mention of an entity."""
    start, end = place(text, words)
    return Mention(start=start, end=end, text=words, kind=kind, name=name or words)


def figure(text: str, words: str, low: float = 12, hedge: Hedge = Hedge.AT_LEAST) -> Figure:
    """A figure."""
    start, end = place(text, words)
    form, counted = FigureForm.CARDINAL, words.split()[-1]
    counted = "people" if counted.isdigit() else counted
    return Figure(
        start=start,
        end=end,
        text=words,
        low=low,
        high=None,
        hedge=hedge,
        form=form,
        counted=counted,
        action="killed",
    )


def quote(text: str, words: str) -> Quote:
    """Some words with their place."""
    start, end = place(text, words)
    return Quote(start=start, end=end, text=words)


def claim(
    text: str, speaker: str, cue: str, *content: str, disputes: tuple[int, ...] = ()
) -> Claim:
    """A claim."""
    who = quote(text, speaker)
    return Claim(
        speaker=Speaker(start=who.start, end=who.end, text=speaker, name=speaker),
        cue=quote(text, cue),
        content=tuple(quote(text, words) for words in content),
        form=ClaimForm.INDIRECT,
        stance=Stance.NEUTRAL,
        disputes=disputes,
    )


def analysis(text: str) -> Analysis:
    """The marks of `PARTS`."""
    return replace(
        UNANALYSED,
        entities=(
            mention(text, "Velmara", EntityKind.PLACE),
            mention(text, "Tesna", EntityKind.PLACE),
            mention(text, "Jana Dravska", EntityKind.PERSON),
        ),
        figures=(
            figure(text, "At least 12 people"),
            figure(text, "more than 300", 300, Hedge.MORE_THAN),
        ),
        claims=(
            claim(
                text,
                "the rescue agency",
                "said",
                "At least 12 people were killed when the Tesna dam gave way on Monday",
            ),
            claim(text, "Jana Dravska", "denied", "the town had been warned", disputes=(2,)),
            claim(text, "The operator", "insisted", "sirens had sounded at 4 a.m."),
        ),
    )


def note(text: str, words: str, **fields: object) -> Note:
    """A note on a passage."""
    start, end = place(text, words)
    anchor = Anchor(start, end, words)
    made = Note(id=f"N{start:025}", target=TargetKind.PASSAGE, article=1, anchor=anchor)
    return replace(made, **fields)  # type: ignore[arg-type]


class PageApp(App[None]):
    """The page alone; keeps what it tells."""

    def __init__(self, theme: str = "ink") -> None:
        super().__init__()
        register(self)
        self.theme = theme
        self.told: list[Message] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colour roles."""
        return role_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        """Nothing but the page."""
        yield ArticlePage(id="page")

    @property
    def page(self) -> ArticlePage:
        """The page."""
        return self.query_one(ArticlePage)

    def open(self, article: Article | None = None, *notes: Note, position: int = 0) -> ArticlePage:
        """Show an article, the short story without one."""
        shown = article or story(*PARTS)
        marks = analysis(shown.text) if article is None else UNANALYSED
        self.page.show(shown, marks, notes, position=position, sentences=sentences(shown.text))
        return self.page

    @on(CursorMoved)
    @on(MarkChosen)
    @on(MarkHovered)
    @on(PositionChanged)
    @on(SelectionChanged)
    def keep(self, message: Message) -> None:
        """Keep what the page tells."""
        self.told.append(message)

    def last(self, kind: type[Message]) -> Message:
        """The last message of a kind."""
        return [message for message in self.told if isinstance(message, kind)][-1]
