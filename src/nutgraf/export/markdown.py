"""Markdown: a page of notes as Obsidian, GitHub and plain sight want it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nutgraf.export import managed
from nutgraf.export.context import Context
from nutgraf.export.escape import inline, quotation
from nutgraf.export.frontmatter import Value, rendered, scalar
from nutgraf.export.links import safe_url, way_back
from nutgraf.export.pages import By, Page
from nutgraf.export.passage import Passage, attribution, passage_of, reading_of
from nutgraf.model.article import Article
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.marks import Claim, Judgement, MarkKind
from nutgraf.model.notes import Note, NoteState, TargetKind

KEYS = ("title", "source", "author", "published", "url", "tags", "exported", "nutgraf")
"""The keys of the front matter that are ours; all others are the user's."""

_LABELS = {
    TargetKind.ARTICLE: "On the article",
    TargetKind.ENTITY: "On",
    TargetKind.FIGURE: "On a figure",
    TargetKind.CLAIM: "On a claim",
    TargetKind.PASSAGE: "On the article",
}


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """One note as it stands in a page."""

    id: str
    text: str
    """The whole managed block, without a line end behind it."""


def write(page: Page, context: Context) -> Iterator[str]:
    """The page as a new file, in pieces."""
    yield rendered(front_matter(page, context.day))
    yield f"\n{head(page)}\n"
    for block in note_blocks(page):
        yield f"\n{block.text}\n"


def front_matter(page: Page, exported: str) -> dict[str, Value]:
    """The entries of the front matter, in the order of `KEYS`."""
    article = page.article
    url = safe_url(article.url) if article else None
    return {
        "title": scalar(page.title),
        "source": scalar(article.source) if article and article.source else None,
        "author": scalar(article.author) if article and article.author else None,
        "published": article.date.isoformat() if article and article.date else None,
        "url": scalar(url) if url else None,
        "tags": page_tags(page),
        "exported": exported,
        "nutgraf": scalar(page.key),
    }


def page_tags(page: Page) -> tuple[str, ...]:
    """The tags of the page itself: the article's, or the tag that it is about."""
    if page.by is By.TAG:
        return (page.title,)
    return page.article.tags if page.article else ()


def head(page: Page) -> str:
    """The managed block with title, origin and tags."""
    lines = [f"# {inline(page.title) or 'Untitled'}"]
    if page.article is not None and (told := _origin(page.article)):
        lines.append(told)
    if tags := page_tags(page):
        lines.append(f"Tags: {managed.tag_list(tags)}")
    return managed.wrapped("head", page.key, "\n\n".join(lines) + "\n")


def note_blocks(page: Page) -> Iterator[NoteBlock]:
    """The managed blocks of the page's notes, in order."""
    for bundle in page.bundles:
        for note in bundle.notes:
            yield NoteBlock(note.id, note_block(bundle, note, alone=page.by is not By.ARTICLE))


def note_block(bundle: ArticleBundle, note: Note, *, alone: bool) -> str:
    """The managed block of a note; `alone` where the page does not say what article it is from."""
    passage = passage_of(bundle, note)
    first = f"{quotation(passage.quote)}\n\n" if passage.quote else _label(bundle, note)
    about = [*_about(passage), *([_from(bundle)] if alone else []), *_marks(passage)]
    inner = managed.note_inner(note.id, first, note.body, about)
    return managed.wrapped("note", note.id, inner, managed.digest(note.body, note.tags))


def _label(bundle: ArticleBundle, note: Note) -> str:
    name = f" {inline(bundle.article.title)}" if note.target is TargetKind.ENTITY else ""
    return f"**{_LABELS[note.target]}{name}** "


def _about(passage: Passage) -> Iterator[str]:
    """What is known of the note, an item of the list each."""
    note = passage.note
    if passage.says is not None:
        told = inline(attribution(passage.says))
        yield told[:1].upper() + told[1:]
    if note.tags:
        yield f"Tags: {managed.tag_list(note.tags)}"
    if note.colour:
        yield f"Colour: {note.colour}"
    if passage.sentence and passage.sentence != " ".join(passage.quote.split()):
        yield f"Sentence: {inline(passage.sentence)}"
    if told := " · ".join(_place(passage)):
        yield told
    if note.state is not NoteState.PLACED:
        yield f"State: {note.state.value}"
    yield f"Written: {_dates(note)}"


def _place(passage: Passage) -> Iterator[str]:
    if passage.span is not None:
        paragraph = f"paragraph {passage.paragraph}, " if passage.paragraph else ""
        yield f"Place: {paragraph}characters {passage.span.start}–{passage.span.end}"
    if passage.fragment:
        yield f"[the passage on its page]({passage.fragment})"
    if passage.back:
        yield f"[in Nutgraf]({passage.back})"


def _marks(passage: Passage) -> Iterator[str]:
    """The figures, claims and verdicts inside the passage."""
    for figure in passage.figures:
        read = reading_of(figure)
        yield f"Figure: {inline(figure.text)}" + (f" ({inline(read)})" if read else "")
    for claim in passage.claims:
        yield f"Claim: {_claim(claim)}"
    for judged in passage.verdicts:
        yield f"Verdict: {_verdict(judged)}"


def _claim(claim: Claim) -> str:
    said = " … ".join(piece.text for piece in claim.content)
    return inline(f"{claim.who or 'nobody named'}, “{claim.cue.text}”: {said}")


def _verdict(judged: Judgement) -> str:
    what = "figure" if judged.kind is MarkKind.FIGURE else "claim"
    evidence = f": {inline(judged.evidence)}" if judged.evidence else ""
    return f"{judged.verdict.value} ({what} “{inline(judged.quote)}”){evidence}"


def _from(bundle: ArticleBundle) -> str:
    article = bundle.article
    told = [f"*{inline(article.title) or 'Untitled'}*", inline(article.source)]
    return f"From: {', '.join(part for part in [*told, _date(article)] if part)}"


def _origin(article: Article) -> str:
    told = [inline(article.source), _date(article), inline(article.author or "")]
    url, back = safe_url(article.url), way_back(article)
    links = [f"[the page]({url})"] if url else []
    links += [f"[in Nutgraf]({back})"] if back else []
    return " · ".join([part for part in told if part] + links)


def _date(article: Article) -> str:
    return article.date.isoformat() if article.date else ""


def _dates(note: Note) -> str:
    written, changed = inline(note.created[:10]), inline(note.updated[:10])
    return f"{written}, changed {changed}" if changed not in {"", written} else written
