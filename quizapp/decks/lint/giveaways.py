"""The rule for giveaways: a ticket does not name its cause, nor a senior angle any question."""

import re
from collections.abc import Collection
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.similarity import dice, stems, trigrams
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic

_TICKET: Final = """\
topic: t
sessions:
  - id: s
    kind: failure-lab
    title: Failures
    scenarios:
      - id: f
        symptom: {}
        cause: train-serving skew
        not: [label leakage]
cards:
  - "What is log loss? ^c": A mean of losses.
"""

CAUSE: Final = LintCode(
    code="W-CAUSE",
    help="The symptom of a ticket does not name its cause.",
    fails=_TICKET.format("Serving fills a gap with 0, training with the median."),
    passes=_TICKET.format(
        "Live log loss is above offline. Live, 4 in 100 incomes are 0, offline none."
    ),
)

_POINTS: Final = """[{{id: p, w: 1, text: Sums}}, {{id: r, w: 1, text: Size}},
      {{id: s, w: 1, text: Speed}}]"""

_QUESTIONS: Final = f"""\
topic: t
interview:
  - {{{{id: a, level: beginner, q: Why logs?, seconds: 60, points: {_POINTS},
     senior: "Sums are stable. Check the effect on quality, latency and recovery."}}}}
  - {{{{id: b, level: beginner, q: Why means?, seconds: 60, points: {_POINTS},
     senior: "Means compare data of any size. {{}}"}}}}
"""

SENIOR: Final = LintCode(
    code="W-SENIOR",
    help="No sentence or list of a senior angle stands in that of another question too.",
    fails=_QUESTIONS.format("Then look at quality, latency and recovery."),
    passes=_QUESTIONS.format("Say which sizes."),
)

COMPARING: Final = 3
"""Steps that it takes to compare two sentences, and to cut a sign of them into trigrams."""

ALIKE: Final = 0.75
"""Trigrams that two sentences share, as of cards that are duplicates."""

_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+")
_LIST_OF_THREE: Final = re.compile(
    r"([\w-]+(?: [\w-]+)?), ([\w -]+?),? (?:and|or) ([\w-]+(?: [\w-]+)?)"
)
SAME_WORDS: Final = 0.6
"""The share of words that make two lists the same one."""

FEWEST_WORDS: Final = 3


def check_giveaways(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about tickets and senior angles."""
    evaluator = Evaluator(topic.file, effort)
    for ticket in (ticket for session in topic.sessions for ticket in session.tickets):
        if not ticket.retired and effort.spend(COMPARING * len(ticket.symptom), ticket.symptom):
            others = {stem for cause in ticket.other_causes for stem in stems(cause.text)}
            _check_symptom(evaluator, ticket.symptom, ticket.cause, others)
    _check_seniors(evaluator, [each.senior for each in topic.interview if each.senior])
    return evaluator.diagnostics


def _check_symptom(
    evaluator: Evaluator, symptom: Text, cause: Text, others: Collection[str]
) -> None:
    """Words that other causes have as well give nothing away."""
    telling = [stem for stem in stems(cause) if stem not in others]
    said = set(stems(symptom))
    heard = [stem for stem in telling if stem in said]
    if 2 * len(heard) > len(telling):
        message = f"the symptom names its cause, {quoted(cause)}"
        hint = "Give evidence that two causes would explain: a table, a plot, a difference."
        evaluator.report(symptom, CAUSE, message, hint)


def _check_seniors(evaluator: Evaluator, seniors: list[Text]) -> None:
    sentences = [(text, part) for text in seniors for part in _SENTENCES.split(text)]
    signs = sum(map(len, seniors))
    if not sentences or not evaluator.effort.spend(
        COMPARING * (signs + len(sentences) ** 2), seniors[0]
    ):
        return
    features = [(trigrams(part), _lists(part)) for _, part in sentences]
    for at, (text, part) in enumerate(sentences):
        for (other, _), (grams, lists) in zip(sentences[:at], features[:at], strict=True):
            if other is not text and _is_same(features[at], (grams, lists)):
                message = f"{quoted(part)} says what another senior angle says (line {other.line})"
                evaluator.report(text, SENIOR, message, "Say what fits this question alone.")
                break


def _is_same(
    one: tuple[frozenset[str], list[frozenset[str]]],
    other: tuple[frozenset[str], list[frozenset[str]]],
) -> bool:
    """Two sentences are alike, or hold the same list of three."""
    return dice(one[0], other[0]) >= ALIKE or any(
        len(a & b) >= SAME_WORDS * len(a | b) for a in one[1] for b in other[1]
    )


def _lists(sentence: str) -> list[frozenset[str]]:
    """The words of each list of three, such as `quality, latency and recovery`."""
    lists = (frozenset(stems(match[0])) for match in _LIST_OF_THREE.finditer(sentence))
    return [words for words in lists if len(words) >= FEWEST_WORDS]


GIVEAWAYS_RULE: Final = LintRule(check_giveaways, (CAUSE, SENIOR))
