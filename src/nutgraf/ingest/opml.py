"""Lists of subscriptions, read defensively: OPML 2.0 (opml.org/spec2.opml)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nutgraf.errors import UnreadableSource
from nutgraf.ingest.assemble import web_address
from nutgraf.model.feeds import Outline
from nutgraf.text.canonical import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 20
_MOST_FEEDS = 20_000


def read_opml(data: bytes, *, name: str) -> list[Outline]:
    """The feeds of a list, each address once; its folders become tags. Raises `UnreadableSource`.

    Only web addresses are taken: other readers' lists may hold commands to run (`exec:`, `|command`).
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or str(root.tag).lower() != "opml":
        raise UnreadableSource(name, "it is no list of subscriptions (OPML).")
    found: dict[str, Outline] = {}
    for outline in _outlines(root, (), 0):
        found.setdefault(outline.url, outline)
        if len(found) >= _MOST_FEEDS:
            break
    return list(found.values())


def _outlines(element: Any, folders: tuple[str, ...], depth: int) -> Iterator[Outline]:
    """Every feed below an element."""
    for child in element:
        if not isinstance(child.tag, str) or depth > _DEEPEST:
            continue
        values = {str(name).lower(): str(value) for name, value in child.attrib.items()}
        title = _line(values.get("text") or values.get("title") or "")
        url = web_address(values.get("xmlurl", ""))
        if url is not None:
            yield Outline(url, title or url, _tags(folders, values.get("category", "")))
        elif child.tag.lower() == "outline":
            yield from _outlines(child, (*folders, title) if title else folders, depth + 1)
        else:
            yield from _outlines(child, folders, depth + 1)


def _tags(folders: tuple[str, ...], categories: str) -> tuple[str, ...]:
    """The folders as one tag, and the categories."""
    named = ["/".join(folder.replace("/", "-") for folder in folders)]
    named += [_line(category).strip("/") for category in categories.split(",")]
    return tuple(dict.fromkeys(tag for tag in named if tag))


def _line(text: str) -> str:
    return safe_text(text[:1000], single_line=True)[:120].strip()
