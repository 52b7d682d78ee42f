"""The reader's first milliseconds: the screen as it was left, shown before anything else is imported.

Python itself takes ten of them, so only what it has loaded anyway is used here; `takeover` goes on from this screen
when Textual is there. A kept screen is shown only where it is still true: beside the very archive, in the state that
it was left in, with the same configuration, on a terminal of the same kind and size.
"""

from __future__ import annotations

import os
import sys

KEPT = 8
"""Screens of one archive that are kept, one for each size and kind of terminal."""
LARGEST = 1 << 20
"""Bytes of a kept screen that are read; more is none of ours."""
ENTER = "\x1b[?1049h"
"""Switches to the alternate screen."""
_LEAVE = (
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?2004l\x1b[<u\x1b[?1004l"
    "\x1b[?7h\x1b[?1049l\x1b[?25h"
)
"""Takes back everything that the reader asks of a terminal."""
_VARIABLES = (
    "TERM", "COLORTERM", "NO_COLOR", "TERM_PROGRAM", "LANG", "LC_ALL", "LC_CTYPE", "HOME",
    "XDG_CONFIG_HOME", "XDG_DATA_HOME", "NUTGRAF_CONFIG", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_THEME", "TEXTUAL_FILTERS",
)  # fmt: skip
"""What a screen depends on besides archive and configuration."""


class Terminal:
    """What was changed of the terminal, so that it can be taken back."""

    found: list[int | list[bytes | int]] | None = None
    """Its modes before anything was changed; null while nothing is."""
    shown = False
    """True while a kept screen stands on the alternate screen and nobody has taken over."""
    ended_by = 0
    """The signal that told the reader to end; 0 where none did."""


terminal = Terminal()


def begin(archive: str | None, config: str | None) -> None:
    """Take the keys, so that none is lost or echoed, and show the screen that was left, if there is one.

    `archive` and `config` are what the command line names; nothing happens where this is not a terminal.
    """
    if os.environ.get("TERM", "") in {"", "dumb"} or not all(map(os.isatty, (0, 1, 2))):
        return
    if not _take_keys():
        return
    path = archive or os.environ.get("NUTGRAF_ARCHIVE") or _usual_archive()
    screen = kept(os.path.expanduser(path), config) if path else ""
    if screen:
        _write(f"{ENTER}\x1b[?25l\x1b[?7l{screen}".encode())
        terminal.shown = True
    _end_well()


def take() -> bool:
    """Take the keys, and see to it that they are given back; False where there is nothing to take."""
    if terminal.found is None and _take_keys():
        _end_well()
    return terminal.found is not None


def end(number: int, frame: object) -> None:
    """Give the terminal back and end at once, as the signal would have it."""
    import signal

    terminal.shown = True
    give_back()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def give_back() -> None:
    """Restore the terminal as it was found; once, and where nothing was changed not at all."""
    if terminal.shown:
        terminal.shown = False
        _write(_LEAVE.encode())
    if terminal.found is not None:
        import termios

        found, terminal.found = terminal.found, None
        try:
            termios.tcsetattr(0, termios.TCSANOW, found)
        except termios.error:
            return  # the terminal has been closed


def kept(archive: str, config: str | None) -> str:
    """The screen that was left in an archive, if it is still true; else empty."""
    path = _file(archive)
    if path is None:
        return ""
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            about = os.fstat(file)
            mine = about.st_uid == os.geteuid() and not about.st_mode & 0o077
            written = os.read(file, LARGEST).decode() if mine else ""
        finally:
            os.close(file)
    except (OSError, UnicodeDecodeError):
        return ""
    head, _, rest = written.partition("\n")
    configured, _, rest = rest.partition("\n")
    stamped, _, screen = rest.partition("\n")
    true = head == _circumstances(config) and stamped == _archive_stamp(archive)
    return screen if true and _is_still(configured) else ""


def keep(screen: str, archive: str, config: str | None, config_file: str) -> None:
    """Keep the screen that was left; call it when the archive is closed, as its state is noted down.

    `config` is what the command line names, `config_file` the file that was meant.
    """
    path = _file(archive)
    if path is None or not screen or "\n" in config_file:
        return
    head = f"{_circumstances(config)}\n{_stamp(config_file)} {config_file}\n"
    written = f"{head}{_archive_stamp(archive)}\n{screen}".encode()
    try:
        os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)
        _replace(path, written)
        _forget_old(os.path.dirname(path))
    except OSError:
        return  # where nothing can be kept the next start is only slower


def _file(archive: str) -> str | None:
    """Where a screen of this terminal's size is kept; null where its size is not known for sure."""
    if "COLUMNS" in os.environ or "LINES" in os.environ:
        return None
    try:
        columns, rows = os.get_terminal_size(1)
    except OSError:
        return None
    return os.path.join(f"{os.path.abspath(archive)}.screens", f"{columns}x{rows}")


def _usual_archive() -> str:
    """Where `platformdirs` would look for the archive; it takes longer than all of this to say so."""
    if sys.platform == "darwin":
        data = os.path.expanduser("~/Library/Application Support")
    else:
        data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    return os.path.join(data, "nutgraf", "archive.nutgraf")


def _circumstances(config: str | None) -> str:
    """Program, options and environment, in one line."""
    from nutgraf import __version__

    config = config and os.path.abspath(config)
    return repr([__version__, config, *(os.environ.get(name) for name in _VARIABLES)])


def _archive_stamp(archive: str) -> str:
    """The state of an archive; nobody who sends a screen along with an archive can know it beforehand."""
    log = f"{archive}-wal"
    return f"{_stamp(archive)} {_stamp(log) if os.path.exists(log) else '-'}"


def _stamp(path: str) -> str:
    try:
        about = os.stat(path)
    except OSError:
        return "-"
    if not about.st_size and path.endswith("-wal"):
        return "-"
    return f"{about.st_dev}.{about.st_ino}.{about.st_size}.{about.st_mtime_ns}.{about.st_ctime_ns}"


def _is_still(configured: str) -> bool:
    """Whether the configuration is what it was."""
    stamp, _, path = configured.partition(" ")
    return stamp == _stamp(path)


def _take_keys() -> bool:
    """Let no key be echoed, changed or obeyed but the interrupt; False where there is nothing to take."""
    try:
        import termios
    except ImportError:  # Windows: its consoles show nothing before they are asked
        return False
    try:
        found = termios.tcgetattr(0)
        taken = termios.tcgetattr(0)
    except termios.error:
        return False
    # The same as the reader's own modes, but for the interrupt, as a start can be waited for in vain.
    taken[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    taken[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    off = bytes([os.fpathconf(0, "PC_VDISABLE")])
    for control in (termios.VSUSP, termios.VQUIT):
        taken[6][control] = off
    taken[6][termios.VMIN], taken[6][termios.VTIME] = 1, 0
    import atexit

    atexit.register(give_back)
    termios.tcsetattr(0, termios.TCSANOW, taken)
    terminal.found = found
    return True


def _end_well() -> None:
    """Signals, too, give the terminal back. Their module takes as long to import as all that is shown before."""
    import signal

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)


def _write(data: bytes) -> None:
    try:
        while data:
            data = data[os.write(1, data) :]
    except OSError:
        return  # the terminal has been closed


def _replace(path: str, data: bytes) -> None:
    """Write a file that only its owner can read; it is there as a whole or not at all."""
    unfinished = f"{path}.{os.getpid()}"
    file = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    try:
        whole = os.write(file, data) == len(data)
    finally:
        os.close(file)
    if whole:
        os.replace(unfinished, path)
    else:
        os.unlink(unfinished)


def _forget_old(folder: str) -> None:
    """Leave only the newest."""
    paths = sorted(
        (os.path.join(folder, name) for name in os.listdir(folder)), key=os.path.getmtime
    )
    for path in paths[:-KEPT]:
        os.unlink(path)
