"""Every layer in its own channel, and a page that stays a page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.marks import EntityKind, Mention, Span
from nutgraf.model.notes import TargetKind
from nutgraf.tui.page.density import coloured, share
from nutgraf.tui.page.marks import Layer
from nutgraf.tui.page.paint import (
    PLAIN,
    Look,
    Painting,
    Run,
    Stroke,
    Underline,
    claim_strokes,
    contested,
    highlights,
    runs_of,
)
from tests.tui.pages import PARTS, analysis, claim, note, story

STORY = story(*PARTS)
TEXT = STORY.text
PERSON, FIGURE = Look(entity=EntityKind.PERSON), Look(figure=True)
SAID, DENIED = Look(claim=Underline.CLAIM), Look(claim=Underline.DISPUTED)
YELLOW = Look(highlight="yellow")

strokes = st.lists(
    st.builds(
        Stroke,
        st.integers(0, 40),
        st.integers(0, 40),
        st.sampled_from([PERSON, FIGURE, SAID, DENIED, YELLOW, Look(highlight="red")]),
    ),
    max_size=12,
)


def test_layers_over_one_another_compose() -> None:
    runs = runs_of([Stroke(0, 10, SAID), Stroke(4, 8, FIGURE), Stroke(6, 12, YELLOW)], 0, 20)
    assert runs == [
        Run(0, 4, SAID),
        Run(4, 6, Look(figure=True, claim=Underline.CLAIM)),
        Run(6, 8, Look(figure=True, claim=Underline.CLAIM, highlight="yellow")),
        Run(8, 10, Look(claim=Underline.CLAIM, highlight="yellow")),
        Run(10, 12, YELLOW),
    ]


def test_of_one_layer_the_shorter_shows_and_a_dispute_always() -> None:
    place = Look(entity=EntityKind.PLACE)
    assert runs_of([Stroke(2, 4, PERSON), Stroke(0, 9, place)], 0, 9)[1] == Run(2, 4, PERSON)
    assert runs_of([Stroke(2, 4, SAID), Stroke(0, 9, DENIED)], 0, 9) == [Run(0, 9, DENIED)]


@given(strokes, st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=100)
def test_runs_are_what_each_character_would_get(
    given_: list[Stroke], start: int, length: int
) -> None:
    end = start + length
    runs = runs_of(given_, start, end)
    assert all(one.end <= other.start for one, other in pairwise(runs))
    for offset in range(start, end):
        over = [s.look for s in given_ if s.start <= offset < s.end]
        look = next((run.look for run in runs if run.start <= offset < run.end), PLAIN)
        assert (look.entity is not None) == any(o.entity for o in over)
        assert look.figure == any(o.figure for o in over)
        assert look.claim == max((o.claim for o in over), default=Underline.NONE)
        assert (look.highlight is not None) == any(o.highlight for o in over)


def _looks(painting: Painting, words: str) -> list[Look]:
    start = TEXT.index(words)
    block = next(n for n, b in enumerate(STORY.blocks) if b.start <= start < b.end)
    return [run.look for run in painting.runs(block, start, start + len(words))]


def test_an_article_is_painted_in_all_layers() -> None:
    painting = Painting(STORY.blocks, analysis(TEXT), [note(TEXT, "on Monday", colour="red")])
    assert _looks(painting, "At least 12") == [Look(figure=True, claim=Underline.CLAIM)]
    assert _looks(painting, "Velmara (AP)") == [Look(entity=EntityKind.PLACE)]
    assert _looks(painting, "Monday") == [Look(claim=Underline.CLAIM, highlight="red")]
    assert _looks(painting, "the town had been warned") == [DENIED]
    assert _looks(painting, "sirens had sounded") == [DENIED], "who is contradicted disputes too"
    assert _looks(painting, "Repairs to the dam") == []


def test_hidden_layers_are_not_painted() -> None:
    marks, notes = analysis(TEXT), [note(TEXT, "on Monday")]
    only = {layer: Painting(STORY.blocks, marks, notes, frozenset({layer})) for layer in Layer}
    assert _looks(only[Layer.FIGURES], "At least 12") == [FIGURE]
    assert _looks(only[Layer.CLAIMS], "At least 12") == [SAID]
    assert _looks(only[Layer.NOTES], "on Monday") == [YELLOW]
    assert _looks(only[Layer.ENTITIES], "on Monday") == []


def test_a_note_on_a_mark_has_a_background_only_where_a_colour_was_chosen() -> None:
    on_mark = replace(note(TEXT, "denied"), target=TargetKind.CLAIM)
    assert highlights([on_mark]) == []
    assert len(highlights([replace(on_mark, colour="blue")])) == 1
    assert highlights([note(TEXT, "denied")])[0].look == YELLOW


def test_a_paragraph_that_is_all_claim_is_underlined_at_the_cue() -> None:
    text = "“We have enough blood, and what we do not have is enough dry floor,” he said."
    quoted = claim(text, "he", "said", text[1:66])
    assert claim_strokes([quoted], 0, len(text)) == [Stroke(72, 76, SAID)]
    assert claim_strokes([quoted], 0, 400) == [Stroke(1, 66, SAID)]
    disputed = claim_strokes([quoted], 0, len(text), frozenset({quoted.cue.start}))
    assert disputed == [Stroke(1, 66, DENIED)]


def test_both_sides_of_a_dispute_are_contested() -> None:
    claims = analysis(TEXT).claims
    assert contested(claims) == {claims[1].cue.start, claims[2].cue.start}
    broken = replace(claims[1], disputes=(99,))
    assert contested([broken]) == {broken.cue.start}


def _mention(start: int, end: int, name: str) -> Mention:
    return Mention(start=start, end=end, text="", kind=EntityKind.PERSON, name=name)


def test_few_names_all_keep_their_colour() -> None:
    few = [_mention(0, 5, "A"), _mention(50, 55, "A")]
    assert coloured(few, 0, 100, {}) == few


def test_many_names_keep_the_colour_of_each_first_mention() -> None:
    many = [_mention(start, start + 8, "AB"[start // 20 % 2]) for start in range(0, 100, 20)]
    assert coloured(many, 0, 100, {}) == many[:2]


def test_a_list_of_names_keeps_those_that_are_new_to_the_article() -> None:
    crowd = [_mention(start, start + 9, f"N{start}") for start in range(0, 100, 10)]
    firsts = {mention.name: mention.start for mention in crowd} | {"N30": -40}
    kept = coloured(crowd, 0, 100, firsts)
    assert len(kept) == 9
    assert all(mention.name != "N30" for mention in kept)


@given(st.lists(st.builds(lambda a, n: Span(a, a + n), st.integers(0, 50), st.integers(0, 20))))
def test_the_share_counts_what_is_covered_once(spans: list[Span]) -> None:
    covered = {offset for start, end in spans for offset in range(start, end)}
    assert share(spans, 10, 60) == len(covered & set(range(10, 60))) / 50
