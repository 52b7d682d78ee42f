"""The table of commands: each declared here once, in the order in which the footer shows them."""

from __future__ import annotations

from nutgraf.model.notes import COLOURS
from nutgraf.tui.commands import Command, Context
from nutgraf.tui.list_commands import CHANGES, FIXING, IN_LISTS, PLACING, TO_LISTS

_PAGE, _LIST, _INSPECTOR, _ALL = (
    Context.ARTICLE,
    Context.LIST,
    Context.INSPECTOR,
    Context.READER,
)
_VISUAL, _MINE, _FINDING = Context.VISUAL, Context.MINE, Context.FINDING
_SEARCH, _NOTES, _TAGS = Context.SEARCH, Context.NOTES, Context.TAGS
_ENTITIES, _LEDGER, _DOSSIER = Context.ENTITIES, Context.LEDGER, Context.DOSSIER
_CHANGES = Context.CHANGES
_LISTS = (_ENTITIES, _LEDGER, _DOSSIER)
_READING = (_PAGE, _INSPECTOR)
_ROWS = (_LIST, _INSPECTOR, _NOTES, _TAGS, *_LISTS, _CHANGES, Context.MENU)
_FLOATING = (
    Context.MENU, Context.EXPLAIN, Context.HELP, Context.PICKER, Context.CHOOSING, Context.ENTRY, _TAGS,
)  # fmt: skip


def _moves() -> tuple[Command, ...]:
    """Movement by line, page, sentence, paragraph and word."""
    everywhere, group = (_PAGE, *_ROWS), "Moving"
    table = (
        ("move.down", ("j", "down"), "scroll", "One line or row down", everywhere),
        ("move.up", ("k", "up"), "up", "One line or row up", everywhere),
        ("move.page_down", ("space", "pagedown"), "page",
         "A page down; at the end of an article the next unread one", everywhere),
        ("move.page_up", ("pageup", "shift+space"), "page up", "A page up", everywhere),
        ("move.half_down", ("ctrl+d",), "half page", "Half a page down", everywhere),
        ("move.half_up", ("ctrl+u",), "half page up", "Half a page up", everywhere),
        ("move.top", ("g g", "home"), "top", "To the beginning", everywhere),
        ("move.bottom", ("G", "end"), "end", "To the end", everywhere),
        ("move.sentence_next", (")",), "sentence", "To the next sentence", (_PAGE,)),
        ("move.sentence_previous", ("(",), "sentence back", "To the sentence before", (_PAGE,)),
        ("move.paragraph_next", ("}",), "paragraph", "To the next paragraph", (_PAGE,)),
        ("move.paragraph_previous", ("{",), "paragraph back", "To the paragraph before", (_PAGE,)),
        ("move.word_next", ("w",), "word", "To the next word", (_PAGE,)),
        ("move.word_previous", ("b",), "word back", "To the word before", (_PAGE,)),
        ("move.left", ("h", "left"), "character back", "One character back", (_VISUAL,)),
        ("move.right", ("l", "right"), "character", "One character on", (_VISUAL,)),
    )  # fmt: skip
    footers = {"move.down": (_PAGE,)}
    pairs = {"move.down": "move.up", "move.sentence_next": "move.sentence_previous"}
    return tuple(
        Command(
            id,
            keys,
            title,
            help,
            contexts,
            group,
            footers.get(id, ()),
            pairs.get(id, ""),
            "",
            False,
        )
        for id, keys, title, help, contexts in table
    )


