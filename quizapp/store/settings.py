"""Settings: owns the learner's one flat TOML file and what may stand in it."""

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from quizapp.store.atomic import replace_file
from quizapp.store.errors import StoreError, disk_refusal
from quizapp.store.regular import read_regular
from quizapp.store.toml_edit import TomlValue, line_of, with_key
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.presets import LONGEST_INTERVAL, SHORTEST_LIMIT
from quizapp.study.scheduler.registry import SCHEDULERS
from quizapp.text.suggest import did_you_mean

CHOICES: Final = "choices"
ALL: Final = "all"
OFF: Final = "off"
ASKS_CONFIDENCE: Final = {CHOICES: CHOICES, ALL: ALL, OFF: OFF, True: ALL, False: OFF}
"""What may stand in the file, and what it means; the first release had true and false."""


class Settings(NamedTuple):
    """The learner's settings; each default is what a new learner gets."""

    preset: str = "sm2"
    """The name of the scheduler's preset."""
    new_per_day: int = 8
    reviews_per_day: int = 0
    """0 is no limit."""
    new_per_deck: int = 0
    """0 is no limit."""
    rollover_hour: int = 4
    """The hour at which a study day begins, 0 to 23."""
    six_grades: bool = False
    """Offer all of SM-2's grades, not only the four buttons."""
    confidence: str = CHOICES
    """Where the learner is asked how sure they are before the reveal."""
    session_minutes: int = 0
    """How long a session is meant to be; 0 is no matter how long."""
    reviews_per_deck: int = 0
    """0 is no limit."""
    theme: str = ""
    """Empty is the app's own."""
    decks: tuple[Path, ...] = ()
    """More library folders; a relative one starts at the settings file, `~` stays as written."""
    max_interval: int | None = None
    """In days, 30 to 36,500; none is the preset's own."""
    interview_date: date | None = None
    """Towards it intervals shrink; in the file, empty text is none."""
    read_first: bool = True
    """A topic of which nothing was answered is read first, a question at each section's end."""
    interviews_per_day: int = 1
    """Interview questions at the end of daily sessions; 0 leaves them to the interview desk."""
    catch_up_per_day: int = 0
    """Reviews a day while a backlog is spread; set by the app when the plan is taken."""
    catch_up_until: date | None = None
    """The last day of that plan."""

    def asks_confidence(self, *, wanted: bool) -> bool:
        """Ask how sure the learner is.

        Args:
            wanted: it belongs to the answer, as with a choice.
        """
        return self.confidence == ALL or (self.confidence == CHOICES and wanted)

    def interview_ahead(self, today: date) -> date | None:
        """The day of the interview, as long as it is not over."""
        day = self.interview_date
        return day if day and day >= today else None

    @property
    def scheduler(self) -> Scheduler:
        """The scheduler with the learner's maximum interval and the day of the interview."""
        scheduler = SCHEDULERS[self.preset]
        return scheduler.limited_to(self.max_interval).until(self.interview_date)


class SettingRule(NamedTuple):
    """What one key may hold."""

    wants: str
    """Follows "must be" in a sentence."""
    admits: Callable[[Any], bool]


def whole_number(low: int, high: int) -> SettingRule:
    """A rule for whole numbers, ends included; TOML's booleans are not numbers."""
    return SettingRule(
        f"a whole number from {low} to {high}",
        lambda value: type(value) is int and low <= value <= high,
    )


def _is_plain(value: object) -> bool:
    return isinstance(value, str) and value.isprintable()


A_DATE: Final = SettingRule(
    'a date such as 2027-02-01 without quotes, or "" for none',
    # A TOML date with a time of day is a `date` to Python as well.
    lambda value: type(value) is date or value == "",
)

TRUE_OR_FALSE: Final = SettingRule("true or false", lambda value: isinstance(value, bool))

