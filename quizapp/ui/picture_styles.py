"""Picture styles: how the parts of a picture look in the theme at hand."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from quizapp.plot.cells import LEVEL_COUNT

_HEAT: Final = re.compile(r"heat-(\d+)(?:-(\d+))?")


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
    ground, plain, accent, warm, good, bad = map(Color.parse, colours)
    if match := _HEAT.fullmatch(role):
        front = _heat(int(match[1]), ground, accent, warm)
        behind = _heat(int(match[2]), ground, accent, warm) if match[2] else ground
        return Style(color=front.rich_color, bgcolor=behind.rich_color)
    muted = plain.blend(ground, 0.4)
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


def _heat(level: int, ground: Color, accent: Color, warm: Color) -> Color:
    """From the ground through the accent to the warm end."""
    share = level / (LEVEL_COUNT - 1)
    if share < 1 / 2:
        return ground.blend(accent, share * 1.4)
    return accent.blend(warm, 2 * share - 1).blend(ground, 0.6 * (1 - share))
