"""What the lists across the archive are called, how they are ordered, and how they are left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import MarkKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from nutgraf.model.ledger import Listed

TITLES: Mapping[MarkKind, str] = {
    MarkKind.ENTITY: "Entities",
    MarkKind.FIGURE: "Figures",
    MarkKind.CLAIM: "Claims",
}
HINTS: Mapping[MarkKind, str] = {
    MarkKind.ENTITY: "filter: a name, a kind, date:…, source:…, tag:…",
    MarkKind.FIGURE: "filter: killed, figure:killed>10, hedge:at-least, date:…, source:…",
    MarkKind.CLAIM: "filter: words, speaker:…, stance:denial, verdict:unchecked, date:…",
}
ORDER_NAMES: Mapping[str, str] = {
    "-date": "newest first",
    "date": "oldest first",
    "action": "by what happened",
    "counted": "by what is counted",
    "-value": "largest first",
    "value": "smallest first",
    "source": "by source",
    "speaker": "by speaker",
    "stance": "by stance",
    "verdict": "those with a verdict first",
    "-articles": "in most articles first",
    "-mentions": "most often named first",
    "name": "by name",
    "kind": "by kind",
}


class Jump(NamedTuple):
    """A passage to go to, and the command that comes back from there."""

    article: int
    span: Span
    back: tuple[str, str]
    """Id and argument."""
    then: str = ""
    """A command to run on the mark there."""


@dataclass(slots=True)
class LedgerState:
    """How a list was left."""

    query: str = ""
    sort: str = ""
    cursor: int = 0
    changed: bool = False
    """True once something was corrected in it."""


class MarkRows:
    """Figures or claims by their ids."""

    def __init__(self, ids: Sequence[int], fetch: Callable[[Sequence[int]], list[Listed]]) -> None:
        self._ids = ids
        self._fetch = fetch

    def __len__(self) -> int:
        return len(self._ids)

    def window(self, start: int, end: int) -> list[Listed]:
        """The rows at some places."""
        return self._fetch(self._ids[start:end])


COMMANDS = {kind: f"go.{name}" for kind, name in
       ((MarkKind.ENTITY, "entities"), (MarkKind.FIGURE, "figures"), (MarkKind.CLAIM, "claims"))}  # fmt: skip
NEXT = {
    MarkKind.ENTITY: "go.figures",
    MarkKind.FIGURE: "go.claims",
    MarkKind.CLAIM: "go.entities",
}
LEAVING = frozenset({"search.open", "line.open", *COMMANDS.values()})
"""Commands that are done after the list has been left."""
