"""Front matter that no title can break, and in which the user's own keys stay."""

from __future__ import annotations

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from nutgraf.export.frontmatter import merged, parsed, rendered, scalar
from tests.export.samples import hostile_text

any_text = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)

OWN = (
    "---\n"
    'title: "Old"\n'
    "aliases: [one, two]   # mine\n"
    "tags:\n"
    '  - "a"\n'
    "- mine\n"
    "\n"
    "# a comment\n"
    "rating: 5\n"
    "---\n"
    "text\n"
)


@given(any_text | hostile_text)
@example("\x85\u2028\u2029\ufeff\x7f")
@example("yes")
@example("2026-01-01")
@example("---")
def test_a_text_is_read_back_by_yaml(text: str) -> None:
    assert yaml.safe_load(f"key: {scalar(text)}\n") == {"key": text}


@given(
    st.dictionaries(st.sampled_from(("title", "source")), any_text), st.lists(any_text, max_size=3)
)
def test_what_is_rendered_is_parsed(values: dict[str, str], tags: list[str]) -> None:
    text = rendered({**{k: scalar(v) for k, v in values.items()}, "tags": tuple(tags)}) + "body\n"
    front = parsed(text)
    assert front is not None
    assert front.rest == "body\n"
    assert front.texts("tags") == tuple(tags)
    assert all(front.texts(key) == (value,) for key, value in values.items())


def test_our_keys_are_renewed_in_place_and_the_users_stay() -> None:
    front = parsed(OWN)
    assert front is not None
    text = merged(front, {"title": scalar("New"), "url": scalar("https://x.example")})
    assert text == (
        "---\n"
        'title: "New"\n'
        "aliases: [one, two]   # mine\n"
        "tags:\n"
        '  - "a"\n'
        "- mine\n"
        "\n"
        "# a comment\n"
        "rating: 5\n"
        'url: "https://x.example"\n'
        "---\n"
    )


def test_an_entry_with_lines_of_its_own_is_replaced_whole() -> None:
    front = parsed(OWN)
    assert front is not None
    assert 'tags:\n  - "b"\n\n# a comment' in merged(front, {"tags": ("b",)})
    assert "mine" not in merged(front, {"tags": ("b",)}).split("tags")[1]


def test_nothing_changes_where_nothing_is_new() -> None:
    text = rendered({"title": scalar("x"), "tags": ("a",), "exported": "2026-01-01"})
    front = parsed(text)
    assert front is not None
    assert merged(front, {"title": scalar("x"), "tags": ("a",), "exported": "2026-01-01"}) == text
    assert front.raw("exported") == "2026-01-01"


def test_no_front_matter() -> None:
    for text in ("", "text\n---\n", "--- \n no end", "----\n"):
        assert parsed(text) is None


def test_what_yaml_cannot_read_is_no_list() -> None:
    front = parsed("---\ntags: [a, *x]\nbomb: &a [*a, *a]\n---\n")
    assert front is not None
    assert front.texts("tags") == ()
    assert front.texts("nothing") == ()
