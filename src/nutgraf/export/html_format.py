"""Self-contained HTML: articles with their marks and notes, for people without Nutgraf, on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from nutgraf.export.context import Context
from nutgraf.export.html_marks import body
from nutgraf.export.links import safe_url, way_back
from nutgraf.export.passage import Passage, attribution, passage_of, reading_of
from nutgraf.model.article import Article
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.notes import Note, NoteState

_HEAD = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Nutgraf {version}">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<p class="legend"><span class="e person">person</span> <span class="e organisation">organisation</span>
<span class="e place">place</span> <span class="e group">group</span> <span class="f">figure</span>
<span class="c">claim</span> <span class="h yellow">highlight</span></p>
"""
"""The policy lets nothing be fetched: no script, no picture, no font."""


def write(bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
    """One document with an article after the other."""
    style = files("nutgraf.export").joinpath("style.css").read_text(encoding="utf-8")
    began = False
    for position, bundle in enumerate(bundles):
        if not began:
            yield _HEAD.format(
                language=escape(bundle.article.language),
                version=escape(context.version),
                title=escape(bundle.article.title if not context.query else context.query),
                style=style,
            )
            began = True
        yield from _article(bundle, position)
    if not began:
        yield _HEAD.format(language="en", version=context.version, title="Nutgraf", style=style)
        yield "<p>Nothing was found.</p>\n"
    # No date, so that the same notes give the same bytes on another day.
    yield '<p class="made">Exported from Nutgraf.</p>\n</body>\n</html>\n'


def _article(bundle: ArticleBundle, position: int) -> Iterator[str]:
    yield f'<article id="article-{position + 1}">\n<header>\n'
    yield f"<h1>{escape(bundle.article.title)}</h1>\n<p>{_origin(bundle.article)}</p>\n</header>\n"
    listed = f"note-{position + 1}"
    yield '<div class="text">\n'
    yield from body(bundle, listed)
    yield "</div>\n"
    if bundle.notes:
        yield "<section>\n<h2>Notes</h2>\n<ol>\n"
        for number, note in enumerate(bundle.notes, 1):
            yield f'<li id="{listed}-{number}">\n{_note(bundle, note)}</li>\n'
        yield "</ol>\n</section>\n"
    yield "</article>\n"


def _note(bundle: ArticleBundle, note: Note) -> str:
    passage = passage_of(bundle, note)
    quote = (
        f'<blockquote class="h {note.colour or "yellow"}">{_lines(passage.quote)}</blockquote>\n'
        if passage.quote
        else ""
    )
    told = "".join(f"<li>{item}</li>\n" for item in _about(passage))
    return f"{quote}{_markdown(note.body)}<ul>\n{told}</ul>\n"


def _about(passage: Passage) -> Iterator[str]:
    note = passage.note
    if passage.says is not None:
        yield escape(attribution(passage.says))
    if note.tags:
        yield escape(" ".join(f"#{tag}" for tag in note.tags))
    if passage.paragraph:
        yield f"paragraph {passage.paragraph}"
    for figure in passage.figures:
        yield escape(f"{figure.text} ({reading_of(figure)})")
    for judged in passage.verdicts:
        yield f"<strong>{escape(judged.verdict.value)}</strong> {escape(judged.evidence)}"
    if note.state is not NoteState.PLACED:
        yield f"<em>{note.state.value}</em>"
    if passage.fragment:
        yield f'<a href="{escape(passage.fragment)}">on its page</a>'
    yield escape(note.created[:10])


def _origin(article: Article) -> str:
    told = [article.source, article.date.isoformat() if article.date else "", article.author or ""]
    parts = [escape(part) for part in told if part]
    if url := safe_url(article.url):
        parts.append(f'<a href="{escape(url)}">{escape(url)}</a>')
    if back := way_back(article):
        parts.append(f'<a href="{escape(back)}">in Nutgraf</a>')
    return " · ".join(parts)


def _lines(text: str) -> str:
    return escape(text).replace("\n\n", "<br>").replace("\n", "<br>")


def _markdown(text: str) -> str:
    """A note's Markdown as HTML; HTML inside it is shown, not obeyed, and a picture is a link to it."""
    if not text:
        return ""
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark", {"html": False}).disable("image").render(text))
