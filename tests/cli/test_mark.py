"""`nutgraf mark`: what the program has missed, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_commands import Run, run

__all__ = ["run"]

TEXT = (
    "date 2026-03-02 The weir (AFP)\n\nThe old weir of Velmara broke on Monday. The keeper Ilna Praski shook her"
    " head: it was rotten for years. Umpteen score sheds went with it, and the old weir is gone.\n"
)


@pytest.fixture
def weir(run: Run, tmp_path: Path) -> Run:
    (tmp_path / "weir.txt").write_text(TEXT, encoding="utf-8")
    assert run("add", tmp_path / "weir.txt").code == 0
    return run


def test_an_entity_is_marked_everywhere(weir: Run) -> None:
    made = weir(
        *("mark", "add", 1, "entity", "--quote", "old weir of"), "--name", "Old Weir", "--json"
    )
    assert made.rows[0]["name"] == "Old Weir"
    assert weir("mark", "remove", 1, "--quote", "old weir of").code == 0
    place = f"{made.rows[0]['start']}:{made.rows[0]['start'] + 8}"
    told = weir(
        *("mark", "add", 1, "entity", "--at", place, "--name", "Old Weir"),
        *("--kind", "place", "--everywhere"),
    )
    assert told.out.split() == ["entity", place, "Old", "Weir,", "place"]
    listed = weir("entities", "entity:old-weir", "--distinct", "--json").rows
    assert {(e["name"], e["kind"], e["mentions"]) for e in listed if e["name"] == "Old Weir"} == {
        ("Old Weir", "place", 2)
    }
    assert weir("mark", "remove", 1, "--at", "0:3").code == 1


def test_a_figure_and_a_claim(weir: Run) -> None:
    figure = weir(
        *("mark", "add", 1, "figure", "--quote", "Umpteen score sheds", "--value", "240"),
        *("--hedge", "about", "--counted", "sheds", "--json"),
    ).rows[0]
    assert (figure["low"], figure["high"], figure["counted"]) == (240, 240, "sheds")
    told = weir(
        *("mark", "add", 1, "claim", "--quote", "it was rotten for years"),
        *("--speaker", "Ilna Praski", "--stance", "firm"),
    )
    assert "Ilna Praski: it was rotten for years" in told.out
    claims = weir("claims", "--json").rows
    assert [c["speaker"]["text"] for c in claims if c["stance"] == "firm"] == ["Ilna Praski"]


def test_what_does_not_go_together_is_refused(weir: Run) -> None:
    wrong = weir("mark", "add", 1, "claim", "--quote", "rotten", "--value", "3")
    assert (wrong.code, "--speaker" in wrong.err) == (2, True)
    assert weir("mark", "add", 1, "figure", "--quote", "rotten", "--everywhere").code == 2
    assert weir("mark", "add", 1, "figure").code == 2
    assert weir("mark", "add", 1, "figure", "--at", "5:900000").code == 2
    assert weir("mark", "add", 1, "figure", "--quote", "weir").code != 0


def test_links_are_told(run: Run, tmp_path: Path) -> None:
    source = "# Weir\n\nThe [old weir](https://dam.example/report) broke; [no](javascript:x)."
    (tmp_path / "weir.md").write_text(source, encoding="utf-8")
    run("add", tmp_path / "weir.md")
    (shown,) = run("show", 1, "--json").rows
    (link,) = shown["links"]
    assert shown["text"][link["start"] : link["end"]] == "old weir"
    assert link["url"] == "https://dam.example/report"
