"""The rule for presets: a deck names labs that there are, and sets what can be set in them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.items import cards_of
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.lint.effort import READING_A_SIGN, Effort
from quizapp.decks.lint.evaluate import (
    NO_CASES,
    NO_VARIABLES,
    Cases,
    Evaluator,
    distinct_rows,
    example,
)
from quizapp.decks.lint.redraws import cases_of
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.substitution import OPENING, fill_settings
from quizapp.decks.text import Text, texts_in
from quizapp.decks.topic import LabPreset, Topic
from quizapp.engine.scalar.expressions import ExpressionError
from quizapp.labs.catalogue import LAB_FORMS, find_lab
from quizapp.labs.forms import Control, ControlError, LabForm
from quizapp.text.numbers import show_number

LAB: Final = LintCode(
    code="E-LAB",
    help="A preset names a lab of the program, and sets only what can be set there.",
    fails="""\
topic: t
cards:
  - id: c
    q: What does a coin cost?
    a: One bit.
    lab: {use: log-loss, with: {treshold: 0.5}}
""",
    passes="""\
topic: t
cards:
  - id: c
    q: What does a coin cost?
    a: One bit.
    lab: {use: log-loss, with: {threshold: 0.5}}
""",
)


SETTING: Final = 100
"""Steps that it takes to see whether a lab admits a setting."""


def check_presets(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about what presets, tasks and cards want of the labs."""
    evaluator = Evaluator(topic.file, effort)
    forms = {lab.id: form for lab in topic.labs if (form := _form(evaluator, lab.use))}
    for lab in topic.labs:
        if form := forms.get(lab.id):
            _check_preset(evaluator, lab, form, topic.id)
    forms |= {
        name: form for form in LAB_FORMS for name in (form.name, form.short) if name not in forms
    }
    for card in cards_of(topic):
        if card.lab and card.lab.use in forms:
            cases = _cases(evaluator, card, topic.id)
            _check_settings(evaluator, forms[card.lab.use], card.lab.settings, cases)
    return evaluator.diagnostics


def _form(evaluator: Evaluator, name: Text) -> LabForm | None:
    try:
        return find_lab(name)
    except ControlError as error:
        evaluator.report(name, LAB, error.message, error.hint)
        return None


def _check_preset(evaluator: Evaluator, lab: LabPreset, form: LabForm, topic: str) -> None:
    if _check_settings(evaluator, form, lab.settings, NO_VARIABLES):
        _check_together(evaluator, form, lab.settings, NO_VARIABLES)
    hidden = {control.name for name in lab.hide if (control := _control(evaluator, form, name))}
    for task in lab.tasks:
        cases = _cases(evaluator, task, topic)
        if task.control and (control := _control(evaluator, form, task.control)):
            _check_wanted(evaluator, task, control, hidden)
            _check_reach(evaluator, task, control, cases)
        for settings in (task.settings, task.run):
            if _check_settings(evaluator, form, settings, cases) and settings:
                _check_together(
                    evaluator, form, {**lab.settings, **task.settings, **settings}, cases
                )


def _control(evaluator: Evaluator, form: LabForm, name: Text) -> Control | None:
    try:
        return form.control(name)
    except ControlError as error:
        evaluator.report(name, LAB, error.message, error.hint)
        return None


def _check_wanted(
    evaluator: Evaluator, task: LabTask, control: Control, hidden: Collection[str]
) -> None:
    """A control that shall be set is a number, which can be compared, and is not hidden."""
    if task.form != "set" or not task.control:
        return
    if not control.is_number:
        message = f"'{control.name}' is {control.kind}; a task can only want a number set"
        evaluator.report(task.control, LAB, message)
    elif control.name in hidden:
        message = f"the task wants '{control.name}' set, which its preset hides"
        evaluator.report(task.control, LAB, message)


def _check_reach(evaluator: Evaluator, task: LabTask, control: Control, cases: Cases) -> None:
    """The right value is one that the control can be set to."""
    if task.form != "set" or not control.is_number:
        return
    values = evaluator.quiet().column(task.answer, cases) or []  # another rule says why not
    for value, row in zip(values, cases.rows, strict=False):
        if not control.low <= value <= control.high:
            ends = f"{show_number(control.low)} to {show_number(control.high)}"
            message = f"'{control.name}' lies in {ends}, and the answer {show_number(value)} does"
            evaluator.report(task.answer, LAB, f"{message} not{example(row)}")
            return


def _cases(evaluator: Evaluator, card: Card, topic: str) -> Cases:
    """Every draw of the card; none where it cannot be drawn, which another rule tells."""
    draws = evaluator.quiet().draws(card.draws)
    if draws is None:
        return NO_CASES
    return cases_of(evaluator, card, draws, topic)


def _check_settings(
    evaluator: Evaluator, form: LabForm, settings: Mapping[str, object], cases: Cases
) -> bool:
    """One diagnostic for each setting that some draw makes wrong; says whether there was none."""
    before = len(evaluator.diagnostics)
    for name, value in settings.items():
        texts = list(texts_in(value))
        computed = any(OPENING in text for text in texts)
        rows = cases.rows if computed else cases.rows[:1]
        if not evaluator.effort.spend(_steps(texts, len(rows)), _place(name, value, None)):
            return False
        for row in distinct_rows(rows, texts):
            try:
                form.read(fill_settings({name: value}, row))
            except ControlError as error:
                message = f"{error.message}{example(row)}"
                evaluator.report(_place(name, value, error.at), LAB, message, error.hint)
                break
            except ExpressionError:
                break  # the rule for prose or for tasks says so
    return len(evaluator.diagnostics) == before


def _check_together(
    evaluator: Evaluator, form: LabForm, settings: Mapping[str, object], cases: Cases
) -> None:
    """A diagnostic where settings that are right one by one do not go together."""
    texts = list(texts_in(settings))
    if texts and not evaluator.effort.spend(_steps(texts, 1), texts[0]):
        return
    for row in cases.rows[:1]:
        try:
            form.read(fill_settings(settings, row))
        except ControlError as error:
            names = {str(name): name for name in settings}
            place = _place(names.get(str(error.at)), settings, error.at)
            evaluator.report(place, LAB, error.message, error.hint)
        except ExpressionError:
            return  # as above


def _steps(texts: Sequence[Text], rows: int) -> int:
    """What it takes to read the texts of a setting once, and to look them up for each row."""
    signs = sum(map(len, texts))
    return READING_A_SIGN * signs + (SETTING * len(texts) + signs) * rows


def _place(name: object, value: object, wrong: object) -> Text:
    """The text that is wrong: the name, or the part of the value, else where the value begins."""
    texts = [*texts_in(name), *texts_in(value)]
    exact = (text for text in texts if text == wrong)
    return next(exact, texts[1] if len(texts) > 1 else texts[0])


PRESETS_RULE: Final = LintRule(check_presets, (LAB,))
