"""What jobs and floating screens tell the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

    from nutgraf.errors import NutgrafError
    from nutgraf.model.progress import AddStatus
    from nutgraf.model.search import Answer, Completion
    from nutgraf.tui.widgets.ledger_rows import Rows


@dataclass
class Answered(Message):
    """A search has its answer, or the reason why it has none."""

    number: int
    """Of the question; only that of the newest counts."""
    answer: Answer | None
    error: NutgrafError | None = None
    completions: Sequence[Completion] = ()
    """What Tab can put at the cursor of the box."""


@dataclass
class IdsLoaded(Message):
    """The articles of a query are known."""

    number: int
    ids: array[int]
    error: NutgrafError | None = None


@dataclass
class LedgerMade(Message):
    """A list of entities, figures or claims is made, or the reason why it is not."""

    number: int
    """Of the question; only that of the newest counts."""
    rows: Rows | None
    cursor: int = 0
    """The row to stand on."""
    error: NutgrafError | None = None


@dataclass
class AddingMoved(Message):
    """Where adding in the background stands."""

    done: int
    total: int | None


@dataclass
class AddingEnded(Message):
    """Adding in the background is over."""

    counts: Mapping[AddStatus, int]
    first: int | None
    """Id of the first article that is new."""
    trouble: str = ""
    """Why something could not be added; empty if all went well."""
    stopped: bool = False


@dataclass
class ArticleMarked(Message):
    """The second engine has marked an article anew."""

    article: int


@dataclass
class WorkDone(Message):
    """Something in the background has ended."""

    told: str
    """One sentence for the user."""
    trouble: bool = False
