"""Connections that look where they lead before they say a word, and end when time is up. Imports urllib3."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import SplitResult

import certifi
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from nutgraf.ingest.urls import is_public

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
"""Between two pieces of an answer."""


class PrivateAddress(Exception):
    """A public name that leads to a private address."""


class _Guarded:
    """What both kinds of connection share."""

    allow_private = False
    opened: list[socket.socket]
    """A second handle of each socket, to shut it down from outside; TLS detaches the first."""

    def checked(self, sock: socket.socket) -> socket.socket:
        """The socket, if it leads where it may."""
        if not self.allow_private and not is_public(sock.getpeername()[0]):
            sock.close()
            raise PrivateAddress
        self.opened.append(sock.dup())
        return sock


class _GuardedHTTP(_Guarded, HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return self.checked(super()._new_conn())


class _GuardedHTTPS(_Guarded, HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return self.checked(super()._new_conn())


@contextmanager
def connected(
    parts: SplitResult, *, allow_private: bool, seconds: float
) -> Iterator[urllib3.HTTPConnectionPool]:
    """A pool for one request to the host of a URL; after `seconds` its sockets are shut down."""
    opened: list[socket.socket] = []
    pool = _pool(parts)
    base = pool.ConnectionCls
    state = {"allow_private": allow_private, "opened": opened}
    pool.ConnectionCls = type(base.__name__, (base,), state)
    timer = threading.Timer(max(seconds, 0.0), _shut_down, [opened])
    timer.daemon = True
    timer.start()
    try:
        yield pool
    finally:
        timer.cancel()
        pool.close()
        for sock in opened:
            sock.close()


def _pool(parts: SplitResult) -> urllib3.HTTPConnectionPool:
    host = parts.hostname or ""
    host = host if host.isascii() else host.encode("idna").decode("ascii")
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    if parts.scheme == "http":
        plain = urllib3.HTTPConnectionPool(host, parts.port, timeout=timeout, retries=False)
        plain.ConnectionCls = _GuardedHTTP
        return plain
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    secure = urllib3.HTTPSConnectionPool(
        host, parts.port, timeout=timeout, retries=False, ssl_context=context
    )
    secure.ConnectionCls = _GuardedHTTPS
    return secure


def _shut_down(opened: list[socket.socket]) -> None:
    """Ends every wait on the sockets, wherever it is: handshake, headers or body."""
    for sock in list(opened):
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:  # it is closed already
            continue
