"""`quizapp check --explain CODE` says what every code of the guide means, by a deck that has it."""

import json
from typing import Final

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.check import check
from quizapp.cli.check_explain import diagnose_example
from quizapp.decks.diagnostics import DiagnosticCode
from quizapp.decks.lint import all_codes
from tests.test_author_guide import between

every_code = pytest.mark.parametrize("code", all_codes().values(), ids=all_codes())


def explain(code: str, *arguments: str) -> Result:
    return CliRunner().invoke(check, ["--explain", code, *arguments])


@every_code
def test_its_examples_are_what_check_says_of_them(code: DiagnosticCode) -> None:
    if code.fails:
        assert {diagnostic.code for diagnostic in diagnose_example(code.fails)} == {code.code}
        assert diagnose_example(code.passes) == []


@every_code
def test_it_says_what_the_guide_says_and_shows_both_examples(code: DiagnosticCode) -> None:
    page = explain(code.code).stdout
    assert page.startswith(f"{code.code}, ")
    assert f"| `{code.code}` | {page.splitlines()[0].partition(': ')[2]} |\n" in between("codes")
    assert ("\nThis deck has it:\n" in page) is bool(code.fails)


PAGE: Final = r"""
This deck has it:

    topic: t
    cards:
      - Which letter? ^c: "$\theta$"

    deck.yaml:3:23: W-ESCAPE '\theta' in double quotes is white space and 'heta'
          - Which letter? ^c: "$\theta$"
                              ^
        Use single quotes, or write the backslash twice.
        Write '$\theta$'

This one does not:

    topic: t
    cards:
      - Which letter? ^c: '$\theta$'
"""


def test_an_example_is_followed_by_the_complaint_about_it() -> None:
    assert explain("w-escape").stdout.partition("\n")[2] == PAGE


def test_a_code_that_does_not_exist_gets_the_nearest_one() -> None:
    result = explain("E-ONE-ODER")
    assert result.exit_code == 2
    assert "There is no code 'E-ONE-ODER'. Did you mean 'E-ONE-ORDER'?" in result.stderr


def test_a_program_gets_an_explanation_as_an_object() -> None:
    record = json.loads(explain("E-KEY", "--format", "json").stdout)
    assert record["code"] == "E-KEY"
    assert record["level"] == "error"
    assert record["fails"] != record["passes"]
