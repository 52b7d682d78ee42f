"""Fetching pages from a server on this machine, with good manners and within bounds."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

import nutgraf
from nutgraf.errors import FetchError, UnreadableSource
from nutgraf.ingest import fetch as fetching
from nutgraf.ingest.fetch import fetch_page
from nutgraf.ingest.reading import read_url
from tests.ingest.server import PAGE, running

Server = tuple[str, list[dict[str, str]]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as started:
        yield started


def test_a_page_comes_with_its_final_address(server: Server) -> None:
    base, asked = server
    page = fetch_page(f"{base}/hops?3", allow_private=True)
    assert (page.body, page.url) == (PAGE, f"{base}/page")
    assert asked[-1]["User-Agent"] == f"Nutgraf/{nutgraf.__version__}"
    assert asked[-1]["Accept-Encoding"] == "gzip"
    assert not {"Cookie", "Referer", "Authorization"} & asked[-1].keys()


def test_paths_and_queries_are_sent_as_they_are(server: Server) -> None:
    base, asked = server
    with pytest.raises(FetchError, match="404"):
        fetch_page(f"{base}/é/b?q=ü&x=%20#part", allow_private=True)
    assert asked[-1]["path"] == "/%C3%A9/b?q=%C3%BC&x=%20"


def test_gzip_is_unpacked(server: Server) -> None:
    assert fetch_page(f"{server[0]}/gzip", allow_private=True).body == PAGE


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "the server answers 404 Not Found."),
        ("/hops?6", "it redirects more than 5 times."),
        ("/to?file:///etc/passwd", "this is no web address; only http and https are read."),
        (
            "/to?http://a:b@c.example/",
            "it has a name or password in it; such addresses are not fetched.",
        ),
        ("/bomb", "it is larger than 10 MB, the limit for downloads."),
        ("/brotli", "the server compresses it in a way that is not read (br)."),
        ("/damaged", "the server's compressed answer is damaged."),
        ("/short", "the connection broke off."),
        ("/nonsense", "the connection broke off."),
    ],
)
def test_what_goes_wrong_is_told_in_one_sentence(server: Server, path: str, reason: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch_page(f"{server[0]}{path}", allow_private=True)
    assert caught.value.reason == reason


def test_a_server_without_a_secure_connection(server: Server) -> None:
    with pytest.raises(
        FetchError, match="no secure connection could be made: the server offers none"
    ):
        fetch_page(f"{server[0].replace('http:', 'https:')}/page", allow_private=True)


def test_nobody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match="refuses the connection"):
            fetch_page(f"http://127.0.0.1:{unused.getsockname()[1]}/", allow_private=True)

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(FetchError, match="no server of that name") as caught:
        fetch_page("http://nowhere.example/")
    assert caught.value.hint


@pytest.mark.parametrize("path", ["/drip", "/dripping-headers"])
def test_a_slow_server_is_left_when_time_is_up(
    server: Server, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(fetching, "TOTAL_SECONDS", 0.3)
    with pytest.raises(FetchError, match="could not be read within"):
        fetch_page(f"{server[0]}{path}", allow_private=True)


def test_a_public_name_that_leads_home_gets_no_request(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, asked = server
    port = int(base.rpartition(":")[2])
    count = len(asked)

    def leads_home(*_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", leads_home)
    with pytest.raises(FetchError, match="leads to a private address"):
        fetch_page(f"http://public.example:{port}/page")
    with pytest.raises(FetchError, match="leads to a private address"):
        fetch_page(f"https://public.example:{port}/page")
    assert len(asked) == count


def test_a_url_is_read_as_a_document(server: Server) -> None:
    base, _ = server
    document = read_url(f"{base}/hops?1", allow_private=True)
    assert (document.title, document.url, document.origin) == (
        "A page",
        f"{base}/page",
        f"{base}/page",
    )
    assert "Wałęsa powiedział" in read_url(f"{base}/latin", allow_private=True).text


@pytest.mark.parametrize(("path", "reason"), [("/pdf", "a PDF file"), ("/empty", "nothing in it")])
def test_what_is_no_article(server: Server, path: str, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as caught:
        read_url(f"{server[0]}{path}", allow_private=True)
    assert caught.value.source == f"{server[0]}{path}"


def test_private_addresses_are_refused_without_being_asked_for() -> None:
    with pytest.raises(FetchError, match="its own network"):
        fetch_page("http://127.0.0.1:8000/")
