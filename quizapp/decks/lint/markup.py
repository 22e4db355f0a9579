"""The rule for markup: signs that vanish from the screen were meant as marks."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.cloze import Cloze, Gap
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.read.prose import shown_texts
from quizapp.decks.topic import Topic
from quizapp.text.markup import ESCAPE, Run, escapes, read_inline, shown_text

MARKUP: Final = LintCode(
    code="W-MARKUP",
    help="What vanishes because it marks mathematics, a gap or an escape, reads like nothing else.",
    fails="""\
topic: t
cards:
  - What does a seat cost? ^price: $3 or 4$ a day
""",
    passes="""\
topic: t
cards:
  - What does a seat cost? ^price: $3 or $4 a day
""",
)

READING_MARKUP: Final = 6
"""Steps that it takes to see what a sign of a text marks."""

READINGS: Final = 4
"""How much longer it takes with escapes: the text is read again without those of each mark."""

_DOUBTFUL: Final = re.compile(
    r"""
    \\[*_`$]
    | \$ [^\s$\\^_={}] [^$\\^_={}]* \$
    | \S \$ [A-Za-z]
    | (?: (?:^|[^*]) \* (?!\*) [^*]* (?:\*\*[^*]*)* ){3}
    """,
    re.VERBOSE,
)
"""What any complaint needs: few texts have it, and the others are not read for marks."""
_STAR_BY_WORD: Final = re.compile(r"\*\w|\w\*")
_FORMULA: Final = re.compile(r"[\\^_={}]")
_WORD_WITHIN: Final = re.compile(r"\s[^\W\d_]{2,}\s")
_WORD_BEHIND: Final = re.compile(r"(?!(?:th|st|nd|rd|s)\b)[A-Za-z]")


def check_markup(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about signs that the screen takes for marks, and the author may not."""
    evaluator = Evaluator(topic.file, effort)
    for text in shown_texts(topic):
        if _is_doubtful(text) and effort.spend(_steps(text), text):
            for message, hint in _complaints(text):
                evaluator.report(text, MARKUP, message, hint)
    for card in topic.cards:
        if isinstance(card, Cloze):
            for answer in _torn_answers(card):
                message = f"the gap hides '{answer}', which closes a bracket that it does not open"
                hint = r"Write \[[ for two brackets that open no gap, or put the code in backticks."
                evaluator.report(card.text, MARKUP, message, hint)
    return evaluator.diagnostics


def _is_doubtful(text: str) -> bool:
    """Some sign of the text may be a mark that was not meant; most have none of the three."""
    has_sign = "$" in text or "*" in text or "\\" in text
    return has_sign and _DOUBTFUL.search(text) is not None


def _steps(text: str) -> int:
    """What it takes to find the complaints about a text."""
    return READING_MARKUP * len(text) * (READINGS if ESCAPE.search(text) else 1)


def _complaints(text: str) -> Iterator[tuple[str, str]]:
    runs = read_inline(text)
    for formula in _doubtful_maths(text, runs):
        message = f"'${formula}$' is read as mathematics, so its dollars are not shown"
        yield message, r"Write \$ for a dollar."
    for words in _doubtful_emphasis(text, runs):
        message = f"'*{words}*' is emphasised, and another star of this text is shown"
        yield message, r"Write \* for each star that marks nothing, or put code in backticks."
    for sign in _needless_escapes(text):
        message = rf"the backslash of '\{sign}' is not shown, and '{sign}' marks nothing here"
        yield message, rf"Write '{sign}' alone, or `\{sign}` in backticks to show both."


def _doubtful_maths(text: str, runs: Sequence[Run]) -> Iterator[str]:
    r"""What stands between two dollars and reads like prose: `$5 or 10$`, `$HOME/$USER`."""
    for run, after in zip(runs, (*(run.text for run in runs[1:]), ""), strict=True):
        if run.role == "maths" and not _FORMULA.search(run.text) and f"${run.text}$" in text:
            behind = len(run.text) > 1 and _WORD_BEHIND.match(after)
            if behind or _WORD_WITHIN.search(run.text):
                yield _cut(run.text)


def _doubtful_emphasis(text: str, runs: Sequence[Run]) -> Iterator[str]:
    """Emphasised words, where another star by a word marks nothing: `int *p, *q; A* search`."""
    words = [run for run in runs if not run.role]
    if any(_STAR_BY_WORD.search(run.text) for run in words):
        yield from (_cut(run.text) for run in words if run.emphasised and f"*{run.text}*" in text)


def _needless_escapes(text: str) -> Iterator[str]:
    """Each sign behind a backslash that would be shown without it just as well."""
    if not ESCAPE.search(text):
        return
    places = escapes(text)
    whole = shown_text(text) if places else ""
    for sign in sorted({text[place + 1] for place in places}):
        ends = [place for place in places if text[place + 1] == sign]
        starts = [0, *(place + 1 for place in ends)]
        bare = "".join(text[start:end] for start, end in zip(starts, [*ends, None], strict=True))
        if shown_text(bare) == whole:
            yield sign


def _torn_answers(card: Cloze) -> Iterator[str]:
    for piece in card.pieces:
        if isinstance(piece, Gap) and piece.answer.find("]") < piece.answer.find("[") != -1:
            yield _cut(piece.answer)


def _cut(text: str) -> str:
    """Enough of a text to find it by."""
    return text if len(text) <= 60 else f"{text[:59]}…"


MARKUP_RULE: Final = LintRule(check_markup, (MARKUP,))
