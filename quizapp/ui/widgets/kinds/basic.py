"""Basic cards on the page: thought of, revealed, graded by the learner."""

from typing import ClassVar

from quizapp.study.kinds.basic import BasicQuestion
from quizapp.ui.widgets.kinds.base import KindPresenter


class BasicPresenter(KindPresenter[BasicQuestion]):
    """Shows one side of a card, then the other."""

    kind: ClassVar[str] = "basic"
