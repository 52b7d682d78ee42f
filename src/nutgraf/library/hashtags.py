"""Tags that are written as `#tag` in the Markdown of a note."""

from __future__ import annotations

import re

from nutgraf.store.tags import normal

_HASHTAG = re.compile(r"(?<![\w/#&])#([^\W\d_][\w/-]*\w|[^\W\d_])")
"""A `#tag` in Markdown: not a heading (`# x`), not part of a link, not a number."""


def body_tags(body: str) -> tuple[str, ...]:
    """The tags written as `#tag` in a note's Markdown."""
    return tuple(normal(name) for name in _HASHTAG.findall(body))


def renamed(body: str, old: str, new: str, *, below: bool = False) -> str:
    """A note's Markdown with another name for a tag, and where wanted for those below it."""
    key = old.casefold()

    def rename(found: re.Match[str]) -> str:
        name = normal(found[1])
        folded = name.casefold()
        if folded == key or (below and folded.startswith(f"{key}/")):
            return f"#{new}{name[len(old) :]}"
        return found[0]

    return _HASHTAG.sub(rename, body)


def untagged(body: str, name: str) -> str:
    """A note's Markdown with a tag as a plain word: the sentence around it stays whole."""
    key = name.casefold()
    return _HASHTAG.sub(
        lambda found: found[1] if normal(found[1]).casefold() == key else found[0], body
    )
