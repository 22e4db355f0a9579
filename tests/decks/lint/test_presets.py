import pytest

from quizapp.decks.lint import lint
from quizapp.decks.read.file import read_topic

HEAD = "topic: t\nlabs:\n"


def said(labs: str, cards: str = "") -> list[str]:
    reading = read_topic("t.yaml", f"{HEAD}{labs}{cards}".encode())
    assert not [each for each in reading.diagnostics if each.code != "W-NO-ID"]
    assert reading.topic
    return [f"{each.line}:{each.column} {each.code} {each.message}" for each in lint(reading.topic)]


def preset(*more: str, use: str = "cost-curves") -> str:
    lines = ["  - id: l", f"    use: {use}", "    title: L", *(f"    {line}" for line in more)]
    return "\n".join(lines) + "\n"


def test_a_sound_preset_gives_no_diagnostic() -> None:
    assert said(preset("with: {y: 0, show: [hinge]}", "hide: [axis]")) == []
    assert said(preset("with: {z: 40}", use="stability")) == []


@pytest.mark.parametrize(
    ("line", "diagnostic"),
    [
        ("with: {zed: 1}", "6:12 E-LAB this lab has no control 'zed'"),
        ("with: {z: 99}", "6:15 E-LAB 'z' lies in -10 to 10, and 99 does not"),
        ("with: {z: [1, 2]}", "6:16 E-LAB 'z' is a number, not a list"),
        ("with: {show: [log_loss, hing]}", "6:29 E-LAB 'show' is one of"),
        ("hide: [axes]", "6:12 E-LAB this lab has no control 'axes'"),
    ],
)
def test_what_a_lab_does_not_have_is_found_in_its_place(line: str, diagnostic: str) -> None:
    [found] = said(preset(line))
    assert found.startswith(diagnostic)


def test_lists_that_go_together_are_as_long_as_each_other() -> None:
    [found] = said(preset("with: {x: [1, 2, 3], y: [0, 1]}", use="slice"))
    assert found == "6:26 E-LAB 'x' has 3 entries and 'y' has 2"
    task = "tasks: [{id: k, ask: A, kind: set, control: b, answer: 1, with: {x: [1, 2]}}]"
    [found] = said(preset("with: {x: [1, 2, 3], y: [0, 1, 1]}", task, use="slice"))
    assert "E-LAB 'x' has 2 entries and 'y' has 3" in found


def test_an_unknown_lab_is_found_once() -> None:
    task = "tasks: [{id: k, ask: A, kind: set, control: q, answer: 1, with: {x: 1}}]"
    card = "cards:\n  - {id: c, q: A?, a: B, lab: {use: l, with: {x: 1}}}\n"
    assert said(preset(task, use="cost-curvs"), card) == ["4:10 E-LAB there is no lab 'cost-curvs'"]


def test_a_task_that_some_draw_sends_out_of_range_is_found_with_that_draw() -> None:
    task = 'tasks: [{id: k, ask: "{=a}", kind: number, vars: {a: "pick(1, 2, 30)"}, answer: a,'
    [found] = said(preset(f'{task} tolerance: 0, run: {{z: "{{=a}}"}}}}]'))
    assert "E-LAB 'z' lies in -10 to 10, and 30 does not (with a = 30)" in found


def test_a_control_that_a_task_wants_set_must_be_there() -> None:
    [found] = said(preset("tasks: [{id: k, ask: A, kind: set, control: w, answer: 1}]"))
    assert "E-LAB this lab has no control 'w'" in found


@pytest.mark.parametrize(
    ("use", "hide", "task", "diagnostic"),
    [
        ("likelihood", "", "control: data, answer: 1", "'data' is a word; a task can only want"),
        ("curves", "z", "control: z, answer: 1", "the task wants 'z' set, which its preset hides"),
        ("likelihood", "", "control: theta, answer: 1.5", "0 to 1, and the answer 1.5 does not"),
    ],
)
def test_what_a_task_wants_set_can_be_set(use: str, hide: str, task: str, diagnostic: str) -> None:
    line = f"tasks: [{{id: k, ask: A, kind: set, {task}, tolerance: 0}}]"
    [found] = said(preset(f"hide: [{hide}]", line, use=use))
    assert "E-LAB" in found
    assert diagnostic in found


def test_an_answer_out_of_reach_is_found_with_its_draw() -> None:
    task = 'tasks: [{id: k, ask: "{=a}", kind: set, control: z, vars: {a: "pick(1, 30)"}, '
    [found] = said(preset(f"{task} answer: a, tolerance: 0}}]"))
    assert "'z' lies in -10 to 10, and the answer 30 does not (with a = 30)" in found


def test_a_setting_is_tried_with_every_number_that_it_uses() -> None:
    drawn = 'vars: {a: "pick(1, 30)", b: "ints(1, 9)"}, answer: b, tolerance: 0'
    task = f'{{id: k, ask: "{{=b}}", kind: number, {drawn}, with: {{z: "{{=a}}"}}}}'
    [found] = said(preset(f"tasks: [{task}]"))
    assert "E-LAB 'z' lies in -10 to 10" in found
    assert "(with a = 30, b = " in found


def test_no_more_come_true_than_there_are() -> None:
    [found] = said(preset("with: {bins: [[0.9, 17, 10]]}", use="calibration"))
    assert found == "6:25 E-LAB a row of 'bins' counts 17 of only 10"


def test_what_a_card_sets_in_its_lab_is_judged_too() -> None:
    cards = "cards:\n  - {id: c, q: A?, a: B, lab: {use: l, with: {z: 99}}}\n"
    [found] = said(preset(), cards)
    assert "E-LAB 'z' lies in -10 to 10" in found
    cards = "cards:\n  - {id: c, q: A?, a: B, lab: {use: stability, with: {dtype: float8}}}\n"
    [found] = said(preset(), cards)
    assert "E-LAB 'dtype' is one of float16, float32, float64, not 'float8'" in found


def test_a_number_that_a_setting_cannot_compute_is_told_by_one_rule_alone() -> None:
    [found] = said(preset('with: {z: "{=bec(1)}"}'))
    assert "E-EXPRESSION" in found
