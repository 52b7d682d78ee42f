"""A YAML loader for strangers' files: no tags, no types, no aliases. Imports yaml."""

from __future__ import annotations

import yaml


class PlainLoader(yaml.BaseLoader):
    """Strings, lists and mappings only.

    `BaseLoader` builds no objects and reads no types, so that a title `1984` or `No` stays what it is.
    Aliases are refused: nine lines of them stand for 10^9 nodes.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node; an alias is an error."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "aliases are not read", None)
        return super().compose_node(parent, index)
