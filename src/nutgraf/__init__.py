"""Nutgraf: a terminal news reader that people write in."""

__version__ = "0.1.0"
