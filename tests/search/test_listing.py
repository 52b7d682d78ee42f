"""Everything that a query matches: each field, each comparison, on an archive that is known by heart."""

from __future__ import annotations

import pytest

from nutgraf.errors import QueryError
from nutgraf.library.library import Library
from tests.search.conftest import DAM, FUEL, QUIET, URANIUM, VELMARA

ALL = {DAM, VELMARA, FUEL, QUIET, URANIUM}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ALL),
        ("dam", {DAM, VELMARA}),
        ("dam -bells", {DAM}),
        ("-dam", {FUEL, QUIET, URANIUM}),
        ("-(dam OR fuel)", {QUIET, URANIUM}),
        ("bells OR uranium", {VELMARA, URANIUM}),
        ("(dam bells) OR uranium", {VELMARA, URANIUM}),
        ("price ship", {QUIET}),
        ('"the dam"', {DAM, VELMARA}),
        ('"dam the" ', set()),
        ('"oil price"~5', {QUIET}),
        ("near:(price oil)", {QUIET}),
        ("title:dam", {DAM}),
        ("body:dam title:velmara", {VELMARA}),
        ("title:(fuel price)", {FUEL}),
        ("kazakh*", {URANIUM}),
        ("kaz", {URANIUM}),
        ("=kaz ", set()),
        ("kazakstan", {URANIUM}),
        ("=kazakstan ", set()),
        ("kazakstan~0 ", set()),
        ("vlemara damm", {VELMARA}),
        ("color", {FUEL}),
        ("organisations", {QUIET}),
        ("lodz", {FUEL}),
        ("state-of-emergency", {FUEL}),
        ("nazarbaieva", set()),
        ("author:nazarba", {FUEL}),
        ("author:lee", {DAM}),
        ("source:harbour", {VELMARA, FUEL}),
        ('source:"Harbour Wire"', {VELMARA, FUEL}),
        ("source:wire,courier", {VELMARA, FUEL, QUIET}),
        ("url:x.org", ALL),
        ("lang:en", ALL),
        ("lang:de ", set()),
        ("date:2026", {DAM, VELMARA, FUEL}),
        ("date:2026-03", {DAM, VELMARA}),
        ("date:2026-03-02..2026-03-05", {DAM}),
        ("date:..2025", {QUIET}),
        ("before:2026-03-06", {DAM, QUIET}),
        ("before:2026-03-0", {DAM, QUIET, VELMARA}),
        ("after:2026-03-06", {VELMARA, FUEL}),
        ("date>2026-03 ", {FUEL}),
        ("added:today", ALL),
        ("added:<2000 ", set()),
        ("tag:fuel", {FUEL}),
        ("tag:fuel/price", {FUEL}),
        ("#fu", {FUEL}),
        ("tag:fu ", set()),
        ("tag:to-check", {DAM}),
        ("tag:coast,fuel", {DAM, QUIET, FUEL}),
        ("has:tag", {DAM, QUIET, FUEL}),
        ("is:read", {DAM, VELMARA}),
        ("is:unread", {FUEL, QUIET, URANIUM}),
        ("is:starred", {FUEL}),
        ("is:archived", set()),
        ("is:duplicate", set()),
        ("has:note", {DAM}),
        ("has:highlight", {VELMARA}),
        ("has:lost", set()),
        ("has:changes", set()),
        ("has:figure", {DAM}),
        ("has:claim", {DAM}),
        ("note:ministry", {DAM}),
        ('note:"ask the min', {DAM}),
        ("colour:red", {VELMARA}),
        ("verdict:disputed", {DAM}),
        ("verdict:unchecked", {DAM}),
        ("@dravska", {DAM}),
        ("person:dravska", {DAM}),
        ("place:dravska", set()),
        ("figure:killed", {DAM}),
        ("figure:people", {DAM}),
        ("figure:killed>10", {DAM}),
        ("figure:killed>=12", {DAM}),
        ("figure:killed>12 ", {DAM}),
        ("figure:killed>13 ", set()),
        ("figure:killed<12 ", set()),
        ("figure:killed=12 ", {DAM}),
        ("figure:killed:10..20 ", {DAM}),
        ("figure:12", {DAM}),
        ("hedge:at-least", {DAM}),
        ("hedge:about", set()),
        ("figure:killed hedge:about", set()),
        ("speaker:agency", {DAM}),
        ("speaker:agency cue:denied", set()),
        ("speaker:dravska cue:deny stance:denial", {DAM}),
        ("cue:said", {DAM}),
        ('claim:"town had been"', {DAM}),
        ("claim:bells", set()),
        ("dam zzzqqq", {DAM, VELMARA}),
        ("dam limit:1", {VELMARA}),
    ],
)
def test_what_a_query_matches(library: Library, query: str, expected: set[int]) -> None:
    assert set(library.search.ids(query)) == expected


