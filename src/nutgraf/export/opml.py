"""Lists of subscriptions for other readers: OPML 2.0 (opml.org/spec2.opml)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nutgraf.model.feeds import Outline


def write_opml(outlines: Iterable[Outline]) -> str:
    """A list of subscriptions that other readers take; a feed's first tag is its folder."""
    from lxml import etree

    root: Any = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Subscriptions of Nutgraf"
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], Any] = {(): body}
    for outline in outlines:
        path = tuple(outline.tags[0].split("/")) if outline.tags else ()
        attributes = {"text": outline.title, "title": outline.title, "type": "rss"}
        node = etree.SubElement(_folder(folders, path), "outline", attributes, xmlUrl=outline.url)
        if outline.tags[1:]:
            node.set("category", ",".join(outline.tags[1:]))
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return text.decode()


def _folder(folders: dict[tuple[str, ...], Any], path: tuple[str, ...]) -> Any:
    """The element of a folder, made with those it stands in where it is not there."""
    from lxml import etree

    if path not in folders:
        parent = _folder(folders, path[:-1])
        folders[path] = etree.SubElement(parent, "outline", text=path[-1], title=path[-1])
    return folders[path]
