"""Managed blocks: what Nutgraf wrote in a Markdown file stands between two comments with an id.

    <!-- nutgraf:note 01J… 5f3a9c01aa -->
    > the passage

    ^nutgraf-01j…

    the note, as it was written

    <!-- nutgraf:about -->
    - Tags: #fuel
    <!-- /nutgraf:note 01J… -->

The second word is a digest of body and tags as they were written out, by which an edit made outside is told from a
change made in Nutgraf; it is `struck` where the note was removed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from nutgraf.export.escape import struck, unescaped, unquoted

STRUCK = "struck"
_BEGIN = r"<!-- nutgraf:(note|head) (\S+)(?: (\w+))? -->[ \t]*\r?\n"
_BLOCK = re.compile(
    rf"^{_BEGIN}((?:(?!<!-- /?nutgraf:(?:note|head) ).*\n)*)<!-- /nutgraf:\1 \2 -->[ \t]*(?=\r?$)",
    re.MULTILINE,
)
_ABOUT = re.compile(r"^<!-- nutgraf:about(?: closed (\d))? -->[ \t]*$", re.MULTILINE)
_MARKER = re.compile(r"(<!--\s*/?nutgraf)(\\*):")
_ESCAPED_MARKER = re.compile(r"(<!--\s*/?nutgraf\\*)\\:")
_SUSPECT = re.compile(r"^[ \t>*+\d.)-]*(?:`{3}|~{3}|<)", re.MULTILINE)
_CLOSERS = ("</script>", "</style>", "</pre>", "</textarea>", "?>", "]]>", "-->", ">")
_TAGS_LINE = re.compile(r"^- Tags:(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """One managed block of a file."""

    kind: str
    """`note` or `head`."""
    id: str
    mark: str
    """The digest, `struck`, or nothing."""
    text: str
    """The whole block with its comments, as it stands in the file."""
    inner: str
    """What stands between the comments, with `\\n` for line ends."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a block of a note says, as it stands in the file."""

    id: str
    quote: str
    body: str
    tags: tuple[str, ...]
    edited: bool
    """Whether body or tags are other than they were written out."""


def pieces(text: str) -> list[str | Block]:
    """The file taken apart: the user's text and managed blocks in turn; joined they are the file."""
    found: list[str | Block] = []
    end = 0
    for match in _BLOCK.finditer(text):
        found.append(text[end : match.start()])
        inner = plain_lines(match[4])
        found.append(Block(match[1], match[2], match[3] or "", match[0], inner))
        end = match.end()
    return [*found, text[end:]]


def wrapped(kind: str, identifier: str, inner: str, mark: str = "") -> str:
    """A managed block; `inner` ends in a line end."""
    note = f" {mark}" if mark else ""
    return (
        f"<!-- nutgraf:{kind} {identifier}{note} -->\n{inner}<!-- /nutgraf:{kind} {identifier} -->"
    )


def note_inner(identifier: str, first: str, body: str, about: Iterable[str]) -> str:
    """The inside of a note's block: its quotation or label, its id, its body, and what is known of it."""
    kept, closed = contained(body)
    middle = f"{kept}\n\n" if kept else ""
    details = "".join(f"- {line}\n" for line in about)
    mark = f" closed {closed}" if closed else ""
    return f"{first}{block_id(identifier)}\n\n{middle}<!-- nutgraf:about{mark} -->\n{details}"


def block_id(identifier: str) -> str:
    """The id by which Obsidian links to a block: the whole id, as notes of one second share its beginning."""
    return f"^nutgraf-{identifier.lower()}"


def digest(body: str, tags: Iterable[str]) -> str:
    """Ten hexadecimal digits of SHA-256 over what can be edited outside."""
    told = "\x1f".join([plain_lines(body), *sorted(tags)])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def read(block: Block) -> Written | None:
    """What the block of a note says; None where its inner comments were taken out."""
    about = list(_ABOUT.finditer(block.inner))
    head, mark, rest = block.inner.partition(f"{block_id(block.id)}\n")
    if not about or not mark or len(head) + len(mark) > about[-1].start():
        return None
    between = rest[: about[-1].start() - len(head) - len(mark)]
    body = released(_between(between), int(about[-1][1] or 0))
    line = _TAGS_LINE.search(block.inner, about[-1].end())
    tags = tags_of(line[1]) if line else ()
    quote = unquoted([q for q in head.split("\n") if q.startswith(">")])
    return Written(block.id, quote, body, tags, digest(body, tags) != block.mark)


def tag_list(tags: Iterable[str]) -> str:
    """Tags as they stand in a file: `#fuel #place/almaty`, what is markup in a name escaped."""
    from nutgraf.export.escape import inline

    return " ".join(f"#{inline(tag)}" for tag in tags)


def tags_of(line: str) -> tuple[str, ...]:
    """The tags of a line that `tag_list` wrote or the user typed."""
    names = (unescaped(word).strip("#,;") for word in line.split())
    return tuple(sorted({name for name in names if name}))


def strike(block: Block, reason: str) -> str:
    """The block of a note that is gone: its words struck through, its id still there to be linked to."""
    written = read(block)
    lines = block.inner.split("\n") if written is None else written.body.split("\n")
    quote = (
        [] if written is None else [f"> {struck(q)}".rstrip() for q in written.quote.split("\n")]
    )
    first = "\n".join(quote) + "\n\n" if written is not None and written.quote else ""
    body = "\n".join(struck(line) for line in lines).strip("\n")
    middle = f"{body}\n\n" if body else ""
    inner = f"{first}{block_id(block.id)}\n\n{middle}<!-- nutgraf:about -->\n- {reason}\n"
    return wrapped("note", block.id, inner, STRUCK)


def contained(body: str) -> tuple[str, int]:
    """The body so that it cannot end its block nor swallow what follows, and how many lines that took."""
    safe = _MARKER.sub(r"\1\2\\:", plain_lines(body))
    if not _SUSPECT.search(safe):
        return safe, 0
    closer = _closer(safe)
    return (f"{safe}\n{closer}", 1) if closer else (safe, 0)


def released(text: str, closed: int) -> str:
    """The body that `contained` was given."""
    if closed:
        shorter = text.rpartition("\n")[0]
        if _closer(shorter) == text.rpartition("\n")[2]:
            text = shorter
    return _ESCAPED_MARKER.sub(r"\1:", text)


def plain_lines(text: str) -> str:
    """The text with `\\n` for every line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _between(region: str) -> str:
    """The body from the lines between block id and `about`, without the blank lines around it."""
    region = region.removeprefix("\n")
    return region[:-2] if region.endswith("\n\n") else region.removesuffix("\n")


def _closer(body: str) -> str:
    """The line that ends the code or HTML which a body leaves open; empty where it leaves nothing open."""
    if _stays_inside(body):
        return ""
    fences = [max(re.findall(f"{c}{{3,}}", body), default="", key=len) for c in "`~"]
    candidates = [line for line in (*fences, *_CLOSERS) if line]
    return next((line for line in candidates if _stays_inside(f"{body}\n{line}")), "")


def _stays_inside(body: str) -> bool:
    """Whether a comment after the body is read as a comment."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(f"{body}\n\n<!-- end -->\n")
    last = tokens[-1]
    return last.type == "html_block" and last.level == 0 and last.content.strip() == "<!-- end -->"
