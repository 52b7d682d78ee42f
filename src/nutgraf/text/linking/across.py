"""Across articles: an acronym that an article leaves unexplained, by what the archive knows it for.

People are never linked like this: a family name alone says nothing outside its article.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nutgraf.model.marks import EntityKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nutgraf.model.marks import Analysis, Claim, Mention

_LONGEST = 8
_KNOWN = "organisation-name"
"""The rule of names that the word lists hold; they mean the same everywhere, or nobody knows what."""


def unexplained(analysis: Analysis) -> tuple[str, ...]:
    """The acronyms of organisations of which the article does not say what they stand for."""
    return tuple(sorted({mention.text for mention in analysis.entities if _is_bare(mention)}))


def expanded(analysis: Analysis, names: Mapping[str, str]) -> Analysis:
    """The analysis with the full names of these acronyms, which other articles gave."""
    if not names:
        return analysis
    return replace(
        analysis,
        entities=tuple(_named(mention, names) for mention in analysis.entities),
        claims=tuple(_spoken(claim, names) for claim in analysis.claims),
    )


def _is_bare(mention: Mention) -> bool:
    """Whether it is an acronym that neither the article nor a word list explains."""
    text = mention.text
    if mention.kind is not EntityKind.ORGANISATION or mention.name != text:
        return False
    return (
        text.isalpha() and text.isupper() and 1 < len(text) <= _LONGEST and mention.rule != _KNOWN
    )


def _named(mention: Mention, names: Mapping[str, str]) -> Mention:
    """The mention under its full name."""
    if mention.text not in names or not _is_bare(mention):
        return mention
    name = names[mention.text]
    return replace(
        mention, name=name, grounds=f"{mention.grounds}; other articles explain it as “{name}”"
    )


def _spoken(claim: Claim, names: Mapping[str, str]) -> Claim:
    """The claim with the full name of its speaker."""
    speaker = claim.speaker
    name = names.get(speaker.name or "") if speaker else None
    if speaker is None or name is None:
        return claim
    return replace(claim, speaker=replace(speaker, name=name))
