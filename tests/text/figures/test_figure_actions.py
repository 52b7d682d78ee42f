"""What happened to what is counted, and when."""

from __future__ import annotations

from datetime import date

import pytest

from nutgraf.text.figures.find import find_figures
from nutgraf.text.segment import sentences

_PUBLISHED = date(2022, 1, 6)


def _actions(text: str) -> list[str | None]:
    return [figure.action for figure in find_figures(text, sentences(text), _PUBLISHED)]


def _whens(text: str) -> list[str | None]:
    return [figure.when for figure in find_figures(text, sentences(text), _PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("The blast killed 12 people.", ["killed"]),
        ("Twelve people were killed.", ["killed"]),
        ("Twelve people killed in blast", ["killed"]),
        ("Twelve people died.", ["killed"]),
        ("12 dead in blast", ["killed"]),
        ("The deaths of 12 people shocked the town.", ["killed"]),
        ("The death toll rose to 17.", ["killed"]),
        ("Twelve people died and a dozen others were injured.", ["killed", "injured"]),
        ("107 people have died and more than 400 have been hurt.", ["killed", "injured"]),
        ("It killed five people and wounded 14.", ["killed", "injured"]),
        ("Dozens of men were killed along with 12 officers.", ["killed", "killed"]),
        ("250 men and 30 engines were sent.", ["sent", "sent"]),
        ("At least eight people, three of them children, were killed.", ["killed", "killed"]),
        ("Police detained 47 people.", ["arrested"]),
        ("58 people were still missing.", ["missing"]),
        ("More than 2,000 people fled their homes.", ["displaced"]),
        ("The firm laid off 300 workers.", ["laid off"]),
        ("It sold 10,000 cars.", ["sold"]),
        ("It lost $5m.", ["lost"]),
        ("Twelve gunmen killed two soldiers.", [None, "killed"]),
        ("Twelve people live there.", ["living"]),
        ("It has 12 doors.", [None]),
        ("He was killed 12 days later.", [None]),
        ("The index closed up 2%.", ["rose"]),
        ("It fell 3% to $12.", ["fell", "fell"]),
        ("It rose 70 points, or 1.6%, to 4,462.", ["rose", "rose", "rose"]),
        ("It ended 2% lower at $86.", ["fell", "fell"]),
        ("The bank raised rates by 75 basis points.", ["raised"]),
        ("It cut its forecast by 2%.", ["cut"]),
        ("It fell from 9.2m to 8.8m.", ["fell"]),
        ("It rose to 50 from 40.", ["rose", None]),
        ("A 43% fall and an increase of 80,000 were seen.", ["fell", "rose"]),
        ("It grew at an annual rate of 6%.", ["rose"]),
        ("Prices rose by a third.", ["rose"]),
        ("They made up 5% of it.", [None]),
        ("A 14-stroke rally won it.", [None]),
        ("They dropped 40 out of 60 leaflets.", [None]),
        ("Sixty hikers had been reported missing.", ["missing"]),
        ("Divers pulled out nine bodies.", [None]),
        ("The army pulled out 900 soldiers.", ["withdrawn"]),
        ("He missed the opening two races.", [None]),
        ("The convoy was made up of 15 lorries.", [None]),
        ("It was 2 degrees higher than ever.", [None]),
        ("He fell 12 floors.", [None]),
        ("The Dow closed above 25,000.", [None]),
        ("She added 25 points.", [None]),
        ("It destroyed a 12-storey block.", [None]),
        ("The chain is closing 40 shops.", ["closed"]),
        ("Two in fair condition and three were released.", [None, "released"]),
        ("The plant made 90 workers redundant.", ["laid off"]),
        ("Some 300 families were told to leave.", ["evacuated"]),
        ("The house was sold for $2m.", ["sold"]),
        ("Police seized 2.3 tonnes of cocaine.", ["seized"]),
        ("They were sent 300 miles away.", [None]),
        ("He was convicted of $5m fraud.", [None]),
        ("Twenty-one displaced Libyans were killed.", ["killed"]),
        ("Six injured migrants arrived.", ["arrived"]),
        ("It has 12 injured players.", ["injured"]),
        ("It launched 70 projects.", [None]),
        ("It launched 70 rockets.", ["fired"]),
        ("Some 68 of them want to quit.", [None]),
        ("A poll found a quarter of voters undecided.", [None]),
        ("It reported a $3m loss.", [None]),
        ("Nine people were killed and four others seriously injured.", ["killed", "injured"]),
        ("The minister said, adding 75 sacks of rice had come.", [None]),
        ("It added 400 jobs.", ["created"]),
        (
            "The death toll from the fires that swept the north of the island has risen to 53.",
            ["killed"],
        ),
        ("Some 86 patients had not been vaccinated.", [None]),
        ("It ended without killing 12 men.", [None]),
        ("Food aid for 85,000 people has been cut.", [None]),
        ("Of them 78 recovered.", ["recovered"]),
        ("Nine people were found guilty.", ["convicted"]),
        ("Nine people were found eligible.", [None]),
    ],
)
def test_actions(text: str, actions: list[str | None]) -> None:
    assert _actions(text) == actions


