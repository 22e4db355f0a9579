"""The leech screen: what a card that costs more than it gives looks like, and what may be done."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from quizapp.study.answer.question import Question
from quizapp.study.event import Event
from quizapp.study.scheduler.leeches import strip
from quizapp.ui.keys import bindings
from quizapp.ui.reveal import reveal
from quizapp.ui.screens.help import HelpScreen, help_rows
from quizapp.ui.text import FACT_LABEL_CELLS, Block, labelled, line, plain
from quizapp.ui.widgets.kinds.registry import presenter_of


class LeechScreen(HelpScreen):
    """Ends with a treatment chosen, or with none: then the card is kept as it is."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("clinic")

    treatment: str = ""
    """`edit`, `split` or `suspend`; empty while nothing was chosen."""

    def __init__(
        self,
        question: Question,
        history: Iterable[Event],
        rule: str,
        *,
        revealed: bool,
        arithmetic: Iterable[Block],
    ) -> None:
        """Show the card, its history as a strip, the rule that it breaks, and the keys.

        Args:
            question: as it is asked now.
            history: the item's events.
            rule: a sentence.
            revealed: the answer may be shown too.
            arithmetic: why the item is asked today, which comes last.
        """
        super().__init__((*_blocks(question, history, rule, revealed=revealed), *arithmetic))

    def action_treat(self, treatment: str) -> None:
        """Leave with this treatment."""
        self.treatment = treatment
        self.dismiss(None)


def _blocks(
    question: Question, history: Iterable[Event], rule: str, *, revealed: bool
) -> tuple[Block, ...]:
    heading, first, *others = [block for block, _ in help_rows(["clinic"])]
    return (
        heading,
        *presenter_of(question).prompt(question),
        *(
            reveal(question, None, answer=presenter_of(question).reveal(question, None))
            if revealed
            else ()
        ),
        *labelled("history", [line(plain(strip(history)))], FACT_LABEL_CELLS),
        *labelled("leech", [line(plain(rule))], FACT_LABEL_CELLS),
        replace(first, spaced=True),
        *others,
    )
