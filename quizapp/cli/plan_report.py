"""The report of a plan: owns the words and facts on what the days before an interview hold."""

from collections.abc import Iterator

from quizapp.study.queue.interview_plan import CORE, InterviewPlan, Pace
from quizapp.text.numbers import quantity


def plan_sentences(plan: InterviewPlan, *, new_per_deck: int) -> Iterator[str]:
    """How far the new items come, which limits hold more, and what the reviews add."""
    if not plan.new:
        yield "Every item was met."
    elif not plan.days:
        yield f"No day is left for {quantity(plan.new, 'new item')}."
    else:
        days, items = quantity(len(plan.days), "day"), quantity(plan.new, "new item")
        yield f"At {plan.new_per_day} new a day, {days} until then hold {plan.fit:,} of {items}:"
        yield from _shares(plan)
        yield from _limits(plan, new_per_deck)
    if plan.fullest and plan.fullest.reviews:
        most, day = plan.fullest.reviews, plan.fullest.day
        yield (
            f"Reviews add about {plan.reviews_per_day:,.0f} a day, {most:,} on {day:%a} {day},"
            " if every answer is Good;"
        )
        yield "each that is not adds more."


def _shares(plan: InterviewPlan) -> Iterator[str]:
    width = max(len(f"{share.new:,}") for share in plan.shares.values())
    for priority, share in plan.shares.items():
        last = f", the last on {share.last:%a} {share.last}" if share.last else ""
        yield f"  {priority:<6}{share.fit:>{width},} of {share.new:>{width},}{last}"


def _limits(plan: InterviewPlan, new_per_deck: int) -> Iterator[str]:
    """Which limit holds the core items, and which all."""
    if CORE in plan.shares and plan.for_core != plan.for_all:
        yield _limit("core item", plan.for_core, new_per_deck)
    yield _limit("item", plan.for_all, new_per_deck)


def _limit(noun: str, pace: Pace | None, new_per_deck: int) -> str:
    if pace:
        reviews = quantity(round(pace.reviews_per_day), "review")
        return (
            f"To meet every {noun} takes new_per_day = {pace.new_per_day},"
            f" with about {reviews} a day."
        )
    if new_per_deck:
        return f"No new_per_day holds every {noun}: new_per_deck = {new_per_deck} keeps some back."
    return f"No new_per_day holds every {noun}: parts of one card come on different days."


def plan_facts(plan: InterviewPlan) -> dict[str, object]:
    """The same for other programs, with every day."""
    return {
        "new_per_day": plan.new_per_day,
        "new": {
            priority: {
                "new": share.new,
                "fit": share.fit,
                "last": share.last and share.last.isoformat(),
            }
            for priority, share in plan.shares.items()
        },
        "takes": {"core": _pace_facts(plan.for_core), "all": _pace_facts(plan.for_all)},
        "reviews_per_day": round(plan.reviews_per_day, 1),
        "days": [
            {"day": day.day.isoformat(), "new": day.first_looks, "reviews": day.reviews}
            for day in plan.days
        ],
    }


def _pace_facts(pace: Pace | None) -> dict[str, object] | None:
    if pace is None:
        return None
    return {"new_per_day": pace.new_per_day, "reviews_per_day": round(pace.reviews_per_day, 1)}
