"""The two themes: one accent each, the rest grey."""

from typing import Final

from textual.theme import Theme

THEMES: Final = (
    Theme(
        name="quizapp-dark",
        primary="#7fb4ca",
        accent="#7fb4ca",
        success="#98bb6c",
        warning="#e6c384",
        error="#e46876",
        foreground="#d5d5d5",
        background="#16181d",
        surface="#1e2127",
        panel="#1e2127",
        dark=True,
    ),
    Theme(
        name="quizapp-light",
        primary="#1f6f8b",
        accent="#1f6f8b",
        success="#3f6f21",
        warning="#8a5a00",
        error="#b0243c",
        foreground="#24262b",
        background="#fafaf7",
        surface="#f0f0ec",
        panel="#ececE6",
        dark=False,
    ),
)

DEFAULT_THEME: Final = THEMES[0].name
