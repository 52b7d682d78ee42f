"""What every format ends in: raw blocks and what is known of the article become a `Document`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nutgraf.model.article import Block, BlockKind, Document
from nutgraf.text.canonical import canonical, clipped, is_visible, safe_text
from nutgraf.text.captions import credit_in_caption, credit_of
from nutgraf.text.titles import title_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from nutgraf.text.canonical import RawBlock

LONGEST = {"title": 300, "author": 200, "outlet": 120, "tag": 80, "url": 2000}
"""Characters; what is longer is clipped, a longer URL is left out."""

MOST_TAGS = 50


@dataclass(frozen=True, slots=True)
class Details:
    """What a document says about itself, as it stands there."""

    title: str = ""
    date: date | None = None
    author: str = ""
    outlet: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()


def paragraph_or_caption(text: str) -> RawBlock:
    """A raw paragraph; a raw caption where it ends in a picture's credit."""
    credit = credit_of(text)
    return (BlockKind.CAPTION if credit else BlockKind.PARAGRAPH, text, credit)


def caption(text: str) -> RawBlock:
    """A raw block of what is known to be a caption."""
    return (BlockKind.CAPTION, text, credit_in_caption(text))


def assembled(blocks: Sequence[RawBlock], details: Details) -> Document:
    """The document; without a title of its own it gets one from its first paragraph."""
    text, placed = canonical(blocks)
    title = _line(details.title, "title")
    if not title and placed:
        title = _made_title(text, placed)
    return Document(
        title=title,
        text=text,
        blocks=placed,
        date=details.date,
        author=_line(details.author, "author") or None,
        outlet=_line(details.outlet, "outlet") or None,
        url=web_address(details.url),
        tags=_tags(details.tags),
    )


def _made_title(text: str, blocks: Sequence[Block]) -> str:
    """A title from the first paragraph, or from the first block of a text that has none."""
    first = next((b for b in blocks if b.kind is BlockKind.PARAGRAPH), blocks[0])
    words = text[first.start : first.end]
    if first.credit:
        words = words.removesuffix(f"({first.credit})")
    return _line(title_from(words), "title") or _line(words, "title")


def web_address(url: str) -> str | None:
    """The URL where it is one of http or https that can be printed; otherwise nothing."""
    url = url.strip()
    is_web = url.lower().startswith(("http://", "https://"))
    is_clean = url.isprintable() and safe_text(url) == url and " " not in url
    return url if is_web and is_clean and len(url) <= LONGEST["url"] else None


def same_words(one: str, other: str) -> bool:
    """Whether two titles are one, but for case, punctuation and spaces."""
    return _letters(one) == _letters(other)


def _letters(title: str) -> str:
    return "".join(c for c in title.casefold() if c.isalnum())


def _line(value: str, what: str) -> str:
    """One safe line, clipped to the length that its field may have; empty where nothing can be seen."""
    line = safe_text(value[: 20 * LONGEST[what]], single_line=True)
    return clipped(line, LONGEST[what]) if is_visible(line) else ""


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Safe, each once, without a leading `#`."""
    lines = (_line(tag, "tag").lstrip("#").strip() for tag in tags)
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST_TAGS]
