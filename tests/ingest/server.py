"""A server on this machine with good and bad manners."""

from __future__ import annotations

import gzip
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    b"<!doctype html><title>A page</title><article>"
    + b"<p>Words of a story, enough of them.</p>" * 9
)
BODIES = {
    "/page": ({}, PAGE),
    "/latin": ({"Content-Type": "text/html; charset=ISO-8859-2"}, "<p>Wałęsa powiedział</p>".encode("iso-8859-2") * 9),
    "/gzip": ({"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "/brotli": ({"Content-Encoding": "br"}, b"\x1b\x00\xf8"),
    "/damaged": ({"Content-Encoding": "gzip"}, gzip.compress(PAGE)[:-20] + b"x" * 20),
    "/pdf": ({}, b"%PDF-1.7"),
    "/empty": ({}, b""),
}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    """Answers by path; what it was asked with is kept in `asked`."""

    asked: list[dict[str, str]]
    over: threading.Event
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """One request."""
        self.asked.append({**self.headers, "path": self.path})
        self.close_connection = True
        path, _, query = self.path.partition("?")
        if path in BODIES:
            headers, body = BODIES[path]
            self._send(200, headers, body)
        elif path == "/bomb":
            zeros = zlib.compressobj(9, zlib.DEFLATED, 31)
            self._send(
                200, {"Content-Encoding": "gzip"}, zeros.compress(bytes(10**8)) + zeros.flush()
            )
        elif path == "/hops":
            left = int(query)
            self._send(302, {"Location": f"/hops?{left - 1}" if left else "/page"}, b"")
        elif path == "/to":
            self._send(301, {"Location": query}, b"")
        elif path == "/short":
            self._send(200, {"Content-Length": "1000"}, b"only this")
        elif path in ("/drip", "/dripping-headers"):
            self._drip(path)
        elif path == "/nonsense":
            self.wfile.write(b"\x00\x01 not HTTP\r\n\r\n")
        else:
            self._send(404, {}, b"nothing here")

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self, path: str) -> None:
        """One byte after the other, without end."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.wfile.write(b"Connection: close\r\n\r\n" if path == "/drip" else b"X-Slow: ")
        try:
            while not self.over.wait(0.02):
                self.wfile.write(b"x")
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def running() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The server's address, and what it is asked while it runs."""
    asked: list[dict[str, str]] = []
    over = threading.Event()
    handler = type("Handler", (Handler,), {"asked": asked, "over": over})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            over.set()
            server.shutdown()
            thread.join()
