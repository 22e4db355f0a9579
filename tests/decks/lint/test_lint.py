import pytest

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.order import Order
from quizapp.decks.kinds.parts import Option, Tolerance, Trap
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.kinds.ticket import Ticket
from quizapp.decks.kinds.trace import Trace, TraceTable
from quizapp.decks.lint import all_codes, lint
from quizapp.decks.lint.prose import computed_texts
from quizapp.decks.text import Text
from quizapp.decks.topic import (
    ExampleStep,
    LabPreset,
    Section,
    SessionPlan,
    Topic,
    Walkthrough,
    WorkedExample,
)


def at(text: str, line: int = 3) -> Text:
    return Text(text, line, 7)


def basic(question: str = "What?", answer: str = "That.", hint: Text | None = None) -> Basic:
    return Basic(
        id="a", line=1, column=1, question=at(question, 1), answer=at(answer, 2), hint=hint
    )


def topic(
    *cards: Card,
    examples: tuple[WorkedExample, ...] = (),
    labs: tuple[LabPreset, ...] = (),
    theory: tuple[Section, ...] = (),
    sessions: tuple[SessionPlan, ...] = (),
    walkthrough: Walkthrough | None = None,
) -> Topic:
    return Topic(
        id="ml.cost",
        file="cost.yaml",
        title=Text("Cost"),
        cards=cards,
        examples=examples,
        labs=labs,
        theory=theory,
        sessions=sessions,
        walkthrough=walkthrough,
    )


def said(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [str(diagnostic) for diagnostic in diagnostics]


def test_a_topic_without_numbers_gives_no_diagnostic() -> None:
    assert lint(topic(basic())) == ()


def test_diagnostics_come_in_the_order_of_the_file() -> None:
    example = WorkedExample("e", "concrete", Text("E"), checks=(at("ln(2) = 1 +- 0", 1),))
    found = lint(topic(basic(answer="{=1/0}"), examples=(example,)))
    assert [(each.line, each.code) for each in found] == [(1, "E-CHECK"), (2, "E-EXPRESSION")]
    assert all(each.code in all_codes() for each in found)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pays {=bec(1, 0.5)|.2f}", "{=bec(1, 0.5)}: there is no function 'bec'"),
        ("pays {=p}", "{=p}: there is no variable 'p'"),
        ("pays {=1|2f}", "{=1}: '2f' is no format; write .2f, .2e, .3g or .1%"),
        ("pays {=1/0} twice", "{=1/0}: 1 / 0: division by zero"),
        ("pays {=1", "{=1: '{=' has no closing '}'"),
    ],
)
def test_a_number_that_prose_cannot_compute_is_found(text: str, message: str) -> None:
    (diagnostic,) = lint(topic(basic(answer=text)))
    assert str(diagnostic).startswith(f"cost.yaml:2:7: E-EXPRESSION {message}")


def test_every_wrong_number_of_a_text_is_found() -> None:
    assert len(lint(topic(basic(answer="{=p} then {=1} then {=q}")))) == 2


def test_a_text_made_by_the_program_is_addressed_at_the_start_of_the_file() -> None:
    (diagnostic,) = lint(topic(basic(hint=Text("{=p}"))))
    assert (diagnostic.line, diagnostic.column) == (1, 1)


def test_prose_is_found_in_every_part_of_a_topic() -> None:
    wrong = at("{=q}")
    ticket = Ticket(id="t", line=1, column=1, symptom=wrong, cause=wrong, remedies=(wrong,))
    choice = Choice(
        id="c", line=1, column=1, question=wrong, correct=(wrong,), wrong=(Option(wrong, wrong),)
    )
    order = Order(id="o", line=1, column=1, question=wrong, items={"a": wrong}, before=())
    whole = topic(
        choice,
        order,
        theory=(Section("s", wrong, wrong, wrong),),
        sessions=(SessionPlan("p", "failure-lab", wrong, tickets=(ticket,)),),
        examples=(WorkedExample("e", "guided", wrong, steps=(ExampleStep(wrong, wrong),)),),
    )
    assert len(list(computed_texts(whole))) == 4 + 2 + 3 + 1 + 3
    assert len(list(computed_texts(ticket))) == 3


def test_code_and_expressions_are_no_prose() -> None:
    table = TraceTable({"a": (Text("1"),)}, {"z": at("2*a")})
    walkthrough = Walkthrough(
        title=Text("W"),
        code=at('print(f"{=nothing}")'),
        table=table,
        traces=(
            Trace(
                id="t",
                line=1,
                column=1,
                question=at("?"),
                value_name=at("z"),
                row=at("1"),
                table=table,
            ),
        ),
    )
    assert lint(topic(walkthrough=walkthrough)) == ()


