"""Settings: owns the learner's one flat TOML file and what may stand in it."""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from quizapp.store.atomic import replace_file
from quizapp.store.errors import StoreError, disk_refusal
from quizapp.store.regular import read_regular
from quizapp.store.settings.rules import (
    A_DATE,
    ALL,
    ASKS_CONFIDENCE,
    CHOICES,
    OTHER_NAMES,
    SETTING_RULES,
)
from quizapp.store.settings.toml_edit import TomlValue, line_of, toml_text, with_key, without_key
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.fsrs.parameters import DESIRED_RETENTION
from quizapp.study.scheduler.registry import lacks, scheduler_named
from quizapp.text.suggest import did_you_mean


class Settings(NamedTuple):
    """The learner's settings; each default is what a new learner gets.

    What each changes stands with its rule, in `SETTING_RULES`.
    """

    preset: str = "sm2"
    desired_retention: float = DESIRED_RETENTION
    fsrs_parameters: tuple[float, ...] = ()
    """Empty is those that the package comes with."""
    new_per_day: int = 8
    reviews_per_day: int = 0
    new_per_deck: int = 0
    reviews_per_deck: int = 0
    interviews_per_day: int = 1
    session_minutes: int = 0
    max_interval: int | None = None
    """None is the preset's own."""
    interview_date: date | None = None
    rollover_hour: int = 4
    catch_up_per_day: int = 0
    catch_up_until: date | None = None
    confidence: str = CHOICES
    read_first: bool = True
    six_grades: bool = False
    theme: str = ""
    """Empty is the app's own."""
    decks: tuple[Path, ...] = ()
    """A relative one is joined to the folder of the settings file, `~` stays as written."""

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
        """The scheduler with all that the learner set of it; SM-2 where its package is missing."""
        scheduler = scheduler_named(self.preset).tuned(
            retention=self.desired_retention, parameters=self.fsrs_parameters
        )
        return scheduler.limited_to(self.max_interval).until(self.interview_date)


DATES: Final = {key for key, rule in SETTING_RULES.items() if rule.wants is A_DATE}


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
    here = {key: other for other, key in OTHER_NAMES.items() if other in table}
    other_names = {other: _other_name(other, key, table) for key, other in here.items()}
    table = {key: table[other] for key, other in here.items()} | table
    objections = {key: objection(key, value) for key, value in table.items()} | other_names
    good = {key: value for key, value in table.items() if not objections[key]}
    if missing := lacks(good.get("preset", "")):
        objections["preset"] = f'"{good["preset"]}" {missing}; until then sm2 is used.'
    # What stands under its other name only is on that line.
    places = here | {key: key for key in tomllib.loads(text)}
    diagnostics = tuple(
        f"{path}:{line_of(places[key], text)}: {fault}"
        for key, fault in objections.items()
        if fault
    )
    return _typed(good, path.parent), diagnostics


def _other_name(other: str, key: str, table: Mapping[str, object]) -> str:
    """A sentence on what stands in the file under another name than its own."""
    if key in table:
        return f'"{other}" is not used beside "{key}", which is its name here.'
    return f'"{other}" is read as "{key}", which is its name here.'


def _typed(good: dict[str, Any], start: Path) -> Settings:
    """The settings of what the file says rightly."""
    if "decks" in good:
        good["decks"] = tuple(folder(entry, start) for entry in good["decks"])
    if "confidence" in good:
        good["confidence"] = ASKS_CONFIDENCE[good["confidence"]]
    if "fsrs_parameters" in good:
        good["fsrs_parameters"] = tuple(map(float, good["fsrs_parameters"]))
    for key in DATES & good.keys():
        good[key] = good[key] or None
    return Settings(**good)


def settings_with(settings: Settings, path: Path, key: str, value: TomlValue | None) -> Settings:
    """What the settings will be once the key says this; with None its default.

    Args:
        settings: As they are.
        path: The settings file.
        key: A field of `Settings`.
        value: One that the key may hold.
    """
    other = Settings() if value is None else _typed({key: value}, path.parent)
    return settings._replace(**{key: getattr(other, key)})


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
    _edit(path, lambda text: with_key(_without_others(text, key), key, value))


def reset_setting(path: Path, key: str) -> None:
    """The file says nothing of the key any more, so that its default holds.

    Raises:
        StoreError: The file is broken, or the disk refused.
    """
    if path.exists():
        _edit(path, lambda text: without_key(_without_others(text, key), key))


def _without_others(text: str, key: str) -> str:
    """The text without what the key holds under other names."""
    for other in (other for other, name in OTHER_NAMES.items() if name == key):
        text = without_key(text, other)
    return text


def _edit(path: Path, change: Callable[[str], str]) -> None:
    text = ""
    try:
        text = read_regular(path).decode() if path.exists() else ""
        replace_file(path, [change(text).encode()])
    except tomllib.TOMLDecodeError as error:
        raise StoreError(broken(path, text, error)) from error
    except UnicodeDecodeError as error:
        raise StoreError(f"{path} is not UTF-8 text.") from error
    except ValueError as error:
        raise StoreError(f"{path} has to be edited by hand: {error}.") from error
    except OSError as error:
        raise disk_refusal("The setting is not saved in", path, error) from error


def typed_value(text: str) -> TomlValue:
    """What a person typed for a setting; quotes around a text may be left out.

    >>> typed_value("12"), typed_value("all"), typed_value('["~/decks"]')
    (12, 'all', ['~/decks'])
    """
    try:
        table: dict[str, TomlValue] = tomllib.loads(f"value = {text}")
    except tomllib.TOMLDecodeError:
        return text
    return table["value"] if len(table) == 1 else text


def setting_text(settings: Settings, key: str) -> str:
    """What a setting holds, as a person would type it; empty where it holds nothing.

    >>> setting_text(Settings(six_grades=True), "six_grades"), setting_text(Settings(), "decks")
    ('true', '[]')
    """
    value = getattr(settings, key)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return toml_text([str(e) if isinstance(e, Path) else e for e in value])
    return toml_text(value)


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
