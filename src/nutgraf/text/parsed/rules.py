"""The rules of the second engine, for whoever asks why a mark stands where it stands."""

from __future__ import annotations

from nutgraf.text.rule import Rule

_ALL = (
    Rule(
        "parsed-kind",
        "The rules were not sure what it is; the language model tells from the sentence.",
        "The committee is suing [Jarvo Rice] over the plan.",
    ),
    Rule(
        "parsed-longer",
        "The language model counts the words before it as parts of the name.",
        "He studied at [George Washington University Hospital].",
    ),
    Rule(
        "parsed-place",
        "The language model takes it for a place, and a preposition stands before it.",
        "He lives in [Mobile].",
    ),
    Rule(
        "parsed-that",
        "In the grammar of the sentence a clause with “that” depends on a verb of saying.",
        "Some who saw it swear that [the light was green].",
    ),
    Rule(
        "parsed-clause",
        "In the grammar of the sentence a whole clause depends on a verb of saying.",
        "The men who fled the camp at night say [soldiers burned it].",
    ),
    Rule(
        "parsed-question",
        "In the grammar of the sentence a question depends on a verb of asking or explaining.",
        "The men who fled the camp at night explain [how they did it].",
    ),
    Rule(
        "parsed-infinitive",
        "In the grammar of the sentence an infinitive depends on a verb of promising.",
        "Officials who had long kept silent now openly vow [to fight the plan].",
    ),
    Rule(
        "parsed-before",
        "In the grammar of the sentence the clause before a verb of saying depends on it.",
        "[The dam would hold for years], so the engineers who built it thought.",
    ),
    Rule(
        "parsed-inside",
        "In the grammar of the sentence speaker and verb of saying are set into what was said.",
        "[The bridge will hold], engineers who built it say, [for years].",
    ),
    Rule(
        "parsed-impersonal",
        "It is said, hoped or reported, and nobody is named who does so.",
        "It is hoped [most sheep survive the winter].",
    ),
    Rule(
        "parsed-said-to",
        "Somebody or something is said or believed to do something, and nobody is named who says so.",
        "[Rough weather] is said [to be hampering the search].",
    ),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}
"""Every rule of the second engine by its id."""
