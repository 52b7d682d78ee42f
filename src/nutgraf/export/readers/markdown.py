"""Our own Markdown, edited or not: what stands between the markers."""

from __future__ import annotations

from nutgraf.export import frontmatter, managed
from nutgraf.export.readers.imported import ImportedNote, Named, Reading, Unreadable
from nutgraf.export.readers.values import (
    colour_of,
    decoded,
    exact_text_of,
    line_of,
    tags_of,
    text_of,
    time_of,
    url_of,
)
from nutgraf.model.identity import is_ours
from nutgraf.model.notes import TargetKind


def read(data: bytes, name: str) -> Reading:
    """The notes of a page; those that were removed are passed over. Raises Unreadable."""
    text = decoded(data)
    front = frontmatter.parsed(text)
    reading = Reading()
    named = Named()
    if front is not None:
        title, url = (next(iter(front.texts(key)), "") for key in ("title", "url"))
        about_article = (front.raw("nutgraf") or "").startswith(('"article/', '"waiting/'))
        named = Named(line_of(title), url_of(url)) if about_article else named
    line = 1
    for piece in managed.pieces(text):
        if isinstance(piece, managed.Block):
            if piece.kind == "note" and piece.mark != managed.STRUCK:
                _note(reading, piece, line, named)
            line += piece.text.count("\n")
        else:
            line += piece.count("\n")
    if not reading.notes and not reading.bad:
        raise Unreadable("there is no note of Nutgraf in it")
    return reading


def _note(reading: Reading, block: managed.Block, line: int, named: Named) -> None:
    written = managed.read(block)
    if written is None or not is_ours(block.id):
        reading.refuse(line, f"the markers inside note {block.id[:40]} are gone")
        return
    quote = text_of(written.quote) or None
    created = time_of(_detail(block, "Written").partition(",")[0])
    reading.notes.append(
        ImportedNote(
            row=line,
            named=named,
            id=block.id,
            target=TargetKind.PASSAGE if quote else TargetKind.ARTICLE,
            quote=quote,
            body=exact_text_of(written.body),
            tags=tags_of(list(written.tags)),
            colour=colour_of(_detail(block, "Colour")),
            created=created,
            updated=created,
            ours=True,
            base=block.mark,
            edited=written.edited,
        )
    )


def _detail(block: managed.Block, name: str) -> str:
    """An item of the list under a note; empty where it is not there."""
    about = block.inner.rpartition("<!-- nutgraf:about")[2]
    lines = (line for line in about.split("\n") if line.startswith(f"- {name}: "))
    return next(lines, "").removeprefix(f"- {name}: ").strip()
