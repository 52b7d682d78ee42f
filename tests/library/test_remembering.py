"""Settings and positions: known at once, written when nobody else writes, at the latest at the end."""

from __future__ import annotations

from pathlib import Path

from nutgraf.library.library import Library
from nutgraf.store.lock import ProcessLock
from tests.builders import stored


def test_what_is_remembered_holds_at_once_and_for_the_next_time(archive: Path) -> None:
    with Library.open(archive) as library:
        article = stored(library._store)
        library.remember("sort", "title")
        library.articles.remember_position(article, 7)
        library.articles.remember_position(article, 9)
        assert library.setting("sort") == "title"
        assert library.articles.get(article).position == 9
    with Library.open(archive) as library:
        assert library.setting("sort") == "title"
        assert library.articles.get(article).position == 9
        library.remember("sort", None)
        assert library.setting("sort", "date") == "date"
        library.note_down()
        assert library.setting("sort", "date") == "date"
        assert not library.changed_elsewhere()


def test_it_waits_while_something_else_is_written(archive: Path) -> None:
    with Library.open(archive) as library, Library.open(archive) as other:
        library.remember("sort", "title")
        with ProcessLock(archive).held():
            library.note_down()
            assert library.setting("sort") == "title"
        assert other.setting("sort") is None
        library.note_down()
        assert other.setting("sort") == "title"
