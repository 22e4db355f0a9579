"""The rule for one fact a card: an answer of several is half known, and graded by mood."""

import re
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.length import ANSWER_SIGNS
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.lint.sides import prose_of, reading_steps, sides_of
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic
from quizapp.text.numbers import quantity

_CARD: Final = """\
topic: t
cards:
  - id: c
    {}
"""

ATOMIC: Final = LintCode(
    code="W-ATOMIC",
    help="An answer is one fact: no semicolon, and no second sentence.",
    fails=_CARD.format("q: What does log loss cost?\n    a: Nothing if sure; no limit if wrong"),
    passes=_CARD.format("q: What does log loss cost who is sure?\n    a: Nothing"),
)

SET: Final = LintCode(
    code="W-SET",
    help="An answer is no list of three or more: gaps, or a card for each, can be known singly.",
    fails=_CARD.format("q: Which parts has the data?\n    a: Training, validation, and test rows"),
    passes=_CARD.format(
        "cloze: The data has [[c1::training]], [[c2::validation]] and [[c3::test]] rows."
    ),
)

FEWEST_LISTED: Final = 3
LONGEST_ENTRY: Final = 5
"""Words: what is longer is a clause, and its comma one of a sentence."""

LONGEST_OF_ONE_COMMA: Final = 3
"""The same where one comma might well be that of a sentence."""

LONGEST_LISTING: Final = 400
"""Signs: an answer that is longer is a text, and is spoken of for that."""

_MAY_BE_SEVERAL: Final = re.compile(r"[;,\n]|[.!?] ")
_NEXT_SENTENCE: Final = re.compile(r"\w+ [^.!?]*?(?P<last>[^\W\d_]{3,})[.!?]\s+(?=[A-Z])")
_ABBREVIATED: Final = frozenset({"approx", "resp", "esp", "etc", "vol", "fig", "prof", "incl"})
_AND: Final = re.compile(r",? (?:and|&) |, ")
_SENTENCE: Final = re.compile(
    r"(?:in|if|when|for|with|by|as|on|at|from|under|after|before|yes|no|because|since|while)\b"
    r"|[^,]*\b(?:is|are|of|was|were|has|have)\b",
    re.I,
)
"""A text whose commas are those of a sentence."""

_ENDS_A_LIST: Final = re.compile(r",? (?:and|&) [^,]+$")
_BULLET: Final = re.compile(r"^\s*(?:[-*•+]|\d+[.)])\s+\S", re.MULTILINE)
_SEVERAL: Final = re.compile(
    r"\b(?:list|name|enumerate|which|what) (?:\w+ )?(?:are\b|all\b|the\b|two|three|four|five|six"
    r"|seven|eight|nine|ten|\d+)|^(?:list|name|enumerate)\b",
    re.I,
)


def check_atomic(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about answers that are several; those too long are spoken of for that."""
    evaluator = Evaluator(topic.file, effort)
    for card, question, answers in sides_of(topic):
        if not isinstance(card, Basic):
            continue
        answer = answers[0]
        if len(answer) > LONGEST_LISTING or not _MAY_BE_SEVERAL.search(answer):
            continue
        if not effort.spend(reading_steps(answer), answer):
            break
        _check_answer(evaluator, question, answer)
    return evaluator.diagnostics


def _check_answer(evaluator: Evaluator, question: Text, answer: Text) -> None:
    prose = prose_of(answer).strip().rstrip(".")
    if entries := _listed(prose, asks_for_several=bool(_SEVERAL.search(question))):
        message = f"this answer is a list of {entries}, which is learnt as one and never whole"
        hint = "Write it as a `cloze` with a gap for each, as an `order`, or as a card for each."
        evaluator.report(answer, SET, message, hint)
    elif len(prose) <= ANSWER_SIGNS and (count := _facts(prose)) > 1:
        message = f"this answer is {quantity(count, 'fact')}, of which one may be forgotten"
        hint = "Make a card of each, or put into `why` what explains the first."
        evaluator.report(answer, ATOMIC, message, hint)


def _listed(prose: str, *, asks_for_several: bool) -> int:
    """How many entries the answer lists; 0 if it is no list.

    >>> _listed("training, validation and test rows", asks_for_several=False)
    3
    >>> _listed("In strict mode, parsing and error handling", asks_for_several=False)
    0
    """
    if "\n" in prose:
        bullets = len(_BULLET.findall(prose))
        others = len([line for line in prose.splitlines() if line.strip()]) - bullets
        return bullets if bullets >= FEWEST_LISTED and others <= 1 else 0
    if not asks_for_several and (_SENTENCE.match(prose) or not _ENDS_A_LIST.search(prose)):
        return 0
    entries = [entry.split() for entry in _AND.split(prose)]
    words = (any(word[0].isalpha() and len(word) > 1 for word in entry) for entry in entries)
    longest = LONGEST_ENTRY if prose.count(",") > 1 else LONGEST_OF_ONE_COMMA
    if len(entries) < FEWEST_LISTED or not all(words) or max(map(len, entries)) > longest:
        return 0
    return len(entries)


def _facts(prose: str) -> int:
    """How many facts the signs between them part; a first word such as `No.` is none."""
    if ";" in prose:
        return len([part for part in prose.split(";") if part.strip()])
    ends = _NEXT_SENTENCE.finditer(prose)
    return 1 + sum(end["last"].casefold() not in _ABBREVIATED for end in ends)


ATOMIC_RULE: Final = LintRule(check_atomic, (ATOMIC, SET))
