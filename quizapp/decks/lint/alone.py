"""The rule for items that stand alone: a session mixes topics, and shows nothing but the item."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.items import cards_of
from quizapp.decks.kinds.base import WHOLE, Card
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.cloze import Cloze
from quizapp.decks.kinds.order import Order
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.kinds.ticket import Ticket
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.substitution import blanked
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic
from quizapp.text.markup import read_inline

ALONE: Final = LintCode(
    code="E-ALONE",
    help="A question speaks of no rows, costs or example that stand only elsewhere.",
    fails="""\
topic: t
cards:
  - "What do these rows cost on average? ^c": One bit.
""",
    passes="""\
topic: t
cards:
  - "Two rows have p = 1/2. What do these rows cost on average? ^c": One bit.
""",
)

_NAMED: Final = """\
topic: t
theory:
  - {id: cost, title: Cost, text: The mean., formula: "J(w, b) = sum(losses) / m"}
cards:
  - "Why is the cost J convex? ^c": It is a sum of convex terms.
"""

SYMBOL: Final = LintCode(
    code="E-SYMBOL",
    help="A question says what a symbol of the theory stands for, or gives its value.",
    fails=_NAMED.replace("the cost J", "J"),
    passes=_NAMED,
)

OWN_REVERSE: Final = LintCode(
    code="W-REVERSE",
    help="A sentence that is asked the other way round has texts of its own for it.",
    fails="""\
topic: t
cards:
  - id: c
    q: What is the mean squared error of probabilities called?
    a: Brier score
    reverse: true
""",
    passes="""\
topic: t
cards:
  - id: c
    q: What is the mean squared error of probabilities called?
    a: Brier score
    reverse: {q: What is the Brier score?, a: The mean squared error of probabilities.}
""",
)

LOOKING: Final = 12
"""Steps that it takes to look through a sign of a question."""

CONVENTIONAL: Final = frozenset("bwxyz")
"""Feature, label, score, weight and bias, which are so called everywhere."""

_DATA: Final = (
    "rows|data|points|examples|samples|cases|costs|prices|labels|predictions|scores|bins|numbers"
)
_THESE: Final = re.compile(rf"\b(?:these|those)(?: \w+)? (?P<noun>{_DATA})\b", re.I)
_ELSEWHERE: Final = re.compile(
    rf"\bthe (?:previous|preceding|above) (?:{_DATA}|example|question|card|task)\b"
    rf"|\bthe (?:{_DATA}|example) (?:above|before)\b",
    re.I,
)
_POINTERS: Final = ("these", "those", "prev", "preced", "above", "before")
"""How the words begin that the two patterns look for; most questions have none of them."""

_INDEFINITE: Final = re.compile(r"an? (?:[a-z]+ )*(?P<noun>[a-z]{4,})", re.I)
_ASSIGNED_IN_THEORY: Final = re.compile(r"(?<![^\s,;(])(?P<symbol>[A-Za-z])(?:\([^()]*\))? *= ")
_MEANING: Final = re.compile(r"stands? for|\bmeans?\b|\bdenotes?\b|\bsymbol\b|\bcalled\b", re.I)

_NO_NAMES: Final = re.compile(
    r"(?:a|about|above|after|all|and?|any|are|at|below|between|but|by|can|do|does|for|from|has|have"
    r"|how|if|in|into|is|its?|may|must|not|of|on|or|over|than|that|the|then|this|to|under|up|was"
    r"|what|when|where|which|while|who|whose|why|will|with|your)",
    re.I,
)
"""What stands before a symbol without saying what it is."""


def check_alone(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about questions that hang on what the learner does not see."""
    evaluator = Evaluator(topic.file, effort)
    nouns, symbols = _example_nouns(topic), _symbols(topic)
    for card in cards_of(topic):
        if card.retired:
            continue
        if isinstance(card, Basic) and card.reverse and not card.reverse_texts:
            _check_reverse(evaluator, card.question)
        for question in _questions(card):
            if effort.spend(LOOKING * len(question), question):
                _check_references(evaluator, card, question, nouns)
                _check_symbols(evaluator, card, question, symbols)
    return evaluator.diagnostics


