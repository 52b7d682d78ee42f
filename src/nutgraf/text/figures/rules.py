"""The rules that find figures, each with its reason and an example.

A figure carries the identifier of its rule, so that the reader can be told why it is marked.
"""

from __future__ import annotations

from nutgraf.text.rule import Rule

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            "figure-count",
            "A number followed by what it counts, or standing for it.",
            "[At least 12 police officers] died",
        ),
        Rule(
            "figure-range",
            "Two numbers joined by “to”, “or”, “and” after “between”, or a dash, the second larger.",
            "[between 420,000 and 450,000 homes]",
        ),
        Rule(
            "figure-from-to",
            "“from A to B” is one figure: a change, or a range.",
            "the population fell from [9.2m to 8.8m]",
        ),
        Rule(
            "figure-vague",
            "An amount that nobody counted; its lower bound is the least that it can mean.",
            "[dozens of protesters] were killed",
        ),
        Rule(
            "figure-ordinal",
            "An ordinal before a superlative, or before what can be counted one by one.",
            "the [ninth largest country]",
        ),
        Rule(
            "figure-percent",
            "A number with per cent, percentage points or basis points.",
            "fell by [3.4 per cent]",
        ),
        Rule(
            "figure-money",
            "A number with the sign, code or name of a currency.",
            "paid [$1.2bn] for the company",
        ),
        Rule(
            "figure-measure",
            "A number with a unit of measurement, metric or imperial.",
            "[up to 180 kilometres per hour]",
        ),
        Rule("figure-duration", "A number with a span of time.", "a [two-week] state of emergency"),
        Rule(
            "figure-rate",
            "An amount or a count for every unit of something else.",
            "[$97.44 a barrel]",
        ),
        Rule(
            "figure-age-old",
            "A number with “years old” or “of age”, and who is that old.",
            "a [45-year-old man]",
        ),
        Rule("figure-age-aged", "A number behind “aged”, “age of” or “a man of”.", "[aged 17]"),
        Rule(
            "figure-age-apposed",
            "A bare number up to 120 between commas behind a person.",
            "Sarah Jones, [34], said",
        ),
        Rule(
            "figure-age-bound",
            "“under” or “over” with a number behind people, or with a hyphen.",
            "children [under five]",
        ),
        Rule(
            "figure-age-decade",
            "A decade of somebody's own life.",
            "a man in his [40s]",
        ),
        Rule(
            "figure-fraction",
            "A fraction in words before “of” or a determiner, or behind “by” and its like.",
            "[fewer than half of eligible voters]",
        ),
        Rule("figure-one-in", "So many in, or out of, so many.", "[one in five voters]"),
        Rule("figure-to-one", "So many to one, or to fewer.", "outnumbered [three to one]"),
        Rule(
            "figure-change",
            "A verb or noun that says how many times as much there is now.",
            "[a near-doubling of prices]",
        ),
        Rule("figure-fold", "A number with “-fold” or “x”.", "bills have risen [fourfold]"),
        Rule(
            "figure-times",
            "“times” or “twice” before a comparison.",
            "[three times as many people]",
        ),
        Rule(
            "figure-score",
            "Two numbers joined as a result: the larger first, or near words of games and votes.",
            "rejected by [432 votes to 202]",
        ),
    )
}
"""Every rule of this package by its identifier."""
