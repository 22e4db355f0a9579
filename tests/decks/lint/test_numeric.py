from collections.abc import Mapping

import pytest

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.parts import Tolerance, Trap
from quizapp.decks.lint import all_codes, lint
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic


def at(text: str, line: int) -> Text:
    return Text(text, line, 5)


DRAWN = {"y": "pick(0, 1)", "p": "grid(0.05, 0.95, 0.05)"}


def numeric(
    *,
    question: str = "y = {=y} and p = {=p|.2f}: what is the loss?",
    variables: Mapping[str, str] | None = None,
    answer: str = "bce(y, p)",
    tolerance: tuple[str, str] = ("0.02", "0"),
    traps: tuple[str, ...] = (),
    limits: tuple[str, str] | None = None,
    solution: str | None = None,
    why: str | None = None,
) -> Numeric:
    drawn = variables or DRAWN
    return Numeric(
        id="hand",
        line=1,
        column=3,
        question=at(question, 2),
        variables={name: at(text, 3) for name, text in drawn.items()},
        answer=at(answer, 4),
        tolerance=Tolerance(at(tolerance[0], 5), at(tolerance[1], 6)),
        traps=tuple(Trap(at(trap, 7), at("no", 8)) for trap in traps),
        range=(at(limits[0], 9), at(limits[1], 10)) if limits else None,
        solution=at(solution, 11) if solution else None,
        why=at(why, 12) if why else None,
    )


def diagnostics(card: Numeric) -> tuple[Diagnostic, ...]:
    return lint(Topic(id="ml.cost", file="cost.yaml", title=Text("Cost"), cards=(card,)))


def found(card: Numeric) -> list[tuple[int, str, str]]:
    return [(each.line, each.code, each.message) for each in diagnostics(card)]


def test_a_sound_card_gives_no_diagnostic() -> None:
    card = numeric(
        traps=("bce(1 - y, p)", "sq(y, p)"),
        limits=("0", "3"),
        solution="-ln({=p_of_label(y, p)|.2f}) = {=bce(y, p)|.3f}",
        why="A shrug costs {=ln(2)|.3f}.",
    )
    assert diagnostics(card) == ()


def test_a_diagnostic_has_the_address_of_its_text_and_a_known_code() -> None:
    (diagnostic,) = diagnostics(numeric(answer="bce(y, q)"))
    assert str(diagnostic).startswith("cost.yaml:4:5: E-EXPRESSION there is no variable 'q'")
    assert diagnostic.code in all_codes()


@pytest.mark.parametrize(
    ("line", "card"),
    [
        (2, numeric(question="{=y} {=p} {=q}")),
        (4, numeric(answer="bce(y, q)")),
        (5, numeric(tolerance=("q", "0"))),
        (6, numeric(tolerance=("0.1", "q"))),
        (7, numeric(traps=("q",))),
        (9, numeric(limits=("q", "9"))),
        (10, numeric(limits=("0", "q"))),
        (11, numeric(solution="{=q}")),
        (12, numeric(why="{=q}")),
    ],
)
def test_an_unknown_name_is_found_in_every_text_of_a_card(line: int, card: Numeric) -> None:
    ((where, code, message),) = found(card)
    assert (where, code) == (line, "E-EXPRESSION")
    assert "there is no variable 'q'" in message


def test_every_wrong_expression_of_a_card_is_named_at_once() -> None:
    card = numeric(
        answer="q", tolerance=("r", "s"), traps=("t",), limits=("u", "v"), solution="{=w} {=x}"
    )
    assert [line for line, _, _ in found(card)] == [4, 5, 6, 7, 9, 10, 11, 11]


def test_an_answer_that_fails_for_one_draw_in_many_names_that_draw() -> None:
    card = numeric(answer="1/(p - 0.35)", tolerance=("1e9", "0"))
    ((line, code, message),) = found(card)
    assert (line, code) == (4, "E-EXPRESSION")
    assert message in {f"1 / (p - 0.35): division by zero (with y = {y}, p = 0.35)" for y in (0, 1)}


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"p": "choose(1, 2)"}, "p: there is no draw 'choose'"),
        ({"e": "ints(1, 9)"}, "e: a constant has this name"),
        ({"lambda": "ints(1, 9)"}, "lambda: a variable's name is a word"),
        ({"a b": "ints(1, 9)"}, "a b: a variable's name is a word"),
        ({"π": "ints(1, 9)"}, "π: a variable's name is a word"),
        ({"p": "logu(0, 1)"}, "p: logu needs 0 < lowest"),
    ],
)
def test_a_variable_that_cannot_be_drawn_is_one_diagnostic(
    variables: dict[str, str], message: str
) -> None:
    ((line, code, said),) = found(numeric(variables={**DRAWN, **variables}))
    assert (line, code) == (3, "E-DRAW")
    assert said.startswith(message)


def test_a_variable_that_cannot_be_drawn_hides_no_other_mistake() -> None:
    card = numeric(
        variables={**DRAWN, "p": "choose(1, 2)"},
        answer="bce(y, p",
        tolerance=("q", "0"),
        traps=("sq(y, p)", "r"),
        limits=("0", "s"),
        solution="{=t}",
    )
    assert [line for line, _, _ in found(card)] == [3, 4, 5, 7, 10, 11]


def test_an_answer_out_of_its_range_is_found_with_its_numbers() -> None:
    ((line, code, message),) = found(numeric(limits=("0", "2.99")))
    assert (line, code) == (9, "E-RANGE")
    assert message.startswith("the answer 2.99573 lies outside 0 to 2.99 (with y = ")


def test_the_ends_of_a_range_belong_to_it() -> None:
    assert found(numeric(answer="p + y", limits=("0.05 + y", "0.95 + y"))) == []


