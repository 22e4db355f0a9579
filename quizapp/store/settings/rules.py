"""Setting rules: owns the one list of what may be set, what it may hold, and what it changes.

The README's table, `quizapp settings` and the settings screen are made of it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final, NamedTuple

from quizapp.study.scheduler.fsrs.parameters import (
    LEAST_RETENTION,
    MOST_RETENTION,
    PARAMETER_COUNT,
    are_parameters,
)
from quizapp.study.scheduler.presets import LONGEST_INTERVAL, SHORTEST_LIMIT
from quizapp.study.scheduler.registry import SCHEDULERS

CHOICES: Final = "choices"
ALL: Final = "all"
OFF: Final = "off"
ASKS_CONFIDENCE: Final = {CHOICES: CHOICES, ALL: ALL, OFF: OFF, True: ALL, False: OFF}
"""What may stand in the file, and what it means; the first release had true and false."""


class SettingRule(NamedTuple):
    """What one key may hold, and what it changes."""

    wants: str
    """Follows "must be" in a sentence."""
    admits: Callable[[Any], bool]
    effect: str
    """What it changes: sentences."""
    choices: tuple[str | float, ...] = ()
    """All that it may hold, where that is a short list."""
    ends: tuple[int, int] | None = None
    """The least and the greatest number."""
    from_start: bool = False
    """A running app goes by what it was until it is started again."""
    is_previewed: bool = False
    """What another value does to the due days is shown before it is kept."""

    def turned(self, value: object, steps: int) -> str | float | None:
        """The value so many steps on: round the choices, or along the numbers to their end.

        None where there is nothing to turn.

        >>> SETTING_RULES["confidence"].turned("off", 1)
        'choices'
        """
        if self.choices:
            place = self.choices.index(value) if value in self.choices else -1
            return self.choices[(place + steps) % len(self.choices)]
        if self.ends is None:
            return None
        low, high = self.ends
        return max(low, min(high, (value if isinstance(value, int) else low) + steps))


def _whole_number(low: int, high: int, effect: str, *, from_start: bool = False) -> SettingRule:
    """A rule for whole numbers, ends included; TOML's booleans are not numbers."""
    return SettingRule(
        f"a whole number from {low} to {high}",
        lambda value: type(value) is int and low <= value <= high,
        effect,
        ends=(low, high),
        from_start=from_start,
    )


def _true_or_false(effect: str) -> SettingRule:
    return SettingRule(
        "true or false", lambda value: isinstance(value, bool), effect, choices=(False, True)
    )


def _date(effect: str, *, from_start: bool = False) -> SettingRule:
    return SettingRule(A_DATE, _is_date, effect, from_start=from_start)


def _is_date(value: object) -> bool:
    # A TOML date with a time of day is a `date` to Python as well.
    return type(value) is date or value == ""


def _is_plain(value: object) -> bool:
    return isinstance(value, str) and value.isprintable()


A_DATE: Final = 'a date such as 2027-02-01 without quotes, or "" for none'

SETTING_RULES: Final[dict[str, SettingRule]] = {
    "preset": SettingRule(
        " or ".join(f'"{name}"' for name in SCHEDULERS),
        lambda value: value in [*SCHEDULERS],
        "The scheduler. In sm2-fit the first two steps follow how well an item was known;"
        " sm2-classic has no credit for delay, no fuzz and no cap of a year; fsrs is another rule,"
        " which pip install 'quizapp-tui[fsrs]' adds.",
        choices=tuple(SCHEDULERS),
        from_start=True,
        is_previewed=True,
    ),
    "desired_retention": SettingRule(
        f"a number from {LEAST_RETENTION} to {MOST_RETENTION}",
        lambda value: isinstance(value, float) and LEAST_RETENTION <= value <= MOST_RETENTION,
        "With fsrs, the chance that an item is still known when it comes back: a higher one means"
        " more reviews.",
        choices=tuple(hundredths / 100 for hundredths in range(80, 96)),
        from_start=True,
        is_previewed=True,
    ),
    "fsrs_parameters": SettingRule(
        f"[] or a list of {PARAMETER_COUNT} numbers",
        are_parameters,
        "With fsrs, how it thinks that memory works: none are those that it comes with; quizapp fit"
        " finds those that fit your own answers.",
        from_start=True,
        is_previewed=True,
    ),
    "new_per_day": _whole_number(0, 9999, "New items a day, over all topics."),
    "reviews_per_day": _whole_number(0, 9999, "Reviews a day, over all topics; 0 is no limit."),
    "new_per_deck": _whole_number(0, 9999, "New items of one topic a day; 0 is no limit."),
    "reviews_per_deck": _whole_number(0, 9999, "Reviews of one topic a day; 0 is no limit."),
    "interviews_per_day": _whole_number(
        0,
        9999,
        "Questions to answer aloud at the end of a day; with 0 only at the interview desk.",
    ),
    "session_minutes": _whole_number(
        0, 600, "How long a sitting is meant to be: a gentle line says when it is over; 0 is off."
    ),
    "max_interval": _whole_number(
        SHORTEST_LIMIT,
        LONGEST_INTERVAL,
        "The longest interval, in days; where it is not set, that of the preset.",
        from_start=True,
    ),
    "interview_date": _date(
        "The day of the interview: new items come by priority, and no interval passes a quarter of"
        " the days left.",
        from_start=True,
    ),
    "rollover_hour": _whole_number(0, 23, "The hour at which a study day ends.", from_start=True),
    "catch_up_per_day": _whole_number(
        0, 9999, "Reviews a day while a backlog is spread, as `c` on home offers it; 0 is none."
    ),
    "catch_up_until": _date("The last day of that plan."),
    "confidence": SettingRule(
        '"choices", "all" or "off"',
        lambda value: isinstance(value, str | bool) and value in ASKS_CONFIDENCE,
        "Where you are asked how sure you are: on choices and tasks, on every card, or nowhere.",
        choices=(CHOICES, ALL, OFF),
    ),
    "read_first": _true_or_false(
        "A topic of which nothing was answered is read first, section by section."
    ),
    "six_grades": _true_or_false("SM-2's grades 0 to 5 instead of four buttons."),
    "theme": SettingRule(
        "text in quotes",
        _is_plain,
        "The colours: quizapp-dark, quizapp-light, or any theme of the command palette.",
    ),
    "decks": SettingRule(
        'a list of folders, such as ["~/decks"]',
        lambda value: isinstance(value, list) and all(map(_is_plain, value)),
        "More folders with topics; a relative one starts at the settings file.",
        from_start=True,
    ),
}
"""Every key with its rule, in the order in which they are listed; they are the fields of
`Settings`."""

OTHER_NAMES: Final = {"scheduler": "preset"}
"""What a key may be called too."""
