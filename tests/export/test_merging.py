"""Exporting into a file that is there: ours is renewed, the user's stays byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.export import managed, markdown
from nutgraf.export.context import Context
from nutgraf.export.merging import Merged, Standing, merge
from nutgraf.export.pages import article_page
from nutgraf.export.stamps import stamped, without
from nutgraf.model.article import Article
from nutgraf.model.bundle import NO_ANALYSIS, ArticleBundle
from nutgraf.model.notes import Note
from tests.export.samples import CONTEXT, ID, article, bundle, hostile_text, markdown_body, note

LATER = replace(CONTEXT, moment="2026-04-01T00:00:00Z")


def fresh(one: ArticleBundle, context: Context = CONTEXT) -> str:
    page = article_page(one)
    return stamped("".join(markdown.write(page, context)), page, context)


def again(
    text: str, one: ArticleBundle, standing: Standing = Standing.REMOVED, context: Context = LATER
) -> Merged:
    return merge(text, article_page(one), context, lambda _: standing)


def three(made: Article) -> list[Note]:
    return [note(made, i, i + 5, id=f"{ID[:-1]}{i}", body=f"note {i}", tags=()) for i in range(3)]


@given(markdown_body, hostile_text)
def test_exporting_twice_gives_the_same_bytes(body: str, own: str) -> None:
    made = article()
    one = bundle(made, note(made, body=body))
    text = fresh(one)
    assert again(text, one) == Merged(text)
    grown = text.replace("\n<!-- nutgraf:note", f"\n{own}\n\n<!-- nutgraf:note", 1) + own
    assert again(grown, one).text == grown


@given(st.lists(hostile_text | st.just("\n"), min_size=5, max_size=5))
def test_the_users_text_stays_whatever_changes(own: list[str]) -> None:
    made = article()
    first, second, third = three(made)
    text = fresh(bundle(made, first, second))
    parts = managed.pieces(text)
    places = [i for i, part in enumerate(parts) if isinstance(part, str)][1:]
    for i, words in zip(places, own, strict=False):
        parts[i] = f"\n\nOWN{i} {words.replace('<!--', '')} END{i}\n\n"
    mine = "".join(p if isinstance(p, str) else p.text for p in parts)
    changed = bundle(article(title="New title"), replace(first, body="rewritten"), third)
    merged = again(mine, changed)
    for i in places:
        assert str(parts[i]) in merged.text
    assert (merged.added, merged.changed, merged.struck) == (1, 1, 1)
    assert again(merged.text, changed, context=CONTEXT).text == merged.text


def test_the_date_moves_only_with_the_content() -> None:
    made = article()
    text = fresh(bundle(made))
    assert "exported: 2026-03-05\n" in again(text, bundle(made)).text
    changed = again(text, bundle(made, note(made, body="other", tags=())))
    assert "exported: 2026-04-01\n" in changed.text
    assert changed.changed == 1


def test_new_notes_stand_beside_their_neighbours() -> None:
    made = article()
    notes = three(made)
    text = fresh(bundle(made, notes[1])) + "\nmy own end\n"
    merged = again(text, bundle(made, *notes))
    order = [
        p.id[-1]
        for p in managed.pieces(merged.text)
        if isinstance(p, managed.Block) and p.kind == "note"
    ]
    assert order == ["0", "1", "2"]
    assert merged.text.endswith("\nmy own end\n")
    assert merged.added == 2


def test_notes_go_to_the_end_of_a_file_without_any() -> None:
    merged = merge(
        "# My page\n\nwords", article_page(bundle()), CONTEXT, lambda _: Standing.REMOVED
    )
    assert merged.text.startswith("# My page\n\nwords\n\n<!-- nutgraf:note ")
    assert merged.text.endswith(" -->\n")
    assert again(merged.text, bundle()).text == merged.text
    assert merge("", article_page(bundle()), CONTEXT, lambda _: Standing.REMOVED).added == 1


@pytest.mark.parametrize(
    ("standing", "struck", "reason"),
    [
        (Standing.REMOVED, 1, "- Removed in Nutgraf\n"),
        (Standing.ELSEWHERE, 1, "- No longer on this page in Nutgraf\n"),
        (Standing.LEFT_OUT, 0, ""),
        (Standing.UNKNOWN, 0, ""),
    ],
)
def test_a_note_that_is_not_on_the_page_any_more(
    standing: Standing, struck: int, reason: str
) -> None:
    made = article()
    first, second, _ = three(made)
    text = fresh(bundle(made, first, second))
    merged = again(text, bundle(made, first), standing)
    assert merged.struck == struck
    assert reason in merged.text
    assert second.id in merged.text
    if not struck:
        assert merged.text == text
    assert again(merged.text, bundle(made, first), standing).text == merged.text


def test_a_restored_note_is_whole_again() -> None:
    made = article()
    first, second, _ = three(made)
    both = bundle(made, first, second)
    text = fresh(both)
    struck = again(text, bundle(made, first)).text
    assert "~~note 1~~" in struck
    assert again(struck, both, context=CONTEXT).text == text


def test_an_edit_made_outside_is_not_overwritten() -> None:
    made = article()
    one = bundle(made, note(made, body="first", tags=()))
    text = fresh(one).replace("\nfirst\n", "\nsecond\n")
    for standing in Standing:
        assert again(text, one, standing) == Merged(text, edited=(ID,))
        gone = again(text, bundle(made, note(made, id=ID[:-1] + "W")), standing)
        assert (gone.edited, gone.struck) == ((ID,), 0)
        assert "\nsecond\n" in gone.text
    taken = again(text, bundle(made, note(made, body="second", tags=())))
    assert taken.edited == ()
    assert taken.text == fresh(bundle(made, note(made, body="second", tags=())), LATER)


def test_an_edit_outside_of_body_and_tags_is_renewed() -> None:
    text = fresh(bundle())
    renewed = again(text.replace("> At least 12", "> At most 12"), bundle()).text
    assert renewed == fresh(bundle(), LATER)


def test_a_block_whose_inside_was_cut_is_left_alone() -> None:
    text = fresh(bundle()).replace("<!-- nutgraf:about -->\n", "")
    assert again(text, bundle()) == Merged(text, edited=(ID,))


def test_own_keys_and_tags_of_the_front_matter_stay() -> None:
    made = article(tags=("dams", "floods"))
    text = (
        fresh(bundle(made))
        .replace("tags:\n", "rating: 5\ntags:\n  - mine\n")
        .replace("---\n\n", "aliases: [x]\n---\n\n", 1)
    )
    assert again(text, bundle(made)).text.count("rating: 5\n") == 1
    merged = again(text, bundle(article(tags=("dams", "rivers"))))
    assert 'rating: 5\ntags:\n  - "dams"\n  - "rivers"\n  - "mine"\nexported' in merged.text
    assert "aliases: [x]\n---\n" in merged.text


def test_a_file_without_its_front_matter_does_not_get_it_back() -> None:
    text = fresh(bundle()).split("---\n", 2)[2]
    assert again(text, bundle()).text == text


def test_windows_line_ends_stay() -> None:
    made = article()
    notes = three(made)
    text = fresh(bundle(made, *notes[:2])).replace("\n", "\r\n")
    assert again(text, bundle(made, *notes[:2])).text == text
    merged = again(text, bundle(made, *notes))
    assert merged.text.count("\n") == merged.text.count("\r\n")
    plain = without(merged.text.replace("\r\n", "\n"))
    assert plain == without(fresh(bundle(made, *notes), LATER))


def test_a_copied_block_is_renewed_in_both_places() -> None:
    made = article()
    text = fresh(bundle(made))
    block = next(
        p.text for p in managed.pieces(text) if isinstance(p, managed.Block) and p.kind == "note"
    )
    merged = again(f"{text}\n{block}\n", bundle(made, note(made, body="other", tags=())))
    assert merged.text.count("\nother\n") == 2
    assert merged.added == 0


def test_a_page_with_its_stamp_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = fresh(bundle())
    own = text.replace("\n<!-- nutgraf:note", "\nmy words\n\n<!-- nutgraf:note", 1)
    monkeypatch.setattr("nutgraf.export.merging.note_blocks", None)
    assert again(text, bundle()) == Merged(text)
    assert again(own, bundle()) == Merged(own)
    for changed in (
        bundle(article(title="Other")),
        bundle(article(), note(article(), body="other")),
        bundle(article(), note(article(), tags=())),
        replace(bundle(), verdicts=()),
        replace(bundle(), analysis=NO_ANALYSIS),
    ):
        with pytest.raises(TypeError):
            again(text, changed)
    for edited in ("Who counted", "At least 12 people\n", "Tags: #dams", '  - "dams"'):
        with pytest.raises(TypeError):
            again(text.replace(edited, "x", 1), bundle())


def test_a_page_with_an_edit_in_it_has_no_stamp() -> None:
    made = article()
    first, second, third = three(made)
    text = fresh(bundle(made, first, second)).replace("\nnote 0\n", "\nedited\n")
    merged = again(text, bundle(made, first, second, third))
    assert merged.edited == (first.id,)
    assert without(merged.text) == merged.text
    assert again(merged.text, bundle(made, first, second, third)).edited == (first.id,)
