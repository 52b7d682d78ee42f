"""`python -m tests.bench page`: the reading page alone, in one process, up to the bytes for the terminal.

Opening articles of 5 KB, 100 KB and 1 MB, scrolling, dragging, resizing; CPU is of the thread, wall includes waiting
for the screen's clock.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from rich.console import Console, RenderableType
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.screen import Screen

from nutgraf.model.article import Article, Block, BlockKind
from nutgraf.model.marks import (
    Analysis,
    Claim,
    ClaimForm,
    EntityKind,
    Figure,
    FigureForm,
    Hedge,
    Mention,
    Quote,
    Span,
    Stance,
)
from nutgraf.text.analyse import ENGINE_VERSION
from nutgraf.tui.page.movement import Unit
from nutgraf.tui.page.view import ArticlePage
from nutgraf.tui.theme import register, role_variables

SIZE = (150, 45)
CASES = ((5_000, 50), (100_000, 500), (100_000, 5_000), (1_000_000, 5_000))
"""Characters and marks."""


class Bench(App[None]):
    """The page alone, counting what is handed to the terminal."""

    def __init__(self) -> None:
        super().__init__()
        register(self)
        self.theme = "ink"
        self.terminal = Console(color_system="truecolor", force_terminal=True, width=SIZE[0])
        self.painted: list[tuple[float, float]] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Every role."""
        return role_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        """Nothing but the page."""
        yield ArticlePage(id="page")

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Render what a real terminal would get."""
        render = getattr(renderable, "render_segments", None)
        if render is not None:
            render(self.terminal)
            self.painted.append((time.perf_counter(), time.thread_time()))


_WORDS = tuple(
    "".join(chance.choices("abcdefghijklmnoprstu", k=chance.randint(2, 10)))
    for chance in [random.Random(1)]
    for _ in range(6_000)
)
"""Made up; as many as there are different ones in a few weeks of a newspaper."""


def article(size: int, marks: int, seed: int = 7) -> tuple[Article, Analysis, list[Span]]:
    """Paragraphs of made-up words with marks spread evenly, and their sentences."""
    chance = random.Random(seed)
    blocks, sentences, parts, start = [], [], [], 0
    while start < size:
        lengths = [chance.randint(8, 24) for _ in range(chance.randint(1, 4))]
        made = [" ".join(chance.choices(_WORDS, k=length)) + "." for length in lengths]
        parts.append(" ".join(made))
        at = start
        for sentence in made:
            sentences.append(Span(at, at + len(sentence)))
            at += len(sentence) + 1
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(parts[-1])))
        start += len(parts[-1]) + 2
    text = "\n\n".join(parts)
    made_up = Article(
        *(1, 1, "A title of its own", text, tuple(blocks), None, "Bench", None, None, "en"),
        *(len(text.split()), ""),
    )
    return made_up, _analysis(text, marks, chance), sentences


def _analysis(text: str, marks: int, chance: random.Random) -> Analysis:
    starts = sorted(chance.sample(range(len(text) - 120), marks))
    entities, figures, claims = [], [], []
    for number, start in enumerate(starts):
        end = start + chance.randint(4, 20)
        if number % 10 < 6:
            name = f"name {chance.randint(0, 99)}"
            kind = chance.choice(list(EntityKind))
            entities.append(Mention(start=start, end=end, text="", kind=kind, name=name))
        elif number % 10 < 9:
            figures.append(
                Figure(
                    start=start,
                    end=end,
                    text="",
                    low=1,
                    high=1,
                    hedge=Hedge.EXACT,
                    form=FigureForm.CARDINAL,
                )
            )
        else:
            cue = Quote(start=start, end=start + 4, text="")
            said = (Quote(start=start + 5, end=start + 90, text=""),)
            claims.append(
                Claim(
                    speaker=None,
                    cue=cue,
                    content=said,
                    form=ClaimForm.INDIRECT,
                    stance=Stance.NEUTRAL,
                )
            )
    return Analysis(
        engine="rules",
        engine_version=ENGINE_VERSION,
        language="en",
        entities=tuple(entities),
        figures=tuple(figures),
        claims=tuple(claims),
    )


async def _quiet(app: Bench, seconds: float = 0.05) -> None:
    """Wait until nothing has been painted for a while."""
    seen = -1
    while seen != len(app.painted):
        seen = len(app.painted)
        await asyncio.sleep(seconds)


async def _time(app: Bench, act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of CPU and of wall time from an act to the last byte that it paints."""
    await _quiet(app)
    app.painted.clear()
    wall, cpu = time.perf_counter(), time.thread_time()
    act()
    await _quiet(app)
    if not app.painted:
        return 0.0, 0.0
    last_wall, last_cpu = app.painted[-1]
    return (last_cpu - cpu) * 1000, (last_wall - wall) * 1000


