"""Bundles to export, and texts that would like to be something else than text."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from nutgraf.export.context import Context
from nutgraf.model.article import Article, Block, BlockKind
from nutgraf.model.bundle import NO_ANALYSIS, ArticleBundle
from nutgraf.model.marks import Analysis, Judgement, MarkKind, Span, Verdict
from nutgraf.model.notes import Note, Tag, TargetKind
from nutgraf.text.anchors import make_anchor
from tests.builders import TEXT, analysis

ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
CONTEXT = Context(
    moment="2026-03-05T06:07:08Z",
    version="1.0",
    tags=(Tag("verify", "red", "to be =checked"), Tag("place/Hradin")),
)

HOSTILE = (
    "# Heading", "#tag and #1984", "## ", "---", "===", "- - -", "***", "* item", "- item", "+ item", "1. item",
    "1) item", "2026. A year", "> quoted", "    indented code", "```", "~~~", "`code`", "``a`b``",
    "<script>x</script>", "<b>bold</b>", "<!-- nutgraf:note X -->", "<!-- /nutgraf:note X -->", "<!-- comment",
    "<https://x.example>", "<a@b.example>", "https://example.com/a_b*c*", "www.example.com",
    "mail someone@example.com now", "example.org", "ftp://x.example/a", "[[wiki]]", "[a](b)",
    "![i](http://x/y.png)", "[ref]: http://x.example", "[^1]", "[^1]: foot", "^[inline]", "^block-id",
    "text ^abc-123", "==marked==", "=", "%%hidden%%", "a | b\n--- | ---\nc | d", "| a | b |",
    "*em* **strong** _em_ __s__", "snake_case_word", "~~struck~~", "~sub~", "$x$ costs $5", "$$\\int$$",
    "&lt;b&gt; &amp; &#35; &nbsp;", "AT&T", "\\# escaped", "trailing backslash\\", "two spaces  \nnext",
    "Setext\n===", "Setext\n---", "title: x\n---\ny", ":::note", "key:: value", ": definition", "!!! note",
    "{{ template }}", "{% tag %}", "\\", "\\\\", "a\\*b", "\t# tabbed", "a\n# b\n- c\n> d", "-5 degrees", "*",
    "_", "`", "[", "]", "<", ">", "|", "~", "^", "=", "%", "-", "+", ":", "!", "1.", "x\n\n# y\n\n- z",
    "‘quotes’ “and” – dashes… €5", "日本語の記事、見出し", "مقال بالعربية", "e\u0301 combining", "🏴󠁧󠁢󠁳󠁣󠁴󠁿 flag",
)  # fmt: skip
"""Texts of an article that Markdown, Obsidian or a browser would obey if they were not escaped."""

hostile_text = st.lists(
    st.one_of(
        st.sampled_from(HOSTILE),
        st.text(alphabet="#*_-+=>`~|[]()<>!^$%&\\:.@{}1a \n", min_size=1, max_size=12),
        st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cf", "Cn", "Co", "Zl", "Zp")), max_size=12),
    ),
    min_size=1,
    max_size=5,
).map("\n\n".join)  # fmt: skip
"""Paragraphs of such texts."""

markdown_body = st.one_of(
    st.just(""),
    hostile_text,
    st.lists(
        st.sampled_from((*HOSTILE, "```\nopen", "<pre>\nx", "<?php", "<![CDATA[", "- a\n  ```\n  b", "> ```",
                         "^nutgraf-01arz3ndektsv4rrffq69g5fav", "<!-- nutgraf:about -->", "- Tags: #no", "")),
        max_size=4,
    ).map("\n".join),
).map(str.strip)  # fmt: skip
"""What a user may have written in a note."""


def canonical(text: str) -> str:
    """The text as the archive would keep it: no blank lines but between blocks, no space at the ends of lines."""
    blocks = ["\n".join(" ".join(line.split()) for line in part.split("\n") if line.strip())
              for part in text.replace("\t", " ").split("\n\n")]  # fmt: skip
    return unicodedata.normalize("NFC", "\n\n".join(filter(None, blocks))) or "x"


def article(text: str = TEXT, **changes: object) -> Article:
    """An article of paragraphs."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(part)))
        start += len(part) + 2
    made = Article(
        id=12,
        version=12,
        title="Dam gives way",
        text=text,
        blocks=tuple(blocks),
        date=date(2026, 3, 2),
        source="Northgate Chronicle",
        author="Ann Lee",
        url="https://news.example/dam",
        language="en",
        words=len(text.split()),
        added="2026-03-03T00:00:00Z",
        tags=("dams",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def note(made: Article, start: int = 0, end: int = 18, **changes: object) -> Note:
    """A note on a passage; with `end=0` on the whole article."""
    anchor = make_anchor(made.text, start, end) if end else None
    one = Note(
        id=ID,
        target=TargetKind.PASSAGE if anchor else TargetKind.ARTICLE,
        article=made.id,
        title=made.title,
        anchor=anchor,
        body="Who counted? #verify",
        tags=("verify",),
        colour="red",
        created="2026-03-04T05:06:07Z",
        updated="2026-03-04T05:06:07Z",
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def bundle(
    made: Article | None = None, *notes: Note, marks: Analysis | None = None
) -> ArticleBundle:
    """An article with notes (one on its first words by default), its marks and a verdict."""
    made = made or article()
    known = made.text == TEXT
    return ArticleBundle(
        article=made,
        notes=notes or (note(made),),
        analysis=marks or (analysis() if known else NO_ANALYSIS),
        verdicts=(judgement(made),) if known else (),
    )


def judgement(made: Article) -> Judgement:
    """A verdict on the first claim of `TEXT`."""
    claim = analysis().claims[0]
    span = Span(claim.start, claim.end)
    return Judgement(
        kind=MarkKind.CLAIM,
        start=span.start,
        end=span.end,
        quote=made.text[slice(*span)],
        verdict=Verdict.DISPUTED,
        evidence="The *agency* said 14 later.",
        updated="2026-03-04T00:00:00Z",
    )
