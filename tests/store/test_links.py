"""Where words lead is kept with each version of a text."""

from __future__ import annotations

from dataclasses import replace

from nutgraf.model.article import Link
from nutgraf.store.store import Store
from tests import builders


def test_each_version_has_its_own_links(store: Store) -> None:
    document = builders.document()
    links = (Link(3, 8, "https://x.example/a"), Link(20, 24, "mailto:a@x.example"))
    article_id = builders.stored(store, replace(document, links=links))
    first = store.articles.get(article_id)
    assert store.articles.links(first.version) == links
    with store.connections.write() as connection:
        changed = replace(document, text=f"{document.text} Corrected.", links=links[:1])
        store.articles.insert_version(connection, article_id, changed)
    second = store.articles.get(article_id)
    assert second.version != first.version
    assert store.articles.links(second.version) == links[:1]
    assert store.articles.links(first.version) == links
