"""`quizapp fit`: FSRS's parameters, fitted to one's own answers and kept if they predict better."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import click

from quizapp.cli.context import AppContext, current_context
from quizapp.cli.settings import change_setting
from quizapp.insight.fsrs.comparison import FitComparison, compare_fits
from quizapp.insight.fsrs.fit import FEWEST_REVIEWS
from quizapp.insight.reader import Reader
from quizapp.study.scheduler.registry import lacks
from quizapp.text.numbers import quantity

FITTED_SETTING: Final = "fsrs_parameters"


@click.command()
@click.option("--yes", is_flag=True, help="Keep them without asking, if they predict better.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; without --yes nothing changes.")
@click.pass_obj
def fit(home: Path | None, *, yes: bool, as_json: bool) -> None:
    """Fit FSRS to your own answers, and keep what was fitted if it predicts better.

    It is judged in five folds by time: each is predicted by what was fitted on the days before it.
    """
    app_context = current_context(home)
    with app_context.collection() as collection:
        answers = Reader(collection).answers
    comparison = compare_fits(answers)
    if as_json:
        click.echo(json.dumps(_facts(comparison), indent=2, allow_nan=False))
    else:
        click.echo("\n".join(_lines(comparison)))
    if comparison.is_better and (yes or not as_json):
        _offer(app_context, comparison, asks=not yes)


def _offer(app_context: AppContext, comparison: FitComparison, *, asks: bool) -> None:
    """Keep the parameters, once the learner agrees."""
    if app_context.settings.fsrs_parameters == comparison.parameters:
        click.echo("They are kept already.", err=True)
        return
    if app_context.settings.preset != "fsrs":
        preset = app_context.settings.preset
        click.echo(f'They hold once the setting preset is "fsrs"; it is "{preset}".', err=True)
    if missing := lacks("fsrs"):
        click.echo(f"fsrs {missing}.", err=True)
    value = json.dumps(list(comparison.parameters))
    change_setting(app_context, FITTED_SETTING, value, asks=asks, always=True)


def _facts(comparison: FitComparison) -> dict[str, object]:
    """All of it, for other programs."""
    is_enough = comparison.is_enough
    return {
        "reviews": comparison.reviews,
        "wanted": FEWEST_REVIEWS,
        "rows": comparison.rows,
        "default": comparison.default if is_enough else None,
        "fitted": comparison.fitted if is_enough else None,
        "folds": [
            {
                "first": date.fromordinal(losses.fold.first).isoformat(),
                "rows": losses.rows,
                "default": losses.default / losses.rows,
                "fitted": losses.fitted / losses.rows,
            }
            for losses in comparison.folds
        ],
        "parameters": list(comparison.parameters) if is_enough else None,
        "is_better": comparison.is_better,
    }


def _lines(comparison: FitComparison) -> Iterator[str]:
    reviews = quantity(comparison.reviews, "scored review")
    if not comparison.is_enough:
        yield f"Not enough yet: {reviews} of {FEWEST_REVIEWS}."
        return
    yield f"{reviews}, {comparison.rows} of them predicted; log loss in nats, less is better"
    yield f"{'fold from':<14}{'rows':>6}{'default':>14}{'fitted':>16}"
    for losses in comparison.folds:
        first, rows = date.fromordinal(losses.fold.first), losses.rows
        default, fitted = losses.default / rows, losses.fitted / rows
        yield f"{first.isoformat():<14}{rows:>6}{default:>14.4f}{fitted:>16.4f}"
    yield (
        f"{'together':<14}{comparison.rows:>6}{comparison.default:>14.4f}{comparison.fitted:>16.4f}"
    )
    if comparison.is_better:
        lead = comparison.default - comparison.fitted
        yield f"What was fitted on earlier days predicts better, by {lead:.4f} nats an answer."
        yield f"Fitted to all of them: {', '.join(f'{n:g}' for n in comparison.parameters)}"
    else:
        yield "What fits the past predicted no better what came later, so nothing is changed."
