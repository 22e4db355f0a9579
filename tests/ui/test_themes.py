from textual.color import Color
from textual.theme import Theme

from quizapp.ui.themes import DEFAULT_THEME, THEMES


def is_dark(theme: Theme) -> bool:
    assert theme.background
    assert theme.foreground
    return Color.parse(theme.background).brightness < Color.parse(theme.foreground).brightness


def test_one_theme_is_dark_and_one_is_light_and_each_says_so() -> None:
    assert {theme.name: (theme.dark, is_dark(theme)) for theme in THEMES} == {
        "quizapp-dark": (True, True),
        "quizapp-light": (False, False),
    }
    assert DEFAULT_THEME == "quizapp-dark"
