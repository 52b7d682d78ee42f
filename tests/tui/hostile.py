"""Articles that no newspaper printed: what breaks programs that draw text."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

from nutgraf.config import Config
from nutgraf.library.library import Library
from nutgraf.model.article import BlockKind, Document
from nutgraf.model.marks import Analysis, EntityKind, Mention
from tests import builders
from tests.tui import pages

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
STORM = "z" + "".join(chr(0x300 + n) for n in range(60)) + " a" + "\u0336" * 500
TEXTS: dict[str, tuple[pages.Part, ...]] = {
    "escape sequences": (
        "\x1b[2J\x1b[?1049l\x1b]0;owned\x07 A story that clears the screen. \x9b31m Red\x00\x7f.",
        "Back\x08space, carriage\rreturn, \x0bvertical, \x85next line, \u2028separator\u2029.",
    ),
    "markup": (
        "[@click=app.quit]press[/] [bold red]shout[/bold] [/nothing] [link=file:///]x[/link] \\[a]",
        "# Heading\n\n* [ ] box `code` <b>html</b> &amp; ${HOME} {braces} %s %(name)s {0}",
    ),
    "one word of sixty thousand letters": ("x" * 60_000,),
    "one line of sixty thousand words": ("said 12 people in Velmara " * 400 + "and so on " * 20_000,),
    "right to left": (
        "قال رئيس الوزراء يوم الثلاثاء إن 12 شخصا قتلوا في العاصمة، وفقا للسلطات. وأضاف أن المدارس ستفتح.",
        "ראש הממשלה אמר ביום שלישי כי 300 בני אדם פונו. The mayor said “שלום” to Velmara, 12 times.",
        "\u202eevil\u202c \u2066isolate\u2069 \u200fmark\u200e \u061c",
    ),
    "combining marks": (STORM, "e\u0301" * 4_000, "\u0301\u0302 begins with accents", "ก็ํ้า" * 50),
    "emoji": (
        f"{FAMILY} said \U0001f1fa\U0001f1e6\U0001f1eb\U0001f1f7\U0001f1e9 and 1\ufe0f\u20e3 "
        "\u2764\ufe0f\u200d\U0001f525 \U0001f44d\U0001f3fd. " * 40,
        "\u200d\u200d\u200d \ufe0f\ufe0f \U0001f1fa \U0001f3fd\U0001f3fd " + FAMILY * 200,
    ),
    "wide": ("首相は火曜日、12人が死亡したと述べた。" * 60, "가나다라마바사" * 200, "Ａｂｃ１２３ " * 300),
    "only numbers": ("1 2 3 4 5 " * 500, "12", "1,000,000,000,000.00%", "-0 1e400 ٣٤٥ ½ Ⅻ"),
    "halves of signs": ("\ud800 lone \udfff surrogates", "\ufffe\uffff \U0010ffff \ue000 \xad\u200b"),
    "blanks": ("   ", "\u3000" * 300, "\xa0" * 300, "a" + " " * 5_000 + "b", "\t\t\tx"),
    "all kinds": (
        (BlockKind.CAPTION, "(AP)"), (BlockKind.HEADING, "H" * 400), (BlockKind.LIST, "- "),
        (BlockKind.LIST, "1. " + "首" * 90), (BlockKind.QUOTE, "“"), "", (BlockKind.LIST, ""),
        *((BlockKind.LIST, f"{n}. item") for n in range(200)),
    ),
    "an address": ("See https://chronicle.example/" + "a/" * 300 + " and www.x.example, mailto:x@y.example",),
    "": ("A story without a title. It goes on for two sentences.",),
}  # fmt: skip
"""By title; each a list of paragraphs."""
_OFF_LIMITS = {"halves of signs"}
"""What no archive can hold: SQLite takes no half of a sign."""
SENTENCE = "Mayor Jana Dravska said on Monday that 12 people were moved out of Velmara. "
FILLING = "the water rose, and fell, and rose again in the cellars of the old quarter. "
"""In it nothing is found: marks are made anew with each decision, and the monkey decides often."""


def _document(title: str, *parts: pages.Part) -> Document:
    made = pages.story(*parts, title=title)
    return Document(
        made.title, made.text, made.blocks, date=date(2026, 1, 22), outlet="[red]Evil\x1b[2J",
        origin=f"/hostile/{title}", tags=("fuel/diesel", "燃料"),
    )  # fmt: skip


def _strewn(text: str, count: int) -> Analysis:
    """So many marks in a text, nested and overlapping."""
    step = max(1, len(text) // count)
    made = [
        Mention(start=n * step, end=min(len(text), n * step + 3 + n % 40), text="",
                kind=list(EntityKind)[n % len(EntityKind)], name=f"Name {n % 97}")
        for n in range(count)
    ]  # fmt: skip
    found = tuple(
        Mention(start=m.start, end=m.end, text=text[m.start : m.end], kind=m.kind, name=m.name)
        for m in made
    )
    return Analysis(engine="rules", engine_version="1", language="en", entities=found)


def fill(archive: Path, *, long: int) -> None:
    """Put every hostile article into an archive, one of `long` characters and 5,000 marks among them."""
    with Library.open(archive, Config()) as library:
        store = library._store
        for title, parts in TEXTS.items():
            if title not in _OFF_LIMITS:
                builders.stored(store, _document(title, *parts))
        body = SENTENCE * 10 + FILLING * (long // len(FILLING) // 20)
        text = "\n\n".join([body] * 20)
        large = _document("A very long story with five thousand marks", *text.split("\n\n"))
        builders.stored(store, large, _strewn(text, 5_000))


def is_drawable(line: str) -> bool:
    """Whether a line that is to be drawn has nothing in it that a terminal would obey."""
    return not any(
        unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(sign) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        for sign in line
    )  # fmt: skip
