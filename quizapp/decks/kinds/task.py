"""Lab tasks: what a lab asks before it shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from quizapp.decks.kinds.base import (
    Card,
    CardKind,
    draw_parts,
    formula_part,
    prose_part,
    read_common,
)
from quizapp.decks.kinds.parts import (
    Option,
    Tolerance,
    Trap,
    read_options,
    read_tolerance,
    read_traps,
    read_variables,
)
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.text import Text

FORMS: Final = {"number": "tolerance", "set": "control", "choose": "options"}
"""The forms of task, each with the key that it cannot do without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabTask(Card):
    """A question that a lab asks before it shows."""

    kind: ClassVar[str] = "task"
    expressions: ClassVar[frozenset[str]] = frozenset({"variables", "answer"})
    draws_numbers: ClassVar[bool] = True

    question: Text
    form: str
    """`number`, `set` or `choose`."""
    answer: Text
    """An expression, or the text of the right option."""
    tolerance: Tolerance | None = None
    control: Text | None = None
    options: tuple[Option, ...] = ()
    """All of them, the right one without feedback."""
    variables: Mapping[str, Text] = field(default_factory=dict)
    """As of a numeric card: the numbers are drawn anew each time."""
    traps: tuple[Trap, ...] = ()
    solution: Text | None = None
    settings: Mapping[str, object] = field(default_factory=dict)
    """What the lab shows while it asks, besides its preset; texts may compute numbers."""
    run: Mapping[str, object] = field(default_factory=dict)
    """What the lab shows once the answer is given, besides that."""
    reason: Text | None = None
    """Why the answer is what it is, to be picked among `wrong_reasons`."""
    wrong_reasons: tuple[Option, ...] = ()
    lab_id: str = ""
    """The preset that it belongs to."""

    @property
    def mistakes(self) -> tuple[Trap, ...]:
        """Every mistake that leads to a number: traps, and wrong reasons with a value."""
        if self.form == "choose":
            return ()
        reasons = (
            Trap(reason.value, reason.feedback)
            for reason in self.wrong_reasons
            if reason.value and reason.feedback
        )
        return *self.traps, *reasons

    @property
    def draws(self) -> Mapping[str, Text]:
        """How each variable is drawn."""
        return self.variables

    @property
    def has_lab(self) -> bool:
        """Always: its own."""
        return True

    def asks(self, facet: str) -> str:
        """The question, its numbers still to be drawn."""
        return self.question

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """Question, answer and options, and how the numbers are drawn."""
        options = sorted(prose_part(option.text) for option in self.options)
        answer = formula_part(self.answer)
        return prose_part(self.question), self.form, answer, *options, *draw_parts(self.variables)


def read_task(fields: Fields, table: NameTable) -> LabTask:
    """A task, still without the preset that it belongs to."""
    question = fields.need_text("ask")
    form = fields.need_word("kind", FORMS)
    answer = fields.need_text("answer")
    tolerance = read_tolerance(fields)
    control = fields.text("control")
    options = read_options(fields, "options")
    variables = read_variables(fields)
    traps = read_traps(fields)
    solution = fields.text("solution")
    settings, run = fields.settings("with"), fields.settings("run")
    reason = fields.text("reason")
    wrong_reasons = read_options(fields, "wrong_reasons", may_have_value=form != "choose")
    _check_form(fields, form, answer, options)
    fields.require_both("reason", "wrong_reasons")
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
        **common,
    )


def _check_form(fields: Fields, form: str, answer: Text, options: tuple[Option, ...]) -> None:
    """The answer of a choice is one of its options, which all differ."""
    texts = [option.text for option in options]
    if form == "choose" and answer and options and answer not in texts:
        message = f"the answer {quoted(answer)} is not among the options"
        fields.diagnostics.add("E-OPTION", answer, message, fields.diagnostics.guess(answer, texts))
    earlier: set[Text] = set()
    for text in texts:
        if text in earlier:
            fields.diagnostics.add("E-OPTION", text, f"the option {quoted(text)} stands twice")
        earlier.add(text)


TASK_KIND: Final = CardKind(name=LabTask.kind, read=read_task)