_LIBRARY = (
    Command("list.open", ("enter",), "open", "Read the article", (_LIST,), "Library", (_LIST,)),
    Command("list.next_unread", ("n",), "next unread", "Open the next unread article",
            (_LIST, _PAGE, _INSPECTOR), "Library", (_LIST,)),
    Command("list.previous_unread", ("N",), "previous unread", "Open the unread article before",
            (_LIST, _PAGE, _INSPECTOR), "Library"),
    Command("list.next", ("J",), "next article", "Open the next article of the list",
            (_ALL,), "Library", (), "list.previous"),
    Command("list.previous", ("K",), "previous article", "Open the article before in the list",
            (_ALL,), "Library"),
    Command("list.read", ("m",), "read", "Mark as read, or as unread again", (_LIST, _PAGE),
            "Library", (_LIST,)),
    Command("list.star", ("s",), "star", "Star, or take the star away", (_LIST, _PAGE), "Library",
            (_LIST,)),
    Command("list.select", ("v",), "select", "Choose this row for a common action",
            (_LIST, _NOTES), "Library", (_NOTES,)),
    Command("list.select_all", ("V",), "select all", "Choose every row of the list, or none",
            (_LIST, _NOTES), "Library"),
    Command("list.read_all", ("A",), "all read", "Mark the whole list as read, after asking",
            (_LIST,), "Library"),
    Command("list.archive", ("x", "delete"), "archive",
            "Put the article away, or bring it back from the archived ones", (_LIST,), "Library"),
    Command("list.filter", ("f",), "filter", "Show only the articles that match a query",
            (_LIST,), "Library", (_LIST,), "", "query"),
    Command("list.sort", ("S",), "sort", "Order the list by date, title, source, notes or words",
            (_LIST,), "Library", (), "", "order"),
    Command("list.add", ("+",), "add", "Add a file, a folder or an address", (_LIST,), "Library",
            (), "", "source"),
    Command("list.refresh", ("r",), "refresh", "Ask the article's feed for what is new", (_LIST,),
            "Library"),
    Command("list.refresh_all", ("R",), "refresh all", "Ask every feed that you follow for what is new",
            (_LIST,), "Library"),
    Command("list.samples", (".",), "sample articles", "Add the sample articles", (_LIST,),
            "Library"),
    Command("list.browser", ("o",), "in browser", "Open the article's address in the browser",
            (_LIST, _PAGE), "Library"),
)  # fmt: skip

_SELECTING = (
    Command("select.start", ("v",), "select", "Select text from here on", (_PAGE,), "Selecting",
            (_PAGE,)),
    Command("select.sentence", ("V",), "select sentence",
            "Select the sentence; again its paragraph", (_PAGE, _VISUAL), "Selecting"),
    Command("select.swap", ("o",), "other end", "Move the other end of the selection", (_VISUAL,),
            "Selecting"),
    Command("select.start_earlier", ("ctrl+left",), "start earlier",
            "Move the start of the selection or note back by a word", (_VISUAL, _MINE),
            "Selecting"),
    Command("select.start_later", ("ctrl+right",), "start later",
            "Move the start of the selection or note on by a word", (_VISUAL, _MINE), "Selecting"),
    Command("select.end_earlier", ("shift+left",), "end earlier",
            "Move the end of the selection or note back by a word", (_VISUAL, _MINE), "Selecting"),
    Command("select.end_later", ("shift+right",), "end later",
            "Move the end of the selection or note on by a word", (_VISUAL, _MINE), "Selecting"),
)  # fmt: skip

_NOTING = (
    Command("note.add", ("a",), "note",
            "Write a note on the selection, the mark, the sentence or the row",
            (_PAGE, _VISUAL, _LIST, _INSPECTOR, _ENTITIES, _DOSSIER), "Notes", (_PAGE, _VISUAL)),
    Command("tag.add", ("t", "#"), "tag", "Tag the selection, the note or the article",
            (_PAGE, _VISUAL, _LIST, _INSPECTOR, _NOTES), "Notes", (_PAGE, _VISUAL), "", "tags"),
    Command("note.highlight", ("H",), "highlight", "Highlight the selection, else the sentence",
            (_PAGE, _VISUAL), "Notes", (_VISUAL,), "", "colour"),
    Command("mark.add", ("M",), "mark",
            "Mark the selection as an entity, a figure or a claim that was missed",
            (_PAGE, _VISUAL), "Marks", (_VISUAL,)),
    Command("copy.text", ("y",), "copy", "Copy the selection, the mark or the sentence",
            (_PAGE, _VISUAL, _INSPECTOR, _NOTES, _LEDGER), "Notes", (_VISUAL,)),
    Command("copy.as", ("Y",), "copy as", "Copy as text, as a quotation with source, as Markdown",
            (_PAGE, _VISUAL, _INSPECTOR, _NOTES), "Notes"),
    Command("note.article", ("A",), "note on article", "Write a note on the whole article",
            (_PAGE, _INSPECTOR), "Notes"),
    Command("note.edit", ("e",), "edit", "Edit the note", (_MINE, _INSPECTOR, _NOTES), "Notes",
            (_MINE, _NOTES)),
    Command("note.remove", ("x", "delete"), "remove", "Remove the note; undo brings it back",
            (_MINE, _INSPECTOR, _NOTES), "Notes", (_MINE, _NOTES)),
    *(
        Command(f"note.colour_{number}", (str(number),), colour,
                f"Colour {number}, {colour}: for the selection, or the note",
                (_VISUAL, _MINE, _NOTES), "Notes")
        for number, colour in enumerate(COLOURS, 1)
    ),
)  # fmt: skip

