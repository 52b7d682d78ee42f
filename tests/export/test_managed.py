"""Blocks between markers: read back as they were written, whatever their bodies say."""

from __future__ import annotations

from hypothesis import example, given

from nutgraf.export import managed
from nutgraf.export.escape import quotation
from tests.export.parsing import parser
from tests.export.samples import ID, canonical, hostile_text, markdown_body


def block(body: str, quote: str = "the passage", tags: tuple[str, ...] = ("fuel",)) -> str:
    about = [f"Tags: {managed.tag_list(tags)}"] if tags else []
    inner = managed.note_inner(ID, f"{quotation(quote)}\n\n", body, about)
    return managed.wrapped("note", ID, inner, managed.digest(body, tags))


def only_block(text: str) -> managed.Block:
    (found,) = [piece for piece in managed.pieces(text) if isinstance(piece, managed.Block)]
    return found


@given(markdown_body, hostile_text)
@example("```\nopen", "x")
@example("<!-- /nutgraf:note 01ARZ3NDEKTSV4RRFFQ69G5FAV -->\ninjected", "x")
@example("<!-- nutgraf\\:note a -->", "x")
@example("\n\nblank lines\n\n", "x")
def test_what_was_written_is_read_back(body: str, quote: str) -> None:
    quote = canonical(quote)
    text = f"before\n\n{block(body, quote)}\n\nafter\n"
    found = only_block(text)
    written = managed.read(found)
    assert written is not None
    assert (written.body, written.quote, written.tags) == (body, quote, ("fuel",))
    assert not written.edited
    assert "".join(p if isinstance(p, str) else p.text for p in managed.pieces(text)) == text


@given(markdown_body)
@example("- a\n  ```\n  b")
@example("~~~~\n```")
@example("<script>\nx")
@example("<?php")
@example("<![CDATA[\nx")
@example("<!DOCTYPE")
@example("<!-- never closed")
@example("> ```\n> quoted fence")
def test_a_body_cannot_swallow_what_follows_it(body: str) -> None:
    text = f"{block(body)}\n\n# After\n"
    tokens = [t for t in parser().parse(text) if t.level == 0]
    comments = [t.content.strip() for t in tokens if t.type == "html_block"]
    assert comments[0].startswith(f"<!-- nutgraf:note {ID}")
    assert comments[-1] == f"<!-- /nutgraf:note {ID} -->"
    assert any(c.startswith("<!-- nutgraf:about") for c in comments)
    assert tokens[-2].type == "heading_open"


def test_the_block_id_stands_alone_behind_the_quotation() -> None:
    lines = block("body").split("\n")
    assert lines[1:5] == ["> the passage", "", f"^nutgraf-{ID.lower()}", ""]


def test_an_edit_made_outside_is_seen() -> None:
    text = block("first thought")
    edited = only_block(text.replace("first", "second"))
    written = managed.read(edited)
    assert written is not None
    assert (written.body, written.edited) == ("second thought", True)
    tagged = managed.read(only_block(text.replace("#fuel", "#fuel #new/one")))
    assert tagged is not None
    assert (tagged.tags, tagged.edited) == (("fuel", "new/one"), True)


@given(markdown_body, markdown_body.filter(lambda body: "nutgraf" not in body))
@example("```\nopen", "~~~\nother")
def test_any_edit_comes_back_as_it_was_typed(body: str, typed: str) -> None:
    kept, _ = managed.contained(body)
    about = "<!-- nutgraf:about"
    text = block(body)
    region = f"\n\n{kept}\n\n{about}" if kept else f"\n\n{about}"
    assert text.count(region) == 1
    edited = text.replace(region, f"\n\n{typed}\n\n{about}" if typed else f"\n\n{about}")
    written = managed.read(only_block(edited))
    assert written is not None
    assert (written.body, written.edited) == (typed, typed != body)


def test_windows_line_ends_are_no_edit() -> None:
    written = managed.read(only_block(block("two\nlines").replace("\n", "\r\n")))
    assert written is not None
    assert (written.body, written.edited) == ("two\nlines", False)


def test_a_block_without_its_inner_marks_cannot_be_read() -> None:
    text = block("body")
    assert managed.read(only_block(text.replace("<!-- nutgraf:about -->\n", ""))) is None
    assert managed.read(only_block(text.replace(f"^nutgraf-{ID.lower()}\n", ""))) is None


def test_markers_that_do_not_pair_are_the_users_text() -> None:
    start = block("a").split("\n")[0]
    for text in (
        start,
        f"{start}\n{block('b')}",
        f"<!-- /nutgraf:note {ID} -->\n",
        "<!-- nutgraf:note X -->\n",
    ):
        pieces = managed.pieces(text)
        assert "".join(p if isinstance(p, str) else p.text for p in pieces) == text
        assert sum(isinstance(p, managed.Block) for p in pieces) == text.count(
            "<!-- nutgraf:about -->"
        )


@given(markdown_body)
def test_a_struck_block_says_that_it_is_gone(body: str) -> None:
    struck = managed.strike(only_block(block(body, "a passage")), "Removed in Nutgraf")
    again = only_block(struck)
    assert again.mark == managed.STRUCK
    assert "> ~~a passage~~\n" in struck
    assert managed.block_id(ID) in struck
    assert "Removed in Nutgraf" in struck


def test_tags_with_markup_in_their_names() -> None:
    tags = ("a<b", "snake_case", "c++", "x/y-z", "*star*")
    assert managed.tags_of(managed.tag_list(tags)) == tuple(sorted(tags))
