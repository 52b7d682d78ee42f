"""Ordinals that count something: `ninth largest country`, `100th goal`, `third consecutive year`.

Dates, centuries, floors and names (`42nd Street`, `14th Amendment`) count nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm
from nutgraf.text.figures.counted import Noun, counted
from nutgraf.text.figures.draft import Draft
from nutgraf.text.figures.numbers import ONES, TENS

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page

_FIRST = (
    *(
        "zeroth",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
    ),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
)
ORDINALS: dict[str, float] = {
    **{word: float(n) for n, word in enumerate(_FIRST) if n},
    **{word[:-1] + "ieth": 10.0 * n for n, word in enumerate(TENS, 2)},
    **{
        f"{tens}-{_FIRST[one]}": 10.0 * n + one
        for n, tens in enumerate(TENS, 2)
        for one in range(1, len(ONES))
    },
    "hundredth": 100.0,
    "thousandth": 1000.0,
    "millionth": 1e6,
}
"""Ordinal words and their numbers."""

_RANKED = re.compile(
    r"[ -](?:most|least|worst|best|joint|(?:largest|biggest|highest|lowest|longest|shortest|richest|poorest"
    r"|smallest|fastest|slowest|oldest|youngest|newest|tallest|busiest|strongest|deadliest|worst|best"
    r"|costliest|wealthiest|heaviest|deepest|hottest|coldest|wettest|driest|warmest|coolest|greatest"
    r"|closest|nearest|strongest|weakest|bloodiest|priciest|cheapest|quickest|earliest|latest|bestselling"
    r"|ranked|placed|highest-\w+|best-\w+|most-\w+))(?![a-z])"
)
_ALIKE = re.compile(r" (?:consecutive|straight|successive)(?![a-z])")
_COUNTED = re.compile(
    r" (?:(?:career|international|league|world|national|olympic|home|away|european|test|premier|gold|major"
    r"|grand|confirmed|known|such|suspected|fatal|deadly|league|goal|mass|straight|named|military|us|"
    r"attempted|failed|american|british)[ -]){0,2}"
    r"(?:goals?|titles?|wins?|victory|victories|defeats?|losses|loss|deaths?|victims?|cases?|attempts?|medals?"
    r"|championships?|crowns?|trophy|child|baby|son|daughter|wife|husband|marriage|shooting|attack|strike"
    r"|bombing|arrest|resignation|increase|rise|cut|hike|hurricane|storm|earthquake|fatality|time|century"
    r"|wicket|try|birdie|appearance|cap|assist|homer|home run|touchdown|hat-trick|term|impeachment"
    r"|conviction|offence|offense|crash|outbreak|wave|lockdown|booster|dose|election|referendum|summit"
    r"|journalist|soldier|officer|person|member|country|nation|state|club|team|woman|man|slam|final"
    r"|penalty|save|double|red card|yellow card|pole|podium|launch|flight|mission|coup|evacuation|protest)(?![a-z-])"
)
_NO_COUNT = frozenset(
    "century centuries floor street avenue amendment congress district division infantry regiment"
    " airborne parliament minute quarter half round lady minister hand class degree party world day"
    " night week month year grade grader graders place placed edition series hole inning innings"
    " battalion brigade fleet army circuit precinct ward arrondissement row seed gear dimension"
    " generation reading person tier string choice parallel hour lap stage leg or and in on of to"
    " at over with but th for the a is was from as by after before until".split()
)
_UNLIKELY_SECOND = frozenset({"time", "term", "wave", "final", "double", "dose", "country"})
_SUFFIX = re.compile(r"(?:st|nd|rd|th)(?![a-z])")


def ordinal_suffix(low: str, end: int) -> int:
    """Where the `th` after these digits ends; 0 where none stands there."""
    match = _SUFFIX.match(low, end)
    return match.end() if match else 0


def ordinal(page: Page, start: int, end: int, value: float, *, digits: bool) -> Draft | None:
    """The ordinal in this range, if it counts something."""
    if value <= 1 or page.low[start - 1 : start] == "-":
        return None
    draft = Draft(start, end, value, value, FigureForm.ORDINAL, "figure-ordinal", core=start)
    ranked = _RANKED.match(page.low, end) or _ALIKE.match(page.low, end)
    if ranked:
        draft.end = ranked.end()
        noun = counted(page, ranked.end(), singular=True)
        draft.take(noun)
        draft.grounds.append("a rank")
        return draft
    noun = counted(page, end, singular=True)
    if not noun or page.low[end : end + 1] == "-":
        return None
    first = page.low[noun.start : noun.end].split()[0]
    if page.text[noun.start].isupper() and not digits:
        return None
    if digits and not page.text[noun.start].isupper() and first not in _NO_COUNT:
        draft.take(noun)
        return draft
    match = _COUNTED.match(page.low, end)
    if not match or (value == 2 and match[0].split()[-1] in _UNLIKELY_SECOND):
        return None
    draft.end = match.end()
    draft.take(Noun(end + 1, match.end(), plural=False))
    return draft
