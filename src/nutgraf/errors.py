"""Every error that Nutgraf raises on purpose; each message is fit for the user.

NutgrafError(message, *, hint="")
├── ConfigError            the configuration file, with file and key in the message
├── UsageError             what was asked for makes no sense
│   ├── QueryError         a query that cannot be run (query, position)
│   └── MissingModel       the spaCy engine was asked for and is not installed
├── SourceError            something to read could not be read (source)
│   ├── UnreadableSource   missing, forbidden, vanished, too large, empty or binary
│   ├── UnknownFormat      no reader for it
│   │   └── FeedFound       a feed where one article was expected
│   └── FetchError         the network
├── ArchiveError           the archive file itself
│   ├── NotAnArchive       somebody else's database, or no database at all
│   ├── ArchiveTooNew      written by a newer Nutgraf
│   ├── ArchiveDamaged     integrity is broken
│   ├── ArchiveLocked      another process holds it for too long
│   └── WordsElsewhere     what was being written is in a file, as the archive did not take it
├── NotFound               no article, note, tag or mark of that name
├── AmbiguousName          more than one fits
├── QuoteNotPlaced         a quotation is not there, or not exactly once
└── ExportError            the place to write to, or the template
"""

from __future__ import annotations


class NutgrafError(Exception):
    """The root: one sentence for the user and, where there is one, what to do next."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        """What the user can do about it; empty where nothing can be done."""


class ConfigError(NutgrafError):
    """The configuration file has a mistake; the message names file and key."""


class UsageError(NutgrafError):
    """What was asked for makes no sense."""


class QueryError(UsageError):
    """A query that cannot be run."""

    def __init__(self, message: str, *, position: int = 0, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.position = position
        """Where in the query, in characters from its start."""


class MissingModel(UsageError):
    """The spaCy engine was asked for, and spaCy or its English pipeline is not installed."""


class SourceError(NutgrafError):
    """Something that should be read could not be read."""

    def __init__(self, source: str, reason: str, *, hint: str = "") -> None:
        super().__init__(f"{source}: {reason}", hint=hint)
        self.source = source
        """The path, URL or `-` as the user gave it."""
        self.reason = reason
        """What is wrong with it, without its name."""


class UnreadableSource(SourceError):
    """Missing, forbidden, vanished, too large, empty or binary."""


class UnknownFormat(SourceError):
    """No reader for this kind of file."""


class FetchError(SourceError):
    """The network did not give it."""

    def __init__(
        self, source: str, reason: str, *, hint: str = "", status: int = 0, retry_after: str = ""
    ) -> None:
        super().__init__(source, reason, hint=hint)
        self.status = status
        """What the server answered; 0 where it did not."""
        self.retry_after = retry_after
        """When it may be asked again, as the server put it: seconds or a date; empty where it said nothing."""


class FeedFound(UnknownFormat):
    """What was to be read as one article is a feed of many."""

    def __init__(self, source: str, body: bytes) -> None:
        super().__init__(source, "it is a feed.", hint="`nutgraf feed add` subscribes to one.")
        self.body = body
        """The feed as it was read."""


class ArchiveError(NutgrafError):
    """The archive file cannot be used."""


class NotAnArchive(ArchiveError):
    """Somebody else's database, or no database at all."""


class ArchiveTooNew(ArchiveError):
    """Written by a newer Nutgraf."""


class ArchiveDamaged(ArchiveError):
    """The file's integrity is broken."""


class ArchiveLocked(ArchiveError):
    """Another process holds the archive for too long."""


class WordsElsewhere(ArchiveError):
    """What was being written is in a file that the message names, as the archive did not take it."""


class NotFound(NutgrafError):
    """No article, note, tag, entity or mark of that name."""


class AmbiguousName(NutgrafError):
    """More than one thing fits the name that was given."""


class QuoteNotPlaced(NutgrafError):
    """A quotation is not in the article, or stands there more than once."""


class ExportError(NutgrafError):
    """The place to write to cannot be written, or a template is wrong."""
