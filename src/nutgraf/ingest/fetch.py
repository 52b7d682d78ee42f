"""The only code that talks to the network: one page, within bounds of place, size and time."""

from __future__ import annotations

import re
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin

import nutgraf
from nutgraf.errors import FetchError
from nutgraf.ingest.urls import checked

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

MOST_REDIRECTS = 5
LARGEST_BODY = 10 * 1024 * 1024
"""Bytes, after decompression."""
TOTAL_SECONDS = 60.0
_PIECE = 64 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_ENCODINGS = ("", "identity", "gzip", "x-gzip")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_HEADERS = {
    "User-Agent": f"Nutgraf/{nutgraf.__version__}",
    "Accept": "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What a server gave."""

    body: bytes
    url: str
    """Where it came from in the end, after redirects."""
    charset: str = ""
    """As the server names it; empty where it does not."""


def fetch(url: str, *, allow_private: bool = False) -> tuple[bytes, str]:
    """The body of a page and the URL that it came from in the end; raises `FetchError`."""
    page = fetch_page(url, allow_private=allow_private)
    return page.body, page.url


def fetch_page(url: str, *, allow_private: bool = False) -> Page:
    """The page at a URL, after at most five redirects, each held to the same rules; raises `FetchError`."""
    deadline = time.monotonic() + TOTAL_SECONDS
    current = url.strip()
    for _ in range(MOST_REDIRECTS + 1):
        parts = checked(current, allow_private=allow_private)
        answer = _one(url, parts, allow_private, deadline)
        if isinstance(answer, Page):
            return answer
        current = urljoin(current, answer)
    raise FetchError(url, f"it redirects more than {MOST_REDIRECTS} times.")


def _one(url: str, parts: SplitResult, allow_private: bool, deadline: float) -> Page | str:
    """One request: the page, or where the server says it is. Translates the libraries' errors."""
    import urllib3

    from nutgraf.ingest.connections import PrivateAddress, connected

    seconds = deadline - time.monotonic()
    try:
        with connected(parts, allow_private=allow_private, seconds=seconds) as pool:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            with pool.urlopen(
                "GET", target, headers=_HEADERS, redirect=False, preload_content=False
            ) as response:
                answer = _answer(url, parts, response)
    except PrivateAddress:
        raise FetchError(url, "it leads to a private address, which is not read.") from None
    except (urllib3.exceptions.HTTPError, OSError, ValueError, zlib.error) as error:
        if time.monotonic() >= deadline:
            raise FetchError(
                url, f"it could not be read within {TOTAL_SECONDS:.0f} seconds."
            ) from None
        raise FetchError(url, _reason(error), hint=_hint(error)) from None
    if time.monotonic() >= deadline:  # a body without a length just ends when it is cut off
        raise FetchError(url, f"it could not be read within {TOTAL_SECONDS:.0f} seconds.")
    return answer


def _answer(url: str, parts: SplitResult, response: BaseHTTPResponse) -> Page | str:
    status = response.status
    location = response.headers.get("location")
    if status in _REDIRECTS and location:
        return location
    if status != 200:
        raise FetchError(url, f"the server answers {status} {response.reason or ''}".rstrip() + ".")
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in _ENCODINGS:
        raise FetchError(
            url, f"the server compresses it in a way that is not read ({coding[:20]})."
        )
    body = _body(url, response, is_packed="gzip" in coding)
    charset = _CHARSET.search(response.headers.get("content-type", ""))
    return Page(body, parts.geturl(), charset[1] if charset else "")


def _body(url: str, response: BaseHTTPResponse, *, is_packed: bool) -> bytes:
    """The whole body, unpacked no further than the limit: 10 GB pack into 10 MB."""
    unpacking = zlib.decompressobj(wbits=31) if is_packed else None
    body = bytearray()
    while piece := response.read1(_PIECE, decode_content=False):
        room = LARGEST_BODY + 1 - len(body)
        body += unpacking.decompress(piece, room) if unpacking else piece
        if len(body) > LARGEST_BODY:
            limit = LARGEST_BODY // 1024 // 1024
            raise FetchError(url, f"it is larger than {limit} MB, the limit for downloads.")
    if unpacking and not unpacking.eof:
        raise zlib.error("the end is missing")
    return bytes(body)


def _reason(error: Exception) -> str:
    """A library's error in words for the user."""
    from urllib3 import exceptions as e

    if isinstance(error, e.NameResolutionError):
        return "there is no server of that name, or no network."
    if isinstance(error, e.NewConnectionError):
        return "the server refuses the connection."
    if isinstance(error, e.ConnectTimeoutError | e.ReadTimeoutError):
        return "the server does not answer in time."
    if isinstance(error, e.SSLError):
        is_certificate = "CERTIFICATE_VERIFY_FAILED" in str(error)
        what = (
            "the server's certificate cannot be trusted"
            if is_certificate
            else "the server offers none"
        )
        return f"no secure connection could be made: {what}."
    if isinstance(error, zlib.error):
        return "the server's compressed answer is damaged."
    if isinstance(error, e.ProtocolError | OSError):
        return "the connection broke off."
    return "the server's answer makes no sense."


def _hint(error: Exception) -> str:
    from urllib3 import exceptions as e

    if isinstance(error, e.NameResolutionError | e.NewConnectionError):
        return "Check the address and the network."
    return "Try again later." if isinstance(error, e.ReadTimeoutError | e.ProtocolError) else ""
