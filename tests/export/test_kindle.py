"""`My Clippings.txt` in the languages of Kindles."""

# ruff: noqa: E501 - the lines are as long as Kindles write them.

from __future__ import annotations

import pytest

from nutgraf.export.readers.imported import Reading
from nutgraf.export.readers.registry import recognised
from nutgraf.model.notes import TargetKind

LINES = (
    ("- Your Highlight on page 562 | Location 8616-8617 | Added on Wednesday, June 11, 2025 8:54:23 PM", "highlight"),
    ("- Your Highlight at location 8616-8617 | Added on Wednesday, 11 June 2025 20:54:23", "highlight"),
    ("- Highlight Loc. 8616-17 | Added on Wednesday, June 11, 2025, 08:54:23 PM", "highlight"),
    ("- Ihre Markierung auf Seite 562 | Position 8616-8617 | Hinzugefügt am Mittwoch, 11. Juni 2025 20:54:23", "highlight"),
    ("- Ihre Notiz bei Position 8616 | Hinzugefügt am Mittwoch, 11. Juni 2025 20:54:23", "note"),
    ("- Votre surlignement sur la page 562 | emplacement 8616-8617 | Ajouté le mercredi 11 juin 2025 20:54:23", "highlight"),
    ("- Votre note sur la page 562 | emplacement 8616 | Ajouté le mercredi 11 juin 2025 20:54:23", "note"),
    ("- Tu subrayado en la página 562 | posición 8616-8617 | Añadido el miércoles, 11 de junio de 2025 20:54:23", "highlight"),
    ("- La tua evidenziazione a pagina 562 | posizione 8616-8617 | Aggiunto in data mercoledì 11 giugno 2025 20:54:23", "highlight"),
    ("- Seu destaque na página 562 | posição 8616-8617 | Adicionado: quarta-feira, 11 de junho de 2025 20:54:23", "highlight"),
    ("- Uw markering op pagina 562 | Locatie 8616-8617 | Toegevoegd op woensdag 11 juni 2025 20:54:23", "highlight"),
    ("- Ваш выделенный отрывок на странице 562 | Местоположение 8616-8617 | Добавлено: среда, 11 июня 2025 г. в 20:54:23", "highlight"),
    ("- 您在第 562 页（位置 #8616-8617）的标注 | 添加于 2025年6月11日星期三 下午8:54:23", "highlight"),
    ("- 您在位置 #8616 的笔记 | 添加于 2025年6月11日星期三 20:54:23", "note"),
    ("- 562ページ|位置No. 8616-8617のハイライト |作成日: 2025年6月11日水曜日 20:54:23", "highlight"),
    ("- 562ページ｜位置No. 8616のメモ | 作成日: 2025年6月11日水曜日 20:54:23", "note"),
    ("- 562페이지의 하이라이트 | 위치 8616-8617 | 추가됨: 2025년 6월 11일 수요일 오후 8:54:23", "highlight"),
)  # fmt: skip


def read(*clips: str) -> Reading:
    text = "".join(f"{clip}\n==========\n" for clip in clips)
    data = f"\ufeff{text}".encode()
    reader = recognised(data, "My Clippings.txt")
    assert reader.name == "kindle"
    return reader.read(data, "My Clippings.txt")


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_every_language_tells_kind_and_time(line: str, kind: str) -> None:
    (note,) = read(f"A Title (and more) (Author, Ann)\n{line}\n\nThe words.").notes
    assert note.target is (TargetKind.PASSAGE if kind == "highlight" else TargetKind.ARTICLE)
    assert (note.quote or note.body) == "The words."
    assert (note.named.title, note.named.author) == ("A Title (and more)", "Author, Ann")
    assert note.created == "2025-06-11T20:54:23Z"


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_every_language_tells_the_place(line: str, kind: str) -> None:
    if kind == "note":
        highlight = (
            "- Your Highlight at location 8610-8616 | Added on Wednesday, 11 June 2025 20:54:23"
        )
        (note,) = read(f"T (A)\n{highlight}\n\nMarked.", f"T (A)\n{line}\n\nThe words.").notes
        assert (note.quote, note.body) == ("Marked.", "The words.")
    else:
        remark = "- Your Note at location 8617 | Added on Wednesday, 11 June 2025 20:55:00"
        (note,) = read(f"T (A)\n{line}\n\nThe words.", f"T (A)\n{remark}\n\nMine.").notes
        assert (note.quote, note.body) == ("The words.", "Mine.")


def highlight(start: int, end: int, words: str, book: str = "T (A)") -> str:
    line = f"- Your Highlight at location {start}-{end} | Added on Wednesday, 11 June 2025 20:54:23"
    return f"{book}\n{line}\n\n{words}"


def test_a_changed_highlight_is_kept_at_its_longest() -> None:
    clips = (
        highlight(10, 12, "the middle of it"),
        highlight(10, 14, "and the middle of it and more"),
        highlight(10, 11, "the middle"),
        highlight(12, 13, "something else"),
        highlight(10, 12, "the middle of it", "Other (A)"),
    )
    assert [n.quote for n in read(*clips).notes] == [
        "and the middle of it and more", "something else", "the middle of it",
    ]  # fmt: skip


def test_bookmarks_are_passed_over_and_bad_clips_told() -> None:
    added = "| Added on Wednesday, 11 June 2025 20:54:23"
    reading = read(
        f"T (A)\n- Your Bookmark at location 5 {added}\n\n",
        f"T (A)\n- Your Highlight at location 6-7 {added}\n\n <You have reached the clipping limit for this item>",
        f"T (A)\n- Your Dream at location 6-7 {added}\n\nzzz",
        f"T (A)\n- Your Highlight at location 8-9 {added}\n\n",
        highlight(1, 2, "good"),
    )
    assert [n.quote for n in reading.notes] == ["good"]
    assert [bad.row for bad in reading.bad] == [6, 11, 16]
    assert "clipping limit" in reading.bad[0].reason
    assert "Your Dream" in reading.bad[1].reason


def test_the_same_file_gives_the_same_ids() -> None:
    clips = (highlight(1, 2, "one"), highlight(3, 4, "two"))
    assert [n.id for n in read(*clips).notes] == [n.id for n in read(*clips).notes]
    assert len({n.id for n in read(*clips).notes}) == 2