async def _many(app: Bench, acts: Iterator[Callable[[], object]]) -> dict[str, float]:
    """The middle of CPU and wall time of some acts."""
    return _middle([await _time(app, act) for act in acts])


def _middle(times: Sequence[tuple[float, float]]) -> dict[str, float]:
    """The middle of CPU and wall time of what painted anything."""
    painted = [time for time in times if time[1]] or [(0.0, 0.0)]
    cpu, wall = (sorted(column) for column in zip(*painted, strict=True))
    return {
        "cpu_ms": round(statistics.median(cpu), 2),
        "wall_ms": round(statistics.median(wall), 2),
        "wall_p95_ms": round(wall[int(len(wall) * 0.95)], 2),
    }


def _drag(app: Bench, step: int) -> Callable[[], object]:
    """Move the pointer with the button down, from one line to another and back."""
    x, y = 45 + step, 8 + step % 9

    def move() -> None:
        event = events.MouseMove(app.screen, x, y, 1, 1, 1, False, False, False, x, y)
        app.screen._forward_event(event)

    return move


def _resize(app: Bench, width: int) -> Callable[[], object]:
    """Another width of the terminal."""
    size = Size(width, SIZE[1])
    return lambda: app.post_message(events.Resize(size, size))


def _opens(page: ArticlePage, size: int, marks: int) -> Iterator[Callable[[], object]]:
    """The large article and a small one by turns."""
    large, small = article(size, marks), article(2_000, 5)
    while True:
        for opened, analysis, sentences in (large, small):
            yield lambda o=opened, a=analysis, s=sentences: page.show(o, a, (), sentences=s)  # type: ignore[misc]


async def _case(size: int, marks: int, repeats: int) -> None:
    """All figures of one article."""
    app = Bench()
    async with app.run_test(size=SIZE) as pilot:
        page = app.query_one(ArticlePage)

        def out(what: str, figures: dict[str, float]) -> None:
            print(json.dumps({"bench": what, "characters": size, "marks": marks, **figures}))

        opens = _opens(page, size, marks)
        times = [await _time(app, act) for act in islice(opens, 9)]
        out("open", _middle(times[::2]))
        gc.collect()
        gc.freeze()
        acts: dict[str, Callable[[int], Callable[[], object]]] = {
            "line down": lambda _: lambda: page.line(1),
            "page down": lambda _: lambda: page.page(1),
            "sentence": lambda _: lambda: page.sentence_by(1),
            "mark": lambda _: lambda: page.mark_by(1),
            "select word": lambda _: lambda: page.extend(Unit.WORD, 1),
        }
        for what, act in acts.items():
            out(what, await _many(app, map(act, range(repeats))))
        page.cancel_selection()
        await pilot.mouse_down(page, offset=(45, 8))
        out("drag step", await _many(app, (_drag(app, n) for n in range(repeats))))
        await pilot.mouse_up(page, offset=(60, 12))
        out("find", await _many(app, iter([lambda: page.find("ab")] * 3)))
        out("resize", await _many(app, (_resize(app, 100 + 25 * (n % 3)) for n in range(6))))
        gc.unfreeze()


def main(argv: Sequence[str]) -> None:
    """Print one JSON line a figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench page")
    parser.add_argument("--repeats", type=int, default=15)
    repeats = parser.parse_args(argv).repeats
    for size, marks in CASES:
        asyncio.run(_case(size, marks, repeats))