@pytest.mark.parametrize(
    ("question", "variables", "count"),
    [
        ("k = {=k}?", {"k": "ints(1, 7)"}, "7 different questions"),
        ("k = {=k|.0f}?", {"k": "grid(1, 2, 0.1)"}, "2 different questions"),
        ("What is k?", {"k": "ints(1, 9)"}, "1 different question"),
        ("{{=k} is not shown", {"k": "ints(1, 9)"}, "1 different question"),
    ],
)
def test_fewer_than_eight_questions_are_too_few(
    question: str, variables: dict[str, str], count: str
) -> None:
    card = numeric(question=question, variables=variables, answer="k")
    assert found(card) == [(2, "E-VARIANTS", f"400 draws gave {count}")]


def test_eight_questions_are_enough() -> None:
    card = numeric(question="k = {=k}?", variables={"k": "ints(1, 8)"}, answer="2*k")
    assert found(card) == []


def test_a_card_without_variables_is_told_to_be_a_typed_one() -> None:
    card = Numeric(
        id="fixed",
        line=1,
        column=3,
        question=at("What is 2 + 2?", 2),
        variables={},
        answer=at("4", 4),
        tolerance=Tolerance(),
    )
    (diagnostic,) = diagnostics(card)
    assert diagnostic.code == "E-VARIANTS"
    assert "`typed`" in diagnostic.hint


def test_a_decimal_answer_may_be_asked_without_variables() -> None:
    card = Numeric(
        id="fixed",
        line=1,
        column=3,
        question=at("What is 1/4?", 2),
        variables={},
        answer=at("1/4", 4),
        tolerance=Tolerance(),
    )
    assert not diagnostics(card)


@pytest.mark.parametrize("off", [0.01, 0.02, 0.059])
def test_a_trap_that_no_redraw_takes_away_from_the_answer_is_found(off: float) -> None:
    ((line, code, message),) = found(numeric(traps=(f"bce(y, p) + {off}",)))
    assert (line, code) == (7, "E-TRAP")
    assert "within 3 tolerances of the answer in 100% of the draws (with y = " in message


def test_a_trap_more_than_three_tolerances_off_is_no_danger() -> None:
    assert found(numeric(traps=("bce(y, p) + 0.061",))) == []


@pytest.mark.parametrize(("hits", "codes"), [(0, []), (12, []), (13, ["E-VARIANTS"])])
def test_eight_questions_are_left_where_a_trap_is_not_near(hits: int, codes: list[str]) -> None:
    card = numeric(
        question="k = {=k}?",
        variables={"k": "ints(1, 20)"},
        answer="k",
        tolerance=("0", "0"),
        traps=(f"k if k <= {hits} else 0",),
    )
    assert [code for _, code, _ in found(card)] == codes


def test_a_relative_tolerance_widens_with_the_answer() -> None:
    wide = numeric(tolerance=("0", "0.5"), traps=("1.4*bce(y, p)",))
    narrow = numeric(tolerance=("0", "0.13"), traps=("1.4*bce(y, p)",))
    assert [code for _, code, _ in found(wide)] == ["E-TRAP"]
    assert found(narrow) == []


def test_a_negative_tolerance_is_found() -> None:
    ((line, code, message),) = found(numeric(tolerance=("p - 0.5", "0")))
    assert (line, code) == (5, "E-TOLERANCE")
    assert message.startswith("the tolerance is negative (with y = ")


@pytest.mark.parametrize(
    "solution",
    ["{=bce(y, p)|.1f}", "So {=2*bce(y, p)|.3f}.", "{=bce(y, p)|.3f} = {=p|.2f}"],
)
def test_a_solution_that_ends_with_another_number_than_the_answer_is_found(solution: str) -> None:
    ((line, code, message),) = found(numeric(solution=solution))
    assert (line, code) == (11, "E-DISPLAY")
    assert message.startswith("the solution ends with ")


@pytest.mark.parametrize("solution", ["Think again.", "{{=p} it is", "{=p} and {=bce(y, p)|.2f}"])
def test_a_solution_may_show_no_number_or_round_within_tolerance(solution: str) -> None:
    assert found(numeric(solution=solution)) == []


def test_a_percentage_in_a_solution_is_read_as_its_share() -> None:
    assert found(numeric(answer="p", tolerance=("0.001", "0"), solution="{=p|.1%}")) == []


def test_no_message_shows_a_number_that_rounds_to_its_limit() -> None:
    (diagnostic,) = diagnostics(numeric(answer="1 + 1e-8", limits=("0", "1"), tolerance=("0", "0")))
    assert diagnostic.message.startswith("the answer 1.00000001 lies outside 0 to 1 (")
    (diagnostic,) = diagnostics(
        numeric(answer="1 + 1e-8", tolerance=("1e-9", "0"), solution="{=1|.2f}")
    )
    assert "ends with 1.00, too far from the answer 1.00000001 (" in diagnostic.message


@pytest.mark.parametrize(
    ("tolerance", "solution", "codes"),
    [
        ("0.005", "{=bce(y, p)|.2f}", []),
        ("0.02", "{=bce(y, p)|.3f}", []),
        ("0.004", "{=bce(y, p)|.3f}", ["E-DIGITS"]),
        ("0.06", "{=bce(y, p)|.1f}", ["E-DIGITS"]),
        ("0.06", None, []),
        ("0.06", "Think.", []),
    ],
)
def test_the_digits_that_are_asked_for_are_right_and_stand_in_the_solution(
    tolerance: str, solution: str | None, codes: list[str]
) -> None:
    question = "y = {=y} and p = {=p}: the loss, to two decimals?"
    card = numeric(question=question, tolerance=(tolerance, "0"), solution=solution)
    assert [code for _, code, _ in found(card)] == codes
