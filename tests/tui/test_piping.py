"""The article, or the selection, goes to a command's standard input."""

from __future__ import annotations

import sys

from nutgraf.library.library import Library
from tests.tui.shell import reading


async def test_the_article_and_the_selection_go_to_a_command(library: Library) -> None:
    count = f'{sys.executable} -c "import sys; print(len(sys.stdin.read()))"'
    async with reading(library) as it:
        await it.open_first()
        it.app.run_command("page.pipe", count)
        await it.until(lambda: f": {len(it.reader.page.article.text)}" in it.text, "the count")
        await it.press("right_parenthesis", "V")
        selected = it.reader.page.selection
        assert selected is not None
        it.app.run_command("page.pipe", count)
        await it.until(lambda: f": {selected.end - selected.start}" in it.text, "the other count")


async def test_a_command_that_fails_or_is_not_there_is_told(library: Library) -> None:
    async with reading(library) as it:
        await it.open_first()
        it.app.run_command("page.pipe", "/nowhere/at-all")
        await it.until(lambda: "cannot be run" in it.text, "the complaint")
        it.app.run_command("page.pipe", f'{sys.executable} -c "exit(3)"')
        await it.until(lambda: "status 3" in it.text, "the status")
        it.app.run_command("page.pipe", "'unclosed")
        await it.until(lambda: "no command" in it.text, "the mistake")
