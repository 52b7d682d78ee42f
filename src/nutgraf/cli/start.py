"""Where the program begins. A command line that only opens the reader shows what was left there at once.

Everything else is imported afterwards: while that goes on, there is something to read, and keys are kept.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def main() -> None:
    """The command `nutgraf`."""
    named = opens_reader(sys.argv[1:])
    if named is None:
        from nutgraf.cli.main import main as run

        run()
        return
    import gc

    gc.disable()  # the reader turns it on again; nothing that is made until then is garbage
    from nutgraf.tui import launch

    launch.begin(*named)
    sys.exit(_read(*named))


def opens_reader(arguments: list[str]) -> tuple[str | None, str | None] | None:
    """Archive and configuration that a command line names which opens the reader and does nothing else.

    None for every other command line, also for those with a mistake in them.
    """
    named: dict[str, str | None] = {"--archive": None, "--config": None}
    rest = list(arguments)
    while rest and rest[0] != "read":
        option, equals, value = rest.pop(0).partition("=")
        if option not in named or not (equals or rest):
            return None
        named[option] = value if equals else rest.pop(0)
    return None if rest not in ([], ["read"]) else (named["--archive"], named["--config"])


def _read(archive: str | None, config: str | None) -> int:
    """Open the reader; the exit code."""
    from nutgraf.cli.context import Context, ExitCode, exit_code, speak_utf8, tell
    from nutgraf.cli.reader import open_reader
    from nutgraf.errors import NutgrafError
    from nutgraf.tui import launch

    speak_utf8()
    try:
        open_reader(Context(_path(archive), _path(config)))
    except NutgrafError as error:
        launch.give_back()
        tell(error)
        return exit_code(error)
    except KeyboardInterrupt:
        launch.give_back()
        return ExitCode.INTERRUPTED
    return ExitCode.OK


def _path(named: str | None) -> Path | None:
    from pathlib import Path

    return None if named is None else Path(named)
