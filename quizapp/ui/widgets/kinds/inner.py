"""Inner questions on the page: owns what takes the answer of a choice or number in another."""

from typing import Final, TypeAlias

from quizapp.study.kinds.choice import ChoiceQuestion
from quizapp.study.kinds.numeric import NumericQuestion
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.choice_box import ChoiceBox
from quizapp.ui.widgets.kinds.base import AnswerBoxes
from quizapp.ui.widgets.kinds.choice import ChoicePresenter
from quizapp.ui.widgets.kinds.numeric import NumericPresenter
from quizapp.ui.widgets.typed_input import TypedInput

InnerQuestion: TypeAlias = ChoiceQuestion | NumericQuestion

INNER_SORTS: Final[tuple[type[AnswerBox], ...]] = (ChoiceBox, TypedInput)

_CHOICE: Final = ChoicePresenter()
_NUMERIC: Final = NumericPresenter()


def ask_inner(inner: InnerQuestion, boxes: AnswerBoxes) -> AnswerBox:
    """The options, or a line for the number."""
    if isinstance(inner, ChoiceQuestion):
        return _CHOICE.ask(inner, boxes)
    return _NUMERIC.ask(inner, boxes)


def phase_of_inner(inner: InnerQuestion) -> str:
    """What the footer names keys for while that answer is open."""
    return _CHOICE.phase_of(inner) if isinstance(inner, ChoiceQuestion) else _NUMERIC.phase