@pytest.mark.parametrize(
    "claim",
    [
        "bce(1,0.01) = 4.605170 +- 0.000001",
        "bce(1,0.01) = 4.6 ± 0.01",
        "1/2=0.5+-0",
        "ln(2) = 1 - 0.306853 +- 1e-6",
        "1e-7 = 1e-7 +- 1e-12",
        "-ln(2) = -0.693 +- 0.001",
    ],
)
def test_a_claim_that_holds_gives_no_diagnostic(claim: str) -> None:
    example = WorkedExample("e", "concrete", Text("E"), checks=(at(claim),))
    assert lint(topic(examples=(example,))) == ()


@pytest.mark.parametrize(
    ("claim", "diagnostic"),
    [
        ("bce(1,0.01) = 4.7 +- 0.01", "E-CHECK bce(1,0.01) is 4.605170186, not 4.7"),
        ("1 = 1.1 +- 0.05", "E-CHECK 1 is 1, not 1.1"),
        ("bce(1,0.01) = 4.7", "E-CHECK this is no claim of a value and its tolerance"),
        ("bce(1,0.01) == 4.6 +- 1", "E-CHECK this is no claim of a value and its tolerance"),
        ("4.6 +- 1", "E-CHECK this is no claim of a value and its tolerance"),
        ("", "E-CHECK this is no claim of a value and its tolerance"),
        ("bce(1) = 4.6 +- 0.1", "E-EXPRESSION 'bce' is written bce(y, p)"),
        ("1 = q +- 0.1", "E-EXPRESSION there is no variable 'q'"),
        ("1 = 1 +- q", "E-EXPRESSION there is no variable 'q'"),
    ],
)
def test_a_claim_that_fails_is_found_with_the_value_it_has(claim: str, diagnostic: str) -> None:
    example = WorkedExample("e", "concrete", Text("E"), checks=(at(claim),))
    assert said(lint(topic(examples=(example,)))) == [f"cost.yaml:3:7: {diagnostic}"]


def task(form: str, answer: str, tolerance: Tolerance | None = None, trap: str = "") -> Topic:
    one = LabTask(
        id="t",
        line=1,
        column=1,
        question=at("How many?", 2),
        form=form,
        answer=at(answer, 3),
        tolerance=tolerance,
        traps=(Trap(at(trap, 5), at("no")),) if trap else (),
    )
    return topic(labs=(LabPreset("l", Text("logloss-calculator"), Text("L"), {}, tasks=(one,)),))


@pytest.mark.parametrize(
    "sound",
    [
        task("number", "mean_nll(7, 10, 0.7)", Tolerance(at("0.01", 4)), "1"),
        task("set", "-ln(2)", Tolerance(at("0.15", 4))),
        task("number", "2"),
        task("choose", "squared error"),
    ],
)
def test_a_sound_lab_task_gives_no_diagnostic(sound: Topic) -> None:
    assert lint(sound) == ()


@pytest.mark.parametrize(
    ("faulty", "line", "code"),
    [
        (task("number", "squared error"), 3, "E-EXPRESSION"),
        (task("set", "1/0"), 3, "E-EXPRESSION"),
        (task("number", "1", Tolerance(at("wide", 4))), 4, "E-EXPRESSION"),
        (task("number", "1", Tolerance(at("-1", 4))), 4, "E-TOLERANCE"),
        (task("number", "1", Tolerance(at("0.1", 4)), "1.05"), 5, "E-TRAP"),
        (task("number", "1", Tolerance(at("0.1", 4)), "ten"), 5, "E-EXPRESSION"),
    ],
)
def test_a_lab_task_with_a_wrong_number_is_found(faulty: Topic, line: int, code: str) -> None:
    (diagnostic,) = lint(faulty)
    assert (diagnostic.line, diagnostic.code) == (line, code)


def order(*chains: str, strict: bool = False) -> Topic:
    return topic(
        Order(
            id="o",
            line=1,
            column=1,
            question=at("Sort these."),
            items={key: at(key) for key in "abcd"},
            before=tuple(tuple(chain) for chain in chains),
            strict=strict,
        )
    )


@pytest.mark.parametrize("chains", [("abcd",), ("abc", "cd"), ("ab", "bc", "cd", "ad")])
def test_an_order_without_a_choice_is_found_unless_it_is_strict(chains: tuple[str, ...]) -> None:
    assert said(lint(order(*chains))) == ["cost.yaml:3:7: E-ONE-ORDER only one order is right"]
    assert lint(order(*chains, strict=True)) == ()


@pytest.mark.parametrize("chains", [(), ("abc",), ("abd", "acd"), ("ab", "cd")])
def test_an_order_with_a_choice_gives_no_diagnostic(chains: tuple[str, ...]) -> None:
    assert lint(order(*chains)) == ()


def test_an_order_that_goes_round_in_a_circle_is_left_to_the_reader() -> None:
    assert lint(order("abcda")) == ()
