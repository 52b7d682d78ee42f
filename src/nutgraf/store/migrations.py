"""The schema's history; a step is never edited after a release.

The names stand apart from the steps, so that opening an up-to-date archive need not import sqlite-utils.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.store.journal import create_triggers

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

SET_NAME = "nutgraf"
"""The name under which sqlite-utils records our steps in `_sqlite_migrations`."""

STEPS = ("001_ground", "002_search", "003_feeds", "004_drafts", "005_reasons", "006_links")
"""Every step that this Nutgraf knows, in order."""


def migrations() -> Migrations:
    """The steps as sqlite-utils applies them, each in a transaction of its own."""
    from sqlite_utils import Migrations

    steps = Migrations(SET_NAME)
    steps(name="001_ground")(_ground)
    steps(name="002_search")(_search)
    steps(name="003_feeds")(_feeds)
    steps(name="004_drafts")(_drafts)
    steps(name="005_reasons")(_reasons)
    steps(name="006_links")(_links)
    return steps


def _ground(db: Database) -> None:
    """All tables but those of the search index."""
    db.executescript(_script("schema.sql"))
    create_triggers(db.conn)


def _search(db: Database) -> None:
    """The full-text index over articles and notes, and the vocabulary."""
    db.executescript(_script("search.sql"))


def _feeds(db: Database) -> None:
    """Subscriptions and what was taken from them."""
    db.executescript(_script("feeds.sql"))
    create_triggers(db.conn)


def _drafts(db: Database) -> None:
    """Notes that are being written, and an index for what somebody has said."""
    db.executescript(_script("drafts.sql"))


def _reasons(db: Database) -> None:
    """Marks with the number of their reason in place of its words; an archive becomes a fifth smaller."""
    db.executescript(_script("reasons.sql"))


def _links(db: Database) -> None:
    """Where words lead that were links."""
    db.executescript(_script("links.sql"))


def _script(name: str) -> str:
    from importlib.resources import files

    return files("nutgraf.store").joinpath(name).read_text(encoding="utf-8")
