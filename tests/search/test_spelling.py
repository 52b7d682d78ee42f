"""British and American spellings."""

from __future__ import annotations

import pytest

from nutgraf.search.spelling import other_spellings


@pytest.mark.parametrize(
    ("british", "american"),
    [("colour", "color"), ("organisations", "organizations"), ("centre", "center"), ("centred", "centered"),
     ("travelling", "traveling"), ("defence", "defense"), ("analyse", "analyze"), ("paediatric", "pediatric"),
     ("programmes", "programs"), ("neighbourhood", "neighborhood")],
)  # fmt: skip
def test_both_find_each_other(british: str, american: str) -> None:
    assert american in other_spellings(british)
    assert british in other_spellings(american)


@pytest.mark.parametrize("word", ["four", "hour", "prize", "advise", "dam", "tour", "colourxyz"])
def test_words_that_only_look_alike_have_no_other_spelling(word: str) -> None:
    assert other_spellings(word) == ()
