"""Signs take one cell, and plain ones are ASCII."""

from __future__ import annotations

from rich.cells import cell_len

from nutgraf.tui.glyphs import ASCII, GLYPHS, UNICODE, Glyphs


def _signs(glyphs: Glyphs) -> list[str]:
    return [sign for each in glyphs for sign in (each if isinstance(each, tuple) else [each])]


def test_every_sign_is_one_cell_but_for_two_of_the_plain_ones() -> None:
    for glyphs in GLYPHS.values():
        hedges = {sign for sign in (glyphs.at_least, glyphs.at_most) if sign.isascii()}
        assert {cell_len(sign) for sign in _signs(glyphs) if sign not in hedges} == {1}
        assert hedges in (set(), {">=", "<="})


def test_the_plain_set_is_ascii() -> None:
    assert all(sign.isascii() for sign in _signs(ASCII))


def test_kinds_of_entities_have_signs_of_their_own() -> None:
    kinds = ["person", "organisation", "place", "group", "other"]
    for glyphs in (UNICODE, ASCII):
        assert len({getattr(glyphs, kind) for kind in kinds}) == len(kinds)
    assert set(Glyphs._fields) >= set(kinds)
