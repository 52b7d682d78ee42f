"""Long passages in short titles."""

from __future__ import annotations

import pytest

from nutgraf.tui.actions.drafting import middle_cut


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("short enough", "short enough"),
        ("The number of missing fell from 31 to 14 on Friday", "The number of … 31 to 14 on Friday"),
        ("x" * 60, f"{'x' * 18} … {'x' * 18}"),
    ],
)  # fmt: skip
def test_the_middle_is_left_out_between_words(text: str, cut: str) -> None:
    assert middle_cut(text) == cut
    assert len(middle_cut(text)) <= 40
