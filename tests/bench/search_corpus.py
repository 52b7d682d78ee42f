"""A seeded archive for the search benchmark: any number of articles made of the samples' sentences and the lexicons.

Sentences keep their small words; content words come from one of many topics, names from lists that never end, and
one word in a thousand has a typing error. Words grow as in real news: about 70,000 at 10,000 articles of 500 words
and 200,000 at 100,000.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from nutgraf.model.article import Block, BlockKind, Document, SourceKind
from nutgraf.model.identity import new_id
from nutgraf.model.marks import Analysis
from nutgraf.model.notes import Note, TargetKind
from nutgraf.paths import sample_articles
from nutgraf.store import index
from nutgraf.store.store import Store
from nutgraf.text.segment import sentences
from nutgraf.text.wordlists import entries

TOPICS = 400
SOURCES = tuple(f"{place} {kind}" for place in ("Northgate", "Harbour", "Lakeland", "Eastbourne", "Tesna", "Marrow")
                for kind in ("Chronicle", "Courier", "Mercury", "Wire", "Ledger"))  # fmt: skip
TAGS = ("fuel", "fuel/price", "court", "flood", "sport", "to-check", "quote", "budget")

_TYPOS = 0.001
_WORD = re.compile(r"[A-Za-z]+|\d+|[^A-Za-z\d]+")
_SYLLABLES = ("ka", "ro", "vel", "mi", "tan", "dor", "esh", "lu", "bra", "nik", "os", "wen", "yar", "gul", "fen", "sa",
              "tor", "im", "che", "zhu", "pol", "ad", "rin", "ov", "eth", "qua", "hal", "uz", "ber", "ji")  # fmt: skip
_NAME, _NUMBER = "\x00", "\x01"


@dataclass(frozen=True, slots=True)
class Story:
    """One generated article."""

    title: str
    text: str
    day: date
    source: str


class Corpus:
    """Generates articles of about so many words; the same seed gives the same ones."""

    def __init__(self, words: int = 500, seed: int = 11) -> None:
        self._seed = seed
        self.words = words
        chance = random.Random(seed)
        self.common = sorted(entries("common-words"))
        chance.shuffle(self.common)
        names = entries("surnames") | entries("first-names") | entries("cities")
        self.names = sorted({name for name in names if name.isascii() and name.isalpha()})
        chance.shuffle(self.names)
        small = {word.lower() for word in entries("function-words")}
        self._pools = self._sentence_pools(chance, small)
        self._casts = [[self._name(chance) for _ in range(40)] for _ in range(TOPICS)]

    def stories(self, count: int) -> Iterator[Story]:
        """The first so many articles."""
        for number in range(count):
            yield self._story(random.Random(self._seed * 1_000_003 + number), number)

    def _story(self, chance: random.Random, number: int) -> Story:
        topic = chance.randrange(TOPICS)
        cast = chance.choices(self._casts[topic], k=4) + [self._name(chance) for _ in range(22)]
        paragraphs, count = list[str](), 0
        while count < self.words:
            pool = self._pools[topic if chance.random() < 0.8 else chance.randrange(TOPICS)]
            part = " ".join(self._filled(chance, chance.choice(pool), cast) for _ in range(3))
            paragraphs.append(_with_typos(chance, part))
            count += part.count(" ") + 1
        headline = self._filled(chance, chance.choice(self._pools[topic]), cast).split()[:9]
        day = date(2012, 1, 1) + timedelta(days=number * 37 % 5_000)
        return Story(
            " ".join(headline).strip(" .,"),
            "\n\n".join(paragraphs),
            day + timedelta(days=chance.randrange(28)),
            SOURCES[int(len(SOURCES) * chance.random() ** 2)],
        )

    def _filled(self, chance: random.Random, template: str, cast: Sequence[str]) -> str:
        """A sentence with its names and numbers."""
        pieces = template.split(_NAME)
        text = pieces[0] + "".join(chance.choice(cast) + piece for piece in pieces[1:])
        pieces = text.split(_NUMBER)
        return pieces[0] + "".join(f"{_amount(chance)}{piece}" for piece in pieces[1:])

    def _sentence_pools(self, chance: random.Random, small: set[str]) -> list[list[str]]:
        """Sentences of each topic."""
        samples = [sentence for sentence in _sample_sentences() if 40 < len(sentence) < 260]
        pools = []
        for _ in range(TOPICS):
            own = [self._content_word(chance) for _ in range(250)]
            pools.append([_template(chance, chance.choice(samples), own, small) for _ in range(60)])
        return pools

    def _content_word(self, chance: random.Random) -> str:
        """A word of ordinary text; those at the beginning of the list far more often."""
        return self.common[int(len(self.common) * chance.random() ** 2.5)]

    def _name(self, chance: random.Random) -> str:
        """A name; from beyond the end of the lists it is made up."""
        rank = int(900 * (chance.random() ** -1.2 - 1))
        return self.names[rank] if rank < len(self.names) else made_up_name(rank)


def made_up_name(number: int) -> str:
    """The name that belongs to a number."""
    letters = ""
    while number:
        number, place = divmod(number, len(_SYLLABLES))
        letters += _SYLLABLES[place]
    return letters.capitalize()


def misspelt(chance: random.Random, word: str, *, first: bool = False) -> str:
    """A word with one letter wrong, missing, too many, or two of them swapped; only `first` touches its first."""
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    place = 0 if first else chance.randrange(1, len(word))
    match chance.randrange(4):
        case 0:
            return word[:place] + letter + word[place + 1 :]
        case 1:
            return word[:place] + word[place + 1 :]
        case 2:
            return word[:place] + letter + word[place:]
        case _:
            return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]


def unmarked(_: str) -> Analysis:
    """The analysis of a text in which nothing was found."""
    return Analysis(engine="rules", engine_version="bench", language="en")


def build(
    path: Path,
    stories: Iterator[Story],
    *,
    notes_every: int = 50,
    analyse: Callable[[str], Analysis] = unmarked,
) -> int:
    """An archive of these articles through the product's own store; characters of their texts."""
    characters, number = 0, 0
    with Store(path) as store:
        batch = list[Story]()
        for story in stories:
            characters += len(story.title) + len(story.text)
            batch.append(story)
            if len(batch) == 200:
                _write(store, batch, analyse, number, notes_every)
                number += len(batch)
                batch.clear()
        _write(store, batch, analyse, number, notes_every)
    return characters


