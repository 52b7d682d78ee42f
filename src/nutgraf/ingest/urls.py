"""Which URLs are fetched: http and https, and nothing on the user's own machine or network."""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import SplitResult, urlsplit

from nutgraf.errors import FetchError

_LONGEST = 4096
_NOT_IN_A_URL = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"]")
_LOCAL_NAMES = (".localhost", ".local", ".internal", ".lan", ".home.arpa", ".localdomain")
_LEGACY_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+)){0,3}")
"""What `inet_aton` takes for an address: `127.1`, `0x7f.1`, `2130706433`."""

_WEB_PORTS = (80, 443)
_FIRST_FREE_PORT = 1024
"""Ports below it, but for the web's, belong to other services, which a URL could be made to talk to."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def checked(url: str, *, allow_private: bool = False) -> SplitResult:
    """The parts of a URL that may be fetched; raises `FetchError` for any other.

    Names are not resolved here: where a connection really leads is checked when it stands.
    """
    url = url.strip()
    if len(url) > _LONGEST or _NOT_IN_A_URL.search(url):
        raise FetchError(
            url[:200], "this is no URL: it is too long, or has a space or control character in it."
        )
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise FetchError(url, "this is no valid URL.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError(url, "this is no web address; only http and https are read.")
    if parts.username is not None or parts.password is not None:
        raise FetchError(url, "it has a name or password in it; such addresses are not fetched.")
    if port is not None and port < _FIRST_FREE_PORT and port not in _WEB_PORTS:
        raise FetchError(url, f"it asks for port {port}, which is not the web's.")
    if not allow_private and _is_local(host):
        raise FetchError(url, "it leads to this machine or its own network, which is not read.")
    return parts


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also where it is wrapped in another form."""
    ip: Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        ip = inner or ip
    return ip.is_global and not ip.is_multicast


def _is_local(host: str) -> bool:
    """Whether a host is named as local, or is an address that is not public."""
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(_LOCAL_NAMES):
        return True
    if _LEGACY_NUMBER.fullmatch(name):
        try:
            return not is_public(socket.inet_ntoa(socket.inet_aton(name)))
        except OSError:
            return True
    try:
        return not is_public(name)
    except ValueError:
        return False
