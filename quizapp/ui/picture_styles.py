"""Picture styles: how the parts of a picture look in the theme at hand."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rich.style import Style
from textual.color import Color, Lab, lab_to_rgb, rgb_to_lab
from textual.content import Content
from textual.style import Style as TextStyle
from textual.theme import Theme

from quizapp.plot.cells import LEVEL_COUNT, Line
from quizapp.ui.text import plain

_HEAT: Final = re.compile(r"heat-(\d+)(?:-(\d+))?")

LEAST_CONTRAST: Final = 4.5
"""Of letters on their ground; WCAG 2.2, 1.4.3."""


class Colours(NamedTuple):
    """What a theme gives to pictures, as hexadecimal colours."""

    ground: str
    plain: str
    accent: str
    warm: str
    good: str
    bad: str


def colours_of(theme: Theme) -> Colours:
    """The colours of a theme; what it leaves out is taken from what it has."""
    dark, light = "#16181d", "#d5d5d5"
    return Colours(
        theme.background or (dark if theme.dark else light),
        theme.foreground or (light if theme.dark else dark),
        theme.accent or theme.primary,
        theme.warning or theme.primary,
        theme.success or theme.primary,
        theme.error or theme.primary,
    )


@lru_cache(maxsize=2048)
def style_of(role: str, colours: Colours) -> Style:
    """The style of a role of `plot.cells.ROLES`."""
    ground, plain, *bright = map(Color.parse, colours)
    accent, warm, good, bad = (_readable(colour, plain, ground) for colour in bright)
    if match := _HEAT.fullmatch(role):
        front = _heat(int(match[1]), ground, accent, warm)
        behind = _heat(int(match[2]), ground, accent, warm) if match[2] else ground
        return Style(color=front.rich_color, bgcolor=behind.rich_color)
    muted = _readable(plain.blend(ground, 0.4), plain, ground)
    plain_styles = {
        **dict.fromkeys(("axis", "label", "mark"), muted),
        "first": accent,
        "second": warm,
        "third": good,
        "good": good,
        "bad": bad,
    }
    strong = role in {"both", "cursor", "path", "start", "end"}
    colour = plain_styles.get(role, plain)
    return Style(color=colour.rich_color, bgcolor=ground.rich_color, bold=strong)


def picture_line(spans: Line, colours: Colours) -> Content:
    """A line of a picture among words."""
    styles = (TextStyle.from_rich_style(style_of(span.role, colours)) for span in spans)
    parts = (plain(span.text).stylize(style) for span, style in zip(spans, styles, strict=True))
    return Content("").join(parts)


def _readable(colour: Color, plain: Color, ground: Color) -> Color:
    """The colour, moved toward the plain one only as far as its letters need."""
    if ground.ansi is not None:
        return colour  # what the terminal paints for it, nobody knows
    steps = (colour.blend(plain, tenths / 10) for tenths in range(10))
    return next((step for step in steps if _contrast(step, ground) >= LEAST_CONTRAST), plain)


def _contrast(one: Color, other: Color) -> float:
    """The contrast ratio, from 1 to 21.

    Source: WCAG 2.2, "contrast ratio".
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    """The relative luminance, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _heat(level: int, ground: Color, accent: Color, warm: Color) -> Color:
    """From the ground through the accent's hue to the warm end, in even steps of lightness."""
    share = level / (LEVEL_COUNT - 1)
    cold, middle, hot = map(rgb_to_lab, (ground, accent, warm))
    low, high, way = (cold, middle, 2 * share) if share < 1 / 2 else (middle, hot, 2 * share - 1)
    lightness = cold.L + share * (hot.L - cold.L)
    hue = (low.a + way * (high.a - low.a), low.b + way * (high.b - low.b))
    return lab_to_rgb(Lab(lightness, *hue)).clamped
