"""Running a pipeline over a text, a few paragraphs at a time, with our own sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import Span
from nutgraf.text.parsed.tree import Name, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

MOST = 100_000
"""Characters of a text that are parsed; the rest of a longer one has only the marks of the rules."""
_PIECE = 4_000
"""Characters that are parsed at once. Whole articles score the same and need more memory."""
_BATCH = 4
"""Pieces in the hands of the pipeline; 128 of them were measured to take 1.2 GB."""


def read(text: str, sentences: Sequence[Span], language: Language) -> Tree:
    """The parse of a text; no sentence of it runs over the edges of `sentences`."""
    begins = {start for start, _ in sentences}
    pieces = list(_pieces(sentences))
    docs = (_document(text, piece, begins, language) for piece in pieces)
    tree = Tree()
    for piece, doc in zip(pieces, language.pipe(docs, batch_size=_BATCH), strict=True):
        _add(tree, doc, piece.start)
    return tree


def _pieces(sentences: Iterable[Span]) -> Iterator[Span]:
    """Stretches of whole sentences, each as long as is good for the pipeline."""
    start = end = 0
    for sentence in sentences:
        if sentence.end > MOST:
            break
        if sentence.end - start > _PIECE and end > start:
            yield Span(start, end)
            start = sentence.start
        end = sentence.end
    if end > start:
        yield Span(start, end)


def _document(text: str, piece: Span, begins: set[int], language: Language) -> Doc:
    """The tokens of a piece; sentences begin where ours do, and nowhere else."""
    doc = language.make_doc(text[piece.start : piece.end])
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx + piece.start in begins
    return doc


def _add(tree: Tree, doc: Doc, offset: int) -> None:
    """Adds the tokens and names of one piece, which begins at `offset`."""
    first = len(tree)
    for token in doc:
        tree.starts.append(token.idx + offset)
        tree.ends.append(token.idx + offset + len(token))
        tree.words.append(token.lower_.replace("’", "'"))
        tree.tags.append(token.tag_)
        tree.relations.append(token.dep_)
        tree.heads.append(token.head.i + first)
        tree.firsts.append(token.left_edge.i + first)
        tree.lasts.append(token.right_edge.i + first)
    for entity in doc.ents:
        tree.names.append(Name(entity.start_char + offset, entity.end_char + offset, entity.label_))