def _write(
    store: Store,
    batch: Sequence[Story],
    analyse: Callable[[str], Analysis],
    first: int,
    notes_every: int,
) -> None:
    with store.connections.write() as connection:
        for number, story in enumerate(batch, first):
            source = store.articles.source(connection, SourceKind.SINGLE, story.source)
            article_id = store.articles.insert(
                connection, document(story, number), source_id=source
            )
            store.marks.put(connection, article_id, analyse(story.text))
            index.add_articles(connection, [article_id])
            if number % notes_every == 0:
                chance = random.Random(number)
                words = story.text.split()
                at = chance.randrange(max(1, len(words) - 12))
                note = Note(
                    id=new_id(), target=TargetKind.ARTICLE, article=article_id,
                    body="Check this: " + " ".join(words[at : at + 12]),
                    tags=(chance.choice(TAGS),), created="2026-01-01T00:00:00Z", updated="2026-01-01T00:00:00Z",
                )  # fmt: skip
                store.notes.put(connection, note, version_id=None)
                store.tags.add(connection, [chance.choice(TAGS)], articles=[article_id])


def document(story: Story, number: int) -> Document:
    """A generated article as ingest would hand it over."""
    return Document(
        story.title,
        story.text,
        (Block(BlockKind.PARAGRAPH, 0, len(story.text)),),
        date=story.day,
        outlet=story.source,
        origin=f"/bench/{number}",
    )


def _sample_sentences() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(sample_articles().glob("*.txt"))]
    return [" ".join(text[start:end].split()) for text in texts for start, end in sentences(text)]


def _template(chance: random.Random, sentence: str, own: Sequence[str], small: set[str]) -> str:
    """A sentence with the words of a topic, and signs where names and numbers will stand."""
    made = ""
    for place, piece in enumerate(_WORD.findall(sentence)):
        if piece.isdigit():
            made += _NUMBER
        elif not piece.isalpha() or piece.lower() in small or len(piece) < 4:
            made += piece
        elif piece[0].isupper() and place:
            made += _NAME
        elif chance.random() < 0.75:
            word = own[int(len(own) * chance.random() ** 1.6)]
            made += word.capitalize() if piece[0].isupper() else word
        else:
            made += piece
    return made


def _amount(chance: random.Random) -> int:
    return int(10 ** (chance.random() * 4))


def _with_typos(chance: random.Random, text: str) -> str:
    """About one word in a thousand with a typing error."""
    words = text.split(" ")
    if chance.random() < len(words) * _TYPOS:
        place = chance.randrange(len(words))
        if words[place].isalpha() and len(words[place]) > 3:
            words[place] = misspelt(chance, words[place])
    return " ".join(words)
