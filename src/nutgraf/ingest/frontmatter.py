"""Front matter of Markdown files: YAML between `---` lines, TOML between `+++` lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nutgraf.ingest.assemble import Details
from nutgraf.ingest.dates import read_date
from nutgraf.text.canonical import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LARGEST = 64 * 1024
"""Characters; what is longer is no front matter."""

Values = dict[str, tuple[str, ...]]
"""Each key, in small letters, with its scalar or its list of scalars as text."""

_YAML = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY_LINE = re.compile(r"([A-Za-z][\w .-]{0,40}?)[ \t]*[:=][ \t]*(.*)")

_TITLE = ("title", "headline")
_DATE = (
    "date",
    "published",
    "publishdate",
    "pubdate",
    "datepublished",
    "published_time",
    "created",
)
_AUTHOR = ("author", "authors", "byline")
_OUTLET = ("source", "site", "publisher", "outlet", "sitename", "site_name", "publication")
_URL = ("url", "link", "canonical_url", "canonicalurl", "source_url", "source", "permalink")
_TAGS = ("tags", "tag", "keywords")


def split_front_matter(text: str) -> tuple[Details, str]:
    """What the front matter says, and the text after it; all of the text where there is none.

    Front matter that its parser refuses is read line by line, so that one unquoted colon costs nothing.
    """
    start = text[: LARGEST + 10]
    if found := _YAML.match(start):
        values = _yaml_values(found[1])
    elif found := _TOML.match(start):
        values = _toml_values(found[1])
    if not found:
        return Details(), text
    if values is None:
        values = _line_values(found[1])
    if not values and found[1].strip():
        return Details(), text
    return _details(values), text[found.end() :]


def _details(values: Values) -> Details:
    source = _first(values, _OUTLET)
    return Details(
        title=_first(values, _TITLE),
        date=next(filter(None, map(read_date, _all(values, _DATE))), None),
        author=", ".join(name.strip("[] ") for name in _all(values, _AUTHOR)),
        outlet="" if _is_web(source) else source,
        url=next(filter(_is_web, _all(values, _URL)), ""),
        tags=tuple(tag for value in _all(values, _TAGS) for tag in _split_tags(value)),
    )


def _all(values: Values, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for key in keys for text in values.get(key, ()))


def _first(values: Values, keys: Iterable[str]) -> str:
    """The first scalar under any of the keys."""
    return next((values[key][0] for key in keys if len(values.get(key, ())) == 1), "")


def _is_web(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _split_tags(value: str) -> list[str]:
    return [tag.strip() for tag in value.split(",")]


def _yaml_values(source: str) -> Values | None:
    """The mapping in the YAML; `None` where it is broken, empty where it is something else."""
    import yaml

    from nutgraf.ingest.frontmatter_yaml import PlainLoader

    try:
        loaded = yaml.load(source, PlainLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return _scalars(loaded) if isinstance(loaded, dict) else {}


def _toml_values(source: str) -> Values | None:
    import tomllib

    try:
        return _scalars(tomllib.loads(source))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def _line_values(source: str) -> Values:
    """`key: value` and `key = value` lines at the margin, and `- item` lines below them."""
    values: dict[str, tuple[str, ...]] = {}
    key = ""
    for line in source.split("\n"):
        found = _KEY_LINE.fullmatch(line.rstrip())
        item = re.fullmatch(r"\s*-\s+(.+)", line)
        if found:
            key = found[1].lower()
            value = found[2].strip("\"' ")
            values[key] = (value,) if value else ()
        elif item and key:
            values[key] = (*values[key], item[1].strip("\"' "))
    return values


def _scalars(mapping: Mapping[Any, Any]) -> Values:
    """The scalars and lists of scalars in it; what is nested deeper is left out."""
    values: Values = {}
    for key, value in mapping.items():
        items = value if isinstance(value, list) else [value]
        if all(not isinstance(item, list | dict) for item in items):
            texts = (safe_text(str(item), single_line=True) for item in items)
            kept = tuple(text for text in texts if text not in ("", "~", "null"))
            values[str(key).strip().lower()] = kept
    return values
