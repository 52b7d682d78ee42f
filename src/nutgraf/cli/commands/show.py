"""`nutgraf show`: one article on stdout."""

from __future__ import annotations

import click

from nutgraf.cli.context import Context
from nutgraf.cli.output import print_json
from nutgraf.model.article import Article
from nutgraf.model.marks import Analysis, Claim
from nutgraf.model.shapes import article_shape


@click.command("show")
@click.argument("article_id", metavar="ID", type=int)
@click.option("--plain", "form", flag_value="plain", default=True, help="The text alone (default).")
@click.option("--marked", "form", flag_value="marked", help="The text with the marks written out.")
@click.option("--json", "form", flag_value="json", help="Everything, as one object.")
@click.pass_obj
def command(context: Context, article_id: int, form: str) -> None:
    """Print one article."""
    with context.library() as library:
        article = library.articles.get(article_id)
        if form == "plain":
            click.echo(f"{_head(article)}\n\n{article.text}")
            return
        analysis = library.marks.of(article_id)
        if form == "marked":
            click.echo(f"{_head(article)}\n\n{marked(article.text, analysis)}")
            return
        row = library.articles.rows([article_id])[0]
        notes, links = library.notes.of_article(article_id), library.articles.links(article)
        print_json(article_shape(article, row, analysis, notes, links))


def marked(text: str, analysis: Analysis) -> str:
    """The text with each mark in brackets: `[person: …]`, `[figure: …]`, `[claim of …: …]`."""
    opening: dict[int, list[tuple[int, str]]] = {}
    closing: dict[int, int] = {}
    for start, end, label in _labels(analysis):
        opening.setdefault(start, []).append((end, label))
        closing[end] = closing.get(end, 0) + 1
    pieces, at = [], 0
    for place in sorted({*opening, *closing}):
        pieces.append(text[at:place])
        pieces.append("]" * closing.get(place, 0))
        # Of marks that begin together the longest is the outermost.
        pieces.extend(f"[{label}: " for _, label in sorted(opening.get(place, ()), reverse=True))
        at = place
    return "".join([*pieces, text[at:]])


def _labels(analysis: Analysis) -> list[tuple[int, int, str]]:
    marks = [(mention.start, mention.end, mention.kind.value) for mention in analysis.entities]
    marks += [(figure.start, figure.end, "figure") for figure in analysis.figures]
    for claim in analysis.claims:
        marks += [(quote.start, quote.end, _claim_label(claim)) for quote in claim.content]
    return [mark for mark in marks if mark[0] < mark[1]]


def _claim_label(claim: Claim) -> str:
    return f"claim of {claim.who}" if claim.who else "claim"


def _head(article: Article) -> str:
    day = article.date.isoformat() if article.date else ""
    facts = [article.source, article.author or "", day, f"{article.words} words", article.url or ""]
    return f"{article.title}\n{' · '.join(fact for fact in facts if fact)}"
