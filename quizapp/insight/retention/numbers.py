"""Retention's numbers: owns shares by how long an item had rested, by topic and by day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from quizapp.insight.answers import Answers, RowMask
from quizapp.insight.page import PageFacts, Scope
from quizapp.insight.proportion import FEWEST_FOR_SHARE, PERCENT, Proportion

GROWN_DAYS: Final = 21
"""From this interval on an item is grown (Anki calls it mature)."""

WINDOWS: Final = (7, 30)
"""The last so many study days; all of them come last."""


@dataclass(frozen=True, slots=True)
class Window:
    """The shares of some days."""

    days: int | None
    """The last so many; None is all."""
    young: Proportion
    grown: Proportion

    @property
    def together(self) -> Proportion:
        """Young and grown."""
        return Proportion(self.young.passed + self.grown.passed, self.young.n + self.grown.n)

    def facts(self) -> PageFacts:
        """For JSON."""
        names = ("young", "grown", "together")
        return {"days": self.days} | {name: getattr(self, name).facts() for name in names}


@dataclass(frozen=True, slots=True)
class Retention:
    """All numbers of the page."""

    scope: Scope
    today: date
    windows: tuple[Window, ...]
    topics: tuple[tuple[str, Proportion], ...]
    """The share of each topic in the whole window, if the page is about all."""
    titles: Mapping[str, str]
    """What the library calls its topics."""
    since: date
    """The first day of the window, or that of the topic's first review if that came later."""
    by_day: tuple[tuple[date, int], ...]
    """Reviews of each day with any, ascending."""
    days_studied: int
    """Days with any graded answer, first looks and drills among them."""

    @property
    def whole(self) -> Window:
        """All that the page is about."""
        return self.windows[-1]

    @property
    def days(self) -> int:
        """All that could hold a review, up to today or to a later day that has some."""
        return (self.until - self.since).days + 1

    @property
    def holds_all(self) -> bool:
        """No review lies before the last so many days that were asked for."""
        window = self.scope.days
        return window is not None and self.since > self.today - timedelta(days=window - 1)

    @property
    def until(self) -> date:
        """The last day: today, unless a clock that was set back left later ones."""
        return max(self.today, self.by_day[-1][0]) if self.by_day else self.today

    @property
    def busiest(self) -> tuple[date, int] | None:
        """The day with most reviews, the latest of several."""
        return max(self.by_day, key=lambda entry: entry[::-1]) if self.by_day else None

    def facts(self) -> PageFacts:
        """Every number, for JSON."""
        busiest = self.busiest
        return {
            "topic": self.scope.topic,
            "scored_reviews": self.whole.together.n,
            "windows": [window.facts() for window in self.windows],
            "grown_from_days": GROWN_DAYS,
            "interval_percent": PERCENT,
            "fewest_for_a_share": FEWEST_FOR_SHARE,
            "topics": {
                topic: {"title": self.titles.get(topic, topic), **share.facts()}
                for topic, share in self.topics
            },
            "first_day": self.since.isoformat() if self.by_day else None,
            "last_day": self.until.isoformat(),
            "days": self.days if self.by_day else 0,
            "days_with_reviews": len(self.by_day),
            "days_studied": self.days_studied,
            "reviews_a_day": self.whole.together.n / self.days if self.by_day else None,
            "busiest_day": busiest and busiest[0].isoformat(),
            "most_in_a_day": busiest and busiest[1],
            "by_day": {day.isoformat(): count for day, count in self.by_day},
        }


def retention(
    answers: Answers, *, today: date, scope: Scope, titles: Mapping[str, str]
) -> Retention:
    """The retention of the scope's answers.

    Args:
        answers: all of them, since whether one is scored hangs on those before it.
        today: the study day.
        scope: what the page is about.
        titles: of the library's topics.
    """
    ordinal = today.toordinal()
    within = scope.mask(answers, ordinal)
    scored = within & answers.scored
    rows = answers.where(scored)
    grown, passed = answers.interval[scored] >= GROWN_DAYS, rows.passed
    windows = (*(days for days in WINDOWS if not scope.days or days < scope.days), scope.days)
    return Retention(
        scope=scope,
        today=today,
        windows=tuple(
            _window(days, _within(rows, days, ordinal), grown, passed) for days in windows
        ),
        topics=_by_topic(rows, passed) if scope.topic is None else (),
        titles=titles,
        since=_first_day(answers, scope, today),
        by_day=_by_day(rows),
        days_studied=len(np.unique(answers.day[within])),
    )


def _first_day(answers: Answers, scope: Scope, today: date) -> date:
    """The first day of the scope that has a review on it or before it."""
    of_topic = answers.scored & scope._replace(days=None).mask(answers, today.toordinal())
    first = date.fromordinal(int(answers.day[of_topic].min())) if of_topic.any() else today
    return max(first, today - timedelta(days=scope.days - 1)) if scope.days else first


def _within(rows: Answers, days: int | None, today: int) -> RowMask:
    return Scope(days=days).mask(rows, today)


def _window(days: int | None, within: RowMask, grown: RowMask, passed: RowMask) -> Window:
    return Window(days, _share(passed[within & ~grown]), _share(passed[within & grown]))


def _share(passed: RowMask) -> Proportion:
    return Proportion(int(passed.sum()), len(passed))


def _by_topic(rows: Answers, passed: RowMask) -> tuple[tuple[str, Proportion], ...]:
    counts = np.bincount(rows.topic, minlength=len(rows.topics))
    right = np.bincount(rows.topic[passed], minlength=len(rows.topics))
    shares = zip(rows.topics, right.tolist(), counts.tolist(), strict=True)
    return tuple((topic, Proportion(part, n)) for topic, part, n in shares if n)


def _by_day(rows: Answers) -> tuple[tuple[date, int], ...]:
    days, counts = np.unique(rows.day, return_counts=True)
    pairs = zip(days.tolist(), counts.tolist(), strict=True)
    return tuple((date.fromordinal(day), count) for day, count in pairs)
