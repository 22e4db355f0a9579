"""Items outside the list of cards, as read: interview questions, lab tasks, tickets, traces."""

from typing import Final

from quizapp.decks.model import Interview, LabTask, Option, Point, Text, Ticket, Trace
from quizapp.decks.read.card_parts import (
    read_common,
    read_options,
    read_tolerance,
    read_traps,
    read_variables,
)
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.syntax.nodes import Seq
from quizapp.decks.syntax.values import as_text, as_texts
from quizapp.text.suggest import did_you_mean

FORMS: Final = ("number", "set", "choose")

POINT_KINDS: Final = ("tradeoff", "failure")


def read_interview(fields: Fields, table: NameTable) -> Interview:
    """An interview question."""
    question = fields.need_text("q")
    seconds = fields.whole("seconds")
    points = _points(fields)
    senior = fields.text("senior")
    red_flags = fields.texts("red_flags")
    followups = fields.texts("followups")
    common = read_common(fields, question, table)
    return Interview(
        question=question,
        seconds=seconds,
        points=points,
        senior=senior,
        red_flags=red_flags,
        followups=followups,
        **common,
    )


def _points(fields: Fields) -> tuple[Point, ...]:
    """The key points; one without an id is named by its position."""
    taken: set[str] = set()

    def read(row: Fields) -> Point:
        name = row.identity() or f"p{len(taken) + 1}"
        if name in taken:
            row.diagnostics.add("E-DUPLICATE-ID", row, f"another point has the id '{name}' already")
        taken.add(name)
        return Point(
            id=name,
            weight=row.decimal("w", default=1.0),
            text=row.need_text("text"),
            kind=row.word("kind", POINT_KINDS),
        )

    return fields.things("points", "a point", read)


def read_task(fields: Fields, table: NameTable, lab_id: str) -> LabTask:
    """A task of the lab preset `lab_id`."""
    question = fields.need_text("ask")
    form = fields.word("kind", FORMS)
    if "kind" not in fields.entries:
        fields.missing("kind")
    answer = fields.need_text("answer")
    tolerance = read_tolerance(fields)
    control = fields.text("control")
    options = read_options(fields, "options")
    variables = read_variables(fields)
    traps = read_traps(fields)
    solution = fields.text("solution")
    settings, run = fields.settings("with"), fields.settings("run")
    reason = fields.text("reason")
    wrong_reasons = read_options(fields, "wrong_reasons")
    _check_form(fields, form, answer, options)
    if (reason is None) != (not wrong_reasons):
        fields.missing("reason" if reason is None else "wrong_reasons")
    common = read_common(fields, question, table)
    return LabTask(
        question=question,
        form=form,
        answer=answer,
        tolerance=tolerance,
        control=control,
        options=options,
        variables=variables,
        traps=traps,
        solution=solution,
        settings=settings,
        run=run,
        reason=reason,
        wrong_reasons=wrong_reasons,
        lab_id=lab_id,
        **common,
    )


def _check_form(fields: Fields, form: str, answer: Text, options: tuple[Option, ...]) -> None:
    """Every form of task has a key that it cannot do without."""
    needed = {"number": "tolerance", "set": "control", "choose": "options"}.get(form)
    texts = [option.text for option in options]
    if needed and needed not in fields.entries:
        fields.missing(needed)
    elif form == "choose" and answer and options and answer not in texts:
        message = f"the answer {quoted(answer)} is not among the options"
        fields.diagnostics.add("E-OPTION", answer, message, did_you_mean(answer, texts).lstrip())
    for place, text in enumerate(texts):
        if text in texts[:place]:
            fields.diagnostics.add("E-OPTION", text, f"the option {quoted(text)} stands twice")


def read_ticket(fields: Fields, table: NameTable) -> Ticket:
    """A failure ticket."""
    symptom = fields.need_text("symptom")
    cause = fields.need_text("cause")
    other_causes = fields.texts("not", single=True)
    remedies = fields.texts("remedy", single=True)
    wrong_remedies = fields.texts("wrong_remedies", single=True)
    explain = fields.text("explain")
    if cause in other_causes:
        message = f"the cause {quoted(cause)} stands among the wrong ones"
        fields.diagnostics.add("E-OPTION", cause, message)
    common = read_common(fields, symptom, table)
    return Ticket(
        symptom=symptom,
        cause=cause,
        other_causes=other_causes,
        remedies=remedies,
        wrong_remedies=wrong_remedies,
        explain=explain,
        **common,
    )


def read_trace(fields: Fields, table: NameTable) -> Trace:
    """A question about a value in the walkthrough."""
    question = fields.need_text("question")
    expression = fields.need_text("expr")
    node = fields.take("answer")
    answer: object = None
    if node is None:
        fields.missing("answer")
    elif isinstance(node, Seq):
        answer = as_texts(node, "answer", fields.diagnostics)
    else:
        answer = as_text(node, "'answer'", fields.diagnostics)
    common = read_common(fields, question, table)
    return Trace(question=question, expression=expression, answer=answer, **common)
