"""The walk through code: contract, steps with their questions, two sentences, what they hold."""

from quizapp.decks.read.file import read_topic
from quizapp.study.code_walk import CodeWalk

DECK = """\
topic: t
theory:
  - {id: numerics, title: From the logit, text: Never through a rounded p.}
walkthrough:
  title: A mean
  code: |
    def cost(z, y):
        signed = np.where(y == 1, -z, z)
        loss = np.logaddexp(0, signed)
        return loss.mean()
  steps:
    - {lines: 2, says: A sign.}
    - {lines: 3-4, says: Softplus., concept: numerics}
  trace:
    vars: {a: "pick(2, 3)"}
    with: {z: ["{=-a}", 7], y: 1}
    columns: {signed: (1 - 2*y)*z, loss: softplus(signed), mean: loss}
    ask:
      - {id: old, question: What is signed?, expr: signed, answer: 3}
      - {id: gone, question: What is signed?, column: signed, row: 1, retired: true}
      - {id: sign, question: What is signed?, column: signed, row: 1}
      - {id: most, question: Which row?, column: mean, row: largest}
"""


def walk() -> CodeWalk:
    topic = read_topic("t.yaml", DECK.encode()).topic
    assert topic
    assert topic.walkthrough
    return CodeWalk(topic, topic.walkthrough)


def test_the_contract_comes_first_and_nothing_computed_is_there_yet() -> None:
    first = walk()
    assert (first.step, first.lines, first.columns) == (None, frozenset(), ("z", "y"))
    assert first.back() == first


def test_each_step_has_its_lines_its_concept_and_the_values_up_to_it() -> None:
    one = walk().next()
    assert (one.lines, one.concept, one.columns) == (frozenset({2}), "", ("z", "y", "signed"))
    two = one.next()
    assert (two.lines, two.concept) == (frozenset({3, 4}), "From the logit")
    assert two.columns == ("z", "y", "signed", "loss", "mean")


def test_a_step_asks_what_its_lines_give_and_the_last_what_none_does() -> None:
    one = walk().next()
    assert one.pending
    assert one.pending.id == "sign", "no typed answer is asked, and none that was taken out"
    assert one.without("sign").pending is None
    assert one.next().pending
    assert walk().at("mean").place == 2


def test_the_sentences_are_to_be_said_before_they_are_shown() -> None:
    end = walk().next().next().next()
    assert (end.step, end.is_said) == (None, False)
    assert end.next().is_said
    assert end.next().next() == end.next()


def test_the_rows_follow_from_numbers_of_their_own() -> None:
    rows = walk().rows
    assert [row["signed"] for row in rows] == [rows[0]["a"], -7]


def test_rows_that_cannot_be_computed_are_none() -> None:
    topic = read_topic("t.yaml", DECK.replace("(1 - 2*y)*z", "1/0").encode()).topic
    assert topic
    assert topic.walkthrough
    assert CodeWalk(topic, topic.walkthrough).rows == ()


def test_the_last_line_returns_the_mean_of_a_value() -> None:
    one = walk().next()
    assert (one.averaged, one.next().averaged) == ("", "loss")
