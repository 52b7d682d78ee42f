"""W3C Web Annotation in JSON-LD (w3.org/TR/annotation-model): notes, verdicts and marks as annotations.

A note is *commenting* or *highlighting*, and *tagging*; a verdict is *assessing*; an entity is *identifying*; a figure
or claim is *classifying* with a body in Nutgraf's own vocabulary, which a reader that does not know it passes over.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator

from nutgraf.export.context import Context
from nutgraf.export.links import safe_url
from nutgraf.export.shapes import Object, document, line
from nutgraf.model.article import Article
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.marks import Figure, Judgement, Mark, Mention
from nutgraf.model.notes import Note, NoteState
from nutgraf.model.shapes import claim_shape, figure_shape
from nutgraf.text.anchors import make_anchor

ANNO = "http://www.w3.org/ns/anno.jsonld"
VOCABULARY = "https://nutgraf.invalid/ns#"
"""A name for our own properties; `.invalid` as no page stands there (RFC 2606)."""
CONTEXT = [ANNO, {"nutgraf": VOCABULARY}]


def write(bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
    """One annotation collection with one page."""
    collection = f"urn:nutgraf:export:{context.moment}"
    head: Object = {
        "@context": CONTEXT,
        "id": f"{collection}:page",
        "type": "AnnotationPage",
        "partOf": {
            "id": collection,
            "type": "AnnotationCollection",
            "label": f"Notes of Nutgraf{f': {context.query}' if context.query else ''}",
        },
        "startIndex": 0,
    }
    rows = (row for bundle in bundles for row in of_bundle(bundle, context))
    yield from document(head, "items", rows)


def of_bundle(bundle: ArticleBundle, context: Context) -> Iterator[Object]:
    """Every annotation of one article."""
    source = source_of(bundle)
    generator = _software(f"Nutgraf {context.version}")
    for note in bundle.notes:
        yield _note(note, source, generator)
    for judged in bundle.verdicts:
        yield _verdict(judged, bundle.article, source)
    yield from _marks(bundle, source)


def source_of(bundle: ArticleBundle) -> Object:
    """What is annotated: the page, or where there is none the text by its digest (RFC 6920)."""
    article = bundle.article
    if bundle.entity is not None:
        kind, name = bundle.entity.kind.value, bundle.entity.name
        return {"id": f"urn:nutgraf:entity:{_token(f'{kind}/{name}')}", "dcterms:title": name,
                "nutgraf:entityKind": kind}  # fmt: skip
    address = safe_url(article.url)
    if address is None and bundle.stored:
        address = f"ni:///sha-256;{_token_of_hex(article.digest)}"
    identifier = address or f"urn:nutgraf:title:{_token(article.title)}"
    source: Object = {"id": identifier, "type": "Text", "dcterms:title": article.title}
    if bundle.stored:
        source["format"] = "text/plain"
        source["language"] = article.language
    return source


def _note(note: Note, source: Object, generator: Object) -> Object:
    bodies: list[Object] = []
    if note.body:
        bodies.append({"type": "TextualBody", "value": note.body, "format": "text/markdown",
                       "purpose": "commenting"})  # fmt: skip
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags]
    motivation = ["commenting" if note.body else "highlighting"]
    if note.tags:
        motivation.append("tagging")
    target: Object = {"type": "SpecificResource", "source": source}
    if note.anchor is not None:
        target["selector"] = [
            {"type": "TextPositionSelector", "start": note.anchor.start, "end": note.anchor.end},
            _quote(note.anchor.quote, note.anchor.prefix, note.anchor.suffix),
        ]
    if note.colour:
        target["styleClass"] = note.colour
    annotation: Object = {
        "id": f"nutgraf://note/{note.id}",
        "type": "Annotation",
        "motivation": motivation,
        "created": note.created,
        "modified": note.updated,
        "generator": generator,
        "nutgraf:target": note.target.value,
        "target": target,
    }
    if note.state is not NoteState.PLACED:
        annotation["nutgraf:state"] = note.state.value
    return annotation | ({"body": bodies} if bodies else {})


def _verdict(judged: Judgement, article: Article, source: Object) -> Object:
    place = f"{judged.kind.value}:{judged.start}-{judged.end}"
    told = f"{judged.verdict.value}\n\n{judged.evidence}".strip()
    annotation: Object = {
        "id": f"urn:nutgraf:verdict:{_token(str(source['id']))}:{place}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": {
            "type": "TextualBody",
            "value": told,
            "format": "text/markdown",
            "purpose": "assessing",
            "nutgraf:verdict": judged.verdict.value,
        },
        "target": _passage(article, source, judged.start, judged.end),
    }
    return annotation | ({"created": judged.updated} if judged.updated else {})


def _marks(bundle: ArticleBundle, source: Object) -> Iterator[Object]:
    analysis, article = bundle.analysis, bundle.article
    generator = _software(f"Nutgraf {analysis.engine} {analysis.engine_version}".strip())
    marks: list[Mark] = [
        *analysis.entities,
        *analysis.figures,
        *analysis.claims,
    ]
    for mark in marks:
        motivation, body = _reading(mark)
        kind, place = type(mark).__name__.lower(), f"{mark.start}-{mark.end}"
        yield {
            "id": f"urn:nutgraf:mark:{_token(str(source['id']))}:{kind}:{place}",
            "type": "Annotation",
            "motivation": motivation,
            "generator": generator,
            "body": body,
            "target": _passage(article, source, mark.start, mark.end),
        }


def _reading(mark: Mark) -> tuple[str, Object]:
    """Motivation and body of a mark."""
    if isinstance(mark, Mention):
        body = {"type": "TextualBody", "value": mark.name, "purpose": "identifying",
                "nutgraf:kind": mark.kind.value}  # fmt: skip
        return "identifying", body
    figure = isinstance(mark, Figure)
    return "classifying", {
        "type": ["TextualBody", "nutgraf:Figure" if figure else "nutgraf:Claim"],
        "value": line(figure_shape(mark) if isinstance(mark, Figure) else claim_shape(mark)),
        "format": "application/json",
        "purpose": "classifying",
    }


def _passage(article: Article, source: Object, start: int, end: int) -> Object:
    anchor = make_anchor(article.text, start, end)
    return {
        "type": "SpecificResource",
        "source": source["id"],
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            _quote(anchor.quote, anchor.prefix, anchor.suffix),
        ],
    }


def _quote(exact: str, prefix: str, suffix: str) -> Object:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def _software(name: str) -> Object:
    return {"type": "Software", "name": name}


def _token(text: str) -> str:
    """A text as part of a URN."""
    return base64.urlsafe_b64encode(text.encode("utf-8", "replace")).decode().rstrip("=")


def _token_of_hex(digest: str) -> str:
    return base64.urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip("=")
