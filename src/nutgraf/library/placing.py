"""Placing notes on a new version of their article."""

from __future__ import annotations

import sqlite3

from nutgraf.store.store import Store
from nutgraf.text.anchors import place


def place_notes(store: Store, connection: sqlite3.Connection, article_id: int, text: str) -> None:
    """Find every passage of an article's notes in its new text; one that is not certain is moved or lost."""
    version_id = store.articles.newest_version(connection, article_id)
    for note in store.notes.of_article(article_id):
        if note.anchor is None or note.article != article_id:
            continue
        old_text = store.notes.text_of(connection, note.id)
        anchor, state = place(note.anchor, text, old_text)
        store.notes.place(
            connection, note.id, anchor, state, article_id=article_id, version_id=version_id
        )
