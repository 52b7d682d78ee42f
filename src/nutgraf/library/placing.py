"""Placing notes: on a new version of their article, or on an article that has come at last."""

from __future__ import annotations

import sqlite3

from nutgraf.model.article import Document
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


def place_waiting(
    store: Store, connection: sqlite3.Connection, article_id: int, document: Document
) -> None:
    """Put imported notes that have waited for this article where they belong."""
    for waiting in store.notes.waiting(connection):
        same_page = waiting.url is not None and waiting.url == document.url
        if not same_page and waiting.title.casefold() != document.title.casefold():
            continue
        version_id = store.articles.newest_version(connection, article_id)
        if waiting.anchor is None:
            store.notes.adopt(connection, waiting.id, article_id, version_id)
            continue
        anchor, state = place(waiting.anchor, document.text, None)
        store.notes.place(
            connection, waiting.id, anchor, state, article_id=article_id, version_id=version_id
        )