_DROPPING = (
    Command("select.cancel", ("escape",), "cancel", "Drop the selection", (_VISUAL,), "Selecting",
            (_VISUAL,)),
)  # fmt: skip

_MARKS = (
    Command("mark.next", ("]",), "next mark", "To the next mark", (_PAGE,), "Marks", (_PAGE,)),
    Command("mark.previous", ("[",), "mark back", "To the mark before", (_PAGE,), "Marks"),
    *(
        Command(f"mark.{way}_{layer}", (f"{bracket} {letter}",), f"{layer} {arrow}",
                f"To the {way} {thing}", (_PAGE,), "Marks", palette=False)
        for layer, letter, thing in (
            ("entity", "e", "entity"), ("figure", "f", "figure"), ("claim", "c", "claim"),
            ("mine", "a", "note or highlight of yours"),
        )
        for way, bracket, arrow in (("next", "]", "on"), ("previous", "[", "back"))
    ),
    Command("mark.explain", ("enter",), "explain", "What this mark is, and why it was found",
            (_PAGE,), "Marks"),
    Command("mark.jump", ("enter",), "jump", "Show it in the article", (_INSPECTOR,), "Marks",
            (_INSPECTOR,)),
    Command("mark.why", ("i",), "explain", "What this mark is, and why it was found",
            (_INSPECTOR, _LEDGER), "Marks", (_INSPECTOR,)),
    Command("mark.cycle", ("O",), "overlapping", "To the next of several marks in this place",
            (_PAGE,), "Marks"),
    Command("mark.accept", ("+",), "accept", "Say that the mark, or the place of a moved note, is right",
            (_PAGE, _INSPECTOR, _LEDGER, _NOTES, Context.EXPLAIN), "Marks", (Context.EXPLAIN,)),
    Command("mark.dismiss", ("-",), "dismiss", "Say that the mark is wrong, here",
            (_PAGE, _INSPECTOR, _LEDGER, _DOSSIER, Context.EXPLAIN), "Marks", (Context.EXPLAIN,)),
    Command("mark.never", ("!",), "never again", "Dismiss this text everywhere, after asking",
            (_PAGE, _INSPECTOR, *_LISTS, Context.EXPLAIN), "Marks", (Context.EXPLAIN,)),
    Command("mark.fix", ("=",), "fix", "Correct what the mark says, or its boundary",
            (_PAGE, _VISUAL, _INSPECTOR, *_LISTS, Context.EXPLAIN), "Marks",
            (*_LISTS, Context.EXPLAIN)),
    Command("verdict.set", ("c",), "check", "Give the claim or figure a verdict and evidence",
            (_PAGE, _INSPECTOR, _LEDGER, Context.EXPLAIN), "Checking",
            (_INSPECTOR, _LEDGER, Context.EXPLAIN)),
    Command("verdict.evidence", ("o",), "evidence", "Go to what the verdict rests on",
            (_INSPECTOR, Context.EXPLAIN), "Checking", (Context.EXPLAIN,)),
    Command("verdict.next", ("C",), "next unchecked", "To the next unchecked claim or figure",
            _READING, "Checking", (_INSPECTOR,)),
)  # fmt: skip

