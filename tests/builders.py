"""One line to make valid things."""

from __future__ import annotations

from datetime import date

from nutgraf.model.article import Block, BlockKind, Document, SourceKind
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
    Speaker,
    Stance,
)
from nutgraf.store import index
from nutgraf.store.store import Store

TEXT = (
    "At least 12 people were killed when the dam gave way, the rescue agency said.\n\n"
    "Mayor Jana Dravska denied that the town had been warned."
)


def document(
    text: str = TEXT, title: str = "Dam gives way", origin: str = "/a/dam.txt"
) -> Document:
    """A document of paragraphs."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(part)))
        start += len(part) + 2
    return Document(title, text, tuple(blocks), date=date(2026, 3, 2), origin=origin)


def _quote(text: str, part: str) -> Quote:
    start = text.index(part)
    return Quote(start=start, end=start + len(part), text=part)


def analysis(text: str = TEXT) -> Analysis:
    """Two entities, one figure and two claims that dispute each other, all of `TEXT`."""
    name, figure = _quote(text, "Jana Dravska"), _quote(text, "At least 12 people")
    agency, said = _quote(text, "the rescue agency"), _quote(text, "said")
    killed = _quote(text, "At least 12 people were killed when the dam gave way")
    denied, warned = _quote(text, "denied"), _quote(text, "the town had been warned")
    return Analysis(
        engine="rules",
        engine_version="1",
        language="en",
        entities=(
            Mention(
                start=name.start, end=name.end, text=name.text, kind=EntityKind.PERSON,
                name="Jana Dravska", rule="person-title", grounds="‘Mayor’ stands before it",
            ),
        ),
        figures=(
            Figure(
                start=figure.start, end=figure.end, text=figure.text, low=12, high=None,
                hedge=Hedge.AT_LEAST, form=FigureForm.CARDINAL, counted="people", action="killed",
            ),
        ),
        claims=(
            Claim(
                speaker=Speaker(start=agency.start, end=agency.end, text=agency.text, name=agency.text),
                cue=said, content=(killed,), form=ClaimForm.INDIRECT, stance=Stance.NEUTRAL,
                disputes=(1,),
            ),
            Claim(
                speaker=Speaker(start=name.start, end=name.end, text=name.text, name=name.text),
                cue=denied, content=(warned,), form=ClaimForm.INDIRECT, stance=Stance.DENIAL,
                disputes=(0,),
            ),
        ),
    )  # fmt: skip


def stored(store: Store, made: Document | None = None, marks: Analysis | None = None) -> int:
    """Put a document with its marks into an archive; its article id."""
    made = made or document()
    with store.connections.write() as connection:
        source = store.articles.source(
            connection, SourceKind.SINGLE, made.outlet or "Northgate Chronicle"
        )
        article_id = store.articles.insert(connection, made, source_id=source)
        store.marks.put(
            connection, article_id, marks or (analysis(made.text) if made.text == TEXT else _none())
        )
        index.add_articles(connection, [article_id])
    return article_id


def _none() -> Analysis:
    return Analysis(engine="rules", engine_version="1", language="en")
