"""Pages: how the notes of an export are shared out over files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from nutgraf.export.filenames import file_name, short_hash
from nutgraf.model.article import Article
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.notes import Note, NoteState


class By(StrEnum):
    """What a file is about."""

    ARTICLE = "article"
    TAG = "tag"
    DAY = "day"
    ENTITY = "entity"
    ALL = "all"
    """Everything in one file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file to be: what it is about, and the bundles whose notes stand in it."""

    by: By
    key: str
    """What identifies the page in its front matter, whatever the file is called: `article/12-k3f9`."""
    title: str
    short: str
    """The part of the file name that stays when the title changes."""
    bundles: Iterable[ArticleBundle]
    """Each with only the notes of this page; may be a stream, which can be read once."""
    article: Article | None = None
    """Of a page about one article."""

    def file_name(self, suffix: str) -> str:
        """What the file is called when it is new."""
        return file_name(self.title, self.short, suffix)


def article_page(bundle: ArticleBundle) -> Page:
    """The page of one article, or of an entity or absent article that notes hang on."""
    key, short = article_key(bundle)
    return Page(
        by=By.ARTICLE,
        key=key,
        title=bundle.article.title,
        short=short,
        bundles=(bundle,),
        article=bundle.article,
    )


def article_key(bundle: ArticleBundle) -> tuple[str, str]:
    """Key and short id of an article's page; two archives have different ones for their article 12."""
    article = bundle.article
    if article.id:
        short = f"{article.id}-{short_hash(f'{article.id} {article.added}')}"
        return f"article/{short}", short
    if bundle.entity is not None:
        return entity_key(bundle.entity.kind.value, bundle.entity.name)
    short = short_hash(f"{article.title}\n{article.url or ''}", 8)
    return f"waiting/{short}", short


def entity_key(kind: str, name: str) -> tuple[str, str]:
    """Key and short id of an entity's page."""
    short = short_hash(f"{kind}/{name}", 8)
    return f"entity/{short}", short


def group_page(by: By, name: str, bundles: Iterable[ArticleBundle], *, key: str = "") -> Page:
    """The page of a tag, a day, an entity (whose key must be given), or of everything."""
    key = key or group_key(by, name)
    title = f"{name} notes" if by is By.DAY else name
    short = "" if by in {By.DAY, By.ALL} else key.partition("/")[2]
    return Page(by=by, key=key, title=title, short=short, bundles=bundles)


def group_key(by: By, name: str) -> str:
    """The key of the page of a tag, a day, or everything."""
    return f"day/{name}" if by is By.DAY else f"{by.value}/{short_hash(name.casefold(), 8)}"


def groups_of(note: Note, by: By, bundle: ArticleBundle | None = None) -> Iterator[tuple[str, str]]:
    """Name and key of every page of this kind that a note stands on; entities need the bundle.

    A day is the one the note was written on, in UTC, so that a file is the same wherever it is exported.
    """
    if by is By.TAG:
        yield from ((tag, group_key(by, tag)) for tag in note.tags)
    elif by is By.DAY:
        yield note.created[:10], group_key(by, note.created[:10])
    elif by is By.ENTITY and bundle is not None:
        for kind, name in _entities(note, bundle):
            yield name, entity_key(kind, name)[0]


def _entities(note: Note, bundle: ArticleBundle) -> list[tuple[str, str]]:
    """Kind and name of the entity that a note is on, or of those named in its passage."""
    if bundle.entity is not None:
        return [(bundle.entity.kind.value, bundle.entity.name)]
    anchor = note.anchor
    if anchor is None or note.state is NoteState.LOST:
        return []
    found = {
        (mention.kind.value, mention.name)
        for mention in bundle.analysis.entities
        if mention.start < anchor.end and anchor.start < mention.end
    }
    return sorted(found)
