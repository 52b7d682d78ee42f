"""The query language: every text is a query, and every query prints as text that reads the same."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.model.query import Amount, And, Dates, Field, Node, Not, Or, Phrase, Query, Value, Word
from nutgraf.search.grammar import MOST_ITEMS, parse
from nutgraf.search.printing import to_text

TODAY = date(2022, 3, 15)

PIECES = (
    "a", "b", "é", "中", "2", "0", " ", '"', "“", "-", ":", "(", ")", "*", "~", "=", "#", "@", ".", ",", "|", "<", ">",
    "!", "\\", "'", "’", "%", ";", "^", "+", "{", "}", "[", "]", "\n", "\x00", " OR ", " NOT ", "AND", "date:", "tag:",
    "is:", "has:", "figure:", "near:", "title:", "autor:", "sort:", "limit:", "note:", "source:", "before:", "after:",
    '"~3', "killed>10", "2022-01", "..", "unread", "date>", "tag:(", "https://x.org/a", "7d", "yesterday",
    "½", "ǅ", "İ",
)  # fmt: skip

words = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def root(text: str) -> Node | None:
    return parse(text, TODAY).root


@given(words | st.text(max_size=60))
@settings(max_examples=100)
def test_anything_is_a_query_and_prints_as_one_that_reads_the_same(text: str) -> None:
    query = parse(text, TODAY)
    assert parse(to_text(query), TODAY) == query


def test_thousands_of_half_typed_queries() -> None:
    chance = random.Random(7)
    for _ in range(4_000):
        text = "".join(chance.choices(PIECES, k=chance.randint(0, 20)))
        query = parse(text, TODAY)
        assert parse(to_text(query), TODAY) == query, text


def test_words_stand_side_by_side_and_or_binds_tighter() -> None:
    assert root("oil gas OR coal price") == And(
        (Word("oil"), Or((Word("gas"), Word("coal"))), Word("price"))
    )
    assert root("(oil gas) OR coal") == Or((And((Word("oil"), Word("gas"))), Word("coal")))
    assert root("oil|gas") == Or((Word("oil"), Word("gas")))


@pytest.mark.parametrize("text", ["-fuel", "!fuel", "NOT fuel", "--fuel", "-(fuel)"])
def test_what_must_not_be(text: str) -> None:
    assert root(text) == Not(Word("fuel"))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("=fuel", Word("fuel", exact=True)),
        ("fuel*", Word("fuel", prefix=True)),
        ("fuel~0", Word("fuel", typos=0)),
        ("fuel~2", Word("fuel", typos=2)),
        ("title:fuel", Word("fuel", field=Field.TITLE)),
        ("headline:fuel", Word("fuel", field=Field.TITLE)),
        ("note:=fuel", Word("fuel", field=Field.NOTE, exact=True)),
        ("covid-19", Word("covid-19")),
        ("«fuel».", Phrase("fuel")),
        ("‘fuel,’", Word("fuel")),
        ("https://x.org/a", Word("https://x.org/a")),
        ("12:30", Word("12:30")),
        ("Reuters:Oil", Word("Reuters:Oil")),
    ],
)
def test_words_and_their_signs(text: str, node: Node) -> None:
    assert root(text) == node


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ('"state of emergency"', Phrase("state of emergency")),
        ('"state of', Phrase("state of")),
        ("“state  of emergency”", Phrase("state of emergency")),
        ('"oil price"~5', Phrase("oil price", near=5)),
        ('near:"oil price"', Phrase("oil price", near=10)),
        ('near:"oil price"~4', Phrase("oil price", near=4)),
        ("near:(oil price)", Phrase("oil price", near=10)),
        ('body:"oil price"', Phrase("oil price", field=Field.BODY)),
    ],
)
def test_phrases(text: str, phrase: Node) -> None:
    assert root(text) == phrase


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("#fuel/price", Value(Field.TAG, "fuel/price")),
        ("@tokayev", Value(Field.ENTITY, "tokayev")),
        ('@"Ann Lee"', Value(Field.ENTITY, "Ann Lee")),
        ("feed:bbc", Value(Field.SOURCE, "bbc")),
        ("is:unread", Value(Field.IS, "unread")),
        ("has:notes", Value(Field.HAS, "note")),
        ("hedge:at-least", Value(Field.HEDGE, "at-least")),
        ('hedge:"at least"', Value(Field.HEDGE, "at-least")),
        ("verdict:uncheckable", Value(Field.VERDICT, "cannot-be-checked")),
        ("color:red", Value(Field.COLOUR, "red")),
        ("figure:killed", Value(Field.FIGURE, "killed")),
        ('figure:"police officers"', Value(Field.FIGURE, "police officers")),
        ("figure:killed>10", Amount("killed", ">", 10, 10)),
        ("figure:killed>=1,200", Amount("killed", ">=", 1200, 1200)),
        ('figure:"police officers"<12', Amount("police officers", "<", 12, 12)),
        ("figure:killed:10..20", Amount("killed", "=", 10, 20)),
        ("figure:killed:20..", Amount("killed", ">=", 20, 20)),
        ("figure:>1.2bn", Amount("", ">", 1.2e9, 1.2e9)),
        ("figure>5", Amount("", ">", 5, 5)),
        ("figure:12", Amount("", "=", 12, 12)),
        ("figure:killed>", Value(Field.FIGURE, "killed")),
        ("source:bbc,reuters", Or((Value(Field.SOURCE, "bbc"), Value(Field.SOURCE, "reuters")))),
        ("tag:(a b)", And((Value(Field.TAG, "a"), Value(Field.TAG, "b")))),
        (
            "title:(a b OR c)",
            And((Word("a", Field.TITLE), Or((Word("b", Field.TITLE), Word("c", Field.TITLE))))),
        ),
    ],
)
def test_fields_and_values(text: str, value: Node) -> None:
    assert root(text) == value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("date:2022-01..2022-03", "2022-01-01", "2022-04-01"),
        ("date>=2022-05", "2022-05-01", None),
        ("before:2022-05", None, "2022-05-01"),
        ("after:2022-05", "2022-05-01", None),
        ("added:7d", "2022-03-08", "2022-03-16"),
        ('date:"2 weeks ago"', "2022-03-01", "2022-03-02"),
        ("date:202", "2020-01-01", "2030-01-01"),
    ],
)
def test_dates(text: str, low: str | None, high: str | None) -> None:
    node = root(text)
    assert isinstance(node, Dates)
    assert (node.low, node.high) == (low, high)


@pytest.mark.parametrize(
    "text", ["", " ", "-", '"', "(", "tag:", "tag:(", "date:", "date:>", "date:y", "is:un", "has:", "sort:",
             "sort:da", "limit:", "OR", "NOT", "a:", "…", "near:", "figure:", "#", "@"],
)  # fmt: skip
def test_what_is_still_being_typed_is_left_out_and_not_complained_of(text: str) -> None:
    query = parse(f"fuel {text}", TODAY)
    assert query.warnings == ()
    assert query.root == Word("fuel") or text == "a:"


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("autor:smith", "unknown field `autor`: author?"),
        ("date:2022-13 x", "unknown date `2022-13`: 2022-12?"),
        ("date:2022-02-30 x", "unknown date `2022-02-30`: 2022-02-28?"),
        ("date:yesteday x", "unknown date `yesteday`: yesterday?"),
        ("is:raed x", "unknown value `is:raed`: read?"),
        ("sort:tilte x", "unknown sort `tilte`: title?"),
        ("limit:many x", "unknown limit `many`"),
        ("figure:killed>many", "unknown number `killed>many`"),
    ],
)
def test_mistakes_are_pointed_out_with_what_was_meant(text: str, warning: str) -> None:
    assert parse(text, TODAY).warnings == (warning,)


def test_the_value_of_an_unknown_field_is_looked_for_all_the_same() -> None:
    assert root("autor:smith") == Word("smith")


def test_options_stand_apart() -> None:
    query = parse("fuel sort:-date limit:5", TODAY)
    assert query == Query(Word("fuel"), sort="-date", limit=5)
    assert to_text(query) == "sort:-date limit:5 fuel "


@pytest.mark.parametrize(
    ("text", "is_open"),
    [("fuel", True), ("fuel ", False), ('"fuel pri', True), ('"fuel price"', False), ("tag:fu", True),
     ("(fuel", True), ("(fuel)", False), ("fuel tag:", False)],
)  # fmt: skip
def test_the_last_word_may_go_on_until_something_ends_it(text: str, is_open: bool) -> None:
    assert parse(text, TODAY).open is is_open


def test_more_words_than_count_are_left_out_with_a_word() -> None:
    query = parse("fuel " * 50, TODAY)
    assert isinstance(query.root, And)
    assert len(query.root.items) == MOST_ITEMS
    assert query.warnings == (f"only the first {MOST_ITEMS} words count",)


def test_no_depth_of_parentheses_is_too_much() -> None:
    assert root("(" * 5_000 + "fuel" + ")" * 5_000) is None
    assert root("(" * 900 + "fuel") == Word("fuel")
