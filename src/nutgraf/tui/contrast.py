"""How well one colour reads on another, and the nearest shade that reads well (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import Color

if TYPE_CHECKING:
    from collections.abc import Iterable

ENOUGH = 4.5
"""The ratio that WCAG asks of text at level AA."""

_BLACK = Color(0, 0, 0)
_WHITE = Color(255, 255, 255)
_STEPS = 40


def _channel(value: int) -> float:
    """A channel of sRGB, 0 to 255, as linear light."""
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: Color) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = colour.rgb
    return 0.2126 * _channel(red) + 0.7152 * _channel(green) + 0.0722 * _channel(blue)


def contrast(one: Color, other: Color) -> float:
    """The ratio of two opaque colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def worst(colour: Color, backgrounds: Iterable[Color]) -> float:
    """The lowest contrast of a colour with any of the backgrounds."""
    return min(contrast(colour, background) for background in backgrounds)


def readable(colour: Color, backgrounds: Iterable[Color], ratio: float = ENOUGH) -> Color:
    """The colour itself, or its nearest tint or shade that reads on all of the backgrounds.

    Where none does, black or white: whichever reads better.
    """
    grounds = tuple(backgrounds)
    pole = max((_WHITE, _BLACK), key=lambda end: worst(end, grounds))
    for step in range(_STEPS + 1):
        shade = colour.blend(pole, step / _STEPS)
        if worst(shade, grounds) >= ratio:
            return shade
    return pole


def quiet(wash: Color, ground: Color, texts: Iterable[Color], ratio: float = ENOUGH) -> Color:
    """The strongest mixture of a colour into the ground on which all texts still read."""
    colours = tuple(texts)
    for step in range(_STEPS):
        mixture = wash.blend(ground, step / _STEPS)
        if worst(mixture, colours) >= ratio:
            return mixture
    return ground