_FINDING_COMMANDS = (
    Command("find.next", ("n",), "next match", "To the next match", (_FINDING,), "Finding",
            (_FINDING,), "find.previous"),
    Command("find.previous", ("N",), "match back", "To the match before", (_FINDING,), "Finding"),
    Command("find.stop", ("escape",), "done", "Mark the matches no longer", (_FINDING,), "Finding",
            (_FINDING,)),
    Command("find.here", ("/", "ctrl+f"), "find", "Find in the article", (_PAGE,), "Finding",
            (), "", "text"),
    Command("search.open", ("/",), "search", "Search articles and notes",
            (_LIST, _INSPECTOR, _NOTES, _ENTITIES, _LEDGER), "Finding", (_LIST, _INSPECTOR, _NOTES),
            "", "query"),
    Command("go.search", ("g /",), "search", "Search articles and notes", (_ALL,), "Finding",
            (_PAGE,), "", "query"),
    Command("page.pipe", ("|",), "pipe", "Give the selection, or the article, to a command",
            (_PAGE, _VISUAL), "Finding", (), "", "command"),
    Command("page.links", (";",), "links",
            "Show a letter on every link, to open it; y and the letter copy its address", (_PAGE,),
            "Finding"),
)  # fmt: skip

_GOING = (
    Command("go.all", ("g l",), "library", "Every article", (_ALL,), "Going"),
    Command("go.unread", ("g u",), "unread", "The unread articles", (_ALL,), "Going"),
    Command("go.starred", ("g s",), "starred", "The starred articles", (_ALL,), "Going"),
    Command("go.tagged", ("g #",), "tagged", "The articles with tags", (_ALL,), "Going"),
    Command("go.noted", ("g a",), "annotated", "The articles with notes", (_ALL,), "Going"),
    Command("go.archived", ("g x",), "archived", "The articles that were put away", (_ALL,),
            "Going"),
    Command("go.source", ("g o",), "source", "The articles of one source", (_ALL,), "Going"),
    Command("go.saved", ("g v",), "saved searches", "The articles of a saved search", (_ALL,),
            "Going"),
    Command("go.similar", ("~",), "like this", "Articles like this one, or like what is selected",
            (_LIST, _PAGE, _VISUAL, _INSPECTOR), "Going"),
    Command("go.notes", ("g n",), "notes", "All notes of the archive", (_ALL,), "Going", (), "",
            "query"),
    Command("go.tags", ("g t",), "tags", "Rename, merge, describe and delete tags", (_ALL,),
            "Going"),
    Command("go.changes", ("g h",), "changes", "What was changed lately, to undo it", (_ALL,),
            "Going"),
    Command("go.back", ("ctrl+o",), "back", "Back to where the last jump began", (_ALL,), "Going"),
    Command("list.export", ("X",), "export", "Export the notes of what is shown", (_ALL, _NOTES),
            "Going"),
)  # fmt: skip

_VIEWING = (
    Command("pane.next", ("tab",), "next pane", "To the next pane", (_ALL,), "View"),
    Command("pane.previous", ("shift+tab",), "pane before", "To the pane before", (_ALL,), "View"),
    Command("pane.left", ("h", "left"), "pane left", "To the pane on the left", (_ALL,), "View"),
    Command("pane.right", ("l", "right"), "pane right", "To the pane on the right", (_ALL,),
            "View"),
    Command("pane.list", ("1",), "library", "To the library", (_ALL,), "View"),
    Command("pane.article", ("2",), "article", "To the article", (_ALL,), "View"),
    Command("pane.inspector", ("3",), "inspector", "To the inspector", (_ALL,), "View"),
    Command("view.zen", ("z",), "zen", "Show the article alone", (_ALL,), "View"),
    Command("view.wider", (">",), "wider", "Make the text wider", (_ALL,), "View"),
    Command("view.narrower", ("<",), "narrower", "Make the text narrower", (_ALL,), "View"),
    Command("layer.entities", ("\\ e",), "entities", "Show or hide entities", (_ALL,), "View"),
    Command("layer.figures", ("\\ f",), "figures", "Show or hide figures", (_ALL,), "View"),
    Command("layer.claims", ("\\ c",), "claims", "Show or hide claims", (_ALL,), "View"),
    Command("layer.notes", ("\\ a",), "notes", "Show or hide your own highlights", (_ALL,),
            "View"),
    Command("layer.none", ("\\ 0",), "no layers", "Hide all marks", (_ALL,), "View"),
    Command("layer.all", ("\\ *",), "all layers", "Show all marks", (_ALL,), "View"),
    Command("view.theme", ("\\ t",), "theme", "Choose the colours", (_ALL,), "View", (), "",
            "theme"),
    Command("view.redraw", ("ctrl+l",), "redraw", "Draw the whole screen anew, where something else has written on it",
            (_ALL,), "View"),
    Command("view.density", ("\\ d",), "density", "Two-line cards or one line a row in the library",
            (_ALL,), "View"),
)  # fmt: skip

