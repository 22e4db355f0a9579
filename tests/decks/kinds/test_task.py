import pytest

from quizapp.decks.kinds.parts import Option
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.read.file import read_topic

TASK = "id: k, ask: A, kind: choose, answer: a"


def diagnostics(task: str) -> list[str]:
    deck = f"topic: t\nlabs:\n  - {{id: l, use: u, title: L, tasks: [{{{task}}}]}}\n"
    return [f"{c.code} {c.message}" for c in read_topic("t.yaml", deck.encode()).diagnostics]


def test_options_may_say_what_is_wrong_about_them() -> None:
    deck = (
        f"topic: t\nlabs: [{{id: l, use: u, title: L, tasks: [{{{TASK}, options: [a, b: No.]}}]}}]"
    )
    topic = read_topic("t.yaml", deck.encode()).topic
    assert topic
    [task] = topic.labs[0].tasks
    assert isinstance(task, LabTask)
    assert [(each.text, each.feedback) for each in task.options] == [("a", None), ("b", "No.")]
    assert isinstance(task.options[0], Option)


@pytest.mark.parametrize(
    ("task", "diagnostic"),
    [
        (f"{TASK}, options: [b, c]", "E-OPTION the answer 'a' is not among the options"),
        (f"{TASK}, options: [a, a]", "E-OPTION the option 'a' stands twice"),
        (f"{TASK}, options: [a, b], reason: R", "E-MISSING a task needs the key 'wrong_reasons'"),
        (f"{TASK}, options: [a, b], wrong_reasons: [R]", "E-MISSING a task needs the key 'reason'"),
        (f"{TASK}, options: [a, b], vars: {{1a: 'ints(1,2)'}}", "E-ID '1a' cannot name a variable"),
        (f"{TASK}, options: [a, {{b: c, d: e}}]", "E-TYPE an entry of 'options' is a text"),
    ],
)
def test_a_task_that_does_not_fit_together_is_found(task: str, diagnostic: str) -> None:
    [found] = diagnostics(task)
    assert found.startswith(diagnostic)
