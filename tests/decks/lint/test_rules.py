"""Every lint rule says what it finds, with a deck that has it and one that does not."""

import pytest

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint import LINT_RULES, lint, lint_codes
from quizapp.decks.lint.allowed import ALLOW
from quizapp.decks.lint.rule import LintCode
from quizapp.decks.read.codes import READING_CODES
from quizapp.decks.read.file import read_topic


def diagnostics(deck: str) -> list[Diagnostic]:
    reading = read_topic("deck.yaml", deck.encode())
    assert reading.topic, reading.diagnostics
    assert not reading.diagnostics
    return list(lint(reading.topic))


every_code = pytest.mark.parametrize("code", lint_codes().values(), ids=lint_codes())


@every_code
def test_the_failing_example_has_this_fault_and_no_other(code: LintCode) -> None:
    assert {diagnostic.code for diagnostic in diagnostics(code.fails)} == {code.code}


@every_code
def test_the_passing_example_has_none(code: LintCode) -> None:
    assert diagnostics(code.passes) == []
    assert code.passes != code.fails


def test_no_code_is_given_twice() -> None:
    assert not lint_codes().keys() & READING_CODES.keys()
    codes = {ALLOW, *(code for rule in LINT_RULES for code in rule.codes)}
    assert len(codes) == len(lint_codes())
