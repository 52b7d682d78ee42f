"""Encodings: told from the bytes, declared, or refused; never guessed into mojibake."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.errors import UnreadableSource
from nutgraf.ingest.encoding import decode

ENGLISH = "The café’s “naïve” owner — Gráinne — paid £5 for 2 °C … at Jørgen’s."
GERMAN = "Die Bürger müssen für größere Häuser höhere Gebühren zahlen, sagte der Präsident."
FRENCH = "Le président a déclaré que la crise était terminée, à l’issue d’une réunion à Genève."
POLISH = "Prezydent powiedział, że święta są najważniejszą częścią roku, źródła podają inne wieści."
CZECH = (
    "Prezident řekl, že vláda bude příští týden jednat o důležitých otázkách, které trápí občany."
)
TURKISH = "Cumhurbaşkanı görüşmelerin önümüzdeki hafta Ankara'da süreceğini söyledi. Işık ve şeker."
HUNGARIAN = "A miniszterelnök szerint a gazdaság jövőre tovább nőhet, és a fizetések is emelkednek."
RUSSIAN = (
    "Президент заявил, что переговоры будут продолжены на следующей неделе в Москве. "
    "Участники не пришли к соглашению."
)
GREEK = "Ο πρωθυπουργός δήλωσε ότι οι διαπραγματεύσεις θα συνεχιστούν την επόμενη εβδομάδα."
JAPANESE = "首相は来週東京で会談を続けると述べた。合意には至らなかったという。"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_unicode_in_all_its_forms(codec: str) -> None:
    assert decode(ENGLISH.encode(codec)) == ENGLISH


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, FRENCH])
def test_western_text_in_windows_1252(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp866"), (GREEK, "cp1253")],
)
def test_other_scripts(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (POLISH, "cp1250"), (POLISH, "iso-8859-2"), (CZECH, "cp1250"), (CZECH, "iso-8859-2"),
        (HUNGARIAN, "cp1250"), (TURKISH, "cp1254"), (JAPANESE, "euc-jp"), (FRENCH, "mac-roman"),
        (ENGLISH.replace("’", "'").replace("“", '"').replace("”", '"').replace("—", "-").replace("…", ""), "mac-roman"),
        ("Ms Kučerová met Alžběta Remeš.", "cp1250"), ("Lech Wałęsa said so.", "cp1250"),
        ("Ivana Malković won.", "cp1250"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_refused_with_advice(text: str, codec: str) -> None:
    with pytest.raises(UnreadableSource, match=r"a\.txt: its character encoding") as caught:
        decode(text.encode(codec), name="a.txt")
    assert "UTF-8" in caught.value.hint


@pytest.mark.parametrize(
    ("head", "text", "codec"),
    [
        ('<meta charset="gb18030">', "今日天气晴朗", "gb18030"),
        (
            "<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>",
            JAPANESE,
            "cp932",
        ),
        ("<?xml version='1.0' encoding='iso-8859-2'?>", POLISH, "iso-8859-2"),
        ("<meta charset=iso-8859-1>", "“smart” €", "cp1252"),
        ("<meta charset=iso-2022-jp>", JAPANESE, "iso-2022-jp"),
    ],
)
def test_the_encoding_that_a_page_declares(head: str, text: str, codec: str) -> None:
    assert decode((head + text).encode(codec)) == head + text


def test_the_encoding_that_a_server_declares() -> None:
    assert decode(POLISH.encode("iso-8859-2"), declared="ISO-8859-2") == POLISH
    assert decode(ENGLISH.encode(), declared="iso-8859-2") == ENGLISH


@pytest.mark.parametrize("label", ["no-such", "hex", "rot13", "utf-16", ""])
def test_a_declaration_that_is_wrong_harms_nothing(label: str) -> None:
    assert decode(FRENCH.encode("cp1252"), declared=label) == FRENCH


def test_damage_in_utf8_is_shown() -> None:
    assert decode(ENGLISH.encode() + b" \xff " + ENGLISH.encode()) == f"{ENGLISH} \ufffd {ENGLISH}"
    assert decode("“cut” caf\u00e9".encode()[:-1]) == "“cut” caf\ufffd"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 40, "binary data"),
        (b"\x00" * 100, "binary data"),
        (b"text" + b"\x01\x02\x03\x04" * 20, "binary data"),
        (b"%PDF-1.7 stuff", "a PDF file"),
        (b"PK\x03\x04stuff", "a zip archive or an office document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"SQLite format 3\x00", "a database"),
        (random.Random(1).randbytes(3000), "binary data"),
    ],
)
def test_binary_data_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        decode(data)


def test_a_stray_control_character_makes_no_binary() -> None:
    assert decode(b"one\x00 stray nul in a line of text") == "one\x00 stray nul in a line of text"


@given(st.text())
@settings(max_examples=100)
def test_utf8_is_always_read_as_it_is(text: str) -> None:
    prose = "Some prose goes before it. " * 30 + text
    assert decode(prose.encode()) == prose


@given(st.binary(max_size=400))
@settings(max_examples=100)
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    try:
        text: str | None = decode(data)
    except UnreadableSource:
        text = None
    assert (
        text is None
        or (text.encode("utf-8") and data)
        or not data.strip(b"\xef\xbb\xbf\xff\xfe\x00")
    )
