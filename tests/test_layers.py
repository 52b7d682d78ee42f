"""The layers of the house: each part imports only what stands above it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nutgraf

HOME = Path(nutgraf.__file__).parent

OPENS_THE_READER = {"start.py", "reader.py", "open_.py", "tour.py"}
"""The parts of the command line that may import the screen, inside their functions."""

ALLOWED = {
    "errors": set(),
    "model": {"errors"},
    "paths": {"errors", "model"},
    "config": {"errors", "model", "paths"},
    "text": {"errors", "model"},
    "store": {"errors", "model"},
    "ingest": {"errors", "model", "text"},
    "search": {"errors", "model", "text", "store"},
    "export": {"errors", "model", "text"},
    "library": {
        "errors", "model", "paths", "config", "text", "store", "ingest", "search", "export",
    },
    "cli": {"errors", "model", "paths", "config", "library"},
    "tui": {"errors", "model", "paths", "config", "library"},
}  # fmt: skip


def _part(module: str) -> str:
    """The part of the house that a dotted module name belongs to."""
    return module.split(".")[1] if "." in module else ""


@cache
def _tree(path: Path) -> ast.Module:
    """A file as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: Path) -> Iterator[tuple[str, int]]:
    """The parts of Nutgraf that a file imports, with line numbers."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "nutgraf":
            yield _part(node.module or ""), node.lineno
        elif isinstance(node, ast.Import):
            for name in node.names:
                if name.name.split(".")[0] == "nutgraf":
                    yield _part(name.name), node.lineno


def test_each_layer_imports_only_what_stands_above_it() -> None:
    wrong = []
    for path in HOME.rglob("*.py"):
        part = path.relative_to(HOME).parts[0].removesuffix(".py")
        if part in {"__init__", "__main__"}:
            continue
        for imported, line in _imports(path):
            opens_the_reader = part == "cli" and imported == "tui" and path.name in OPENS_THE_READER
            allowed = imported in ALLOWED[part] | {part, ""} or opens_the_reader
            if not allowed:
                wrong.append(f"{path.relative_to(HOME)}:{line} imports {imported}")
    assert not wrong, "\n".join(wrong)


SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|PRAGMA|ATTACH) [\w(*]")


def test_sql_stands_in_the_store_alone() -> None:
    wrong = []
    for path in HOME.rglob("*.py"):
        if path.is_relative_to(HOME / "store"):
            continue
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                wrong += [f"{path.relative_to(HOME)}:{node.lineno}"] * bool(SQL.search(node.value))
    assert not wrong, "\n".join(wrong)


def test_the_library_needs_neither_the_screen_nor_a_model() -> None:
    code = (
        "import sys, nutgraf.library.library\n"
        "heavy = {'textual', 'rich', 'spacy', 'trafilatura', 'numpy', 'jinja2', 'yaml'}\n"
        "print(*sorted(heavy & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
