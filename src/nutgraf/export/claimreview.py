"""ClaimReview in JSON-LD (schema.org/ClaimReview): what the user found out about claims and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.export.context import Context
from nutgraf.export.links import safe_url, text_fragment
from nutgraf.export.shapes import Object, document
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.marks import Claim, Judgement, MarkKind, Verdict
from nutgraf.text.anchors import make_anchor

RATINGS = {
    Verdict.WRONG: (1, "Wrong"),
    Verdict.DISPUTED: (3, "Disputed"),
    Verdict.SUPPORTED: (5, "Supported"),
    Verdict.UNCHECKABLE: (-1, "Cannot be checked"),
}
"""Rating and its name; the scale runs from 1 to 5, and -1 stands for no rating, as schema.org's examples have it."""


def write(bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
    """One JSON-LD document with a review for each verdict; what is not decided yet is left out."""
    reviews = (
        _review(bundle, judged)
        for bundle in bundles
        for judged in bundle.verdicts
        if judged.verdict in RATINGS
    )
    yield from document({"@context": "https://schema.org"}, "@graph", reviews)


def _review(bundle: ArticleBundle, judged: Judgement) -> Object:
    rating, name = RATINGS[judged.verdict]
    review: Object = {
        "@type": "ClaimReview",
        "claimReviewed": " ".join(judged.quote.split()),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": rating,
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": name,
        },
        "itemReviewed": _claim(bundle, judged),
    }
    if judged.evidence:
        review["reviewRating"]["ratingExplanation"] = judged.evidence
    if judged.updated:
        review["datePublished"] = judged.updated[:10]
    return review


def _claim(bundle: ArticleBundle, judged: Judgement) -> Object:
    article = bundle.article
    claim: Object = {"@type": "Claim", "appearance": _article(bundle, judged)}
    if article.date:
        claim["datePublished"] = article.date.isoformat()
    if (speaker := _speaker(bundle, judged)) is not None:
        claim["author"] = {"@type": "Thing", "name": speaker}
    return claim


def _article(bundle: ArticleBundle, judged: Judgement) -> Object:
    article = bundle.article
    told: Object = {"@type": "NewsArticle", "headline": article.title}
    anchor = make_anchor(article.text, judged.start, judged.end)
    url = text_fragment(article.url, anchor, article.text) or safe_url(article.url)
    if url:
        told["url"] = url
    if article.source:
        told["publisher"] = {"@type": "Organization", "name": article.source}
    if article.date:
        told["datePublished"] = article.date.isoformat()
    return told


def _speaker(bundle: ArticleBundle, judged: Judgement) -> str | None:
    """Who said it: of a claim its speaker, of a figure the speaker of the claim that it stands in."""
    for claim in bundle.analysis.claims:
        if claim.speaker is not None and _fits(claim, judged):
            return claim.who
    return None


def _fits(claim: Claim, judged: Judgement) -> bool:
    if judged.kind is MarkKind.CLAIM:
        return (claim.start, claim.end) == (judged.start, judged.end)
    return any(c.start <= judged.start and judged.end <= c.end for c in claim.content)
