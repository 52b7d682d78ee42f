"""Claims that contradict each other, and many that do not."""

from __future__ import annotations

import pytest

from tests.text.claims.build import claims_of


def _links(text: str) -> list[tuple[int, ...]]:
    return [claim.disputes for claim in claims_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The president said rioters had seized the airport, but the deputy mayor later said the"
        " airport was working normally.",
        "The minister said the deal was a triumph but critics said it changed nothing.",
        "The inspector said the firm had been warned about the dam. The firm denied that it had"
        " been warned about the dam.",
        "Police said the bridge was safe for lorries. The union said the bridge was not safe for"
        " lorries.",
        "The council said all the sirens in the valley sounded. Residents said the sirens in the"
        " valley were silent.",
        "Prosecutors accused her of hiding documents. She denied the charges.",
        "Russia says it has taken the town; Ukraine denies this.",
        "The guard said the gate had failed. The company denied it.",
        "Kyiv said a new assault was near. Moscow dismissed the accusation.",
    ],
)
def test_contradictions_are_linked_both_ways(text: str) -> None:
    assert _links(text) == [(1,), (0,)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the bridge was safe. The mayor said the bridge was not safe.",
        "Police said the bridge was safe. The union said the harbour was not safe.",
        "Police said the bridge was safe for lorries. The union said so too, it said lorries were"
        " safe on the bridge.",
        "Ann Lee said the council had met. Ben Osei said nobody had eaten.",
        "Ann Lee said it had rained, and Ben Osei said it had snowed.",
        "Ann Lee said they had won, but Ben Osei said they had never been afraid.",
        "The minister said the road would open. Opponents denied him a second term.",
        "He said that he did not believe that the plan would work.",
        "The bank said new houses in the valley had passed the point of no return. Builders said new"
        " houses in the valley would return.",
        "Prosecutors accused Ann Lee of theft. Ben Osei has denied all charges against him.",
        "The Harbour Police denied claims that guards were paid. Police said guards were paid late.",
        "The press said a house was sold, and it was not about the money. Friends of Ms Poole said the"
        " sold house was about money.",
    ],
)
def test_what_is_no_contradiction(text: str) -> None:
    assert not any(_links(text))


def test_links_cross_paragraphs_and_stay_symmetrical() -> None:
    text = (
        "The operator said the sirens of the valley sounded at dawn.\n\nIt rained.\n\n"
        "Farmers said the price of hay had doubled.\n\n"
        "Residents said the sirens of the valley never sounded at dawn."
    )
    assert _links(text) == [(2,), (), (0,)]