_PROGRAM = (
    Command("history.undo", ("u", "ctrl+z"), "undo", "Undo the last change",
            (_ALL, _NOTES, _TAGS, *_LISTS, _CHANGES), "Program"),
    Command("history.redo", ("ctrl+y",), "redo", "Do again what was undone",
            (_ALL, _NOTES, _TAGS, *_LISTS, _CHANGES), "Program"),
    Command("line.open", (":",), "command line", "Type a command by its name",
            (_ALL, _NOTES, _ENTITIES, _LEDGER), "Program"),
    Command("palette.open", ("ctrl+p",), "palette", "Look for a command",
            (_ALL, _NOTES, *_LISTS, _CHANGES), "Program"),
    Command("job.cancel", ("ctrl+x",), "stop adding", "Stop adding articles", (_ALL,), "Program"),
    Command("back.step", ("escape",), "back", "One step back: out of what is marked, to the library",
            (_ALL,), "Program"),
    Command("back.leave", ("q",), "back", "One step back; from the library it leaves Nutgraf",
            (_ALL,), "Program"),
    Command("app.quit", ("ctrl+q",), "quit", "Leave Nutgraf",
            (_ALL, _NOTES, *_LISTS, _CHANGES, Context.FIXING), "Program"),
    Command("tour.start", ("g ?",), "tour", "Learn the reader in two minutes", (_ALL,), "Program"),
    Command("tour.next", ("f2",), "next step", "To the next step of the tour", (_ALL,), "Program"),
    Command("tour.stop", ("f3",), "end tour", "End the tour", (_ALL,), "Program"),
    Command("help.open", ("?", "f1"), "keys", "The keys of this pane",
            (_ALL, _NOTES, _TAGS, *_LISTS, _CHANGES, Context.FIXING), "Program",
            (_PAGE, _LIST, _INSPECTOR, _NOTES, _TAGS, *_LISTS, _CHANGES)),
)  # fmt: skip

