"""The library's search over the life of an archive: vocabulary missing, stale, damaged; more like this."""

from __future__ import annotations

import subprocess
import sys

import pytest

from nutgraf.errors import ArchiveError, NotFound
from nutgraf.library import lexicon
from nutgraf.library.library import Library
from nutgraf.model.search import HitKind
from nutgraf.store import vocabulary
from nutgraf.store.store import Store
from tests.builders import document, stored


def fill(library: Library, count: int, word: str = "harbour") -> None:
    """Add so many short articles, each with a word of its own."""
    with Store(library.path) as store:
        for number in range(count):
            own = "".join(chr(97 + int(digit)) for digit in f"{number:04}")
            text = f"The {word} was quiet. A ship named {word}{own} came in."
            stored(store, document(text, f"Ship {own}", f"/{word}/{number}"))


def titles(library: Library, query: str, *, wait: bool = True) -> list[str]:
    return [hit.title for hit in library.search.answer(query, wait=wait).hits]


def test_without_a_vocabulary_what_is_typed_is_found_and_errors_wait(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "_SOON_MADE", 5)
    fill(library, 30)
    assert library.search.stale()
    assert titles(library, "harbouraaab", wait=False) == ["Ship aaab"]
    assert len(titles(library, "harbo", wait=False)) == 20
    assert titles(library, "hrabouraaab", wait=False) == []
    assert titles(library, "hrabouraaab") == ["Ship aaab"]
    assert not library.search.stale()


def test_a_small_vocabulary_is_made_when_the_first_word_is_typed(library: Library) -> None:
    fill(library, 3)
    assert titles(library, "hrabouraaab", wait=False) == ["Ship aaab"]


def test_a_search_needs_no_leave_to_write(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, 3)

    def refuse(*_: object) -> str:
        raise ArchiveError("There is no room left.")

    monkeypatch.setattr(vocabulary, "save", refuse)
    assert titles(library, "hrabouraaab") == ["Ship aaab"]
    with pytest.raises(ArchiveError):
        library.search.refresh()


def test_the_vocabulary_outlives_the_process_that_made_it(library: Library) -> None:
    fill(library, 3)
    library.search.refresh()
    with Library.open(library.path) as again:
        assert titles(again, "hrabouraaab", wait=False) == ["Ship aaab"]


def test_new_words_are_forgiven_at_once_and_the_vocabulary_grows_stale(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "_STALE_WORDS", 20)
    fill(library, 5)
    library.search.refresh()
    fill(library, 30, "zanzibar")
    assert titles(library, "znazibaraaab", wait=False) == ["Ship aaab"]
    assert library.search.stale()
    library.search.refresh()
    assert not library.search.stale()
    assert titles(library, "znazibaraaab", wait=False) == ["Ship aaab"]


def test_more_new_words_than_can_be_looked_through_are_taken_in_when_somebody_waits(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, 2)
    library.search.refresh()
    monkeypatch.setattr(lexicon, "NEW_WORDS", 10)
    fill(library, 30, "zanzibar")
    assert titles(library, "znazibaraacj") == ["Ship aacj"]


def test_a_vocabulary_of_another_process_is_taken_over(library: Library) -> None:
    fill(library, 3)
    assert titles(library, "hrabouraaab") == ["Ship aaab"]
    with Library.open(library.path) as other:
        fill(other, 3, "zanzibar")
        other.search.refresh()
    assert titles(library, "znazibaraaab", wait=False) == ["Ship aaab"]


def test_a_damaged_vocabulary_is_made_anew(library: Library) -> None:
    fill(library, 3)
    library.search.refresh()
    with Store(library.path) as store, store.connections.write() as connection:
        connection.execute("UPDATE snapshots SET value = x'00' WHERE name = 'words'")
    with Library.open(library.path) as again:
        assert titles(again, "hrabouraaab") == ["Ship aaab"]


def test_a_refresh_that_is_cancelled_changes_nothing(library: Library) -> None:
    fill(library, 3)
    library.search.refresh(lambda: True)
    assert library.search.stale()


def test_an_empty_archive_needs_no_vocabulary(library: Library) -> None:
    assert not library.search.stale()
    assert library.search.answer("anything").hits == ()
    assert library.search.answer("").hits == ()


def test_more_like_this(library: Library) -> None:
    with Store(library.path) as store:
        texts = (
            "The dam at Velmara broke and the flood took the bridge.",
            "After the flood at Velmara a dam inquiry opened.",
            "A dam far away broke.",
            "The band played a new song.",
            "Interest rates rose again.",
            "The song of the band was played again.",
        )
        ids = [stored(store, document(text, text[:20], f"/{n}")) for n, text in enumerate(texts)]
    like = [hit.article for hit in library.search.similar(ids[0])]
    assert like[0] == ids[1]
    assert ids[0] not in like
    assert [hit.article for hit in library.search.similar(passage="a song by the band")][:2] in (
        [ids[3], ids[5]],
        [ids[5], ids[3]],
    )
    assert library.search.similar(passage="zzz") == []
    hit = library.search.similar(ids[0], limit=1)[0]
    assert hit.kind is HitKind.ARTICLE
    assert hit.matches
    with pytest.raises(NotFound):
        library.search.similar(999)


def test_searching_is_cheap_to_import() -> None:
    code = (
        "import sys, nutgraf.library.searching, nutgraf.search.answering, nutgraf.search.completion\n"
        "print(*sorted({'rapidfuzz', 'numpy', 'sqlite_utils'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
