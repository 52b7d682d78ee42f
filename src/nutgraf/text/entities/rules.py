"""The rules of the entities: what each says, an example, and how much it weighs.

A candidate gets the points of every rule that fires on it, or on another mention of the same name
in the article; the kind with the most points wins. Eight points are as good as certain, two are a
hint. The weights were set by hand and checked on news, encyclopedia and web text.
"""

from __future__ import annotations

from typing import NamedTuple

from nutgraf.model.marks import EntityKind
from nutgraf.text.rule import Rule

_PERSON, _ORGANISATION, _PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
_GROUP, _OTHER = EntityKind.GROUP, EntityKind.OTHER


class Weight(NamedTuple):
    """What a rule is evidence for."""

    kind: EntityKind
    points: float


_TABLE: tuple[tuple[str, EntityKind, float, str, str], ...] = (
    ("person-title", _PERSON, 8, "A title stands right before it.", "It was President [Tokayev]."),
    ("person-noble", _PERSON, 9, "A noble title and a place make one name.", "It was the [Duke of York]."),
    ("person-first-name", _PERSON, 4.5, "It begins with a known given name.", "[Ann Lee] left."),
    ("person-credit", _PERSON, 6, "A photographer's credit names it.", "(AP Photo/[Ann Lee])"),
    ("person-initials", _PERSON, 5, "An initial stands inside it.", "[Samuel L. Jackson]"),
    ("person-suffix", _PERSON, 6, "It ends like a person's name.", "[Martin King Jr.]"),
    ("person-particle", _PERSON, 2, "A small word joins its parts.", "[Ursula von der Leyen]"),
    ("person-role", _PERSON, 4, "A role stands before it.", "spokeswoman [Saltanat Azirbek]"),
    ("person-age", _PERSON, 6, "An age follows between commas.", "[Ann Lee], 45, left."),
    ("person-apposition", _PERSON, 3, "A role follows.", "[Ann Lee], the director, left."),
    ("person-possessive", _PERSON, 2.5, "Only people have what follows.", "[Lee]'s widow left."),
    ("person-object", _PERSON, 1.5, "A verb stands before it whose object is a person.", "They jailed [Rathbun] then."),
    ("person-listed", _PERSON, 3, "A list of people names it.", "players such as [Rudu] left."),
    ("person-who", _PERSON, 3.5, "“Who” or “himself” follows.", "[Lee], who left, spoke."),
    ("person-said", _PERSON, 1.5, "A verb of saying stands beside it.", "[Lee] said so."),
    ("person-single-name", _PERSON, 3, "It is a known given name.", "[Gloria] left."),
    ("person-surname", _PERSON, 1.5, "It is a known family name.", "[Rathbun] left."),
    ("person-names", _PERSON, 2, "All its words are known names.", "Then [Garcia Marquez] left."),
    ("person-shape", _PERSON, 1.5, "Two or three words that are no ordinary words.", "They met [Xyrillo Qoqyev]."),
    ("person-last-name", _PERSON, 2, "An unknown word and a family name.", "Then [Jorfo Archer] left."),
    ("person-ending", _PERSON, 1.5, "It ends as family names do.", "[Kovalenko] left."),
    ("person-surname-of", _PERSON, 6, "It is the family name of a person named in full.", "Tim Lee left. [Lee] came."),
    ("person-forename-of", _PERSON, 4, "A person named in full has it.", "Gloria Moss and [Gloria]"),
    ("place-country", _PLACE, 7, "It is a country.", "in [Kazakhstan]"),
    ("place-region", _PLACE, 6, "It is a region, a sea or a landmark.", "in [Siberia]"),
    ("place-city", _PLACE, 4, "It is a town.", "in [Almaty]"),
    ("place-ambiguous", _PLACE, 1, "It is a town, or something else.", "in [Reading]"),
    ("place-head", _PLACE, 4, "Its last word says that it is a place.", "the [Jamarat Bridge]"),
    ("place-first-word", _PLACE, 3, "Its first word says that it is a place.", "[Mount Kuji] is high."),
    ("place-direction", _PLACE, 3, "A direction and a place.", "It was in [Northern Aleppo]."),
    ("place-in", _PLACE, 2.5, "“In” or “near” stands before it.", "in [Herat]"),
    ("place-at", _PLACE, 1, "“At”, “from” or “to” stands before it.", "from [Herat]"),
    ("place-kind", _PLACE, 5, "Its kind stands before it.", "the village of [Herat]"),
    ("place-before-place", _PLACE, 4, "The wider place follows.", "[Irving], Texas"),
    ("place-seat", _PLACE, 2.5, "Its member of parliament follows.", "[Kujiton] MP Ann Lee left."),
    ("place-listed", _PLACE, 3, "A list of places names it.", "towns such as [Herut] burnt."),
    ("place-apposition", _PLACE, 3, "It is said to be one.", "They left [Batsana], a small town."),
    ("place-ending", _PLACE, 2, "It ends as places do.", "He left [Kujiville] then."),
    ("place-street", _PLACE, 4, "Something happens in the street.", "It was on [Patrick Street]."),
    ("place-road", _PLACE, 5, "It is a road.", "It was on the [A611] then."),
    ("place-home", _PLACE, 4, "Somebody lives there.", "Ann Lee, of [Kujiton], left."),
    ("place-origin", _PLACE, 4, "Somebody comes from there.", "a bus driver from [Herat]"),
    ("place-based", _PLACE, 3, "Somebody is based or was born there.", "[Kujev]-based lawyers left."),
    ("place-people", _PLACE, 6, "Its people are in the article.", "A Kujian judge left [Kujia]."),
    ("place-short", _PLACE, 5, "It is short for a county.", "Co Clare and [Clare]"),
    ("place-dateline", _PLACE, 6, "It opens a report.", "[NEWVILLE] (Reuters) - It rained."),
    ("organisation-name", _ORGANISATION, 7, "It is well known.", "[Reuters] reported"),
    ("organisation-head", _ORGANISATION, 5, "Its last word says so.", "The [Pet Food Agency] said so."),
    ("organisation-weak-head", _ORGANISATION, 3, "Its last word says so.", "[Tang Museum]"),
    ("organisation-branch", _ORGANISATION, 6, "An organisation of a place.", "It was on [BBC Wales]."),
    ("organisation-staff", _ORGANISATION, 4, "Its staff stand before it.", "economists at [Kujibank]"),
    ("organisation-source", _ORGANISATION, 2.5, "What firms publish stands before it.", "research by [Kantax]"),
    ("organisation-word", _ORGANISATION, 4, "A word in it says so.", "The [Ministry of Health] said so."),
    ("organisation-first", _ORGANISATION, 2.5, "Its first word says so.", "It was on [Radio Free Kuji]."),
    ("organisation-acronym", _ORGANISATION, 3, "It is an acronym.", "The [CSTO] said so."),
    ("organisation-long", _ORGANISATION, 1.5, "Ordinary words with capitals.", "[Kuji Homes] built it."),
    ("organisation-joined", _ORGANISATION, 1, "“Of” or “and” stands inside.", "He is in [Doctors of Kuji]."),
    ("organisation-the", _ORGANISATION, 2, "“The” has a capital as well.", "a memo seen by The [Ledger]"),
    ("organisation-published", _ORGANISATION, 3, "Things are published in it.", "It was published in [Nature]."),
    ("organisation-article", _ORGANISATION, 1, "“The” stands before it.", "the [Sandinistas]"),
    ("organisation-role", _ORGANISATION, 2.5, "Staff or shares follow.", "[Netblocks] officials"),
    ("organisation-boss", _ORGANISATION, 5, "A town has no chief executive.", "the [Halifax] CEO left"),
    ("organisation-kind", _ORGANISATION, 4, "Its kind stands before it.", "watchdog [Netblocks]"),
    ("organisation-listed", _ORGANISATION, 3, "A list of firms names it.", "companies like [Elbor] left."),
    ("organisation-apposition", _ORGANISATION, 3, "It is said to be one.", "[Batsana], a banned party, left."),
    ("organisation-at", _ORGANISATION, 2, "“At” stands before it.", "analysts at [Vorhoven Prett]"),
    ("organisation-ampersand", _ORGANISATION, 4, "“&” joins its parts.", "[Harlan & Dietz] left."),
    ("organisation-camel", _ORGANISATION, 2.5, "A capital stands inside.", "the firm and [TesnaHydro] left"),
    ("organisation-channel", _ORGANISATION, 6, "A station and its number.", "It was on [Kanal 3]."),
    ("organisation-abbreviated", _ORGANISATION, 1.5, "Its acronym follows.", "The [Kuji Ox Zen] (KOZ) won."),
    ("organisation-acronym-of", _ORGANISATION, 5, "It is short for a longer name.", "Pet Food Agency (PFA); [PFA]"),
    ("organisation-short", _ORGANISATION, 5, "It is short for a longer name.", "Church of Kuji; the [Church]"),
    ("organisation-part", _ORGANISATION, 2, "A longer name begins with it.", "Kuji Holdings won. Then [Kuji] left."),
    ("organisation-team", _ORGANISATION, 5, "It is a town's team.", "A match, a goal, a cup: league side [Leeds] won."),
    ("organisation-noun", _ORGANISATION, 3, "Its kind follows.", "the [Tass] news agency"),
    ("place-noun", _PLACE, 3, "Its kind follows.", "the [Huallaga] river"),
    ("person-noun", _PERSON, 3, "Something that people have follows.", "the [Bush] administration"),
    ("group-name", _GROUP, 8, "It is a nation, people, religion or party's members.", "[Kazakh]"),
    ("group-ending", _GROUP, 4, "It ends as adjectives of places do.", "the [Kujian] army"),
    ("group-kind", _GROUP, 4, "“Ethnic” or the like stands before it.", "ethnic [Kujans] fled"),
    ("group-noun", _GROUP, 3, "Its kind follows.", "the [Kujan] tribe"),
    ("group-derived", _GROUP, 8, "A place of the article is in it.", "In Kujia the [Kujian] army left."),
    ("other-short", _OTHER, 5, "A storm or a ship has that name.", "Storm Perrin came. [Perrin] left."),
    ("other-article", _OTHER, 4, "“The” stands before a person's name.", "The [Astrid Corvane], a ship, sank."),
    ("same-as-neighbour", _OTHER, 2, "It stands in a row with a name of that kind.", "in Herat and [Kujir] then"),
    ("other-name", _OTHER, 7, "It is well known and none of the other kinds.", "the [Internet]"),
    ("other-event", _OTHER, 5, "Its last word says that it is an event.", "the [Lantern Festival]"),
    ("other-event-first", _OTHER, 5, "Its first word says so.", "[Hurricane Katrina] came."),
    ("other-law", _OTHER, 4, "Its last word says that it is a law or treaty.", "The [Clean Air Act] passed."),
    ("other-work", _OTHER, 3.5, "Its last word says that it is a work.", "[Internet Explorer]"),
    ("other-product", _OTHER, 2.5, "It begins with a maker's name.", "the [Toyota Venza]"),
    ("other-ship", _OTHER, 8, "It is a ship.", "[HMS Belfast]"),
    ("other-quoted", _OTHER, 3, "It stands between quotation marks.", "It was “[Gone Away]”, they said."),
    ("other-kind", _OTHER, 4, "Its kind stands before it.", "the novel [Dune]"),
    ("other-noun", _OTHER, 3, "Its kind follows.", "the [Crew Heron] spacecraft"),
    ("other-number", _OTHER, 2.5, "A number belongs to it.", "[IE6]"),
    ("known-name", _OTHER, 0, "It stands in the lists of names.", "[Kazakhstan] protesta."),
    ("other-lone", _OTHER, 0.5, "A capital that has no other reason.", "They saw [Freewinds] there."),
)  # fmt: skip

RULES: dict[str, Rule] = {
    identifier: Rule(identifier, sentence, example)
    for identifier, _, _, sentence, example in _TABLE
}
"""Every rule of the entities by its id."""

WEIGHTS: dict[str, Weight] = {
    identifier: Weight(kind, points) for identifier, kind, points, _, _ in _TABLE
}
"""What every rule is evidence for."""
