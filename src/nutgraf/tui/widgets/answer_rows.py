"""An answer as rows: articles in two lines, notes and passages in one, each part under its heading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nutgraf.model.search import HitKind, Scope
from nutgraf.model.wording import counted

if TYPE_CHECKING:
    from nutgraf.model.search import Answer, Hit


@dataclass(frozen=True, slots=True)
class Title:
    """The name of a part, and how many there are."""

    name: str
    aside: str


@dataclass(frozen=True, slots=True)
class HitLine:
    """The first line of something that was found."""

    hit: Hit


@dataclass(frozen=True, slots=True)
class SnippetLine:
    """The second line: the sentence that matched."""

    hit: Hit


@dataclass(frozen=True, slots=True)
class Past:
    """A query that can be taken into the box: searched for before, saved, or suggested."""

    query: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class More:
    """What of a part is not shown, and the scope that shows it."""

    text: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Remark:
    """A muted sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Warned:
    """What is wrong with the query, and what was probably meant."""

    text: str


ResultRow = Title | HitLine | SnippetLine | Past | More | Remark | Warned


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of each part are shown where all are asked for."""

    articles: int = 6
    notes: int = 4
    passages: int = 10

    @classmethod
    def of(cls, lines: int) -> Shares:
        """The shares where there is room for so many lines; an article takes two."""
        return cls(max(3, lines // 4), max(2, lines // 6), max(4, lines // 3))


def result_rows(
    answer: Answer, archive: int, shares: Shares | None = None, arrow: str = "→"
) -> list[ResultRow]:
    """All rows of an answer, or of each part its share; `archive` is how many articles there are."""
    rows: list[ResultRow] = [Warned(_sentence(warning)) for warning in answer.warnings]
    if answer.corrections:
        told = ", ".join(f"{typed} {arrow} {found}" for typed, found in answer.corrections)
        rows.append(Remark(told))
    parts = (
        _articles(answer, archive, shares.articles if shares else None),
        _notes(answer, shares.notes if shares else None),
        _passages(answer, shares.passages if shares else None),
    )
    for number, part in enumerate(filter(None, parts)):
        rows += [Remark(""), *part] if number else part
    return rows if any(parts) else rows + _advice(answer)


def _articles(answer: Answer, archive: int, share: int | None) -> list[ResultRow]:
    """The articles, in two lines each."""
    hits = [hit for hit in answer.hits if hit.kind is HitKind.ARTICLE]
    if not hits:
        return []
    more = "+" if answer.partial or answer.at_least else ""
    aside = f"{answer.articles:,}{more} of {archive:,} · {answer.milliseconds:.0f} ms"
    rows: list[ResultRow] = [Title("articles", aside)]
    for hit in hits[:share]:
        rows += [HitLine(hit), SnippetLine(hit)]
    left = max(answer.articles, len(hits)) - len(hits[:share])
    if share is not None and left > 0:
        one = left == 1 and not more
        rows.append(More(f"{left:,}{more} more article{'' if one else 's'}", Scope.ARTICLES))
    return rows


def _notes(answer: Answer, share: int | None) -> list[ResultRow]:
    """The notes, in one line each."""
    hits = [hit for hit in answer.hits if hit.kind is HitKind.NOTE]
    if not hits:
        return []
    rows: list[ResultRow] = [Title("notes", f"{answer.notes:,}")]
    rows += [HitLine(hit) for hit in hits[:share]]
    left = max(answer.notes, len(hits)) - len(hits[:share])
    if share is not None and left > 0:
        rows.append(More(counted(left, "more note"), Scope.NOTES))
    return rows


def _passages(answer: Answer, share: int | None) -> list[ResultRow]:
    """The passages, in one line each."""
    hits = answer.passages
    if not hits:
        return []
    more = "+" if answer.more_passages else ""
    articles = counted(answer.articles, "article")
    rows: list[ResultRow] = [Title("passages", f"{len(hits):,}{more} in {articles}")]
    rows += [HitLine(hit) for hit in hits[:share]]
    if share is not None and (more or len(hits) > share):
        rows.append(More("more passages", Scope.PASSAGES))
    return rows


def _advice(answer: Answer) -> list[ResultRow]:
    """What to try where nothing was found."""
    if not answer.suggestions:
        return [Remark("Nothing was found.")]
    rows: list[ResultRow] = [Title("nothing found", "try instead:")]
    for one in answer.suggestions:
        how = f"without {one.without}" if one.without else "spelt so"
        found = counted(one.articles, "article")
        rows.append(Past(one.query, f"{found} · {how}"))
    return rows


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
