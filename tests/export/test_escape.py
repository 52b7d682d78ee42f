"""No text of an article becomes anything but that text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.export.escape import inline, quotation, struck, unescaped, unquoted
from tests.export.parsing import inline_kinds, kinds, text_of
from tests.export.samples import HOSTILE, canonical, hostile_text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_is_one_paragraph_of_plain_text(text: str) -> None:
    line = inline(text)
    assert "\n" not in line
    assert kinds(line) == (["paragraph_open"] if line else [])
    assert inline_kinds(line) == set()
    assert text_of(line) == " ".join(text.split())


@given(hostile_text)
def test_a_line_says_what_it_was_given(text: str) -> None:
    line = inline(text)
    assert inline_kinds(line) == set()
    assert text_of(line) == " ".join(text.split())
    assert unescaped(line) == " ".join(text.split())


@given(hostile_text)
def test_it_is_safe_wherever_it_stands(text: str) -> None:
    line = inline(text)
    for before, expected in (("- ", 3), ("# ", 1), ("> ", 2), ("- Says ", 3), ("**x** ", 1)):
        found = kinds(f"{before}{line}")
        assert len(found) <= expected, found


@given(hostile_text)
def test_a_quotation_is_a_quotation_of_its_paragraphs(text: str) -> None:
    text = canonical(text)
    quoted = quotation(text)
    parts = text.split("\n\n")
    assert kinds(quoted) == ["blockquote_open", *["paragraph_open"] * len(parts)]
    assert inline_kinds(quoted) == set()
    assert text_of(quoted) == text
    assert unquoted(quoted.split("\n")) == text


@given(hostile_text)
def test_the_lines_of_obsidian_alone(text: str) -> None:
    line = inline(text)
    for mark in ("==", "%%", "::", "[[", "^"):
        assert not line.startswith(mark)
        for i in range(1, len(line)):
            if line.startswith(mark, i):
                assert line[i - 1] == "\\", (line, mark)
    assert "#" not in line.replace("\\#", "")


@given(st.text(alphabet="ab*~`#<> \\-", min_size=1, max_size=20))
def test_struck_text_is_struck_as_a_whole(text: str) -> None:
    line = struck(text)
    if text.strip():
        assert inline_kinds(line) == {"s_open", "s_close"}
        assert text_of(line) == " ".join(text.split())
    else:
        assert line == ""


def test_ordinary_prose_stays_as_it_is() -> None:
    prose = (
        "At least 12 people were killed (U.S. officials said) – “nobody knew”; 5% of 3.5 million."
    )
    assert inline(prose) == prose