def _questions(card: Card) -> Iterator[Text]:
    """What the card asks, each text once; an order shows the steps of which it speaks."""
    if isinstance(card, Cloze):
        yield card.text
    elif not isinstance(card, Order) and isinstance(text := card.asks(WHOLE[0]), Text):
        yield text


def _check_reverse(evaluator: Evaluator, question: Text) -> None:
    if question.rstrip().endswith(("?", "…", "...", ":", ".")):
        message = "asked the other way round, the answer to be given is this sentence"
        hint = "Write `reverse: {q: ..., a: ...}`, with a question and an answer of its own."
        evaluator.report(question, OWN_REVERSE, message, hint)


def _check_references(
    evaluator: Evaluator, card: Card, question: Text, nouns: frozenset[str]
) -> None:
    hint = "Say all that it takes: the item may be asked among those of other topics."
    for match in _pointers(question):
        before = question[: match.start()]
        offered = before.rstrip().casefold().endswith(" of") and isinstance(card, Choice | LabTask)
        if not offered and not re.search(r"\d|\{=", before) and not _names(before, match):
            message = f"'{match[0]}' stand in no part of this question"
            evaluator.report(question, ALONE, message, hint)
    for noun in nouns:
        match_of = re.search(rf"\b(?:the|this|that) {noun}\b", question, re.I)
        if match_of and not re.search(rf"\b{noun}", question[: match_of.start()], re.I):
            evaluator.report(
                question, ALONE, f"'{match_of[0]}' is one of an example elsewhere", hint
            )


def _pointers(question: str) -> Iterable[re.Match[str]]:
    """Where the question points at things, be they in it or not."""
    folded = question.casefold()
    if not any(word in folded for word in _POINTERS):
        return ()
    return *_THESE.finditer(question), *_ELSEWHERE.finditer(question)


def _names(before: str, match: re.Match[str]) -> bool:
    """The text before speaks of the same things."""
    noun = match.groupdict().get("noun")
    return bool(noun) and re.search(rf"\b{noun}\b", before, re.I) is not None


def _example_nouns(topic: Topic) -> frozenset[str]:
    """What the examples of the topic are about: `tumour`, where one is `A malignant tumour`."""
    titles = (_INDEFINITE.fullmatch(example.title) for example in topic.examples)
    return frozenset(match["noun"].casefold() for match in titles if match)


def _symbols(topic: Topic) -> frozenset[str]:
    """The letters that the theory gives a meaning of its own, such as J."""
    texts = (text for section in topic.theory for text in (section.text, section.formula) if text)
    matches = (match for text in texts for match in _ASSIGNED_IN_THEORY.finditer(text))
    return frozenset(match["symbol"] for match in matches) - CONVENTIONAL


def _check_symbols(
    evaluator: Evaluator, card: Card, question: Text, symbols: frozenset[str]
) -> None:
    """A letter alone, in words, that nothing in the question names or gives a value."""
    if isinstance(card, Ticket) or not symbols:  # the tables of a ticket have headings
        return
    if _MEANING.search(question):
        return
    text = blanked(question)
    prose = " ".join("" if run.role else run.text for run in read_inline(text))
    control = card.control if isinstance(card, LabTask) else None
    for symbol in sorted(symbols - {control}):
        bare = re.search(rf"(?<![\w'(.]){symbol}(?!\w|['.]\w|['(=])", prose)
        if bare and not _is_named(symbol, text):
            message = f"nothing here says what {symbol} is"
            hint = f"Name it, as in `the cost {symbol}`, or give its value."
            evaluator.report(question, SYMBOL, message, hint)


def _is_named(symbol: str, question: str) -> bool:
    """A word that is no mere link stands before it, or its value or a gloss behind it."""
    if re.search(
        rf"\b{symbol} ?(?:=|\(it )|[(,] ?{symbol} ?[,)]|\b{symbol}\b,? the\b"
        rf"|(?<!which )(?<!what ){symbol} is\b",
        question,
    ):
        return True
    before = re.findall(rf"([A-Za-z]{{2,}})[`$]* [`$]*{symbol}\b", question)
    return any(not _NO_NAMES.fullmatch(word) for word in before)


ALONE_RULE: Final = LintRule(check_alone, (ALONE, SYMBOL, OWN_REVERSE))
