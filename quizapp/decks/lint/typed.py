"""The rule for typed answers: each says something of its own, is no number, and has all names."""

import re
from collections.abc import Collection
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.cloze import Cloze
from quizapp.decks.kinds.typed import Typed
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.substitution import fill_or_keep
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic
from quizapp.text.markup import shown_text
from quizapp.text.spelling import spellings

SAME_ANSWER: Final = LintCode(
    code="W-SAME-ANSWER",
    help="Two accepted answers differ by more than what does not count, such as case or a plural.",
    fails="""\
topic: t
cards:
  - id: c
    typed: Which loss is it?
    accept: [cross-entropy, Cross entropy]
""",
    passes="""\
topic: t
cards:
  - id: c
    typed: Which loss is it?
    accept: [cross-entropy, log loss]
""",
)

TYPED_NUMBER: Final = LintCode(
    code="W-TYPED-NUMBER",
    help="A decimal number is asked with `numeric`, for it can be written in many ways.",
    fails="""\
topic: t
cards:
  - id: c
    typed: What is the default momentum?
    accept: ["0.9"]
""",
    passes="""\
topic: t
cards:
  - id: c
    numeric: What is the default momentum?
    answer: 0.9
    tolerance: 0
""",
)

SAME_NAME: Final = LintCode(
    code="W-SAME-NAME",
    help="Every name that the `why` of a typed card calls the same is accepted.",
    fails="""\
topic: t
cards:
  - id: c
    typed: Which loss is it?
    accept: [cross-entropy]
    why: Cross-entropy and log loss are the same.
""",
    passes="""\
topic: t
cards:
  - id: c
    typed: Which loss is it?
    accept: [cross-entropy, log loss]
    why: Cross-entropy and log loss are the same.
""",
)

OURS: Final = frozenset({"", "it", "this"})
"""What stands for the answer itself."""

LONGEST_NAME: Final = 4
"""Words: what is longer is a description, which nobody types."""

SPELLING: Final = 40
"""Steps that it takes to see what counts in the shortest answer; each sign takes some more."""

SPELLING_A_SIGN: Final = 4

_DECIMAL: Final = re.compile(
    r"[-+−]?(?:[0-9]*[.,][0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?(?:\s*%|\s+[^\W\d_]+)?"
)

_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_ARE_THE_SAME: Final = re.compile(r"(.+?) (?:are|mean) (?:all )?(?:one and )?the same\b", re.I)
_ALSO_CALLED: Final = re.compile(
    r"(?:(.+?),? is )?(?:also|sometimes|often) (?:called|known as|named) ([^.,;:()]+)", re.I
)
_BETWEEN_NAMES: Final = re.compile(r",\s*(?:and |or )?| and | or ")


def check_typed(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about the answers that typed cards and gaps accept."""
    evaluator = Evaluator(topic.file, effort)
    for card in topic.cards:
        if isinstance(card, Typed):
            answers = [(text, _shown(text)) for text in card.accept]
            accepted = _check_same(evaluator, answers, exact=card.exact)
            if not card.exact:
                _check_numbers(evaluator, answers)
                _check_names(evaluator, card, accepted)
        elif isinstance(card, Cloze) and card.typed:
            gaps = (gap for facet in card.facets for gap in card.gaps(facet))
            _check_numbers(evaluator, [(card.text, _shown(gap.answer)) for gap in gaps])
    return evaluator.diagnostics


def _check_same(
    evaluator: Evaluator, answers: list[tuple[Text, str]], *, exact: bool
) -> Collection[str]:
    """Whoever writes two texts that count as one thinks that the difference counts.

    Returns:
        Every form that is accepted, as far as the effort went.
    """
    first_of: dict[str, Text] = {}
    hint = "Take one away, or say `exact: true` if the difference matters."
    for text, shown in answers:
        if not evaluator.effort.spend(SPELLING + SPELLING_A_SIGN * len(shown), text):
            break
        forms = spellings(shown, exact=exact)
        if first := next((first_of[form] for form in forms if form in first_of), None):
            message = f"{quoted(text)} counts as {quoted(first)} does"
            evaluator.report(text, SAME_ANSWER, message, "" if exact else hint)
        for form in forms:
            first_of.setdefault(form, text)
    return first_of.keys()


def _check_numbers(evaluator: Evaluator, answers: list[tuple[Text, str]]) -> None:
    for place, shown in answers:
        if _DECIMAL.fullmatch(shown):
            message = f"{quoted(shown)} is a number, and is compared as a text here"
            hint = (
                "Ask with `numeric`, which takes 0.90 for 0.9; a name, such as that of a version,"
                " is asked by a `typed` card with `exact: true`."
            )
            evaluator.report(place, TYPED_NUMBER, message, hint)


def _check_names(evaluator: Evaluator, card: Typed, accepted: Collection[str]) -> None:
    """Who writes another name of the same thing is right."""
    why = card.why
    if why is None or not evaluator.effort.spend(SPELLING_A_SIGN * len(why), why):
        return
    for sentence in _SENTENCES.split(_shown(why)):
        names = _names_of_one(sentence)
        if any(name.casefold() in OURS or _is_one_of(name, accepted) for name in names):
            for name in names:
                if (
                    name.casefold() not in OURS
                    and len(name.split()) <= LONGEST_NAME
                    and not _is_one_of(name, accepted)
                ):
                    message = f"{quoted(name)} is called the same, and is counted as wrong"
                    evaluator.report(why, SAME_NAME, message, "Put it under `accept`.")


def _is_one_of(name: str, accepted: Collection[str]) -> bool:
    return not spellings(name).isdisjoint(accepted)


def _names_of_one(sentence: str) -> list[str]:
    """What a sentence calls the same; the first is empty where it begins with `Also called`.

    >>> _names_of_one("Log loss, BCE and logistic loss are one and the same.")
    ['Log loss', 'BCE', 'logistic loss']
    >>> _names_of_one("Also called log loss."), _names_of_one("It is smooth.")
    (['', 'log loss'], [])
    """
    if match := _ARE_THE_SAME.match(sentence):
        return [name.strip() for name in _BETWEEN_NAMES.split(match[1])]
    if match := _ALSO_CALLED.match(sentence):
        return [match[1] or "", *(name.strip() for name in _BETWEEN_NAMES.split(match[2]))]
    return []


def _shown(text: str) -> str:
    """The text as it is shown; as it is written where a number in it cannot be computed."""
    return shown_text(fill_or_keep(text))


TYPED_RULE: Final = LintRule(check_typed, (SAME_ANSWER, TYPED_NUMBER, SAME_NAME))
