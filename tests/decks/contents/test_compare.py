from quizapp.decks.contents.compare import ChangeKind, FieldChange, compare
from quizapp.decks.read.file import read_topic
from quizapp.decks.topic import Topic
from tests.house import ROOT

SHIPPED = (ROOT / "content" / "ml-interview" / "ml.logreg-cost.yaml").read_bytes()

DECK = """\
topic: t
summary: Small.
theory:
  - {id: a, title: A, text: One.}
cards:
  - {id: b, q: What is b?, a: The second.}
  - {id: c, q: What is c?, a: The third.}
"""


def topic_of(text: str) -> Topic:
    topic = read_topic("t.yaml", text.encode()).topic
    assert topic
    return topic


def test_layout_and_quotes_are_no_difference() -> None:
    moved = DECK.replace("topic: t", "# Mine.\n\ntopic: 't'").replace("a: The", "a:   The")
    assert compare(topic_of(DECK), topic_of(moved)) == ()
    assert compare(topic_of(SHIPPED.decode()), topic_of("# x\n" + SHIPPED.decode())) == ()


def test_what_is_new_gone_and_changed_is_said_part_by_part() -> None:
    edited = DECK.replace("The second.", "Second.").replace("id: c", "id: d").replace("One.", "1.")
    changes = compare(topic_of(DECK), topic_of(edited.replace("Small", "Tiny")))
    assert [(change.part, change.kind) for change in changes] == [
        ("topic", ChangeKind.CHANGED),
        ("theory a", ChangeKind.CHANGED),
        ("basic b", ChangeKind.CHANGED),
        ("basic d", ChangeKind.NEW),
        ("basic c", ChangeKind.GONE),
    ]
    summary, theory, second, new, gone = changes
    assert summary.fields == (FieldChange("summary", "Small.", "Tiny."),)
    assert theory.fields == (FieldChange("text", "One.", "1."),)
    assert second.fields == (FieldChange("answer", "The second.", "Second."),)
    assert new.about == gone.about == "What is c?"


def test_a_task_of_a_lab_is_a_part_of_its_own() -> None:
    text = SHIPPED.decode()
    changes = compare(
        topic_of(text), topic_of(text.replace("tolerance: 0.006", "tolerance: 0.005", 1))
    )
    [change] = changes
    assert change.part == "task like-mean"
    assert [field.name for field in change.fields] == ["tolerance"]
