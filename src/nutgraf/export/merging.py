"""Writing a page into a file that is there already: our blocks renewed, the user's text byte for byte as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from nutgraf.export import frontmatter, managed, stamps
from nutgraf.export.context import Context
from nutgraf.export.frontmatter import Value
from nutgraf.export.markdown import NoteBlock, front_matter, head, note_blocks
from nutgraf.export.pages import Page


class Standing(StrEnum):
    """What the archive says of a note that stands in a file but not on its page."""

    LEFT_OUT = "left out"
    """It belongs on the page, but was not asked for."""
    ELSEWHERE = "elsewhere"
    """It is there, but on another page."""
    REMOVED = "removed"
    UNKNOWN = "unknown"
    """Another archive wrote it."""


StandingOf = Callable[[str], Standing]

_REASONS = {
    Standing.REMOVED: "Removed in Nutgraf",
    Standing.ELSEWHERE: "No longer on this page in Nutgraf",
}


@dataclass(frozen=True, slots=True)
class Merged:
    """A file as it shall be, and what became of its notes."""

    text: str
    added: int = 0
    changed: int = 0
    struck: int = 0
    edited: tuple[str, ...] = ()
    """Ids of notes that were edited in the file; their blocks were left alone until they are imported."""


def merge(existing: str, page: Page, context: Context, standing: StandingOf) -> Merged:
    """The file with the page in it; exactly the file where nothing has changed."""
    newline = "\r\n" if existing.count("\r\n") * 2 > existing.count("\n") else "\n"
    front = frontmatter.parsed(existing)
    body = existing if front is None else front.rest
    pieces = managed.pieces(body)
    if stamps.fits(front, pieces, page, context):
        return Merged(existing)
    inside = _Body(pieces, newline).renewed(page, tuple(note_blocks(page)), standing)
    text = inside.text
    if front is not None:
        text = _top(front, page, context, newline) + text
        if text != existing:
            text = _top(front, page, context, newline, exported=context.day) + inside.text
    if text != existing:
        text = stamps.stamped(text, page, context, edited=bool(inside.edited))
    return replace(inside, text=text)


def _top(
    front: frontmatter.FrontMatter,
    page: Page,
    context: Context,
    newline: str,
    *,
    exported: str | None = None,
) -> str:
    """The front matter renewed; with the date of the last export where no other is given."""
    day = exported or front.raw("exported") or context.day
    entries = _with_own_tags(front_matter(page, day), front, front.rest)
    return frontmatter.merged(front, entries, newline)


class _Body:
    """The part of a file below its front matter, while it is renewed."""

    def __init__(self, pieces: list[str | managed.Block], newline: str) -> None:
        self._pieces = pieces
        self._newline = newline
        self._changed = self._struck = 0
        self._edited: list[str] = []

    def renewed(self, page: Page, blocks: Iterable[NoteBlock], standing: StandingOf) -> Merged:
        """The text with these blocks in it."""
        wanted = {block.id: block.text for block in blocks}
        there = {piece.id for piece in self._pieces if isinstance(piece, managed.Block)}
        top = head(page)
        for position, piece in enumerate(self._pieces):
            if isinstance(piece, managed.Block):
                if piece.kind == "head":
                    same = stamps.without(managed.plain_lines(piece.text)).rstrip(" \t") == top
                    new = None if same else top
                else:
                    new = self._renewed(piece, wanted, standing)
                self._pieces[position] = self._filled(piece, new)
        missing = _missing(wanted, there)
        text = "".join(self._with(missing))
        added = sum(map(len, missing.values()))
        return Merged(text, added, self._changed, self._struck, tuple(self._edited))

    def _renewed(
        self, block: managed.Block, wanted: Mapping[str, str], standing: StandingOf
    ) -> str | None:
        """What a note's block shall be; None where it stays as it is."""
        new = wanted.get(block.id)
        if _edited(block, new):
            self._edited.append(block.id)
            return None
        if new is not None:
            self._changed += _differs(block, new)
            return new
        reason = None if block.mark == managed.STRUCK else _REASONS.get(standing(block.id))
        if reason is None:
            return None
        self._struck += 1
        return managed.strike(block, reason)

    def _filled(self, block: managed.Block, new: str | None) -> managed.Block:
        if new is None or not _differs(block, new):
            return block
        return replace(block, text=new.replace("\n", self._newline))

    def _with(self, missing: Mapping[str, list[str]]) -> Iterator[str]:
        """The pieces as text, each new note behind or before the one that it stands beside."""
        gap = self._newline * 2
        last = ""
        for piece in self._pieces:
            last = piece if isinstance(piece, str) else piece.text
            if isinstance(piece, str):
                yield piece
                continue
            yield from (text + gap for text in self._lines(missing, f"before {piece.id}"))
            yield piece.text
            yield from (gap + text for text in self._lines(missing, piece.id))
        for text in self._lines(missing, ""):
            yield self._newline * max(0, 2 - _ends(last)) if last else ""
            yield text + self._newline
            last = self._newline

    def _lines(self, missing: Mapping[str, list[str]], place: str) -> list[str]:
        return [text.replace("\n", self._newline) for text in missing.get(place, ())]


def _missing(wanted: Mapping[str, str], there: set[str]) -> dict[str, list[str]]:
    """The notes that the file lacks, by the id that they follow, `before ID`, or "" for the end of the file."""
    first = next((note_id for note_id in wanted if note_id in there), None)
    place = f"before {first}" if first else ""
    missing: dict[str, list[str]] = {}
    for note_id, text in wanted.items():
        if note_id in there:
            place = note_id
        else:
            missing.setdefault(place, []).append(text)
    return missing


def _differs(block: managed.Block, new: str) -> bool:
    return managed.plain_lines(block.text).rstrip(" \t") != new


def _edited(block: managed.Block, new: str | None) -> bool:
    """Whether the user changed a block's words outside, and the archive does not say the same."""
    if block.mark == managed.STRUCK or block.kind != "note":
        return False
    written = managed.read(block)
    if written is None:
        return new is None or managed.plain_lines(block.text) != new
    if not written.edited:
        return False
    said = managed.digest(written.body, written.tags)
    return new is None or f" {said} -->" not in new.split("\n", 1)[0]


def _ends(text: str) -> int:
    """How many line ends a text ends in."""
    plain = text.replace("\r\n", "\n")
    return len(plain) - len(plain.rstrip("\n"))


def _with_own_tags(
    entries: dict[str, Value], front: frontmatter.FrontMatter, body: str
) -> dict[str, Value]:
    """The entries with the tags that the user added in the front matter."""
    ours = entries["tags"] if isinstance(entries["tags"], tuple) else ()
    if front.says("tags", ours):
        return entries
    there = front.texts("tags")
    if set(there) <= set(ours):
        return entries
    own = [tag for tag in there if tag not in ours and tag not in _tags_before(body)]
    return entries | {"tags": (*ours, *own)}


def _tags_before(body: str) -> tuple[str, ...]:
    """The tags that the last export put into the front matter: those in the head."""
    for piece in managed.pieces(body):
        if isinstance(piece, managed.Block) and piece.kind == "head":
            lines = [line for line in piece.inner.split("\n") if line.startswith("Tags: ")]
            return managed.tags_of(lines[-1].removeprefix("Tags: ")) if lines else ()
    return ()
