"""The page as plain text at the three widths of the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.golden import assert_golden, screen_text
from tests.tui.pages import PARTS, PageApp, analysis, note, story

WIDE = "水位は下がり始めた。「けが人は十二人」と市長は述べた。救助隊は夜を徹して捜索を続けている。"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_page_looks_as_it_did(size: tuple[int, int]) -> None:
    app = PageApp()
    async with app.run_test(size=size) as pilot:
        article = replace(
            story(*PARTS, WIDE), tags=("dam", "flood"), starred=True, author="A. Quillan"
        )
        text = article.text
        notes = [
            note(text, "the town had been warned", body="by whom?"),
            note(text, "Nobody rang us", colour="green"),
            note(text, "four were children", tags=("verify",)),
        ]
        app.page.show(article, analysis(text), notes, sentences=[])
        app.page.ending = "n  next unread: Repairs were put off"
        await pilot.pause()
        assert_golden(f"page-{size[0]}x{size[1]}", screen_text(app))
