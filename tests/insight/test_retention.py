"""Tests of retention: its shares, windows and days beside a slow count of the same."""

from datetime import date, timedelta
from math import sqrt

import pytest

from quizapp.insight.answers import Answers
from quizapp.insight.page import Scope
from quizapp.insight.proportion import Proportion, wilson
from quizapp.insight.reader import Reader
from quizapp.insight.retention.numbers import retention
from quizapp.insight.retention.picture import EARLIER, retention_picture
from tests.insight.learner import TODAY, TOPICS, collection_of, year
from tests.oracles.scored_reviews import scored_reviews


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    with collection_of(tmp_path_factory.mktemp("year"), year()) as collection:
        return Reader(collection).answers


@pytest.mark.parametrize("scope", [Scope(), Scope("ml.trees"), Scope(days=40), Scope("none", 3)])
def test_shares_and_days_are_those_of_a_slow_count(answers: Answers, scope: Scope) -> None:
    value = retention(answers, today=TODAY, scope=scope, titles=TOPICS)
    rows = [
        row
        for row in scored_reviews(year())
        if scope.topic in (None, row.item.partition("/")[0])
        and (scope.days is None or row.day > TODAY.toordinal() - scope.days)
    ]
    for window in value.windows:
        since = TODAY.toordinal() - window.days if window.days else 0
        within = [row for row in rows if row.day > since]
        grown = [row.quality >= 3 for row in within if row.interval_before >= 21]
        together = [row.quality >= 3 for row in within]
        assert window.grown == (sum(grown), len(grown))
        assert window.together == (sum(together), len(together))
    counts = {date.fromordinal(day): 0 for day in sorted({row.day for row in rows})}
    for row in rows:
        counts[date.fromordinal(row.day)] += 1
    assert dict(value.by_day) == counts
    if scope.topic is None:
        assert sum(share.n for _, share in value.topics) == len(rows)


def test_a_wilson_interval_solves_its_own_equation() -> None:
    # Its ends are where the share lies 1.96 deviations away (Wilson 1927, from the definition).
    for passed, n in ((9, 20), (411, 456), (0, 30), (30, 30), (1, 1)):
        for end in wilson(passed, n):
            distance = abs(passed / n - end)
            deviation = sqrt(end * (1 - end) / n)
            assert distance == pytest.approx(1.959963984540054 * deviation, abs=1e-12)


def test_below_twenty_only_the_count_is_given() -> None:
    few = Proportion(19, 19)
    assert few.facts() == {"passed": 19, "n": 19, "rate": None, "low": None, "high": None}
    assert Proportion(19, 20).rate == 0.95


def test_the_picture_fits_its_width_and_speaks_ascii(answers: Answers) -> None:
    value = retention(answers, today=TODAY, scope=Scope(), titles=TOPICS)
    for width in (60, 78, 118):
        picture = retention_picture(value, width, ascii=True)
        assert picture.text.isascii()
        assert {len(line) for line in picture.text.splitlines()} == {width}
    text = retention_picture(value, 78, ascii=False).text
    assert "there is no streak to lose." in text
    assert "95 % interval" in text


def test_who_has_no_review_yet_reads_what_will_count(answers: Answers) -> None:
    value = retention(answers, today=TODAY, scope=Scope("none"), titles=TOPICS)
    picture = retention_picture(value, 78, ascii=False)
    assert "from its second day on" in picture.reading
    assert "shares are given from 20 reviews on." in " ".join(picture.text.split())


def test_a_window_has_all_its_days_and_one_longer_than_the_log_says_so(answers: Answers) -> None:
    seen = answers.scored & (answers.day > TODAY.toordinal() - 20)
    rested = answers.where(~(seen & (answers.day <= TODAY.toordinal() - 5)))
    value = retention(rested, today=TODAY, scope=Scope(days=20), titles=TOPICS)
    assert value.days == value.facts()["days"] == 20
    assert value.by_day[0][0] > value.since == TODAY - timedelta(days=19)
    assert not value.holds_all
    whole = retention(answers, today=TODAY, scope=Scope(), titles=TOPICS)
    longer = retention(answers, today=TODAY, scope=Scope(days=3000), titles=TOPICS)
    assert whole.since == whole.by_day[0][0] == longer.since
    assert whole.days == longer.days < 366
    text = "The last 3,000 days hold all reviews that there are."
    assert text in retention_picture(longer, 78, ascii=False).text
    assert "that there are" not in retention_picture(whole, 78, ascii=False).text


def test_a_calendar_that_does_not_hold_the_first_weeks_says_so(answers: Answers) -> None:
    value = retention(answers, today=TODAY, scope=Scope(), titles=TOPICS)
    narrow, wide = (retention_picture(value, width, ascii=False).text for width in (78, 118))
    assert EARLIER in narrow
    assert EARLIER not in wide
