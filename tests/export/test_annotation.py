"""Annotations in JSON-LD against the constraints of the W3C Web Annotation Data Model."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given, settings

from nutgraf.export.registry import format_of
from nutgraf.model.bundle import ArticleBundle, stand_in
from nutgraf.model.marks import Entity, EntityKind
from nutgraf.model.notes import TargetKind
from tests.builders import TEXT
from tests.export.samples import CONTEXT, ID, article, bundle, canonical, hostile_text, note

# The terms of http://www.w3.org/ns/anno.jsonld that may be used in each class (w3.org/TR/annotation-vocab).
TERMS = {
    "AnnotationPage": {"@context", "id", "type", "partOf", "startIndex", "items", "next", "prev"},
    "AnnotationCollection": {"id", "type", "label", "total", "first", "last"},
    "Annotation": {
        "id", "type", "motivation", "created", "modified", "generated", "creator", "generator", "body", "bodyValue",
        "target", "rights", "canonical", "via", "audience", "stylesheet",
    },
    "TextualBody": {"id", "type", "value", "format", "language", "purpose", "creator", "created"},
    "SpecificResource": {"id", "type", "source", "selector", "state", "styleClass", "purpose", "renderedVia", "scope"},
    "TextQuoteSelector": {"type", "exact", "prefix", "suffix", "refinedBy"},
    "TextPositionSelector": {"type", "start", "end", "refinedBy"},
    "Software": {"id", "type", "name", "homepage"},
    "Text": {"id", "type", "format", "language", "processingLanguage", "textDirection", "dcterms:title"},
}  # fmt: skip
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+\Z")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")
MEDIA = {"text/plain", "text/markdown", "application/json"}


def page(*bundles: ArticleBundle) -> dict[str, Any]:
    document: dict[str, Any] = json.loads("".join(format_of("annotation").write(bundles, CONTEXT)))
    return document


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def check(thing: dict[str, Any]) -> None:
    """Every term is one of the vocabulary for its class, or of our own namespace; every value is of its kind."""
    classes = [name for name in listed(thing.get("type", "Text")) if ":" not in name]
    (kind,) = classes
    assert {key for key in thing if not key.startswith("nutgraf:")} <= TERMS[kind], thing
    if "id" in thing:
        assert IRI.match(thing["id"]), thing["id"]
    for key in ("motivation", "purpose"):
        assert set(listed(thing.get(key, []))) <= MOTIVATIONS
    for key in ("created", "modified"):
        assert key not in thing or TIME.match(thing[key])
    assert thing.get("format", "text/plain") in MEDIA
    for key in ("body", "target", "selector", "source", "generator", "partOf", "items"):
        for value in listed(thing.get(key, [])):
            if isinstance(value, dict):
                check(value)
            else:
                assert IRI.match(value)


def test_a_page_of_annotations() -> None:
    document = page(bundle())
    assert document["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert document["@context"][1].keys() == {"nutgraf"}
    check(document)
    found = [item["motivation"] for item in document["items"]]
    assert found == [
        ["commenting", "tagging"], "assessing", "identifying", "classifying", "classifying", "classifying",
    ]  # fmt: skip
    assert len({item["id"] for item in document["items"]}) == len(found)


@given(hostile_text)
@settings(max_examples=50)
def test_any_article_keeps_the_constraints(text: str) -> None:
    text = canonical(text)
    made = article(text, title=text, url=None)
    document = page(bundle(made, note(made, 0, len(text), body=text), note(made, 0, 0, body="")))
    check(document)
    for item in document["items"]:
        selectors = item["target"].get("selector", [])
        for position, quote in zip(selectors[::2], selectors[1::2], strict=True):
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])


def test_a_note_in_the_words_of_the_model() -> None:
    (item, *_) = page(bundle())["items"]
    assert item["id"] == f"nutgraf://note/{ID}"
    assert [(b["purpose"], b["value"]) for b in item["body"]] == [
        ("commenting", "Who counted? #verify"), ("tagging", "verify"),
    ]  # fmt: skip
    assert item["target"]["styleClass"] == "red"
    assert item["target"]["source"]["id"] == "https://news.example/dam"
    highlight = page(bundle(article(), note(article(), body="", tags=(), colour=None)))["items"][0]
    assert highlight["motivation"] == ["highlighting"]
    assert "body" not in highlight


def test_what_has_no_address_is_named_by_its_digest() -> None:
    (item, *_) = page(bundle(article(url=None)))["items"]
    assert item["target"]["source"]["id"].startswith("ni:///sha-256;")
    person = Entity(3, EntityKind.PERSON, "Jana Dravska", (), 4, 2)
    one = note(article(), 0, 0, target=TargetKind.ENTITY, article=None, entity=3)
    document = page(ArticleBundle(article=stand_in("Jana Dravska"), notes=(one,), entity=person))
    check(document)
    assert document["items"][0]["target"]["source"]["nutgraf:entityKind"] == "person"


def test_figures_and_claims_carry_their_reading() -> None:
    bodies = [i["body"] for i in page(bundle())["items"] if i["motivation"] == "classifying"]
    figure, claim, _ = (json.loads(body["value"]) for body in bodies)
    assert (figure["low"], figure["high"], figure["hedge"]) == (12, None, "at least")
    assert TEXT[figure["start"] : figure["end"]] == figure["text"]
    assert claim["speaker"]["name"] == "the rescue agency"
    assert bodies[0]["type"] == ["TextualBody", "nutgraf:Figure"]
