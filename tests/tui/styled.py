"""Styles that are parsed once for all apps of the tests: each app would parse the same ones again."""

from __future__ import annotations

from functools import cache

from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.tokenize import tokenize_values
from textual.css.tokenizer import Token
from textual.css.types import CSSLocation

_RULES: dict[tuple[object, ...], list[RuleSet]] = {}


def tokens(values: dict[str, str]) -> dict[str, list[Token]]:
    """Variables as tokens; the same object for the same values, and it stays."""
    return _tokens(tuple(values.items()))


@cache
def _tokens(values: tuple[tuple[str, str], ...]) -> dict[str, list[Token]]:
    return tokenize_values(dict(values))


def parsed(
    scope: str,
    css: str,
    read_from: CSSLocation,
    variable_tokens: dict[str, list[Token]],
    is_default_rules: bool = False,
    tie_breaker: int = 0,
) -> list[RuleSet]:
    """The rules of a style sheet, parsed when they are met first."""
    key = (scope, css, read_from, id(variable_tokens), is_default_rules, tie_breaker)
    if key not in _RULES:
        _RULES[key] = list(
            parse(
                scope,
                css,
                read_from,
                variable_tokens=variable_tokens,
                is_default_rules=is_default_rules,
                tie_breaker=tie_breaker,
            )
        )
    return _RULES[key]
