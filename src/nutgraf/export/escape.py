"""Text of articles as Markdown that says exactly that text, and nothing more.

Whatever CommonMark, GitHub or Obsidian would read as structure is escaped: headings, lists, quotations, rules, code,
emphasis, links and bare addresses, images, HTML, entities, tables, strikethrough, math, footnotes, tags, block ids,
`==highlights==`, `%%comments%%`, `key:: fields`. `unescaped` gives the text back.
"""

from __future__ import annotations

import html
import re

_INLINE = re.compile(
    r"[\\`*_\[\]~|^$#@{}<]"
    r"|&(?=#?\w{1,32};)"
    r"|=(?==)|=(?<===)|%(?=%)|%(?<=%%)|:(?=:)|:(?<=::)"
    r"|:(?<=\w:)(?=/)"  # addresses, which readers like to turn into links
    r"|\.(?<=\w\.)(?=[^\W\d_]{2})"
)
"""Every alternative begins with the sign itself, so that the search can skip from one to the next."""
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
"""Not every program that reads Markdown knows `\\<`."""
_LINE_START = re.compile(r"[-+=>:!]|\d{1,9}(?=[.)](?:\s|\Z))")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&lt;|&amp;")


def inline(text: str) -> str:
    """The text on one line, safe wherever it is put."""
    line = " ".join(text.split())
    if not line:
        return ""
    start = _LINE_START.match(line)
    escaped = _INLINE.sub(_replacement, line)
    if start is None:
        return escaped
    if start[0].isdigit():
        return f"{start[0]}\\{escaped[start.end() :]}"
    return escaped if escaped.startswith("\\") else f"\\{escaped}"


def quotation(text: str) -> str:
    """The text as a Markdown quotation, its lines and paragraphs kept."""
    lines = (inline(line) for line in text.split("\n"))
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def unescaped(markdown: str) -> str:
    """What `inline` was given, but for its white space."""
    return _ESCAPED.sub(lambda m: m[1] or html.unescape(m[0]), markdown)


def unquoted(lines: list[str]) -> str:
    """What `quotation` was given, from its lines."""
    return "\n".join(unescaped(line.removeprefix(">").strip()) for line in lines)


def struck(line: str) -> str:
    """A line of Markdown struck through, its own markup made plain text; an empty line stays empty."""
    plain = inline(line)
    return f"~~{plain}~~" if plain else ""


def _replacement(match: re.Match[str]) -> str:
    char = match[0]
    return _ENTITIES.get(char) or f"\\{char}"
