"""The table of commands, and the keys that come of it."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.binding import Binding

from nutgraf.tui.command_table import BY_ID, COMMANDS
from nutgraf.tui.commands import Command, Context
from nutgraf.tui.keymap import Keymap, shown, stroke
from nutgraf.tui.presets import PRESETS

PANES = {Context.ARTICLE, Context.LIST, Context.INSPECTOR, Context.VISUAL, Context.FINDING}


def holds_in(command: Command) -> set[Context]:
    """The contexts that a command can be used in: what the reader knows, its panes know too."""
    return {*command.contexts, *(PANES if Context.READER in command.contexts else ())}


def test_every_command_has_one_id_a_title_and_one_sentence_of_help() -> None:
    assert [id for id, count in Counter(c.id for c in COMMANDS).items() if count > 1] == []
    for command in COMMANDS:
        assert "." in command.id, command.id
        assert command.title, command.id
        assert command.help[0].isupper(), command.id
        assert not command.help.endswith("."), command.id
        assert command.contexts, command.id
        assert set(command.footer) <= holds_in(command), command.id


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_binds_a_key_twice_in_one_context(preset: str) -> None:
    keymap, problems = Keymap.of(preset, {})
    assert problems == ()
    assert keymap.clashes == ()


@pytest.mark.parametrize("preset", PRESETS)
def test_every_command_of_a_preset_can_be_reached_by_a_key(preset: str) -> None:
    keymap, _ = Keymap.of(preset, {})
    assert [command.id for command in COMMANDS if not keymap.keys(command.id)] == []
    assert set(PRESETS[preset]) <= BY_ID.keys()


def test_no_key_needs_what_terminals_cannot_send() -> None:
    for preset in PRESETS:
        keymap, _ = Keymap.of(preset, {})
        for command in COMMANDS:
            for keys in keymap.keys(command.id):
                assert "alt+" not in keys, command.id
                assert "ctrl+shift" not in keys, command.id


def test_a_sequence_is_named_as_textual_names_keys_and_shown_as_people_do() -> None:
    assert stroke("g /") == ("g", "slash")
    assert stroke("]") == ("right_square_bracket",)
    assert shown("g l") == "gl"
    assert shown("] e") == "]e"
    assert shown("ctrl+s") == "ctrl+s"
    assert shown("escape") == "esc"


def test_the_users_keys_replace_those_of_a_command() -> None:
    keymap, problems = Keymap.of("nutgraf", {"note.add": "ctrl+n, ctrl+b"})
    assert problems == ()
    assert keymap.keys("note.add") == ("ctrl+n", "ctrl+b")
    keys = {binding.key for binding in keymap.bindings(Context.ARTICLE) if binding.id == "note.add"}
    assert keys == {"ctrl+n", "ctrl+b"}


def test_clashes_name_both_commands() -> None:
    keymap, problems = Keymap.of("nutgraf", {"view.zen": "q"})
    assert len(keymap.clashes) == 1
    assert {keymap.clashes[0].first, keymap.clashes[0].second} == {"view.zen", "back.leave"}
    assert "q" in problems[0]
    assert "view.zen" in problems[0]
    assert "back.leave" in problems[0]


def test_a_clash_in_many_places_is_told_once() -> None:
    _, problems = Keymap.of("nutgraf", {"note.add": "t"})
    assert len(problems) == 1
    assert "t is bound to note.add and to tag.add, in the article" in problems[0]
    _, problems = Keymap.of("nutgraf", {"view.zen": "g"})
    assert len(problems) == 1
    assert "more" in problems[0]


def test_a_key_that_begins_other_commands_sequences_clashes_with_them() -> None:
    keymap, _ = Keymap.of("nutgraf", {"view.zen": "g"})
    assert any(clash.first == "view.zen" for clash in keymap.clashes)
    refined, _ = Keymap.of("nutgraf", {})
    assert refined.keys("mark.next") == ("]",)
    assert refined.keys("mark.next_entity") == ("] e",)


@pytest.mark.parametrize(
    ("id", "keys", "told"),
    [
        ("note.ad", "x", "did you mean 'note.add'"),
        ("note.add", "ctlr+x", "'ctlr+x'"),
        ("nothing.like.it", "x", "there is no command"),
    ],
)
def test_what_is_wrong_with_the_users_keys_is_told(id: str, keys: str, told: str) -> None:
    keymap, problems = Keymap.of("nutgraf", {id: keys})
    assert len(problems) == 1
    assert told in problems[0]
    assert keymap.keys("note.add") == BY_ID["note.add"].keys


def test_an_unknown_preset_is_told_and_the_default_is_used() -> None:
    keymap, problems = Keymap.of("emacs", {})
    assert "emacs" in problems[0]
    assert keymap.keys("note.add") == ("a",)


def test_bindings_carry_the_ids_of_their_commands() -> None:
    keymap, _ = Keymap.of("nutgraf", {})
    bindings = keymap.bindings(Context.VISUAL, Context.ARTICLE)
    assert all(isinstance(binding, Binding) for binding in bindings)
    swaps = [binding for binding in bindings if binding.key == "o"]
    assert [binding.id for binding in swaps] == ["select.swap", "list.browser"]
    assert "g" not in {binding.key for binding in keymap.bindings(Context.READER)}


def test_the_command_of_a_key_is_that_of_the_first_context_that_has_it() -> None:
    keymap, _ = Keymap.of("nutgraf", {})
    command = keymap.command((Context.VISUAL, Context.ARTICLE), "o")
    assert command is not None
    assert command.id == "select.swap"
    assert keymap.command((Context.READER,), "g") is None


def test_the_footer_shows_pairs_of_keys_and_only_what_the_context_has() -> None:
    keymap, _ = Keymap.of("nutgraf", {})
    article = [(key, title) for key, title, _ in keymap.footer(Context.ARTICLE)]
    assert article[:4] == [("j/k", "scroll"), ("v", "select"), ("a", "note"), ("t", "tag")]
    assert ("?", "keys") in article
    assert all(
        context in holds_in(command)
        for context in Context
        for _, _, command in keymap.footer(context)
    )


def test_what_can_follow_a_prefix() -> None:
    keymap, _ = Keymap.of("nutgraf", {})
    following = keymap.continuations([Context.READER], ("backslash",))
    assert following[("e",)].id == "layer.entities"
    assert keymap.continuations([Context.READER], ("z",)) == {}


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("pane", [Context.LIST, Context.ARTICLE, Context.INSPECTOR])
def test_in_no_pane_of_a_preset_another_command_takes_all_keys_of_one(
    preset: str, pane: Context
) -> None:
    keymap, _ = Keymap.of(preset, {})
    taken: dict[tuple[str, ...], str] = {}
    for context in (pane, Context.READER):
        for command in keymap.commands(context):
            for keys in keymap.keys(command.id):
                taken.setdefault(stroke(keys), command.id)
            assert any(taken[stroke(keys)] == command.id for keys in keymap.keys(command.id))
