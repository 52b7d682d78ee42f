"""What Tab offers."""

from __future__ import annotations

import pytest

from nutgraf.library.library import Library
from nutgraf.model.search import Completion


def labels(library: Library, text: str, cursor: int | None = None) -> list[str]:
    return [one.label for one in library.search.complete(text, cursor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so", ["source:", "sort:"]),
        ("spe", ["speaker:"]),
        ("kaz", ["kazakhstan", "kazakhstani"]),
        ("dam has:n", ["note"]),
        ("is:", ["read", "unread", "starred", "archived", "duplicate"]),
        ("stance:de", ["denial"]),
        ("sort:-da", ["-date"]),
        ("date:y", ["yesterday"]),
        ("colour:r", ["red"]),
        ("tag:", ["coast", "fuel/price", "to-check"]),
        ("#pri", ["fuel/price"]),
        ("source:ha", ["Harbour Wire"]),
        ('source:"harbour w', ["Harbour Wire"]),
        ("feed:", ["Harbour Wire", "Northgate Chronicle", "Lakeland Courier"]),
        ("@dra", ["Jana Dravska"]),
        ("person:jana", ["Jana Dravska"]),
        ("place:jana", []),
        ("author:le", ["Ann Lee"]),
        ("lang:e", ["en"]),
        ("speaker:dr", ["Jana Dravska"]),
        ("-tag:co", ["coast"]),
        ("title:x", []),
        ("xyz:a", []),
        ("", []),
        ("dam ", []),
        ('"kaz', ["kazakhstan", "kazakhstani"]),
    ],
)
def test_what_begins_so(library: Library, text: str, expected: list[str]) -> None:
    library.search.answer("load the vocabulary")
    assert labels(library, text) == expected


def test_a_completion_says_what_it_replaces_and_how_often_it_is_there(library: Library) -> None:
    text = "dam source:ha is:read"
    (one,) = library.search.complete(text, len("dam source:ha"))
    assert one == Completion('"Harbour Wire" ', 11, 13, "Harbour Wire", 2)
    assert text[: one.start] + one.text + text[one.end :] == 'dam source:"Harbour Wire"  is:read'
    assert library.search.complete("so")[0] == Completion("source:", 0, 2, "source:", None)
    assert library.search.complete("tag:fu")[0].count == 1


def test_no_more_than_asked_for(library: Library) -> None:
    assert len(library.search.complete("tag:", limit=2)) == 2


def test_every_completed_query_finds_something(library: Library) -> None:
    for text in ("tag:", "source:", "@", "speaker:", "author:", "lang:", "person:"):
        for one in library.search.complete(text):
            completed = text[: one.start] + one.text
            assert library.search.ids(completed), completed


@pytest.mark.parametrize("pasted", ["x" * 50_000 + "(", "tag:" + "x" * 50_000, "a*" * 30_000])
def test_nothing_is_offered_for_what_was_pasted(library: Library, pasted: str) -> None:
    """The pattern that finds what is typed would be at each letter for as long as there are letters after it."""
    assert labels(library, pasted) == []
    assert labels(library, f"{pasted} spe") == ["speaker:"]
