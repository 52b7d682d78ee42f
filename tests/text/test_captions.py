"""Credits: what makes a paragraph a caption, and what only looks like it."""

from __future__ import annotations

import pytest

from nutgraf.text.captions import credit_in_caption, credit_of


@pytest.mark.parametrize(
    ("paragraph", "credit"),
    [
        ("Soldiers stand on the main square on January 6 (REUTERS)", "REUTERS"),
        (
            "People march against prices on January 5, 2022 (AFP via Getty Images)",
            "AFP via Getty Images",
        ),
        ("A tree (a beech) lies on a car (AP Photo/Gwen Tallis)", "AP Photo/Gwen Tallis"),
        ("Shoppers queue on Sunday. (AP Photo/Gwen Tallis)", "AP Photo/Gwen Tallis"),
        ("The harbour at dawn. (Photo by Ann Lee/Getty Images)", "Photo by Ann Lee/Getty Images"),
        ("Empty platforms at noon (PA)", "PA"),
        ("Fans wait outside the ground (Meridian Press)", "Meridian Press"),
        ("A market in the old town [Ann Lee/Reuters]", "Ann Lee/Reuters"),
        ("The minister with his staff (Courtesy of the ministry)", "Courtesy of the ministry"),
        ("The boat before it sank (Handout)", "Handout"),
        ("The crater from above (Planet Labs PBC/AFP)", "Planet Labs PBC/AFP"),
    ],
)
def test_a_picture_credit_makes_a_caption(paragraph: str, credit: str) -> None:
    assert credit_of(paragraph) == credit


@pytest.mark.parametrize(
    "paragraph",
    [
        "The talks are to go on next week. (dpa)",
        "Shops closed early. (Reuters, AP)",
        "“We shall go on,” she said (Reuters)",
        "LONDON (Reuters) - Shares rose on Monday.",
        "The European Patent Office (EPO) said so.",
        "The Environmental Protection Agency (EPA)",
        "She won in the canton of Basel (BS)",
        "It was said to be cold (ePA)",
        "He came early (and left late)",
        "See the numbers below (pa)",
        "Talks went on (Ann Lee reported from Rome for AP)",
        "[bold]nothing[/] [@click=app.quit]",
        "(REUTERS)",
        "A crowd ( / )",
        "",
        "word " * 100 + "(REUTERS)",
    ],
)
def test_ordinary_brackets_make_none(paragraph: str) -> None:
    assert credit_of(paragraph) is None


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("A clinic in the north. Photograph: Oliver Stagg (PA)", "PA"),
        ("The dam at dusk. Photograph: Ann Lee/Reuters", "Ann Lee/Reuters"),
        ("The dam (Ann Lee)", "Ann Lee"),
        ("The dam © 2021 AFP", "2021 AFP"),
        ("The mayor (left) at dusk", None),
        ("The mayor, seated (left)", None),
    ],
)
def test_the_credit_of_what_is_known_to_be_a_caption(caption: str, credit: str | None) -> None:
    assert credit_in_caption(caption) == credit
