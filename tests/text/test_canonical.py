"""Safe text and canonical text: what every other part of the program relies on."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.article import BlockKind
from nutgraf.text.canonical import canonical, clipped, safe_text

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
NASTY = st.text(
    st.sampled_from(
        "a é.\n\t \x1b[]()0;m\x07\\\x9b\x9d\x9c€\x80\x00\r\x0c\u200b\u202e\u2066\ud800\udc00\u0301\u0316"
        "\u0344\u0653ا\u00a0\u3000\u2028\U0001f3f4\U000e0067\U000e0062\U000e007f\u200d\u200f\U000f0000"
    )
    | st.characters(),
    max_size=60,
)
RAW_BLOCKS = st.lists(
    st.tuples(st.sampled_from(list(BlockKind)), NASTY, st.none() | NASTY), max_size=8
)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        pytest.param("a\x1b[1;31mred\x1b[0m", "ared", id="colour"),
        pytest.param("a\x9b2Jb", "ab", id="eight-bit CSI"),
        pytest.param("a\x1b]2;title\x07b", "ab", id="window title"),
        pytest.param("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link", id="hyperlink"),
        pytest.param("\x1b]52;c;cm0=\x07x", "x", id="clipboard"),
        pytest.param("\x9d0;t\x9cx", "x", id="eight-bit OSC"),
        pytest.param("\x1bP0;1|17/ab\x1b\\x", "x", id="device control"),
        pytest.param("\x1b_Ga=T;AAAA\x1b\\x", "x", id="application command"),
        pytest.param("a\x1b]0;never ended\nnext line", "a\nnext line", id="string without end"),
        pytest.param("a\x1bcb", "ab", id="reset"),
        pytest.param("\x1b(0lq\x1b(B", "lq", id="character set"),
        pytest.param("end\x1b", "end", id="escape alone"),
        pytest.param("a\x07b\x08c\x7fd\x00e", "abcde", id="bell, backspace, delete, nul"),
        pytest.param("good\rEVIL", "good\nEVIL", id="overwriting line"),
        pytest.param(
            "one\r\ntwo\x0cthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive", id="lines"
        ),
        pytest.param("exe.\u202egpj", "exe.gpj", id="right-to-left override"),
        pytest.param("\u2066a\u2069", "a", id="isolate"),
        pytest.param("שלום\u200f!", "שלום\u200f!", id="right-to-left mark stays"),
        pytest.param("👩\u200d👧", "👩\u200d👧", id="joined emoji stays"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="Persian non-joiner stays"),
        pytest.param("pa\u200bss\u00adword\ufeff", "password", id="invisible characters"),
        pytest.param("hi\U000e0041\U000e0042", "hi", id="tag characters"),
        pytest.param(
            "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
            "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
            id="flag of Wales stays",
        ),
        pytest.param("a\ud800b", "a\ufffdb", id="lone surrogate"),
        pytest.param("h" + "\u0301" * 50, "h" + "\u0301" * 4, id="pile of accents"),
        pytest.param("e\u0302\u0301", "e\u0302\u0301", id="two accents stay"),
        pytest.param("\u3164x", "x", id="filler"),
        pytest.param("he saidâ€\x9d then â€\x9cleft", "he saidâ€ then â€left", id="double UTF-8"),
        pytest.param("[bold]x[/] [@click=app.quit]", "[bold]x[/] [@click=app.quit]", id="markup"),
    ],
)
def test_nothing_reaches_the_terminal_but_text(dirty: str, clean: str) -> None:
    assert safe_text(dirty) == clean
    assert safe_text(clean) == clean


def test_single_line_makes_one_line_of_any_spaces() -> None:
    assert safe_text(" a\tb\n\u00a0c\x1b[2J\u3000d ", single_line=True) == "a b c d"


@given(NASTY)
@settings(max_examples=100)
def test_safe_text_is_safe_and_stays_so(text: str) -> None:
    for single_line in (False, True):
        safe = safe_text(text, single_line=single_line)
        assert not FORBIDDEN.search(safe)
        assert safe_text(safe, single_line=single_line) == safe


def test_blocks_are_joined_by_one_blank_line_with_exact_ranges() -> None:
    text, blocks = canonical(
        [
            (BlockKind.CAPTION, " A dam\t(REUTERS) ", "REUTERS"),
            (BlockKind.PARAGRAPH, "  \u200b\n ", None),
            (BlockKind.PARAGRAPH, "Cafe\u0301\u00a0au lait.\n\n\n second  line", None),
        ]
    )
    assert text == "A dam (REUTERS)\n\nCafé au lait.\nsecond line"
    assert [(b.kind, text[b.start : b.end], b.credit) for b in blocks] == [
        (BlockKind.CAPTION, "A dam (REUTERS)", "REUTERS"),
        (BlockKind.PARAGRAPH, "Café au lait.\nsecond line", None),
    ]


@given(RAW_BLOCKS)
@settings(max_examples=100)
def test_canonical_text_is_clean_and_its_blocks_cover_it(
    raw: list[tuple[BlockKind, str, str | None]],
) -> None:
    text, blocks = canonical(raw)
    pieces = [text[b.start : b.end] for b in blocks]
    assert "\n\n".join(pieces) == text
    assert all(piece.strip() == piece != "" for piece in pieces)
    assert unicodedata.is_normalized("NFC", text)
    assert safe_text(text) == text
    assert not FORBIDDEN.search(text)
    assert not re.search(r"[^\S\n ]|  | \n|\n |\n{3}", text)
    assert all(b.credit is None or (b.credit and not FORBIDDEN.search(b.credit)) for b in blocks)


@given(RAW_BLOCKS)
@settings(max_examples=100)
def test_canonical_text_read_again_is_the_same(
    raw: list[tuple[BlockKind, str, str | None]],
) -> None:
    text, blocks = canonical(raw)
    assert canonical([(b.kind, text[b.start : b.end], b.credit) for b in blocks]) == (text, blocks)


def test_clipped_cuts_between_words_and_says_so() -> None:
    assert clipped("short", 5) == "short"
    assert clipped("three small words here", 15) == "three small…"
    assert clipped("x" * 20, 10) == "x" * 9 + "…"
