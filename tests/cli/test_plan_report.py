"""Tests of the words on a plan for an interview."""

from quizapp.cli.plan_report import plan_facts, plan_sentences
from quizapp.study.queue.interview_plan import InterviewPlan
from tests.study.interview_plans import plan_of, words


def sentences(plan: InterviewPlan, *, new_per_deck: int = 0) -> list[str]:
    return list(plan_sentences(plan, new_per_deck=new_per_deck))


def test_a_plan_says_what_fits_what_more_would_take_and_what_the_reviews_add() -> None:
    assert sentences(plan_of(words(5, 10, 3), days=4, limit=2)) == [
        "At 2 new a day, 4 days until then hold 8 of 18 new items:",
        "  core   5 of  5, the last on Mon 2025-03-03",
        "  often  3 of 10, the last on Tue 2025-03-04",
        "  rare   0 of  3",
        "To meet every core item takes new_per_day = 2, with about 3 reviews a day.",
        "To meet every item takes new_per_day = 5, with about 8 reviews a day.",
        "Reviews add about 3 a day, 6 on Tue 2025-03-04, if every answer is Good;",
        "each that is not adds more.",
    ]


def test_one_limit_for_all_is_one_sentence() -> None:
    assert sentences(plan_of(words(0, 2), days=1, limit=8)) == [
        "At 8 new a day, 1 day until then hold 2 of 2 new items:",
        "  often 2 of 2, the last on Sat 2025-03-01",
        "To meet every item takes new_per_day = 2, with about 0 reviews a day.",
    ]


def test_what_no_limit_holds_has_its_reason() -> None:
    plan = plan_of({"t/a#c1": "core", "t/a#c2": "core"}, days=1, limit=8)
    assert sentences(plan)[-1] == (
        "No new_per_day holds every item: parts of one card come on different days."
    )
    assert sentences(plan, new_per_deck=1)[-1] == (
        "No new_per_day holds every item: new_per_deck = 1 keeps some back."
    )


def test_without_days_or_without_new_items_a_sentence_says_so() -> None:
    assert sentences(plan_of(words(4), days=0, limit=8)) == ["No day is left for 4 new items."]
    assert sentences(plan_of({}, days=9, limit=8)) == ["Every item was met."]


def test_the_facts_have_every_day() -> None:
    facts = plan_facts(plan_of(words(1, 0, 1), days=2, limit=1))
    assert facts == {
        "new_per_day": 1,
        "new": {
            "core": {"new": 1, "fit": 1, "last": "2025-03-01"},
            "rare": {"new": 1, "fit": 1, "last": "2025-03-02"},
        },
        "takes": {
            "core": {"new_per_day": 1, "reviews_per_day": 0.5},
            "all": {"new_per_day": 1, "reviews_per_day": 0.5},
        },
        "reviews_per_day": 0.5,
        "days": [
            {"day": "2025-03-01", "new": ("t/core0",), "reviews": 0},
            {"day": "2025-03-02", "new": ("t/rare0",), "reviews": 1},
        ],
    }
