"""The only code that talks to the network: one page, within bounds of place, size and time."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
_PERMANENT = (301, 308)
_TOLD = ("etag", "last-modified", "cache-control", "expires", "date", "retry-after")
"""Headers of an answer that are of use to who asks again."""
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
    unchanged: bool = False
    """True where the server says that it is what it was when it was asked for before; there is no body then."""
    moved_to: str = ""
    """Where it has moved to for good, as every redirect on the way said; empty where one did not."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Of the answer, names in lower case: what matters to who asks again."""


@dataclass(frozen=True, slots=True)
class _Redirect:
    """Where the server says that the page is."""

    location: str
    is_permanent: bool


def fetch_page(
    url: str, *, allow_private: bool = False, headers: Mapping[str, str] | None = None
) -> Page:
    """The page at a URL, after at most five redirects, each held to the same rules; raises `FetchError`.

    `headers` are sent beside our own, to say what is wanted or what is there already.
    """
    deadline = time.monotonic() + TOTAL_SECONDS
    current = url.strip()
    asked = _HEADERS | dict(headers or {})
    moved = True
    for hop in range(MOST_REDIRECTS + 1):
        parts = checked(current, allow_private=allow_private)
        answer = _one(url, parts, asked, allow_private, deadline)
        if isinstance(answer, Page):
            return replace(answer, moved_to=answer.url if hop and moved else "")
        moved = moved and answer.is_permanent
        current = urljoin(current, answer.location)
    raise FetchError(url, f"it redirects more than {MOST_REDIRECTS} times.")


def _one(
    url: str, parts: SplitResult, headers: Mapping[str, str], allow_private: bool, deadline: float
) -> Page | _Redirect:
    """One request: the page, or where the server says it is. Translates the libraries' errors."""
    import urllib3

    from nutgraf.ingest.connections import PrivateAddress, connected

    seconds = deadline - time.monotonic()
    try:
        with connected(parts, allow_private=allow_private, seconds=seconds) as pool:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            with pool.urlopen(
                "GET", target, headers=headers, redirect=False, preload_content=False
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


def _answer(url: str, parts: SplitResult, response: BaseHTTPResponse) -> Page | _Redirect:
    status = response.status
    location = response.headers.get("location")
    if status in _REDIRECTS and location:
        return _Redirect(location, status in _PERMANENT)
    told = {name: value for name in _TOLD if (value := response.headers.get(name))}
    if status == 304:
        return Page(b"", parts.geturl(), unchanged=True, headers=told)
    if status != 200:
        reason = f"the server answers {status} {response.reason or ''}".rstrip() + "."
        raise FetchError(url, reason, status=status, retry_after=told.get("retry-after", ""))
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in _ENCODINGS:
        raise FetchError(
            url, f"the server compresses it in a way that is not read ({coding[:20]})."
        )
    body = _body(url, response, is_packed="gzip" in coding)
    charset = _CHARSET.search(response.headers.get("content-type", ""))
    return Page(body, parts.geturl(), charset[1] if charset else "", headers=told)


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
