"""Languages told apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.text.language import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Dozens of people were arrested in the city, the police said on Thursday."),
        ("en", "Torrential rain floods houses in Almaty"),
        ("en", "Which do you like to do: it s illegal to sell it, do n't do it, it s stolen."),
        (
            "fr",
            "Le président a dit que les pourparlers ne sont pas finis, et que la grève continue.",
        ),
        (
            "de",
            "Der Minister hat am Montag gesagt, dass die Gespräche nicht zu Ende sind und weitergehen.",
        ),
        (
            "es",
            "El presidente dijo que las conversaciones no han terminado y que la huelga sigue en la capital.",
        ),
        (
            "it",
            "Il presidente ha detto che la trattativa non è finita e che lo sciopero è nella capitale.",
        ),
        (
            "nl",
            "De president zei dat de gesprekken niet zijn afgelopen en dat er in de stad wordt gestaakt.",
        ),
        ("ru", "Президент сказал, что переговоры не закончены."),
        ("uk", "Президент сказав, що переговори ще не закінчені."),
        ("ar", "قال الرئيس إن المحادثات لم تنته"),
        ("ja", "大統領は交渉が終わっていないと述べた。"),
        ("zh", "总统说谈判还没有结束"),
        ("ko", "대통령은 협상이 끝나지 않았다고 말했다"),
        ("und", "12 345"),
        ("und", ""),
        ("und", "Xqyz vrkl ploh zzrt"),
    ],
)
def test_languages_are_told_apart(language: str, text: str) -> None:
    assert language_of(text) == language


@given(st.text())
@settings(max_examples=50)
def test_every_text_has_an_answer(text: str) -> None:
    assert len(language_of(text)) in {2, 3}
