"""What a command is, and where it applies; the table of all of them stands in `command_table`."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Context(StrEnum):
    """Where a command applies; the value is what the help shows as a heading."""

    FIXING = "while moving a boundary"
    VISUAL = "while selecting text"
    MINE = "on a note of yours"
    FINDING = "while matches are marked"
    ARTICLE = "in the article"
    LIST = "in the library"
    INSPECTOR = "in the inspector"
    READER = "everywhere in the reader"
    SEARCH = "in the search"
    NOTES = "in the notes view"
    ENTITIES = "among the entities"
    LEDGER = "among figures and claims"
    DOSSIER = "in a dossier"
    CHANGES = "among the changes"
    TAGS = "among the tags"
    PICKER = "while picking a tag"
    CHOOSING = "while picking an entity"
    MERGING = "before two entities become one"
    EDITOR = "while writing a note"
    EXPLAIN = "beside an explanation"
    MENU = "in a menu"
    QUESTION = "at a question"
    HELP = "in this help"
    ENTRY = "in an entry line"


class Command(NamedTuple):
    """Something that the user can have done."""

    id: str
    """What the configuration and the `:` line call it; permanent."""
    keys: tuple[str, ...]
    """Each a key, or several to press one after the other, with blanks between."""
    title: str
    """A word or two, for footer and palette."""
    help: str
    """One sentence, without a full stop."""
    contexts: tuple[Context, ...]
    group: str
    footer: tuple[Context, ...] = ()
    """Contexts whose footer shows it."""
    pair: str = ""
    """The command of the opposite direction, whose key the footer shows beside its own."""
    argument: str = ""
    """What may stand after it on the `:` line."""
    palette: bool = True
    """False for movement, which makes no sense from the palette or the `:` line."""