SETTING_RULES: Final[dict[str, SettingRule]] = {
    "preset": SettingRule(
        " or ".join(f'"{name}"' for name in SCHEDULERS), lambda value: value in [*SCHEDULERS]
    ),
    "new_per_day": whole_number(0, 9999),
    "reviews_per_day": whole_number(0, 9999),
    "new_per_deck": whole_number(0, 9999),
    "rollover_hour": whole_number(0, 23),
    "six_grades": TRUE_OR_FALSE,
    "confidence": SettingRule(
        '"choices", "all" or "off"',
        lambda value: isinstance(value, str | bool) and value in ASKS_CONFIDENCE,
    ),
    "session_minutes": whole_number(0, 600),
    "reviews_per_deck": whole_number(0, 9999),
    "theme": SettingRule("text in quotes", _is_plain),
    "decks": SettingRule(
        'a list of folders, such as ["~/decks"]',
        lambda value: isinstance(value, list) and all(map(_is_plain, value)),
    ),
    "max_interval": whole_number(SHORTEST_LIMIT, LONGEST_INTERVAL),
    "interview_date": A_DATE,
    "read_first": TRUE_OR_FALSE,
    "interviews_per_day": whole_number(0, 9999),
    "catch_up_per_day": whole_number(0, 9999),
    "catch_up_until": A_DATE,
}
"""Every key with its rule; the keys are the fields of `Settings`."""


DATES: Final = {key for key, rule in SETTING_RULES.items() if rule is A_DATE}


def read_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """What can be used of the file, and a sentence with an address for each thing that cannot.

    Args:
        path: The settings file; a missing one means the defaults.

    Returns:
        The settings, with the default for whatever is wrong, and the sentences.
    """
    try:
        text = read_regular(path).decode()
        table = tomllib.loads(text)
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return Settings(), (str(disk_refusal("The settings cannot be read from", path, error)),)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Settings(), (f"{path}:{line}: this is not UTF-8 text; the defaults are used.",)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (broken(path, text, error),)
    objections = {key: objection(key, value) for key, value in table.items()}
    good = {key: value for key, value in table.items() if not objections[key]}
    if "decks" in good:
        good["decks"] = tuple(folder(entry, path.parent) for entry in good["decks"])
    if "confidence" in good:
        good["confidence"] = ASKS_CONFIDENCE[good["confidence"]]
    for key in DATES & good.keys():
        good[key] = good[key] or None
    diagnostics = tuple(
        f"{path}:{line_of(key, text)}: {fault}" for key, fault in objections.items() if fault
    )
    return Settings(**good), diagnostics


def write_setting(path: Path, key: str, value: TomlValue) -> None:
    """One key says something new; every other byte of the file stays, comments included.

    Args:
        path: The settings file; made when it is missing.
        key: A field of `Settings`.
        value: What the key shall hold, as TOML has it: `decks` is a list of texts, and no
            interview date is empty text.

    Raises:
        StoreError: The key or the value is not one, the file is broken, or the disk refused.
    """
    if fault := objection(key, value):
        raise StoreError(fault)
    try:
        text = read_regular(path).decode() if path.exists() else ""
        replace_file(path, [with_key(text, key, value).encode()])
    except tomllib.TOMLDecodeError as error:
        raise StoreError(broken(path, text, error)) from error
    except UnicodeDecodeError as error:
        raise StoreError(f"{path} is not UTF-8 text.") from error
    except ValueError as error:
        raise StoreError(f"{path} has to be edited by hand: {error}.") from error
    except OSError as error:
        raise disk_refusal("The setting is not saved in", path, error) from error


def objection(key: str, value: object) -> str:
    """A sentence on what is wrong with the key or its value; empty when nothing is.

    >>> print(objection("new_per_dya", 5))
    There is no setting "new_per_dya". Did you mean 'new_per_day'?
    >>> print(objection("rollover_hour", 24))
    "rollover_hour" must be a whole number from 0 to 23.
    """
    if rule := SETTING_RULES.get(key):
        return "" if rule.admits(value) else f'"{key}" must be {rule.wants}.'
    return f'There is no setting "{key}".{did_you_mean(key, SETTING_RULES)}'


def folder(entry: str, start: Path) -> Path:
    """The folder that an entry of `decks` names, seen from the folder of the settings file."""
    return Path(entry) if entry.startswith("~") else start / entry


def broken(path: Path, text: str, error: tomllib.TOMLDecodeError) -> str:
    """A sentence for a file that is not TOML, with the line."""
    place = re.search(r" \(at line (\d+), column \d+\)", str(error))
    line = int(place[1]) if place else text.count("\n") + 1
    reason = str(error)[: place.start()] if place else str(error)
    return f"{path}:{line}: this is not TOML ({reason}); until it is mended the defaults are used."
