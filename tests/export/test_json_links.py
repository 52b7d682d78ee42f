"""Links go along in our own JSON, and only those come in that may be followed."""

from __future__ import annotations

import json
from dataclasses import replace

from nutgraf.export.json_format import FORMAT, bundle_object
from nutgraf.export.readers.ours_json import read
from nutgraf.model.article import Document, Link
from tests.export import samples

LINKS = (Link(0, 2, "https://x.example/é"), Link(3, 5, "mailto:a@x.example"))


def _read_back(told: object) -> Document:
    """The document of an export of one article with these links in it."""
    article = bundle_object(replace(samples.bundle(), links=LINKS)) | {"links": told}
    reading = read(json.dumps({"nutgraf": FORMAT, "articles": [article]}).encode(), "x.json")
    assert reading.bad == []
    return reading.articles[0].document


def test_links_come_along() -> None:
    told = bundle_object(replace(samples.bundle(), links=LINKS))["links"]
    assert _read_back(told).links == LINKS


def test_what_stands_nowhere_or_leads_elsewhere_is_let_go() -> None:
    told = [
        [0, 2, LINKS[0].url],
        *(
            [1, 9, "https://inside.example"],
            [6, 8, "javascript:x"],
            [6, 99_999, "https://x.example"],
        ),
        *(
            [8, 7, "https://x.example"],
            [6, 8, 3],
            "x",
            [6, 8, "https://x.example/\x1b[2J"],
            None,
            {"a": 1},
        ),
        *(
            [-4, 8, "https://x.example"],
            ["6", 8, "https://x.example"],
            [6, 8, "mailto:a b"],
            [6, 8],
        ),
    ]
    assert _read_back(told).links == LINKS[:1]
    for wrong in ({"not": "a list"}, None, "x", 3):
        assert _read_back(wrong).links == ()
