"""Which characters a terminal knows, as far as the environment says."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Mapping

UTF_8 = "utf-8"
_VARIABLES = ("LC_ALL", "LC_CTYPE", "LANG")
"""The first that is set counts (POSIX, 8.2)."""


def named_charset(environment: Mapping[str, str]) -> str:
    """The codec of the character set that the locale names, `ascii` for C and POSIX; UTF-8 where none is named."""
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    if locale in ("C", "POSIX"):
        return "ascii"
    charset = locale.partition("@")[0].partition(".")[2]
    try:
        return codecs.lookup(charset).name if charset else UTF_8
    except LookupError:
        return UTF_8


def as_wide(error: UnicodeError) -> tuple[str, int]:
    """A handler for characters that a charset has not: question marks in as many cells."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "?" * cell_len(error.object[error.start : error.end]), error.end


codecs.register_error("as-wide", as_wide)
