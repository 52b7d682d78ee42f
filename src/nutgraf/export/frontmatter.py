"""YAML front matter: written so that no title can break it, and renewed without touching the user's own keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Value = str | tuple[str, ...] | None
"""A scalar that is YAML already, a list of texts, or nothing to write."""

_FENCE = re.compile(
    r"\A(\ufeff?---[ \t]*\r?\n)(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]|\r?\n|\Z)")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_LONGEST = 65_536
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a file, taken apart into its entries."""

    opening: str
    """The first line."""
    entries: tuple[tuple[str, str], ...]
    """Key and lines of each entry; comments and blank lines have an empty key."""
    closing: str
    rest: str
    """The file after it."""

    def raw(self, key: str) -> str | None:
        """What stands behind a key on its line, as it is; None where the key is not there."""
        for name, lines in self.entries:
            if name == key:
                return lines.split("\n")[0].partition(":")[2].strip()
        return None

    def says(self, key: str, value: Value) -> bool:
        """Whether what stands under a key is what we would write there."""
        return ("".join(lines for name, lines in self.entries if name == key)) == _entry(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts under a key; a single one is a list of one, what YAML cannot read is none."""
        import yaml

        lines = next((lines for name, lines in self.entries if name == key), "")
        try:
            value = yaml.safe_load(lines[:_LONGEST])[key]
        except (yaml.YAMLError, KeyError, TypeError, ValueError):
            return ()
        items = value if isinstance(value, list) else [value]
        return tuple(str(item) for item in items if isinstance(item, str | int | float))


def scalar(text: str) -> str:
    """A text as a YAML scalar: a JSON string, which YAML reads as it is."""
    escaped = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", escaped)


def rendered(entries: Mapping[str, Value]) -> str:
    """A whole front matter with these entries, those without a value left out."""
    return f"---\n{''.join(_entry(k, v) for k, v in entries.items())}---\n"


def parsed(text: str) -> FrontMatter | None:
    """The front matter that a file begins with, if it does."""
    match = _FENCE.match(text)
    if match is None:
        return None
    inside = match[2]
    closing = match[0][len(match[1]) + len(inside) :]
    return FrontMatter(match[1], tuple(_entries(inside)), closing, text[match.end() :])


def merged(front: FrontMatter, ours: Mapping[str, Value], newline: str = "\n") -> str:
    """The front matter with our entries renewed where they stand and the user's own as they were."""
    lines, seen = [front.opening], set()
    for key, entry in front.entries:
        if key not in ours:
            lines.append(entry)
        elif key not in seen:
            lines.append(_entry(key, ours[key]).replace("\n", newline))
            seen.add(key)
    lines += [_entry(k, v).replace("\n", newline) for k, v in ours.items() if k not in seen]
    return "".join([*lines, front.closing])


def _entry(key: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"{key}: {value}\n"
    if not value:
        return f"{key}: []\n"
    return f"{key}:\n{''.join(f'  - {scalar(item)}{chr(10)}' for item in value)}"


def _entries(inside: str) -> Iterable[tuple[str, str]]:
    """Entries by their first lines; what is indented or a list item belongs to the entry before."""
    key, lines = "", ""
    for line in _LINE.findall(inside):
        found = _KEY.match(line)
        continued = (
            bool(key) and (line[:1] in {" ", "\t"} or line.startswith("- ")) and line.strip()
        )
        if continued:
            lines += line
            continue
        if lines:
            yield key, lines
        key, lines = (found[1], line) if found else ("", line)
    if lines:
        yield key, lines
