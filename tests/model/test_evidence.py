"""What in the evidence of a verdict can be gone to."""

from __future__ import annotations

import pytest

from nutgraf.model.evidence import Lead, LeadKind, leads_in

NOTE, PASSAGE, LINK = LeadKind


@pytest.mark.parametrize(
    ("evidence", "leads"),
    [
        ("", []),
        ("A call of 4 March, “quoted” by hand.", []),
        ("The ministry says 17. (note 01KAN7XQ)", [(NOTE, "01KAN7XQ", 0)]),
        ("nutgraf://note/01KAN7XQ", [(NOTE, "01KAN7XQ", 0)]),
        (
            "see https://a.example/x, and HTTP://b.example.",
            [(LINK, "https://a.example/x", 0), (LINK, "HTTP://b.example", 0)],
        ),
        ("<https://a.example> [b](<https://a.example>)", [(LINK, "https://a.example", 0)]),
        ("https:// javascript:alert(1) file:///etc/passwd", []),
        ("“Two\nlines” (A title, nutgraf://article/3)", [(PASSAGE, "Two\nlines", 3)]),
        ("“Old form” (A title, Source)", [(PASSAGE, "Old form", 0)]),
        ("A title, nutgraf://article/12", [(PASSAGE, "", 12)]),
    ],
)
def test_leads(evidence: str, leads: list[tuple[LeadKind, str, int]]) -> None:
    assert list(leads_in(evidence)) == [Lead(*lead) for lead in leads]
