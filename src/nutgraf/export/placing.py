"""Where an imported quotation stands in its article: there with certainty, or nowhere."""

from __future__ import annotations

from dataclasses import replace

from nutgraf.model.notes import Anchor, NoteState
from nutgraf.text.anchors import make_anchor, place

_MOST = 200


def placed(anchor: Anchor, text: str) -> tuple[Anchor, NoteState]:
    """The anchor in this text: letter for letter, then with other quotes and spaces, then alike (*moved*).

    A quotation that stands there more than once is placed where its own position or its neighbours say; where they
    say nothing it is *lost*, as a guess would put it elsewhere in silence.
    """
    found = _occurrences(text, anchor.quote)
    if anchor.start in found and anchor.end == anchor.start + len(anchor.quote):
        return make_anchor(text, anchor.start, anchor.end), NoteState.PLACED
    if len(found) > 1:
        found = [start for start in found if _fits(anchor, text, start)]
    if len(found) == 1:
        return make_anchor(text, found[0], found[0] + len(anchor.quote)), NoteState.PLACED
    if found or anchor.quote in text:
        return anchor, NoteState.LOST
    return _placed_variant(anchor, text)


def _placed_variant(anchor: Anchor, text: str) -> tuple[Anchor, NoteState]:
    from nutgraf.text.alignment import normalised

    plain, places = normalised(text)
    quote = normalised(anchor.quote).text.strip()
    found = _occurrences(plain, quote)
    if len(found) > 1:
        found = [start for start in found if _fits(replace(anchor, quote=quote), plain, start)]
        if len(found) != 1:
            return anchor, NoteState.LOST
    if len(found) == 1:
        start, end = places[found[0]], places[found[0] + len(quote) - 1] + 1
        return make_anchor(text, start, end), NoteState.PLACED
    return place(anchor, text)


def _fits(anchor: Anchor, text: str, start: int) -> bool:
    """Whether the neighbours of an occurrence are those that the anchor names; without any none fits."""
    prefix, suffix = _plain(anchor.prefix), _plain(anchor.suffix)
    end = start + len(anchor.quote)
    before = _plain(text[max(0, start - len(anchor.prefix) - 8) : start])
    after = _plain(text[end : end + len(anchor.suffix) + 8])
    return bool(prefix or suffix) and before.endswith(prefix) and after.startswith(suffix)


def _plain(text: str) -> str:
    from nutgraf.text.alignment import normalised

    return "".join(normalised(text).text.split())


def _occurrences(text: str, quote: str) -> list[int]:
    starts: list[int] = []
    start = text.find(quote) if quote else -1
    while start >= 0 and len(starts) < _MOST:
        starts.append(start)
        start = text.find(quote, start + 1)
    return starts
