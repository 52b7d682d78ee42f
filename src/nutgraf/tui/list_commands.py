"""The commands of lists across the archive, of correcting in them, and of moving a boundary."""

from __future__ import annotations

from nutgraf.tui.commands import Command, Context

_PAGE, _INSPECTOR, _ALL, _NOTES = (
    Context.ARTICLE,
    Context.INSPECTOR,
    Context.READER,
    Context.NOTES,
)
_FIXING, _ENTITIES, _LEDGER = Context.FIXING, Context.ENTITIES, Context.LEDGER
_DOSSIER, _CHANGES, _MERGING = Context.DOSSIER, Context.CHANGES, Context.MERGING
_LISTS = (_ENTITIES, _LEDGER)
_CHOOSING = Context.CHOOSING

FIXING = (
    Command("fix.start", ("s",), "start", "Move the start", (_FIXING,), "Correcting", (_FIXING,)),
    Command("fix.end", ("e",), "end", "Move the end", (_FIXING,), "Correcting", (_FIXING,)),
    Command("fix.earlier", ("left", "h", "b"), "by a word", "Move it back by a word", (_FIXING,),
            "Correcting", (_FIXING,), "fix.later"),
    Command("fix.later", ("right", "l", "w"), "on by a word", "Move it on by a word", (_FIXING,),
            "Correcting"),
    Command("fix.letter_earlier", ("<", "ctrl+left"), "by a letter", "Move it back by a letter",
            (_FIXING,), "Correcting", (_FIXING,), "fix.letter_later"),
    Command("fix.letter_later", (">", "ctrl+right"), "on by a letter", "Move it on by a letter",
            (_FIXING,), "Correcting"),
    Command("fix.piece", ("tab",), "next part", "Of a claim: what was said, its cue, its speaker",
            (_FIXING,), "Correcting", (_FIXING,)),
    Command("fix.save", ("enter", "="), "save", "The mark is what is selected", (_FIXING,),
            "Correcting", (_FIXING,)),
    Command("fix.cancel", ("escape", "q"), "cancel", "Leave the mark as it was", (_FIXING,),
            "Correcting", (_FIXING,)),
)  # fmt: skip
"""While the boundary of a mark is moved."""

PLACING = (
    Command("mark.next_lost", ("] o",), "moved or lost on",
            "To the next note whose passage has moved or is lost", (_PAGE, _NOTES), "Marks",
            palette=False),
    Command("mark.previous_lost", ("[ o",), "moved or lost back",
            "To the note before whose passage has moved or is lost", (_PAGE, _NOTES), "Marks",
            palette=False),
    Command("note.place", ("=",), "place", "Choose the passage of the note anew", (_NOTES,),
            "Notes", (_NOTES,)),
    Command("note.drafts", ("g w",), "unsaved notes",
            "What was written and not saved when the reader ended", (_ALL,), "Notes"),
)  # fmt: skip
"""Notes that stand nowhere for certain, or are not saved."""

TO_LISTS = (
    Command("go.entities", ("g e",), "entities",
            "Who and what is named in the archive, with counts", (_ALL, *_LISTS), "Going", (), "",
            "query"),
    Command("go.figures", ("g f",), "figures", "The figures of all articles, lined up",
            (_ALL, *_LISTS), "Going", (), "", "query"),
    Command("go.claims", ("g c",), "claims", "The claims of all articles: who said what",
            (_ALL, *_LISTS), "Going", (), "", "query"),
    Command("go.dossier", ("g d",), "dossier",
            "All that the archive has of the entity under the cursor", (_PAGE, _INSPECTOR),
            "Going", (), "", "name"),
    Command("go.related", ("g r",), "related",
            "Figures of what this one counts, or claims of this speaker, in all articles",
            (_PAGE, _INSPECTOR), "Going"),
)  # fmt: skip
"""The ways to what stands in all articles."""

IN_LISTS = (
    Command("ledger.open", ("enter",), "jump", "Show it in its article", (_LEDGER, _DOSSIER),
            "Lists", (_LEDGER, _DOSSIER)),
    Command("entity.open", ("enter",), "dossier", "All that the archive has of it", (_ENTITIES,),
            "Lists", (_ENTITIES,)),
    Command("ledger.filter", ("f",), "filter", "Show only what matches a query", _LISTS, "Lists",
            _LISTS),
    Command("ledger.sort", ("S",), "sort", "Choose the order", _LISTS, "Lists", _LISTS),
    Command("ledger.turn", ("tab",), "next list", "From entities to figures to claims", _LISTS,
            "Lists"),
    Command("entity.rename", ("e",), "rename", "Give the entity another name, everywhere",
            (_ENTITIES, _DOSSIER), "Correcting", (_ENTITIES, _DOSSIER)),
    Command("entity.merge", ("M",), "merge",
            "Say that it is the same as another one, after a look at both", (_ENTITIES, _DOSSIER),
            "Correcting", (_ENTITIES, _DOSSIER)),
    Command("entity.split", ("s",), "split",
            "Say that one of the forms in which it is printed is another one's",
            (_ENTITIES, _DOSSIER), "Correcting", (_ENTITIES, _DOSSIER)),
    Command("entity.articles", ("o",), "articles", "Show the articles that name it in the library",
            (_DOSSIER,), "Lists", (_DOSSIER,)),
    Command("ledger.close", ("q", "escape", "ctrl+o"), "back", "Back to the reader", _LISTS,
            "Lists", _LISTS),
    Command("dossier.close", ("q", "escape", "ctrl+o"), "back", "Back to where it was opened",
            (_DOSSIER,), "Lists", (_DOSSIER,)),
    Command("choosing.next", ("down", "tab"), "next", "To the next entity", (_CHOOSING,),
            "Correcting"),
    Command("choosing.previous", ("up", "shift+tab"), "previous", "To the entity before",
            (_CHOOSING,), "Correcting"),
    Command("merge.yes", ("y", "enter"), "merge", "Make them one", (_MERGING,), "Correcting",
            (_MERGING,)),
    Command("merge.swap", ("o", "tab"), "other name", "Keep the name and kind of the other one",
            (_MERGING,), "Correcting", (_MERGING,)),
    Command("merge.no", ("n", "escape", "q"), "leave", "Leave them as they are", (_MERGING,),
            "Correcting", (_MERGING,)),
)  # fmt: skip
"""In the lists, in dossiers, and before two entities become one."""

CHANGES = (
    Command("changes.undo_to", ("enter",), "undo to here",
            "Undo this change and all that came after it, after asking; of one that is undone, do it again",
            (_CHANGES,), "Program", (_CHANGES,)),
    Command("changes.close", ("q", "escape", "ctrl+o"), "back", "Back to the reader", (_CHANGES,),
            "Program", (_CHANGES,)),
)  # fmt: skip
"""In the history of changes."""
