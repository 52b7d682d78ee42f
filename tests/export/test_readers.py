"""Files of other programs: what is in them comes in, bad rows are told with their place."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.errors import UnknownFormat, UsageError
from nutgraf.export.readers.imported import ImportedNote, Reading, Unreadable
from nutgraf.export.readers.registry import READERS, reader_of, recognised
from nutgraf.export.readers.values import colour_of, tags_of, time_of
from nutgraf.model.identity import derived_id, is_ours
from nutgraf.model.marks import Figure
from nutgraf.model.notes import TargetKind


def read(data: bytes | str, name: str = "file") -> Reading:
    """The reading of a file by the reader that recognises it."""
    raw = data.encode() if isinstance(data, str) else data
    return recognised(raw, name).read(raw, name)


def only(reading: Reading) -> ImportedNote:
    (note,) = reading.notes
    assert reading.bad == []
    return note


def zipped(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


READWISE = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
    "Highlighted at,Document tags\n"
    '"The quote, here",Some Article,Ann,,my note,yellow,"t1,t2",order,1,2022-01-06 10:00:00+00:00,\n'
    ",Some Article,Ann,,,,,order,2,,\n"
    "No title,,,,,,,,,,\n"
)
HYPOTHESIS: dict[str, Any] = {
    "total": 1,
    "rows": [
        {
            "id": "abc",
            "uri": "https://example.com/h",
            "text": "a comment",
            "tags": ["q"],
            "created": "2024-01-02T03:04:05.000000+00:00",
            "document": {"title": ["H title"]},
            "target": [
                {
                    "source": "https://example.com/h",
                    "selector": [
                        {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0},
                        {"type": "TextPositionSelector", "start": 10, "end": 20},
                        {"type": "TextQuoteSelector", "exact": "exact text", "prefix": "pre ", "suffix": " suf"},
                    ],
                }
            ],
        },
        {"id": "reply", "uri": "https://example.com/h", "text": "reply", "references": ["abc"],
         "target": [{"source": "https://example.com/h"}]},
        {"id": "empty", "uri": "https://example.com/h", "target": []},
    ],
}  # fmt: skip
WALLABAG = [
    {"id": 1, "is_archived": 1, "tags": ["t"], "title": "W", "url": "https://example.com/w", "content": "<p>Body</p>",
     "created_at": "2024-01-02T03:04:05+0000", "published_by": ["Au"],
     "annotations": [{"id": 1, "text": "note", "quote": "Wallabag body", "ranges": []}, {"id": 2}]},
    {"id": 2, "title": "None", "url": "https://example.com/n"},
]  # fmt: skip
KOREADER: dict[str, Any] = {
    "documents": [
        {"title": "A book", "author": "Bo", "entries": [
            {"sort": "highlight", "page": 3, "time": 1641463200, "text": "Some words", "note": "mine",
             "color": "olive", "chapter": "One"},
            {"sort": "bookmark", "page": 4, "time": 1641463200, "text": ""},
        ]},
    ],
    "version": "json/1.0.0",
}  # fmt: skip
ZOTERO = [
    {"key": "PAR", "data": {"itemType": "newspaperArticle", "title": "News", "url": "https://example.com/z"}},
    {"key": "ATT", "data": {"itemType": "attachment", "title": "PDF", "parentItem": "PAR"}},
    {"key": "ANN", "data": {"itemType": "annotation", "annotationType": "highlight", "annotationText": "Marked",
                            "annotationComment": "why", "annotationColor": "#2ea8e5", "parentItem": "ATT",
                            "tags": [{"tag": "big idea"}], "dateAdded": "2024-01-02T03:04:05Z"}},
    {"key": "LOST", "data": {"itemType": "annotation", "annotationText": "x", "parentItem": "GONE"}},
]  # fmt: skip


def test_readwise() -> None:
    reading = read(READWISE)
    (note,) = reading.notes
    assert (note.quote, note.body, note.tags, note.colour) == (
        "The quote, here",
        "my note",
        ("t1", "t2"),
        "yellow",
    )
    assert (note.named.title, note.named.author) == ("Some Article", "Ann")
    assert note.created == "2022-01-06T10:00:00Z"
    assert [(bad.row, bad.reason) for bad in reading.bad] == [
        (3, "it has neither a quotation nor a note"),
        (4, "it names neither a title nor an address"),
    ]


def test_tags_in_readwise_notes() -> None:
    text = 'Highlight,Title,Author,URL,Note,Location,Date\n"q",T,,https://x.example/a,".fuel .place/x\nSee .this",,\n'
    note = only(read(text))
    assert (note.body, note.tags, note.named.url) == (
        "See .this",
        ("fuel", "place/x"),
        "https://x.example/a",
    )


def test_hypothesis() -> None:
    reading = read(json.dumps(HYPOTHESIS))
    first, reply = reading.notes
    assert (first.quote, first.prefix, first.suffix) == ("exact text", "pre ", " suf")
    assert (first.start, first.end, first.body, first.tags) == (10, 20, "a comment", ("q",))
    assert (first.named.title, first.named.url) == ("H title", "https://example.com/h")
    assert (reply.target, reply.quote, reply.body) == (TargetKind.ARTICLE, None, "reply")
    assert [bad.row for bad in reading.bad] == [3]


def test_wallabag() -> None:
    reading = read(json.dumps(WALLABAG))
    (note,) = reading.notes
    assert (note.quote, note.body, note.tags) == ("Wallabag body", "note", ("t",))
    assert (note.named.author, note.named.url) == ("Au", "https://example.com/w")
    assert note.created == "2024-01-02T03:04:05Z"
    assert reading.bad[0].row == 1


def test_koreader() -> None:
    reading = read(json.dumps(KOREADER))
    (note,) = reading.notes
    assert (note.quote, note.body, note.colour) == ("Some words", "mine", "green")
    assert (note.named.title, note.created) == ("A book", "2022-01-06T10:00:00Z")
    assert [bad.row for bad in reading.bad] == [2]
    single = json.dumps(KOREADER["documents"][0])
    assert [n.id for n in read(single).notes] == [note.id]


def test_zotero_items() -> None:
    reading = read(json.dumps(ZOTERO))
    (note,) = reading.notes
    assert (note.quote, note.body, note.colour, note.tags) == (
        "Marked",
        "why",
        "blue",
        ("big-idea",),
    )
    assert (note.named.title, note.named.url) == ("News", "https://example.com/z")
    assert [(bad.row, bad.reason) for bad in reading.bad] == [(4, "its item is not in the file")]


def test_zotero_csv() -> None:
    note = only(
        read(
            "Key,Item Title,URL,AnnotationText,AnnotationComment,AnnotationColor\nK,News,,Marked,why,#ff6666\n"
        )
    )
    assert (note.quote, note.body, note.colour, note.named.title) == (
        "Marked",
        "why",
        "red",
        "News",
    )


def test_omnivore_zip() -> None:
    metadata = [{"slug": "story-1", "title": "Omni", "author": "X", "url": "https://example.com/o",
                 "savedAt": "2024-01-02T03:04:05.000Z"}]  # fmt: skip
    data = zipped(
        {
            "metadata_0_to_20.json": json.dumps(metadata),
            "highlights/story-1.md": "> Omni body\n> second line\n\nmy note #tag\n\n> Another\n\n#only-tag\n",
            "content/story-1.html": "<p>Omni body</p>",
            "../../evil.txt": "x",
        }
    )
    reading = read(data)
    first, second = reading.notes
    assert (first.quote, first.body, first.tags) == (
        "Omni body\nsecond line",
        "my note #tag",
        ("tag",),
    )
    assert (second.quote, second.body, second.tags) == ("Another", "", ("only-tag",))
    assert first.named.url == "https://example.com/o"


def test_omnivore_api() -> None:
    rows = [{"title": "T", "url": "https://example.com/o", "highlights": [
        {"id": "h", "quote": "Q", "annotation": "A", "color": "pink", "labels": [{"name": "l"}],
         "prefix": "p "}]}]  # fmt: skip
    note = only(read(json.dumps(rows)))
    assert (note.quote, note.body, note.colour, note.tags, note.prefix) == (
        "Q",
        "A",
        "magenta",
        ("l",),
        "p ",
    )


def test_a_zip_that_explodes_is_refused() -> None:
    bomb = zipped({"metadata_0.json": b" " * 100_000_000})
    with pytest.raises(Unreadable, match="too large"):
        reader_of("omnivore").read(bomb, "bomb.zip")
    with pytest.raises(Unreadable, match="zip"):
        reader_of("omnivore").read(b"PK\x03\x04nothing", "bad.zip")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", None), ("hello", None), ("{}", None), ("[]", None), ("<html></html>", None), ("a,b\n1,2\n", None),
        ('{"nutgraf": "x"}', "not an export"), ('{"nutgraf": 2}', "newer Nutgraf"), ('{"nutgraf": 1', "not JSON"),
        ('{"rows": 3}', "list of annotations"), ('{"annotations": {"a": 1}}', "list of annotations"),
        ("==========\n", "no clippings"), ("[" * 50_000 + '"annotationType"', "nested too deep|not JSON"),
    ],
)  # fmt: skip
def test_files_of_another_kind(data: str, told: str | None) -> None:
    if told is None:
        with pytest.raises(UnknownFormat):
            read(data)
    else:
        with pytest.raises(Unreadable, match=told):
            read(data)


@given(
    st.sampled_from(list(READERS)), st.binary(max_size=60) | st.text(max_size=60).map(str.encode)
)
def test_no_reader_breaks_on_anything(name: str, data: bytes) -> None:
    try:
        reading = reader_of(name).read(data, "x")
    except Unreadable:
        return
    assert isinstance(reading, Reading)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ("id", "text", "quote", "tags", "target", "selector", "exact", "type", "body", "notes", "articles", "title",
             "annotations", "rows", "entries", "highlights", "data", "annotationText", "nutgraf", "uri", "blocks")
        ),
        inner,
        max_size=5,
    ),
    max_leaves=15,
)  # fmt: skip


@given(st.sampled_from(list(READERS)), json_values)
def test_no_reader_trusts_the_types_of_json(name: str, value: object) -> None:
    if isinstance(value, dict) and name == "json":
        value = {**value, "nutgraf": 1}
    try:
        reader_of(name).read(json.dumps(value).encode(), "x")
    except Unreadable:
        return


def test_hostile_text_is_made_safe() -> None:
    note = only(read(json.dumps({"annotations": [
        {"id": "x", "uri": "https://e.example/", "text": "a\x1b]52;c;aGk=\x07b\u202ec", "tags": ["t\x1b[31m"],
         "document": {"title": "T\x1b]0;x\x07 x\ny"}}]})))  # fmt: skip
    assert (note.body, note.tags, note.named.title) == ("abc", ("t",), "T x y")


def test_names_of_formats() -> None:
    assert reader_of("readwise") is READERS["csv"]
    with pytest.raises(UsageError, match="no import format 'word'"):
        reader_of("word")


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"), ("2024-01-02T03:04:05+02:00", "2024-01-02T01:04:05Z"),
        ("2024-01-02T03:04:05+0000", "2024-01-02T03:04:05Z"), ("2024-01-02 03:04", "2024-01-02T03:04:00Z"),
        ("2024-01-02", "2024-01-02T00:00:00Z"), (1641463200, "2022-01-06T10:00:00Z"),
        ("1641463200000", "2022-01-06T10:00:00Z"),
        ("July 3, 2020 1:02 PM", "2020-07-03T13:02:00Z"), ("soon", ""), (None, ""),
        (float("nan"), ""), (1e300, ""), (True, ""),
        ("0001-01-01", ""),
    ],
)  # fmt: skip
def test_times(value: object, time: str) -> None:
    assert time_of(value) == time


def test_colours_and_tags() -> None:
    assert [colour_of(c) for c in ("Yellow", "#FFD400", "gray", "pink", "ultraviolet", 5, None)] == [
        "yellow", "yellow", "grey", "magenta", None, None, None,
    ]  # fmt: skip
    assert tags_of([{"name": "A b"}, "#c", " / ", "x//y", 3]) == ("A-b", "c", "x/y")


@given(st.text(max_size=20))
def test_derived_ids_are_ids(told: str) -> None:
    one = derived_id("2024-01-02T03:04:05Z", "tool", told)
    assert is_ours(one)
    assert one == derived_id("2024-01-02T03:04:05Z", "tool", told)
    assert derived_id("2025-01-02T03:04:05Z", "tool", told) > one
    assert is_ours(derived_id("", told))


CORRECTION = {
    "action": "value", "layer": "figure", "match": "12 people", "start": 0, "end": 9, "name": None, "kind": None,
    "mark": {
        "start": 0, "end": 9, "text": "12 people", "low": 12, "high": None, "hedge": "at least", "form": "cardinal",
        "unit": None, "counted": "people", "action": None, "when": None, "rule": "", "grounds": "", "engine": "rules",
        "state": "corrected", "id": 0,
    },
}  # fmt: skip


def corrected(changes: dict[str, Any], mark: dict[str, Any]) -> Reading:
    told = {**CORRECTION, **changes, "mark": {**CORRECTION["mark"], **mark}}  # type: ignore[dict-item]
    return read(json.dumps({"nutgraf": 1, "corrections": [told]}))


def test_decisions_about_marks_come_in() -> None:
    (imported,) = corrected({}, {"text": "12\x1b[31m people"}).corrections
    assert imported.named is None
    assert (imported.correction.match, imported.correction.start) == ("12 people", 0)
    assert imported.correction.mark is not None
    assert imported.correction.mark.start == 0
    assert isinstance(imported.correction.mark, Figure)
    assert imported.correction.mark.text == "12 people"


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({"action": "explode"}, {}), ({"layer": None}, {}), ({"match": ""}, {}), ({"kind": "ghost"}, {}),
        ({}, {"start": "0"}), ({}, {"start": -1}), ({}, {"low": "many"}), ({}, {"low": True}), ({}, {"hedge": "hm"}),
        ({}, {"surprise": 1}), ({"layer": "claim"}, {}),
    ],
)  # fmt: skip
def test_decisions_that_are_not_whole_are_told(
    changes: dict[str, Any], mark: dict[str, Any]
) -> None:
    reading = corrected(changes, mark)
    assert reading.corrections == []
    assert reading.bad[0].reason.startswith("a decision about a mark is not whole")
