"""The rules that find claims, for whoever asks why a mark stands where it stands.

In the examples what is marked as content stands in square brackets; several pairs are one claim's.
"""

from __future__ import annotations

from nutgraf.text.rule import Rule

_ALL = (
    Rule(
        "claim-that",
        "A verb of saying is followed by a clause with “that”.",
        "The mayor said that [the bridge was safe].",
    ),
    Rule(
        "claim-clause",
        "A verb of saying is followed by a whole clause without “that”.",
        "The mayor said [the bridge was safe].",
    ),
    Rule(
        "claim-quote",
        "A verb of saying is followed by a quotation.",
        'The mayor said: "[The bridge is safe.]"',
    ),
    Rule(
        "claim-colon",
        "A verb of saying and a colon are followed by words without quotation marks.",
        "The mayor said: [the bridge is safe].",
    ),
    Rule(
        "claim-colon-quote",
        "A sentence about a person ends with a colon and a quotation, without a verb of saying.",
        'The mayor was not so sure: "[The bridge is too old.]"',
    ),
    Rule(
        "claim-next-paragraph",
        "The sentence of the cue ends with a colon, and the next paragraph is what was said.",
        'The mayor said:\n\n"[The bridge is safe.]"',
    ),
    Rule(
        "claim-question",
        "A verb of asking or explaining is followed by a clause with whether, why, how or the like.",
        "The mayor asked [whether the bridge was safe].",
    ),
    Rule(
        "claim-infinitive",
        "A verb of promising or claiming is followed by “to” and a verb.",
        "The mayor vowed [to rebuild the bridge].",
    ),
    Rule(
        "claim-after-quote",
        "A quotation is followed by its speaker and a verb of saying.",
        '"[The bridge is safe]," the mayor said.',
    ),
    Rule(
        "claim-inverted",
        "A quotation or clause is followed by a verb of saying and then its speaker.",
        '"[The bridge is safe]," said the mayor.',
    ),
    Rule(
        "claim-after",
        "A clause is followed by a comma, its speaker and a verb of saying.",
        "[The bridge was safe], the mayor said on Monday.",
    ),
    Rule(
        "claim-inside",
        "Speaker and verb stand between commas inside of what was said.",
        "[The bridge], the mayor said, [would be closed].",
    ),
    Rule(
        "claim-as",
        "The sentence opens with “as”, a speaker and a verb of saying.",
        "As the mayor noted, [the bridge is old].",
    ),
    Rule(
        "claim-according",
        "“According to” names the speaker.",
        "[The bridge was safe], according to the mayor.",
    ),
    Rule(
        "claim-participle",
        "Saying, adding, warning and the like go on with the speaker before them.",
        "The mayor closed the bridge, saying [it was unsafe].",
    ),
    Rule(
        "claim-fronted",
        "Warning, insisting, claiming and the like open the sentence of the speaker who follows.",
        "Warning that [the bridge was unsafe], the mayor closed it.",
    ),
    Rule(
        "claim-chain",
        "A verb of saying after “and” or “but” goes on with the subject before it.",
        "The mayor closed the bridge and said [it was unsafe].",
    ),
    Rule(
        "claim-relative",
        "The verb of saying stands in a relative clause of its speaker.",
        "Nobody believed the mayor, who said [the bridge was safe].",
    ),
    Rule(
        "claim-relative-object",
        "What was said is the rest of a clause with what, which or who.",
        "He lives in what the mayor called [a death trap].",
    ),
    Rule(
        "claim-passive",
        "“It was reported that”, or somebody “was told that”: nobody is named as the speaker.",
        "It was reported that [the bridge was safe].",
    ),
    Rule(
        "claim-passive-by",
        "A passive names its speaker with “by”.",
        "Residents were told by the mayor that [the bridge was safe].",
    ),
    Rule(
        "claim-heard",
        "A court, an inquest or an inquiry heard something; who said it is left open.",
        "The inquest heard that [the bridge had been inspected in May].",
    ),
    Rule(
        "claim-quoted-as",
        "Somebody is quoted as saying something.",
        "The Courier quoted the mayor as saying [the bridge was safe].",
    ),
    Rule(
        "claim-noun",
        "A noun such as claim, report or warning is followed by “that”.",
        "Nobody believed the mayor's claim that [the bridge was safe].",
    ),
    Rule(
        "claim-object",
        "The object of the verb is what is denied, admitted or described.",
        "The mayor denied [any wrongdoing].",
    ),
    Rule(
        "claim-of",
        "“Of”, “about” or “against” follows a verb of warning or complaining.",
        "The mayor warned [of floods].",
    ),
    Rule(
        "claim-accused",
        "Somebody is accused of something or blamed for it.",
        "The mayor accused [the builders of fraud].",
    ),
    Rule(
        "claim-urged",
        "Somebody is urged, or expected, to do something.",
        "The mayor urged [drivers to stay away].",
    ),
    Rule(
        "claim-called",
        "Something is called by a word in quotation marks.",
        'The mayor called [the bridge "a death trap"].',
    ),
    Rule(
        "claim-headline",
        "A headline gives a speaker and a colon or a dash instead of a verb.",
        "Mayor: [bridge is safe to cross]",
    ),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}
"""All rules for claims by their id."""
