import pytest

from quizapp.decks.kinds.task import LabTask
from quizapp.decks.lint import lint
from quizapp.decks.variables import draw
from quizapp.study.answer.grading import grade
from quizapp.study.answer.lab_link import preset_launch, question_launch
from quizapp.study.kinds.render import render
from quizapp.study.quality import Quality
from tests.study.questions import choice, numeric, task
from tests.study.tasks import item, topic


def test_the_deck_of_these_tests_is_sound() -> None:
    assert lint(topic()) == ()


def test_a_task_comes_back_with_other_numbers_and_the_lab_goes_with_them() -> None:
    questions = [render(item("push"), count=count) for count in range(12)]
    prompts = {question.prompt for question in questions}
    assert len(prompts) > 3
    for question in questions:
        z = question.values["z"]
        assert question.prompt == f"At z = {z:.0f}, how many times stronger is the push?"
        assert task(question).setup == {"z": "0"}
        assert task(question).run == {"z": f"{z:.0f}"}


def test_a_task_is_drawn_from_its_key_and_its_count_alone() -> None:
    card = item("push").card
    assert isinstance(card, LabTask)
    question = render(item("push"), count=3)
    assert question.values == draw(card.variables, key="t/push", count=3)
    assert question == render(item("push"), count=3)


def test_a_task_names_the_mistake_that_makes_a_wrong_number() -> None:
    question = render(item("push"), count=0)
    verdict = grade(question, repr(1 / numeric(question).expected))
    assert (verdict.proposed, verdict.mistake) == (Quality.WRONG, "Turn it round.")
    assert grade(question, repr(numeric(question).expected)).proposed is Quality.GOOD


def test_a_task_that_sets_a_control_wants_its_number() -> None:
    question = render(item("flip"), count=0)
    assert grade(question, "-0.7").passed
    assert not grade(question, "0.7").passed


def test_a_task_with_options_is_graded_as_a_choice() -> None:
    question = render(item("which"), count=0)
    right = next(place for place, each in enumerate(choice(question).options) if each.correct)
    assert question.answer == "log loss"
    assert grade(question, frozenset({right})).passed
    wrong = grade(question, frozenset({1 - right}))
    assert (wrong.passed, wrong.remarks) == (False, ("It is not.",))


def test_the_reasons_are_mixed_and_one_of_them_is_right() -> None:
    orders = set()
    for count in range(12):
        reasons = render(item("push"), count=count).reasons
        [right] = [each for each in reasons if each.correct]
        assert right.text.startswith("The factor p(1-p) fades at z = -")
        assert {each.feedback for each in reasons} == {None, "A large loss may be flat."}
        orders.add(reasons.index(right))
    assert orders == {0, 1, 2}


def test_a_preset_opens_its_lab_with_its_tasks() -> None:
    [preset] = topic().labs
    start = preset_launch(topic(), preset)
    assert start.form.name == "cost-curves"
    assert start.values == {"y": 1.0, "z": 3.0}
    assert start.hidden == {"axis"}
    assert start.tasks == ("t/push", "t/flip", "t/which")


@pytest.mark.parametrize(
    ("name", "lab", "state"),
    [
        ("linked", "cost-curves", {"y": 1.0, "z": 0.0, "draw": "slope"}),
        ("flip", "cost-curves", {"y": 1.0, "z": 3.0}),
    ],
)
def test_a_card_opens_its_lab_without_tasks(name: str, lab: str, state: object) -> None:
    start = question_launch(topic(), render(item(name), count=0))
    assert start
    assert (start.form.name, start.values, start.tasks) == (lab, state, ())


def test_a_card_may_name_a_lab_of_no_preset_and_set_it_from_its_numbers() -> None:
    question = render(item("bare"), count=2)
    start = question_launch(topic(), question)
    assert start
    assert (start.form.name, start.values) == ("numeric-stability", {"z": question.values["z"]})


def test_a_card_without_a_lab_opens_none() -> None:
    assert question_launch(topic(), render(item("none"), count=0)) is None
