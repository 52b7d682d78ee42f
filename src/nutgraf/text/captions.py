"""Captions of news pictures: told from paragraphs by the credit that they end in."""

from __future__ import annotations

import re
from functools import cache

from nutgraf.text.wordlists import entries

LONGEST_CAPTION = 400
"""Characters; of 3,967 paragraphs of news measured, what is longer and ends in a credit is no caption."""

_CASE_MATTERS = 4
"""Names up to this length are words when written otherwise: `epa`, `Pa`."""

_LAST_BRACKETS = re.compile(r"(.*\S)\s*[(\[]([^()\[\]\n]{2,90})[)\]]", re.DOTALL)
_SEPARATORS = re.compile(r"\s*[/|;,]\s*|\s+[-–—·•]\s+|\s+(?:via|for|and|&)\s+|:\s+", re.I)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w’'&.-]*(?: (?:of |the |de )?[A-ZÀ-Þ0-9][\w’'&.-]*){0,5}")
_NAMED_CREDIT = re.compile(
    r"(?:^|[.!?|\s])(?:photo(?:graph)?|picture|image|credit|photo credit|illustration)s?"
    r"\s*(?::|by\b)\s*(\S.{1,78})$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\))\s*(\S.{1,60})$", re.IGNORECASE)


def credit_of(block: str) -> str | None:
    """The credit that a paragraph ends in, where that makes it a caption: `AFP via Getty Images`.

    A single agency's name after a full stop, or behind a quotation, is a dispatch's sign-off and
    no credit; a photographer, `via` or `Photo` beside it makes it one even there.
    """
    text = block.strip()
    if len(text) > LONGEST_CAPTION or not text.endswith((")", "]")):
        return None
    found = _LAST_BRACKETS.fullmatch(text)
    if not found or not any(map(str.isalnum, found[2])):
        return None
    before, credit = found[1], found[2].strip()
    if _is_picture_credit(credit):
        return credit
    if " " not in before or not _is_name(credit) or _abbreviates(credit, before):
        return None
    is_sign_off = before[0] in "\"“'‘" or _SENTENCE_END.search(before)
    return None if is_sign_off else credit


def credit_in_caption(caption: str) -> str | None:
    """The credit of a text that is known to be a caption: its last brackets, or what follows `Photo:`."""
    text = caption.strip()
    found = _LAST_BRACKETS.fullmatch(text)
    if found and any(map(str.isalnum, found[2])):
        credit = found[2].strip()
        if _is_picture_credit(credit) or _is_name(credit) or _CAPITALISED.fullmatch(credit):
            return credit
    named = _NAMED_CREDIT.search(text) or _COPYRIGHT.search(text)
    return named[1].rstrip(" .") if named else None


def _is_picture_credit(credit: str) -> bool:
    """Whether it can be nothing but the credit of a picture: `AP Photo/Ann Lee`, `Photo: Ann Lee`."""
    parts = [part for part in _SEPARATORS.split(credit) if part]
    first_word = credit.split()[0].rstrip(":").casefold()
    if first_word in _openers() and len(credit.split()) > 1:
        return ":" in credit or " by " in credit or " of " in credit or any(map(_is_name, parts))
    if len(parts) == 1:
        return credit.startswith("©") or _ends_as_agency_photo(credit)
    sources = [_is_source(part) for part in parts]
    if all(sources):
        return " via " in credit
    return any(sources) and all(map(_CAPITALISED.fullmatch, parts))


def _is_name(credit: str) -> bool:
    """Whether it is an agency, an outlet, several of them, or what stands for one."""
    if credit in _whole_credits():
        return True
    return all(map(_is_source, filter(None, _SEPARATORS.split(credit))))


def _is_source(name: str) -> bool:
    return _is_agency(name) or _ends_as_outlet(name)


def _is_agency(name: str) -> bool:
    exact, folded = _agencies()
    return name in exact or name.casefold() in folded


def _ends_as_outlet(name: str) -> bool:
    """Two words or more with capitals, of which the last is an outlet's: `Meridian Press`."""
    words = name.split()
    return (
        len(words) > 1
        and words[-1].casefold() in _outlet_words()
        and _CAPITALISED.fullmatch(name) is not None
    )


def _ends_as_agency_photo(name: str) -> bool:
    """An agency and the word photo: `AP Photo`, `Reuters file photo`."""
    words = name.split()
    ends = words[-1].casefold() in _openers()
    return ends and any(_is_agency(" ".join(words[:n])) for n in range(1, len(words)))


def _abbreviates(credit: str, before: str) -> bool:
    """Whether the brackets hold the initials of the words before: `Environmental Protection Agency (EPA)`."""
    if not credit.isupper() or not credit.isalpha():
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", before) if word[0].isupper())
    return initials.endswith(credit)


@cache
def _agencies() -> tuple[frozenset[str], frozenset[str]]:
    """Names that count as written, and case-folded ones."""
    names = entries("agencies", "agencies")
    short = {name for name in names if len(name) <= _CASE_MATTERS}
    return (
        frozenset(short | {name.upper() for name in short}),
        frozenset(name.casefold() for name in names - short),
    )


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in entries("agencies", "outlet words"))


def _openers() -> frozenset[str]:
    return entries("agencies", "openers")


def _whole_credits() -> frozenset[str]:
    return entries("agencies", "whole credits")
