"""Where things live on this machine; nothing here creates a file."""

from __future__ import annotations

import os
from pathlib import Path

from nutgraf.errors import ArchiveError

ARCHIVE_VARIABLE = "NUTGRAF_ARCHIVE"
"""Environment variable that names the archive when `--archive` does not."""
CONFIG_VARIABLE = "NUTGRAF_CONFIG"
"""Environment variable that names the configuration file when `--config` does not."""


def expanded(path: str | Path) -> Path:
    """The path with the user's home for `~`; the home of somebody who is not there is left as it is written."""
    return Path(os.path.expanduser(path))


def default_archive() -> Path:
    """The archive when none is named: from the environment, else in the user's data folder."""
    named = os.environ.get(ARCHIVE_VARIABLE)
    return expanded(named) if named else data_folder() / "archive.nutgraf"


def archive_path(named: Path | None) -> Path:
    """Where the archive of that name is, the user's own where none is named; raises ArchiveError for nobody's home."""
    path = default_archive() if named is None else expanded(named)
    if path.parts and path.parts[0].startswith("~"):
        raise ArchiveError(
            f"{path} cannot be found: nobody here is called {path.parts[0][1:]}.",
            hint="Choose another place with --archive; a folder of that name by its whole path.",
        )
    return path


def default_config() -> Path:
    """The configuration file when none is named."""
    named = os.environ.get(CONFIG_VARIABLE)
    return expanded(named) if named else config_folder() / "config.toml"


def data_folder() -> Path:
    """The user's data folder for Nutgraf."""
    from platformdirs import user_data_path

    return user_data_path("nutgraf", appauthor=False)


def config_folder() -> Path:
    """The user's configuration folder for Nutgraf."""
    from platformdirs import user_config_path

    return user_config_path("nutgraf", appauthor=False)


def sample_articles() -> Path:
    """The folder of sample articles: inside the installed package, or beside `src` in a checkout."""
    package = Path(__file__).parent
    installed = package / "articles"
    return installed if installed.is_dir() else package.parent.parent / "articles"