@pytest.mark.parametrize(
    ("text", "whens"),
    [
        ("Twelve people died on Wednesday.", ["2022-01-05"]),
        ("Twelve people died, officials said on Wednesday.", ["2022-01-05"]),
        ("In 2019 it sold 12 cars, but 15 in 2020.", ["2019", "2020"]),
        ("It sold 12 cars, the fewest since 1991.", [None]),
        ("It left three decades ago.", ["1992"]),
        ("It has 12 cars, which it bought in 2019.", [None]),
        ("Rovers, who last won in 1988, lost 12 games.", [None]),
        ("Twelve people died.", [None]),
        ("It will sell 12 cars by Monday.", ["2022-01-10"]),
        ("Six people died in the fire on 29 December.", ["2021-12-29"]),
        ("Sales rose to 50 from 40 a year ago.", [None, "2021"]),
        ("In 2020 it sold 12 cars, compared with 15 vans.", ["2020", None]),
        ("The river has risen by two metres since Monday.", ["2022-01-03"]),
        ("It hit 30 for the first time since a match in 2015.", [None]),
        ("Eleven of the victims of the 2008 crash sued.", [None]),
        ("The 2008 crash that killed 17 people was recalled.", ["2008"]),
        ("The Russell 2000 fell 3%.", [None]),
        ("It rose to 121 trillion won (about $17 billion) in 2019.", ["2019", "2019"]),
        ("A man, 34, left on Monday.", [None]),
        ("It made 19 goals, tying the record set in 1997.", [None]),
        ("She had won seven medals and was second in 2013.", [None]),
        ("Over the next five years it hopes to lose weight by 2027.", [None]),
        ("Four more fell ill (samples were taken on Tuesday).", [None]),
        ("It lost 40 staff on Friday, 8 November 2019.", ["2019-11-08"]),
        ("Police on Tuesday said 12 men had died on Monday.", ["2022-01-03"]),
        ("The ten-year bond fell on Monday.", [None]),
        ("It was £4m last year and £6m two years ago.", ["2021", "2020", "2020"]),
        ("Profit was up 7% on the corresponding period last year.", [None]),
        ("Traders saw a 60% chance of a cut in July.", [None]),
        ("Growth slowed from May to 2.5%.", [None]),
        ("It hit a record high of 51 in May.", ["2021-05"]),
        (
            "Rents rose 5% compared with the same month last year, the most in 12 years.",
            [None, None],
        ),
        ("It picked 12 women, with a vote for the chair due in March.", [None]),
    ],
)
def test_dates_of_figures(text: str, whens: list[str | None]) -> None:
    assert _whens(text) == whens


def test_dates_may_be_handed_in() -> None:
    text = "Twelve people died on Wednesday."
    (figure,) = find_figures(text, sentences(text), _PUBLISHED, dates=())
    assert figure.when is None
