"""Templates: Jinja2 in a sandbox, with plain values for variables; `templates/VARIABLES.md` lists them.

What a template puts out is escaped for the kind of file that it makes (Markdown, HTML; nothing else is touched), but
for the user's own Markdown and for addresses, which are checked. `{{ x | raw }}` puts out a text as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape as html_escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nutgraf.errors import ExportError, NotFound
from nutgraf.export.context import Context
from nutgraf.export.escape import inline, quotation
from nutgraf.export.variables import Trusted, variables
from nutgraf.model.bundle import ArticleBundle

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_LONGEST = 1_000_000
"""Bytes of a template."""

Escape = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Source:
    """A template as it was found."""

    name: str
    """File name; what stands before its last `.j2` decides how its output is escaped."""
    text: str

    @property
    def suffix(self) -> str:
        """Of the file that it makes: `digest.md.j2` and `digest.md` both make `.md`."""
        return Path(self.name.removesuffix(".j2")).suffix or ".md"


def find(template: Path | str, folder: Path | None = None) -> Source:
    """A template by its path, or by its name in the user's folder or among those that ship with Nutgraf.

    Raises NotFound and ExportError.
    """
    path = Path(template)
    candidates = [path] if path.suffix or len(path.parts) > 1 else []
    if folder is not None and len(path.parts) == 1:
        candidates += sorted(p for p in _listed(folder) if p.name.split(".")[0] == path.name)
    for candidate in candidates:
        if candidate.is_file():
            return Source(candidate.name, _read(candidate))
    shipped = files("nutgraf.export").joinpath("templates", f"{path.name}.md.j2")
    if len(path.parts) == 1 and shipped.is_file():
        return Source(f"{path.name}.md.j2", shipped.read_text(encoding="utf-8"))
    raise NotFound(
        f"There is no template {str(template)!r}.", hint=f"There are {', '.join(names(folder))}."
    )


def names(folder: Path | None = None) -> list[str]:
    """The names of all templates: the user's and ours."""
    ours = [p.name for p in files("nutgraf.export").joinpath("templates").iterdir()]
    theirs = [p.name for p in _listed(folder)] if folder is not None else []
    return sorted(
        {name.split(".")[0] for name in (*ours, *theirs) if name.endswith(".j2")}
        | {name.split(".")[0] for name in theirs}
    )


def write(
    source: Source, bundles: Iterable[ArticleBundle], context: Context, title: str = "Notes"
) -> Iterator[str]:
    """What the template makes of the bundles, in pieces; raises ExportError with the template's line."""
    from jinja2 import TemplateError

    template = _compiled(source)
    try:
        yield from template.generate(variables(bundles, context, title))
    except TemplateError as error:
        raise _wrong(source, error) from error
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise ExportError(f"The template {source.name} cannot be used: {error}.") from error


def _compiled(source: Source) -> Template:
    from jinja2 import TemplateError

    try:
        return _environment(_escape_for(source.suffix)).from_string(source.text)
    except TemplateError as error:
        raise _wrong(source, error) from error


def _environment(escape: Escape) -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def finalize(value: Any) -> Any:
        if value is None:
            return ""
        return value if isinstance(value, Trusted) else escape(str(value))

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
    )
    environment.filters |= {
        "raw": Trusted,
        "md": lambda text: Trusted(_markdown(str(text))),
        "quotation": lambda text: Trusted(quotation(str(text))),
    }
    return environment


def _escape_for(suffix: str) -> Escape:
    if suffix == ".md":
        return _markdown
    return html_escape if suffix in {".html", ".htm"} else str


def _markdown(text: str) -> str:
    """The text on one line, escaped, with a space kept at either end that has one."""
    before = " " if text[:1].isspace() else ""
    after = " " if len(text) > 1 and text[-1].isspace() else ""
    return f"{before}{inline(text)}{after}"


def _wrong(source: Source, error: Exception) -> ExportError:
    line = getattr(error, "lineno", None) or _line_of(error)
    where = f"{source.name}, line {line}" if line else source.name
    return ExportError(f"The template is wrong ({where}): {error}.")


def _line_of(error: BaseException) -> int | None:
    """The line of the template that an error came from, by its traceback."""
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _listed(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ExportError(f"The template {path} cannot be read: {error.strerror}.") from error
    if len(data) > _LONGEST:
        raise ExportError(f"The template {path} is too long.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExportError(f"The template {path} is not in UTF-8.") from error
