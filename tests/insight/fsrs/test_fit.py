"""Fitting finds what a simulated memory works by, and is kept only where it predicts better."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from quizapp.insight.answers import CRAM, Answers
from quizapp.insight.folds import Fold
from quizapp.insight.fsrs.comparison import FitComparison, FoldLosses, compare_fits
from quizapp.insight.fsrs.fit import FEWEST_REVIEWS, fit_fsrs
from quizapp.insight.fsrs.recall import fsrs_recall
from quizapp.insight.losses import log_losses
from quizapp.study.scheduler.fsrs.parameters import FSRS_DEFAULTS, are_parameters

FORGETFUL = tuple(
    number * 0.2 if place < 4 else number for place, number in enumerate(FSRS_DEFAULTS)
)
"""First stabilities of a fifth."""


def learner(parameters: tuple[float, ...], items: int = 60, reviews: int = 9) -> Answers:
    """Answers of somebody whose memory works by these parameters, some weeks apart from each other.

    Every item is asked on the same days, so that one call predicts a whole round.
    """
    random, days = Random(7), [0, 2, 5, 11, 20, 36, 60, 95, 140][:reviews]
    quality = np.full((items, len(days)), 4)
    for place in range(1, len(days)):
        item = np.repeat(np.arange(items), place + 1)
        day = np.tile(days[: place + 1], items)
        recall = fsrs_recall(item, day, quality[:, : place + 1].ravel(), parameters)
        chances = recall.reshape(items, -1)[:, place]
        quality[:, place] = [4 if random.random() < chance else 1 for chance in chances]
    # Items begin on different days, as the folds by time want it.
    begun = np.repeat(np.arange(items) * 3, len(days))
    count = items * len(days)
    unsaid = np.full(count, -1)
    return Answers(
        items=tuple(f"t/{number}" for number in range(items)),
        item=np.repeat(np.arange(items), len(days)),
        day=begun + np.tile(days, items) + 738_000,
        kind=np.zeros(count, dtype=int),
        quality=quality.ravel(),
        interval_before=unsaid,
        confidence=np.full(count, np.nan),
        thinking_ms=unsaid,
    )


@pytest.fixture(scope="module")
def forgetful() -> Answers:
    return learner(FORGETFUL)


def test_fitting_moves_towards_what_the_answers_were_made_by(forgetful: Answers) -> None:
    log = (forgetful.item, forgetful.day, forgetful.quality)
    scored = forgetful.scored
    fitted = fit_fsrs(*log, scored)
    losses = [
        log_losses(fsrs_recall(*log, parameters)[scored], forgetful.passed[scored]).mean()
        for parameters in (FSRS_DEFAULTS, fitted, FORGETFUL)
    ]
    assert losses[1] - losses[2] < (losses[0] - losses[2]) / 5
    assert fitted[2] < FSRS_DEFAULTS[2] * 0.8
    assert are_parameters(list(fitted))


def test_what_predicts_better_is_said_to_and_each_fold_only_by_what_came_before(
    forgetful: Answers,
) -> None:
    comparison = compare_fits(forgetful)
    assert comparison.reviews == 480
    assert comparison.is_better
    cut = comparison.folds[2].fold.first
    changed = np.where(forgetful.day >= cut, 5 - forgetful.quality, forgetful.quality)
    assert compare_fits(replace(forgetful, quality=changed)).folds[:2] == comparison.folds[:2]


@pytest.mark.parametrize(("fitted", "is_better"), [(4.9, True), (5.0, False), (5.1, False)])
def test_a_fit_that_predicts_no_better_is_not_better(fitted: float, *, is_better: bool) -> None:
    fold = FoldLosses(Fold(738_000, 738_100), rows=10, default=5.0, fitted=fitted)
    comparison = FitComparison(480, (fold,))
    assert comparison.is_enough
    assert comparison.is_better is is_better


def test_below_so_many_reviews_nothing_is_fitted(forgetful: Answers) -> None:
    fewer = forgetful.where(np.arange(len(forgetful.item)) < 450 - 1)
    assert fewer.scored.sum() == FEWEST_REVIEWS - 1
    comparison = compare_fits(fewer)
    assert (comparison.is_enough, comparison.is_better) == (False, False)
    assert comparison.parameters == FSRS_DEFAULTS


def test_crams_are_left_out() -> None:
    answers = learner(FSRS_DEFAULTS, items=10)
    crammed = replace(answers, kind=np.full(len(answers.kind), CRAM))
    assert compare_fits(crammed).reviews == 0


def test_an_item_that_was_met_in_a_cram_first_was_never_met_for_the_schedule() -> None:
    answers = learner(FSRS_DEFAULTS, items=60)
    kind = answers.kind.copy()
    kind[0] = CRAM
    comparison = compare_fits(replace(answers, kind=kind))
    assert comparison.reviews == int(answers.scored.sum()) - 1
    assert np.isfinite([comparison.default, comparison.fitted]).all()
