"""Which URLs are fetched at all."""

from __future__ import annotations

import pytest

from nutgraf.errors import FetchError
from nutgraf.ingest.urls import checked, is_public


@pytest.mark.parametrize(
    "url",
    ["http://example.com/feed", "https://bücher.example/", "http://93.184.216.34/", " https://a.example:8443/x ",
     "HTTPS://A.example/", "http://localhost.example/", "http://10.example/"],
)  # fmt: skip
def test_web_addresses_are_fetched(url: str) -> None:
    assert checked(url).scheme in ("http", "https")


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "FILE:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "javascript:alert(1)",
     "data:text/html,x", "exec:sh", "|~/script", "//a.example/x", "http:///x", "http://[::1", "http://a:b@c.example/",
     "http://a@c.example/", "http://a.example\\@127.0.0.1/", "http://a b.example/", "http://a.example/\r\nX: y",
     "http://a.example:25/", "http://a.example:99999/", "http://a.example/" + "x" * 5000, "http://a.example/\x1b[2J",
     ""],
)  # fmt: skip
def test_everything_else_is_refused_whatever_is_allowed(url: str) -> None:
    for allow_private in (False, True):
        with pytest.raises(FetchError):
            checked(url, allow_private=allow_private)


@pytest.mark.parametrize(
    "url",
    ["http://localhost/", "http://localhost./", "http://a.localhost/", "http://printer.local/", "http://127.0.0.1/",
     "http://127.1/", "http://2130706433/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://[::1]/",
     "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://169.254.169.254/",
     "http://10.0.0.5/", "http://192.168.1.1/", "http://100.64.0.1/", "http://0.0.0.0/", "http://224.0.0.1/",
     "http://[fe80::1]/", "http://[fc00::1]/", "http://999999999999/"],
)  # fmt: skip
def test_the_own_network_is_refused_unless_allowed(url: str) -> None:
    with pytest.raises(FetchError, match="its own network"):
        checked(url)
    assert checked(url, allow_private=True).hostname


def test_public_addresses() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1::1")
    assert not is_public("fe80::1%eth0")
