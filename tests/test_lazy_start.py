"""The reader's first screen needs little, and only that is imported for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from nutgraf.store.store import Store
from tests import builders

LATER = (
    "click", "sqlite_utils", "rapidfuzz", "hashlib", "importlib.resources", "nutgraf.cli.main", "nutgraf.search",
    "nutgraf.export", "nutgraf.ingest", "nutgraf.text", "nutgraf.model.query", "nutgraf.model.search",
    "nutgraf.model.corrections", "nutgraf.library.adding", "nutgraf.library.lexicon", "nutgraf.library.safety",
    "nutgraf.library.correcting", "nutgraf.library.hooks", "nutgraf.library.tags", "nutgraf.store.check",
    "nutgraf.store.filters", "nutgraf.store.folding", "nutgraf.store.matching", "nutgraf.tui.screens.editor",
    "nutgraf.tui.screens.menu", "nutgraf.tui.screens.search", "nutgraf.tui.screens.notes",
    "nutgraf.tui.screens.help", "textual.widgets._markdown", "textual.widgets._text_area",
    "textual.widgets._data_table", "textual.widgets._rich_log",
)  # fmt: skip
"""What the first screen does without: packages and modules."""

SHOW = """
import asyncio, sys
from pathlib import Path
from nutgraf.cli.context import Context
from nutgraf.cli.reader import open_reader
from nutgraf.tui.app import NutgrafApp, Start
from nutgraf.tui.opening import run_reader

async def show(library):
    app = NutgrafApp(library, Start())
    async with app.run_test(size=(120, 36)) as pilot:
        while not app.settled or "Dam gives way" not in app.reader.seen():
            await pilot.pause(0.01)
        assert app.reader.reading.article is not None
        print("\\n".join(sys.modules))

with Context(Path(sys.argv[1])).library() as library:
    asyncio.run(show(library))
"""


def _loaded(code: str, *arguments: str) -> set[str]:
    """The modules that a program has imported when it prints them."""
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


def test_the_first_screen_is_shown_without_what_it_does_not_need(store: Store) -> None:
    article = builders.stored(store)
    store.settings.set("article", article)
    loaded = _loaded(SHOW, str(store.path))
    assert "nutgraf.tui.screens.reader" in loaded
    assert not {m for m in loaded for later in LATER if m == later or m.startswith(f"{later}.")}


def test_what_was_left_is_shown_before_anything_is_imported() -> None:
    code = (
        "import sys\nbefore = set(sys.modules)\nimport nutgraf.cli.start, nutgraf.tui.launch\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    assert _loaded(code) - {"__future__"} == {
        "nutgraf", "nutgraf.cli", "nutgraf.cli.start", "nutgraf.tui", "nutgraf.tui.launch",
    }  # fmt: skip


def test_the_library_opens_without_searching(archive: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom nutgraf.library.library import Library\n"
        "with Library.open(Path(sys.argv[1])) as library:\n"
        "    library.articles.shelf(), library.articles.counts(), library.setting('theme')\n"
        "print(*sys.modules)"
    )
    loaded = _loaded(code, str(archive))
    assert not {m for m in loaded if m.startswith(("nutgraf.search", "nutgraf.text", "textual"))}
