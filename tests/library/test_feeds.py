"""Following feeds: each story once, good manners towards servers, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nutgraf.errors import FetchError, NotFound, UnknownFormat, UnreadableSource
from nutgraf.ingest.feeds import read_feed
from nutgraf.library import asking, taking
from nutgraf.library.feeds import Feeds as Following
from nutgraf.library.library import Library
from nutgraf.model.article import Document
from nutgraf.model.feeds import Asked, Feed, Refreshed
from nutgraf.store.store import Store
from tests.library import feed_server

MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def server() -> Iterator[feed_server.Feeds]:
    with feed_server.running() as feeds:
        yield feeds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def feeds(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Following:
    monkeypatch.setattr(asking, "GAP_SECONDS", 0)
    monkeypatch.setattr(taking, "GAP_SECONDS", 0)
    return Following(store, clock)


def again(feeds: Following, clock: Clock, days: int = 40) -> Refreshed:
    """Refresh the one feed that there is, a while later."""
    clock.now += timedelta(days=days)
    (refreshed,) = feeds.refresh()
    return refreshed


def titles(store: Store) -> list[str]:
    return sorted(row.title for row in store.articles.rows(store.articles.shelf("date")))


def only(feeds: Following) -> Feed:
    (feed,) = feeds.all()
    return feed


def test_a_subscription_brings_its_stories_marked(
    feeds: Following, store: Store, server: feed_server.Feeds
) -> None:
    url = server.put_feed("/feed", "one", "two")
    refreshed = feeds.subscribe(url, tags=["dravska"], private=True)
    assert (refreshed.asked, len(refreshed.added)) == (Asked.READ, 2)
    assert titles(store) == ["Story one", "Story two"]
    row = store.articles.rows([refreshed.added[0].id or 0])[0]
    assert (row.source, row.tags, row.figures > 0) == ("The Dravska Post", ("dravska",), True)
    feed = only(feeds)
    assert (feed.name, feed.articles, feed.unread) == ("The Dravska Post", 2, 2)


def test_what_was_taken_is_not_taken_again(
    feeds: Following, store: Store, server: feed_server.Feeds, clock: Clock
) -> None:
    feeds.subscribe(server.put_feed("/feed", "one"), private=True)
    server.put_feed("/feed", "two", "one")
    assert [added.title for added in again(feeds, clock).added] == ["Story two"]
    assert again(feeds, clock).added == ()


def test_a_story_whose_address_changes_stays_the_same_article(
    feeds: Following, store: Store, server: feed_server.Feeds, clock: Clock
) -> None:
    url = server.put_feed("/feed", "one")
    feeds.subscribe(url, private=True)
    status, headers, body = server.answers["/feed"]
    server.answers["/feed"] = (
        status,
        headers,
        body.replace("/one<", "/moved/one<").replace("12", "17"),
    )
    (updated,) = again(feeds, clock).added
    assert (updated.status.value, titles(store)) == ("updated", ["Story one"])
    assert "17 police" in store.articles.get(updated.id or 0).text


def test_the_page_that_the_user_read_is_not_replaced_by_a_summary(
    store: Store, feeds: Following, server: feed_server.Feeds, clock: Clock
) -> None:
    feeds.subscribe(server.put_feed("/feed", "one"), private=True)
    article = store.articles.get(1)
    with store.connections.write() as connection:
        whole = replace(
            feed_document(server),
            text="The whole page. " * 30,
            blocks=(),
            origin=server.url("/one"),
        )
        store.articles.insert_version(connection, article.id, whole)
    status, headers, body = server.answers["/feed"]
    server.answers["/feed"] = (status, headers, body.replace("12", "17"))
    assert again(feeds, clock).added == ()
    assert store.articles.get(1).text.startswith("The whole page.")


def feed_document(server: feed_server.Feeds) -> Document:
    body = server.answers["/feed"][2].encode()
    return read_feed(body, server.url("/feed")).entries[0].document


def test_two_feeds_with_one_story_bring_one_article(
    feeds: Following, store: Store, server: feed_server.Feeds
) -> None:
    feeds.subscribe(server.put_feed("/a", "one"), private=True)
    assert feeds.subscribe(server.put_feed("/b", "one", title="B"), private=True).added == ()
    assert titles(store) == ["Story one"]


def test_the_page_of_each_entry_where_that_is_wished(
    feeds: Following, store: Store, server: feed_server.Feeds
) -> None:
    long = "".join(f"<p>{feed_server.STORY} Paragraph {n} of the page.</p>" for n in range(12))
    server.put("/one", f"<html><title>One</title><body><article>{long}</article></body></html>")
    feeds.subscribe(server.put_feed("/feed", "one", "gone"), full=True, private=True)
    texts = {store.articles.get(n).title: store.articles.get(n).text for n in (1, 2)}
    assert "Paragraph 11" in texts["Story one"]
    assert "It was gone" in texts["Story gone"]


def test_a_server_is_asked_whether_anything_changed(
    feeds: Following, server: feed_server.Feeds, clock: Clock
) -> None:
    tags = {"ETag": 'W/"a b"', "Last_Modified": "Mon, 02 Mar 2026 10:00:00 GMT"}
    feeds.subscribe(server.put_feed("/feed", "one", **tags), private=True)
    assert "If-None-Match" not in server.asked[-1]
    for _ in range(2):
        assert again(feeds, clock).asked is Asked.UNCHANGED
        assert server.asked[-1]["If-None-Match"] == 'W/"a b"'
        assert server.asked[-1]["If-Modified-Since"] == tags["Last_Modified"]


def test_a_feed_is_not_asked_for_before_it_is_due(
    feeds: Following, server: feed_server.Feeds, clock: Clock
) -> None:
    feeds.subscribe(server.put_feed("/feed", "one", ETag='"1"'), private=True)
    clock.now += timedelta(minutes=59)
    assert feeds.due() == []
    clock.now += timedelta(minutes=2)
    assert len(feeds.due()) == 1
    assert [r.asked for r in feeds.refresh([only(feeds).id])] == [Asked.UNCHANGED]
    times = len(server.asked)
    list(feeds.refresh([only(feeds).id]))  # a moment later: nobody asks twice a minute
    assert len(server.asked) == times


def test_a_failure_is_kept_and_tried_less_and_less_often(
    feeds: Following, server: feed_server.Feeds, clock: Clock
) -> None:
    feeds.subscribe(server.put_feed("/feed", "one"), private=True)
    server.put("/feed", "no", status=503)
    hours = []
    for _ in range(3):
        failed = again(feeds, clock)
        assert (failed.asked, failed.error) == (
            Asked.FAILED,
            "the server answers 503 Service Unavailable.",
        )
        due = datetime.fromisoformat(only(feeds).due or "")
        hours.append((due - clock.now).total_seconds() / 3600)
    assert hours == [1, 2, 4]
    assert only(feeds).error.startswith("the server answers 503")
    server.put_feed("/feed", "one")
    again(feeds, clock)
    assert only(feeds).error == ""


def test_a_server_that_wants_rest_gets_it(
    feeds: Following, server: feed_server.Feeds, clock: Clock
) -> None:
    feeds.subscribe(server.put_feed("/feed", "one"), private=True)
    server.put("/feed", "", status=429, Retry_After="86400")
    again(feeds, clock)
    clock.now += timedelta(hours=23)
    assert feeds.due() == []


def test_a_feed_that_is_no_more_keeps_its_articles(
    feeds: Following, store: Store, server: feed_server.Feeds, clock: Clock
) -> None:
    feeds.subscribe(server.put_feed("/feed", "one"), private=True)
    server.put("/feed", "", status=410)
    assert again(feeds, clock).asked is Asked.GONE
    clock.now += timedelta(days=400)
    assert feeds.due() == []
    assert titles(store) == ["Story one"]


def test_a_feed_moves_when_its_server_has_said_so_three_times(
    feeds: Following, store: Store, server: feed_server.Feeds, clock: Clock
) -> None:
    old = server.put_feed("/old", "one")
    feeds.subscribe(old, private=True)
    new = server.put_feed("/new", "two", "one")
    server.put("/old", "", status=301, Location=new)
    for expected in (old, old, new):
        again(feeds, clock)
        assert only(feeds).url == expected
    server.put_feed("/new", "three")
    again(feeds, clock)
    assert only(feeds).articles == 3


def test_another_redirect_in_between_does_not_count(
    feeds: Following, server: feed_server.Feeds, clock: Clock
) -> None:
    old = server.put_feed("/old", "one")
    feeds.subscribe(old, private=True)
    new = server.put_feed("/new", "one")
    for status in (301, 301, 302, 301, 301):
        server.put("/old", "", status=status, Location=new)
        again(feeds, clock)
    assert only(feeds).url == old


def test_what_is_no_feed_any_more_costs_nothing(
    feeds: Following, store: Store, server: feed_server.Feeds, clock: Clock
) -> None:
    feeds.subscribe(server.put_feed("/feed", "one"), private=True)
    server.put("/feed", "<html><body>Log in to this hotel</body></html>")
    assert again(feeds, clock).error == "the server gives something that is no feed."
    server.put("/feed", "<rss><channel><item><title>Half")
    assert again(feeds, clock).asked in {Asked.FAILED, Asked.READ}
    assert "Story one" in titles(store)


def test_a_page_leads_to_its_feed(feeds: Following, server: feed_server.Feeds) -> None:
    server.put_feed("/feed?a=1&b=2", "one")
    page = server.put(
        "/page",
        '<html><head><link rel=alternate type="application/rss+xml" href="/feed?a=1&amp;b=2">',
    )
    assert feeds.subscribe(page, private=True).asked is Asked.READ
    assert only(feeds).url == server.url("/feed?a=1&b=2")


def test_a_page_without_a_feed_is_refused(feeds: Following, server: feed_server.Feeds) -> None:
    with pytest.raises(UnknownFormat, match="names none"):
        feeds.subscribe(server.put("/page", "<html><body>words"), private=True)
    assert feeds.all() == []


def test_a_feed_does_not_lead_into_the_own_network(
    feeds: Following, server: feed_server.Feeds
) -> None:
    with pytest.raises(FetchError, match="own network"):
        feeds.subscribe(server.put_feed("/feed", "one"))


def test_leaving_a_feed_keeps_its_articles_and_can_be_undone(
    feeds: Following, store: Store, server: feed_server.Feeds, clock: Clock
) -> None:
    feeds.subscribe(server.put_feed("/feed", "one"), private=True)
    feeds.remove(only(feeds).id)
    assert feeds.all() == []
    assert titles(store) == ["Story one"]
    assert (change := store.journal.undo()) is not None
    assert change.label == "unsubscribed from The Dravska Post"
    assert again(feeds, clock).added == ()  # and it knows what it brought before


def test_feeds_are_found_by_number_address_and_name(
    feeds: Following, server: feed_server.Feeds
) -> None:
    url = server.put_feed("/feed", "one")
    feeds.subscribe(url, name="Post", private=True)
    assert {feeds.find(name).id for name in ("1", url, "Post")} == {1}
    with pytest.raises(NotFound):
        feeds.find("Nobody")


def test_many_servers_are_asked_and_each_failure_is_its_own(
    feeds: Following, server: feed_server.Feeds, clock: Clock
) -> None:
    for name in "abc":
        feeds.subscribe(server.put_feed(f"/{name}", name, title=name), private=True)
    server.put("/b", "", status=500)
    clock.now += timedelta(days=2)
    came = {r.name: r.asked for r in feeds.refresh()}
    assert came == {"a": Asked.READ, "b": Asked.FAILED, "c": Asked.READ}


def test_lists_of_subscriptions_go_out_and_come_back(
    feeds: Following, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "list.opml"
    file.write_text(
        "<opml><body><outline text='News'><outline text='World'>"
        "<outline title='Post' XMLURL='https://post.example/feed'/></outline></outline>"
        "<outline text='Run' xmlUrl='exec:rm -rf ~'/><outline text='Run' xmlUrl='|ls'/>"
        "<outline text='B' xmlUrl='https://b.example/f' category='x,y/z'/></body></opml>"
    )
    assert feeds.import_opml(file) == (2, 2)
    assert feeds.import_opml(file) == (0, 2)
    listed = {feed.name: (feed.url, feed.tags) for feed in feeds.all()}
    assert listed == {
        "Post": ("https://post.example/feed", ("News/World",)),
        "B": ("https://b.example/f", ("x", "y/z")),
    }
    again = tmp_path / "again.opml"
    feeds.export_opml(again)
    with Store(tmp_path / "b.nutgraf") as other:
        assert Following(other).import_opml(again) == (2, 2)
        assert {f.name: (f.url, f.tags) for f in Following(other).all()} == listed
    assert (change := store.journal.undo()) is not None
    assert change.label == "subscribed to 2 feeds"
    assert feeds.all() == []


@pytest.mark.parametrize(
    "data", ["", "words", "<html/>", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"]
)
def test_what_is_no_list_is_refused(feeds: Following, tmp_path: Path, data: str) -> None:
    file = tmp_path / "list.opml"
    file.write_text(data)
    with pytest.raises(UnreadableSource, match="no list of subscriptions"):
        feeds.import_opml(file)
    assert feeds.all() == []


def test_a_file_of_a_feed_gives_its_entries(tmp_path: Path, server: feed_server.Feeds) -> None:
    server.put_feed("/feed", "one", "two")
    file = tmp_path / "feed.xml"
    file.write_text(server.answers["/feed"][2])
    with Library.open(tmp_path / "a.nutgraf") as library:
        added = list(library.add([str(file)], tags=["t"]))
        assert [one.title for one in added] == ["Story two", "Story one"]
        rows = library.articles.rows([one.id or 0 for one in added])
        assert {(row.source, row.tags) for row in rows} == {("The Dravska Post", ("t",))}
        assert library.feeds.all() == []
