"""One article without an archive, by either engine."""

from __future__ import annotations

from importlib import util
from pathlib import Path

import pytest

from nutgraf.errors import MissingModel
from nutgraf.library.analysing import analyse_source, explained
from nutgraf.library.parsing import pipeline
from tests.text.parsed.build import needs_model

STORY = "date 2026-03-02 The dam (AFP)\n\nMayor Ann Lee said the dam was safe. It is hoped it will hold.\n"


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "dam.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


def test_rules_need_nothing(story: str) -> None:
    document, analysis = analyse_source(story)
    assert analysis.engine == "rules"
    assert document.text[analysis.claims[0].cue.start :].startswith("said")


def test_the_missing_engine_is_told_with_the_way_to_get_it(
    story: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.cache_clear()
    monkeypatch.setattr(util, "find_spec", lambda name: None)
    with pytest.raises(MissingModel) as caught:
        analyse_source(story, engine="spacy")
    assert "nutgraf[spacy]" in caught.value.hint


@needs_model
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_both_together_find_more_and_explain_it(story: str) -> None:
    _, analysis = analyse_source(story, engine="spacy")
    assert analysis.engine.startswith("rules+")
    assert [claim.engine for claim in analysis.claims] == ["rules", "spacy"]
    assert any("nobody is named who does so" in line for line in explained(analysis))
