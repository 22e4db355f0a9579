from itertools import pairwise

import pytest
from rich.color import Color as TerminalColor
from textual.theme import BUILTIN_THEMES, Theme

from quizapp.plot.cells import LEVEL_COUNT
from quizapp.ui.picture_styles import colours_of, style_of
from quizapp.ui.themes import THEMES

LETTERS = ("", "axis", "label", "first", "second", "third", "both", "mark", "cursor", "good", "bad")
ANSI = [theme for name, theme in BUILTIN_THEMES.items() if "ansi" in name]
COLOURED = [*THEMES, *(theme for theme in BUILTIN_THEMES.values() if theme not in ANSI)]
"""Every theme that may be chosen, but for those whose colours only the terminal knows."""

themes = pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)


def luminance(colour: TerminalColor | None) -> float:
    """Relative luminance of sRGB (IEC 61966-2-1), as WCAG 2.2 has it."""
    assert colour
    parts = (part / 255 for part in colour.get_truecolor())
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def lightness(colour: TerminalColor | None) -> float:
    """L* of CIE 1976, from 0 to 100."""
    share = luminance(colour)
    root = share ** (1 / 3) if share > (6 / 29) ** 3 else share / (3 * (6 / 29) ** 2) + 4 / 29
    return float(116 * root - 16)


@themes
def test_every_letter_of_a_picture_reaches_the_contrast_of_small_print(theme: Theme) -> None:
    for role in LETTERS:
        style = style_of(role, colours_of(theme))
        low, high = sorted((luminance(style.color), luminance(style.bgcolor)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, role


@themes
def test_heat_grows_evenly_in_lightness_to_its_top(theme: Theme) -> None:
    colours = colours_of(theme)
    ramp = [lightness(style_of(f"heat-{level}", colours).color) for level in range(LEVEL_COUNT)]
    even = (ramp[-1] - ramp[0]) / (LEVEL_COUNT - 1)
    assert abs(even) >= 2.5, "neighbours cannot be told apart"
    # A colour has whole parts of 255, which near black are a step of one themselves.
    assert all(abs(high - low - even) < 0.7 for low, high in pairwise(ramp))


@themes
def test_the_lower_half_of_a_cell_has_the_same_ramp(theme: Theme) -> None:
    colours = colours_of(theme)
    for level in range(LEVEL_COUNT):
        cell = style_of(f"heat-3-{level}", colours)
        assert cell.bgcolor == style_of(f"heat-{level}", colours).color


@pytest.mark.parametrize("theme", ANSI, ids=lambda theme: theme.name)
def test_the_terminals_own_colours_are_left_as_they_are(theme: Theme) -> None:
    colours = colours_of(theme)
    assert style_of("first", colours).color != style_of("", colours).color
    assert style_of("heat-0", colours).color != style_of("heat-15", colours).color