_ELSEWHERE = (
    Command("search.next", ("down", "ctrl+n"), "next", "To the next result", (_SEARCH,), "Search"),
    Command("search.previous", ("up",), "previous",
            "To the result before; from the first to what was searched for earlier", (_SEARCH,),
            "Search"),
    Command("search.complete", ("tab",), "complete", "Complete the word or field", (_SEARCH,),
            "Search", (_SEARCH,)),
    Command("search.scope", ("ctrl+t",), "scope", "Everything, or only articles, notes, passages",
            (_SEARCH,), "Search", (_SEARCH,)),
    Command("search.save", ("ctrl+s",), "save", "Keep the search as a live folder", (_SEARCH,),
            "Search", (_SEARCH,)),
    Command("search.list", ("ctrl+l",), "as list", "Show all matching articles in the library",
            (_SEARCH,), "Search", (_SEARCH,)),
    Command("search.tag", ("ctrl+g",), "tag all", "Tag all matching articles", (_SEARCH,), "Search",
            (_SEARCH,)),
    Command("search.export", ("ctrl+o",), "export", "Export the notes of all matching articles",
            (_SEARCH,), "Search", (_SEARCH,)),
    Command("search.similar", ("ctrl+r",), "like this", "What is like the result under the cursor",
            (_SEARCH,), "Search", (_SEARCH,)),
    Command("search.earlier", ("ctrl+up",), "earlier", "What was searched for before", (_SEARCH,),
            "Search"),
    Command("search.later", ("ctrl+down",), "later", "What was searched for after", (_SEARCH,),
            "Search"),
    Command("search.close", ("escape",), "close", "Close the search", (_SEARCH,), "Search",
            (_SEARCH,)),
    Command("notes.jump", ("enter",), "jump", "Show the passage in its article", (_NOTES,),
            "Notes", (_NOTES,)),
    Command("notes.filter", ("f",), "filter", "Show only the notes that match a query", (_NOTES,),
            "Notes", (_NOTES,)),
    Command("notes.close", ("q", "escape", "ctrl+o"), "back", "Back to the reader", (_NOTES,),
            "Notes", (_NOTES,)),
    Command("tags.rename", ("e", "r"), "rename", "Rename the tag everywhere", (_TAGS,), "Tags",
            (_TAGS,)),
    Command("tags.merge", ("M",), "merge", "Merge the tag into another one", (_TAGS,), "Tags",
            (_TAGS,)),
    Command("tags.describe", ("d",), "describe", "Say what the tag is for", (_TAGS,), "Tags",
            (_TAGS,)),
    Command("tags.colour", ("c",), "colour", "Give the tag a colour", (_TAGS,), "Tags", (_TAGS,)),
    Command("tags.delete", ("x", "delete"), "delete", "Take the tag off everything", (_TAGS,),
            "Tags", (_TAGS,)),
    Command("tags.show", ("enter",), "show", "Show the articles with this tag", (_TAGS,), "Tags",
            (_TAGS,)),
    Command("picker.next", ("down", "tab"), "next", "To the next tag", (Context.PICKER,), "Tags"),
    Command("picker.previous", ("up", "shift+tab"), "previous", "To the tag before",
            (Context.PICKER,), "Tags"),
    Command("editor.save", ("ctrl+s",), "save", "Save the note", (Context.EDITOR,), "Notes",
            (Context.EDITOR,)),
    Command("editor.external", ("ctrl+e",), "$EDITOR", "Go on writing in your own editor",
            (Context.EDITOR,), "Notes", (Context.EDITOR,)),
    Command("editor.discard", ("escape",), "discard", "Close without saving", (Context.EDITOR,),
            "Notes", (Context.EDITOR,)),
    Command("menu.choose", ("enter",), "choose", "Take this one", (Context.MENU,), "Menus",
            (Context.MENU,)),
    Command("entry.complete", ("tab",), "complete", "Complete what is typed", (Context.ENTRY,),
            "Menus"),
    Command("help.down", ("down",), "down", "One row down", (Context.HELP,), "Menus", palette=False),
    Command("help.up", ("up",), "up", "One row up", (Context.HELP,), "Menus", palette=False),
    Command("help.page_down", ("pagedown",), "page", "A page down", (Context.HELP,), "Menus",
            palette=False),
    Command("help.page_up", ("pageup",), "page up", "A page up", (Context.HELP,), "Menus",
            palette=False),
    Command("question.yes", ("y", "enter"), "yes", "Do it", (Context.QUESTION,), "Menus",
            (Context.QUESTION,)),
    Command("question.no", ("n", "escape", "q"), "no", "Leave it", (Context.QUESTION,), "Menus",
            (Context.QUESTION,)),
    Command("float.close", ("escape",), "close", "Close it", _FLOATING, "Menus",
            (Context.MENU, Context.EXPLAIN, Context.HELP, Context.PICKER, _TAGS)),
)  # fmt: skip

COMMANDS = (
    *_moves(), *_LIBRARY, *_SELECTING, *_NOTING, *_DROPPING, *IN_LISTS, *_MARKS, *PLACING, *FIXING,
    *_FINDING_COMMANDS, *_GOING, *TO_LISTS, *_VIEWING,
    *_ELSEWHERE, *_PROGRAM, *CHANGES,
)  # fmt: skip
"""All commands; a command's place decides its place in footer and help."""

BY_ID = {command.id: command for command in COMMANDS}
"""All commands by their id."""
