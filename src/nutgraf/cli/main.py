"""The command `nutgraf`: global options, commands imported when they are used, errors as exit codes."""

from __future__ import annotations

import errno
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from nutgraf import __version__
from nutgraf.cli.context import Context, ExitCode, exit_code, speak_utf8, tell
from nutgraf.errors import NutgrafError

COMMANDS = {
    "read": "Open the reader, on SOURCEs that are added first.",
    "open": "Open the reader at an article, a note or a nutgraf:// link.",
    "tour": "Learn the reader in two minutes, on the sample articles.",
    "add": "Add articles: files, folders, addresses, or - for standard input.",
    "feed": "Follow feeds; list, refresh and leave them.",
    "refresh": "Ask every feed that is due for what is new.",
    "opml": "Bring subscriptions in from other readers, or take yours out.",
    "list": "List articles.",
    "show": "Print one article.",
    "analyse": "Say what is in one article, without any archive.",
    "search": "Search articles, notes and passages, best first.",
    "similar": "List articles like an article, a passage or a text.",
    "entities": "List the people, organisations, places and groups that are named.",
    "figures": "List the figures: values, hedges, what is counted.",
    "claims": "List the claims: who said what.",
    "note": "Write, list, change, remove and restore notes.",
    "mark": "Mark what the program has missed; take marks off.",
    "tag": "Tag articles and notes; rename, merge, describe and delete tags.",
    "export": "Take annotations out.",
    "import": "Bring annotations in, ours and other tools'.",
    "backup": "Write a verified copy of the archive.",
    "restore": "Put a backup in the archive's place.",
    "check": "Look the archive over.",
    "tend": "Do what waits: the daily backup, and marks that an older engine made.",
    "config": "Show, find or edit the configuration.",
    "completion": "Print what makes a shell complete commands.",
}
"""Every command with its one-line help; each stands in a module of `cli.commands` of its name."""


_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO})
"""What a disk says that takes nothing more; the archive's own is told by the store."""


class LazyGroup(click.Group):
    """Imports a command's module when the command is used, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"nutgraf.cli.commands.{_module(cmd_name)}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone: help imports nothing."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _module(name: str) -> str:
    return f"{name}_" if name in {"import", "open"} else name


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="nutgraf", message="%(prog)s %(version)s")
@click.option("--archive", type=click.Path(path_type=Path), help="The archive file to use.")
@click.option("--config", type=click.Path(path_type=Path), help="The configuration file to use.")
@click.option("--debug", is_flag=True, help="Show where an error came from.")
@click.pass_context
def cli(ctx: click.Context, archive: Path | None, config: Path | None, debug: bool) -> None:
    """Nutgraf: a news reader for the terminal that you can write in.

    Without a command it opens the reader.
    """
    ctx.obj = Context(archive, config, debug)
    if ctx.invoked_subcommand is None:
        ctx.invoke(importlib.import_module("nutgraf.cli.commands.read").command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    speak_utf8()
    debug = "--debug" in (sys.argv if arguments is None else arguments)
    try:
        code = cli.main(arguments, prog_name="nutgraf", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except NutgrafError as error:
        tell(error, debug)
        sys.exit(exit_code(error))
    except click.ClickException as error:
        error.show()
        sys.exit(ExitCode.USAGE)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain about it while it exits.
        sys.stdout = None
        sys.exit(ExitCode.OK)
    except OSError as error:
        if debug or error.errno not in _NO_ROOM:
            raise
        sys.stdout = None
        print(f"nutgraf: The output cannot be written: {error.strerror}.", file=sys.stderr)
        sys.exit(ExitCode.NOTHING)
    sys.exit(code if isinstance(code, int) else ExitCode.OK)
