"""What all commands share: the global options, exit codes, and how an error is told; without click, to start fast."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING

from nutgraf.errors import ArchiveError, ConfigError, NutgrafError, SourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from nutgraf.config import Config
    from nutgraf.library.library import Library


class ExitCode(IntEnum):
    """What the command tells the shell."""

    OK = 0
    NOTHING = 1
    """Nothing found, or part of it failed."""
    USAGE = 2
    """Usage or configuration."""
    SOURCE = 3
    ARCHIVE = 4
    INTERRUPTED = 130


class Context:
    """What the global options decided; opens configuration and archive when a command needs them."""

    def __init__(
        self, archive: Path | None = None, config_file: Path | None = None, debug: bool = False
    ) -> None:
        self.archive = archive
        self.config_file = config_file
        self.debug = debug
        self._config: Config | None = None

    @property
    def config_path(self) -> Path:
        """The configuration file that is meant, whether it is there or not."""
        from nutgraf.paths import default_config

        return self.config_file or default_config()

    @property
    def config(self) -> Config:
        """The configuration, read once; raises ConfigError."""
        if self._config is None:
            from nutgraf.config import load

            if self.config_file is not None and not self.config_file.exists():
                raise ConfigError(f"{self.config_file} is not there.")
            self._config = load(self.config_path)
        return self._config

    @contextmanager
    def library(self) -> Iterator[Library]:
        """The open archive; after something was written it is tended, and hooks that failed are told."""
        from nutgraf.library.library import Library

        with Library.open(self.archive, self.config, _tell_upgrade) as library:
            yield library
            if library.wrote:
                library.tend()
            for failure in library.hooks.failures:
                print(failure, file=sys.stderr)


def _tell_upgrade(path: Path) -> None:
    """A large archive takes a minute."""
    print(
        f"nutgraf: {path} is of an older Nutgraf; it is copied and brought up to date.",
        file=sys.stderr,
    )


def speak_utf8() -> None:
    """Whatever the terminal's encoding is, what cannot be written is replaced and never an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def exit_code(error: NutgrafError) -> ExitCode:
    """The exit code of an error's class."""
    kinds = (
        (SourceError, ExitCode.SOURCE),
        (ArchiveError, ExitCode.ARCHIVE),
        (ConfigError, ExitCode.USAGE),
        (UsageError, ExitCode.USAGE),
    )
    return next((code for kind, code in kinds if isinstance(error, kind)), ExitCode.NOTHING)


def tell(error: NutgrafError, debug: bool = False) -> None:
    """Say on stderr what went wrong and what to do about it."""
    if debug:
        import traceback

        traceback.print_exception(error)
    print(f"nutgraf: {error.message}", file=sys.stderr)
    if error.hint:
        print(f"         {error.hint}", file=sys.stderr)
