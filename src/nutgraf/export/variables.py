"""What a template can say: the variables of pages, articles and notes, and the names other tools give them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from nutgraf.export.context import Context
from nutgraf.export.links import safe_url, way_back
from nutgraf.export.managed import block_id, contained
from nutgraf.export.passage import Passage, attribution, number, passage_of, reading_of
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.marks import Claim, Figure, Judgement, MarkKind, Mention, Verdict
from nutgraf.model.notes import Note

Values = dict[str, Any]
"""Names and values for Jinja2: texts, numbers, lists and more of these, never an object with methods of ours."""


class Trusted(str):
    """A text that stands in the output as it is: the user's own Markdown, or a checked address."""

    __slots__ = ()


def variables(bundles: Iterable[ArticleBundle], context: Context, title: str) -> Values:
    """The variables of a whole output."""
    articles = (_article(bundle, context) for bundle in bundles)
    first = next(articles, None)
    everything = articles if first is None else chain((first,), articles)
    page: Values = {
        "page_title": title,
        "query": context.query,
        "exported": context.day,
        "version": context.version,
        "tag_list": [
            {"name": t.name, "description": t.description, "colour": t.colour} for t in context.tags
        ],
        "articles": everything,
        # Readwise's names for the page, of its first article
        "full_title": first["title"] if first else title,
        "date": first["date"] if first else "",
        "time": context.moment[11:16],
        "is_new_page": True,
        "has_new_highlights": True,
    }
    alone = first or _nothing(title)
    return alone | page


def _nothing(title: str) -> Values:
    from nutgraf.model.bundle import stand_in

    empty = Context(moment="", version="")
    return _article(ArticleBundle(article=stand_in(title)), empty)


def _article(bundle: ArticleBundle, context: Context) -> Values:
    article = bundle.article
    notes = [_note(bundle, note) for note in bundle.notes]
    published = article.date.isoformat() if article.date else ""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "author": article.author or "",
        "published": published,
        "url": _address(safe_url(article.url)),
        "back": _address(way_back(article)),
        "tags": list(article.tags),
        "words": article.words,
        "language": article.language,
        "starred": article.starred,
        "read": article.read,
        "text": article.text,
        "notes": notes,
        "entities": _entities(bundle.analysis.entities),
        "figures": [_figure(bundle, figure) for figure in bundle.analysis.figures],
        "claims": [_claim(bundle, claim) for claim in bundle.analysis.claims],
        "verdicts": [_verdict(judged) for judged in bundle.verdicts],
        "exported": context.day,
        # Readwise
        "category": "articles",
        "document_tags": list(article.tags),
        "document_note": "",
        "summary": "",
        "image_url": "",
        "highlights": notes,
        "num_highlights": len(notes),
        "last_highlighted_date": max((n["created"] for n in notes), default=""),
        # Zotero and Obsidian's clipper
        "date": published,
        "site": article.source,
        "domain": _domain(article.url),
        "annotations": notes,
    }


def _note(bundle: ArticleBundle, note: Note) -> Values:
    passage = passage_of(bundle, note)
    told = _passage(passage)
    body, tags = Trusted(contained(note.body)[0]), list(note.tags)
    return told | {
        "id": note.id,
        "block_id": Trusted(block_id(note.id)),
        "target": note.target.value,
        "body": body,
        "tags": tags,
        "colour": note.colour or "",
        "created": note.created,
        "updated": note.updated,
        "state": note.state.value,
        "prefix": note.anchor.prefix if note.anchor else "",
        "suffix": note.anchor.suffix if note.anchor else "",
        # Readwise
        "highlight_text": passage.quote,
        "highlight_note": body,
        "highlight_tags": tags,
        "highlight_location": passage.span.start if passage.span else "",
        "highlight_location_url": told["link"],
        # Zotero
        "highlight": passage.quote,
        "comment": body,
        "citation": _citation(bundle),
        "color": note.colour or "",
    }


def _passage(passage: Passage) -> Values:
    return {
        "quote": passage.quote,
        "sentence": passage.sentence,
        "paragraph": passage.paragraph,
        "start": passage.span.start if passage.span else None,
        "end": passage.span.end if passage.span else None,
        "link": _address(passage.fragment or passage.page),
        "back": _address(passage.back),
        "says": attribution(passage.says) if passage.says else "",
        "figures": [_figure(None, figure) for figure in passage.figures],
        "claims": [_claim(None, claim) for claim in passage.claims],
        "verdicts": [_verdict(judged) for judged in passage.verdicts],
    }


def _entities(mentions: Iterable[Mention]) -> list[Values]:
    """Canonical names with how often they are met, most often first."""
    counts: dict[tuple[str, str], int] = {}
    for mention in mentions:
        key = (mention.name, mention.kind.value)
        counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return [{"name": name, "kind": kind, "count": count} for (name, kind), count in ordered]


def _figure(bundle: ArticleBundle | None, figure: Figure) -> Values:
    return {
        "text": figure.text,
        "reading": reading_of(figure),
        "low": number(figure.low),
        "high": number(figure.high),
        "hedge": figure.hedge.value,
        "unit": figure.unit or "",
        "counted": figure.counted or "",
        "action": figure.action or "",
        "when": figure.when or "",
        "start": figure.start,
        "end": figure.end,
        **_judged(bundle, MarkKind.FIGURE, figure.start, figure.end),
    }


def _claim(bundle: ArticleBundle | None, claim: Claim) -> Values:
    return {
        "speaker": claim.who,
        "cue": claim.cue.text,
        "content": " … ".join(piece.text for piece in claim.content),
        "says": attribution(claim),
        "form": claim.form.value,
        "stance": claim.stance.value,
        "disputed": bool(claim.disputes),
        "start": claim.start,
        "end": claim.end,
        **_judged(bundle, MarkKind.CLAIM, claim.start, claim.end),
    }


def _judged(bundle: ArticleBundle | None, kind: MarkKind, start: int, end: int) -> Values:
    for judged in bundle.verdicts if bundle else ():
        if (judged.kind, judged.start, judged.end) == (kind, start, end):
            return {"verdict": judged.verdict.value, "evidence": Trusted(judged.evidence)}
    return {"verdict": Verdict.UNCHECKED.value, "evidence": ""}


def _verdict(judged: Judgement) -> Values:
    return {
        "kind": judged.kind.value,
        "quote": judged.quote,
        "verdict": judged.verdict.value,
        "evidence": Trusted(judged.evidence),
        "updated": judged.updated,
    }


def _citation(bundle: ArticleBundle) -> str:
    article = bundle.article
    year = str(article.date.year) if article.date else ""
    return f"({', '.join(part for part in (article.author or article.source, year) if part)})"


def _domain(url: str | None) -> str:
    page = safe_url(url)
    return page.split("/")[2].removeprefix("www.") if page else ""


def _address(url: str | None) -> Trusted:
    return Trusted(url or "")
