"""Markdown inside a block: the words without the markup, and the descriptions of its pictures."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nutgraf.ingest.links import Targets

_NONE: Mapping[str, str] = MappingProxyType({})
_MARKUP = re.compile(r"[*_`~\[<&\\]")
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_SHIELD = {ord(c): chr(0xF0000 + ord(c)) for c in _PUNCTUATION}
_UNSHIELD = {0xF0000 + ord(c): c for c in _PUNCTUATION}
"""What is escaped or code stands aside, as private characters, while the rest is read."""

_CODE = re.compile(r"(?<!`)(`{1,4})(?!`)([^`]{1,2000})\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_WORDS = r"\[((?:[^\[\]]|\[[^\[\]]{0,500}\]){0,1000})\]"
_TARGET = (
    r"\(\s*(?:<[^<>\n]{0,2000}>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s*\)"
)
_IMAGE = re.compile("!" + _WORDS + f"(?:{_TARGET}" + r"|\[([^\[\]]{0,200})\])")
_LINK = re.compile(_WORDS + _TARGET)
_REFERENCE = re.compile(r"\[([^\[\]]{1,500})\](?:\[([^\[\]]{0,200})\])?")
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,40}\](?!:)")
_AUTOLINK = re.compile(r"<(https?://[^\s<>]+|[\w.+-]+@[\w.-]+\.\w+)>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|article|aside|audio|b|big|blockquote|center|cite|code|dd|del|details|div|dl|dt|em|"
    r"embed|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|li|main|mark|"
    r"nav|object|ol|p|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|"
    r"summary|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video)(?:\s[^<>]{0,5000})?/?>",
    re.IGNORECASE,
)
_RUN = re.compile(r"\*+|_+|~~")


def words_of(
    source: str, references: Mapping[str, str] = _NONE, targets: Targets | None = None
) -> str:
    """The text without emphasis, code marks, tags, pictures and link targets; links keep their text.

    With `targets`, links leave signs around it.
    """
    if not _MARKUP.search(source):
        return source
    text = _shielded(source)
    text = _IMAGE.sub("", text)
    for _ in range(2):  # a link's text may hold a link in brackets
        text = _LINK.sub(lambda found: _link(found, targets), text)
    text = _REFERENCE.sub(lambda found: _reference(found, references, targets), text)
    text = _FOOTNOTE.sub("", text)
    text = _AUTOLINK.sub(lambda found: found[1].translate(_SHIELD), text)
    text = _TAG.sub("", _BREAK.sub(" ", text))
    return html.unescape(_without_emphasis(text)).translate(_UNSHIELD)


def pictures_in(source: str) -> list[str]:
    """The descriptions of the pictures, as plain words, without those that have none."""
    found = _IMAGE.findall(_shielded(source)) if "![" in source else []
    texts = (words_of(alt.translate(_UNSHIELD)).strip() for alt, _ in found)
    return [text for text in texts if text]


def is_emphasised(source: str) -> bool:
    """Whether all of it but its pictures is one emphasis, as captions are set below pictures."""
    rest = _IMAGE.sub("", _shielded(source)).strip()
    return re.fullmatch(r"(?:\*[^*\s][^*]*\*|_[^_\s][^_]*_)", rest) is not None


def _shielded(source: str) -> str:
    text = _CODE.sub(lambda found: found[2].translate(_SHIELD), source)
    return _ESCAPE.sub(lambda found: found[1].translate(_SHIELD), text)


def _link(found: re.Match[str], targets: Targets | None) -> str:
    """The text of a link."""
    if targets is None:
        return found[1]
    target = found[0][found.end(1) - found.start() + 2 : -1].strip()
    address = target[1:].partition(">")[0] if target.startswith("<") else target.split(" ")[0]
    return targets.marked(found[1], address.translate(_UNSHIELD))


def _reference(found: re.Match[str], references: Mapping[str, str], targets: Targets | None) -> str:
    """The text of a link whose target stands elsewhere; brackets that are none stay."""
    target = references.get((found[2] or found[1]).strip().casefold())
    if target is None:
        return found[0]
    return found[1] if targets is None else targets.marked(found[1], target)


def _without_emphasis(text: str) -> str:
    """Without the runs of `*`, `_` and `~~` that open and close something."""
    removed: list[tuple[int, int]] = []
    openers: dict[str, list[tuple[int, int]]] = {"*": [], "_": [], "~": []}
    for run in _RUN.finditer(text):
        opens, closes = _flanks(text, run)
        waiting = openers[run[0][0]]
        start, left = run.start(), run.end()
        while closes and waiting and start < left:
            opened, until = waiting.pop()
            width = min(until - opened, left - start)
            removed += [(until - width, until), (start, start + width)]
            start += width
            if opened < until - width:
                waiting.append((opened, until - width))
        if opens and start < left:
            waiting.append((start, left))
    return _cut(text, sorted(removed))


def _flanks(text: str, run: re.Match[str]) -> tuple[bool, bool]:
    """Whether a run can open and close emphasis; not inside words in `_`, not between digits in `2*3`."""
    before = text[run.start() - 1 : run.start()]
    after = text[run.end() : run.end() + 1]
    opens = bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace()
    if before.isdigit() and after.isdigit():
        return False, False
    if run[0][0] == "_":
        opens = opens and not before.isalnum()
        closes = closes and not after.isalnum()
    return opens, closes


def _cut(text: str, ranges: list[tuple[int, int]]) -> str:
    kept: list[str] = []
    at = 0
    for start, end in ranges:
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])
