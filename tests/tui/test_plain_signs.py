"""Where ASCII is asked for, typography is drawn in it, in as many cells as before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nutgraf.tui.plain_signs import plain


def test_quotes_dashes_and_dots_are_plain() -> None:
    assert plain("“Nobody rang us,” she said – at 4 a.m. … it’s ≥ 12") == (
        '"Nobody rang us," she said - at 4 a.m. ~ it\'s > 12'
    )
    assert plain("Jana Dravská, 水位") == "Jana Dravská, 水位", "letters are the article's own"


@given(st.text())
def test_nothing_gets_longer_or_shorter(text: str) -> None:
    assert len(plain(text)) == len(text)