@pytest.mark.parametrize(
    "whole",
    [
        "velmara tag:fuel/price",
        "source:harbour date:2026-04-01 colour",
        '"state of emergency"',
        "is:unread oil",
        "figure:killed>10 speaker:agency",
        "before:2026-03-06 dam",
        "title:dam has:claim -bells",
    ],
)
def test_a_query_that_finds_something_never_empties_the_list_on_the_way(
    library: Library, whole: str
) -> None:
    if not library.search.ids(whole):
        whole = whole.split()[0]
    for end in range(len(whole)):
        assert library.search.ids(whole[:end]), whole[:end]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("-date", [FUEL, VELMARA, DAM, QUIET, URANIUM]),
        ("date", [URANIUM, QUIET, DAM, VELMARA, FUEL]),
        ("title", [DAM, FUEL, URANIUM, QUIET, VELMARA]),
        ("source", [FUEL, VELMARA, QUIET, DAM, URANIUM]),
        ("-notes", [VELMARA, DAM, FUEL, QUIET, URANIUM]),
        ("-added", [5, 4, 3, 2, 1]),
        ("-words", [DAM, VELMARA, FUEL, URANIUM, QUIET]),
        ("nonsense", [FUEL, VELMARA, DAM, QUIET, URANIUM]),
    ],
)
def test_the_order_of_a_list(library: Library, sort: str, expected: list[int]) -> None:
    assert list(library.search.ids(sort=sort)) == expected


def test_the_query_may_say_the_order_itself(library: Library) -> None:
    assert list(library.search.ids("dam sort:title", sort="-date")) == [DAM, VELMARA]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("autor:lee", "Unknown field `autor`: author?"),
        ("dam date:2026-13 ", "Unknown date `2026-13`: 2026-12?"),
        ("tag:feul ", "Unknown tag `feul`: fuel?"),
        ("source:harbuor ", "Unknown source `harbuor`."),
        ("dam zzzqqq", "Nothing has `zzzqqq`: left out."),
    ],
)
def test_a_strict_list_refuses_what_it_does_not_understand(
    library: Library, query: str, message: str
) -> None:
    assert library.search.warnings(query)
    with pytest.raises(QueryError) as caught:
        library.search.ids(query, strict=True)
    assert caught.value.message == message
    with pytest.raises(QueryError):
        library.search.note_ids(query, strict=True)


def test_a_strict_list_of_a_right_query_is_the_list(library: Library) -> None:
    assert library.search.warnings("dam") == ()
    assert library.search.ids("dam", strict=True) == library.search.ids("dam")


def test_notes_are_listed_by_what_they_are_and_by_their_articles(library: Library) -> None:
    written, marked = (
        library.search.note_ids("ministry")[0],
        library.search.note_ids("colour:red")[0],
    )
    assert library.search.note_ids() == [marked, written]
    for query in ("town warned", "#to-check", "tag:coast", "has:note", "title:dam", "figure:killed", "@dravska",
                  "source:northgate", "added:today -colour:red", "-has:highlight"):  # fmt: skip
        assert library.search.note_ids(query) == [written], query
    for query in (
        "has:highlight",
        "27 times",
        "source:harbour",
        "is:read -has:note",
        "colour:red OR colour:blue",
    ):
        assert library.search.note_ids(query) == [marked], query
    assert library.search.note_ids("is:unread") == []
    assert library.search.note_ids("limit:1") == [marked]
