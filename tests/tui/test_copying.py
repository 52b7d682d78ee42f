"""Passages in the forms in which they are copied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nutgraf.tui.copying import FORMS, passage_as
from tests.tui import pages

ARTICLE = pages.story("The dam gave way.", title="Dam [gives] way")


def test_a_text_is_copied_as_it_was_printed() -> None:
    assert passage_as("text", "The dam\ngave way.", ARTICLE) == "The dam\ngave way."


def test_a_quotation_names_its_source() -> None:
    copied = passage_as("quote", "The dam\ngave way.", ARTICLE)
    assert copied == "“The dam gave way.” (Dam [gives] way. Northgate Chronicle, 2026-03-03)"


def test_markdown_has_a_link_where_there_is_one() -> None:
    copied = passage_as("markdown", "The dam gave way.", ARTICLE)
    assert copied.startswith("> The dam gave way.\n")
    assert r"[Dam \[gives\] way](<https://chronicle.example/dam>), Northgate Chronicle" in copied
    without = passage_as("markdown", "The dam gave way.", replace(ARTICLE, url=None))
    assert r"> Dam \[gives\] way, Northgate Chronicle" in without


@pytest.mark.parametrize("form", FORMS)
def test_every_form_keeps_the_words(form: str) -> None:
    assert "gave way" in passage_as(form, "The dam gave way.", ARTICLE)
