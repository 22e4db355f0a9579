"""Order cards on the page: blocks to be carried into an order."""

from typing import ClassVar

from quizapp.study.kinds.order import OrderQuestion
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.kinds.base import AnswerBoxes, KindPresenter
from quizapp.ui.widgets.order_box import OrderBox


class OrderPresenter(KindPresenter[OrderQuestion]):
    """Asks for an order."""

    kind: ClassVar[str] = "order"
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = (OrderBox,)
    phase: ClassVar[str] = "arrange"

    def ask(self, question: OrderQuestion, boxes: AnswerBoxes) -> AnswerBox:
        """The blocks, in the order that the question gives."""
        return boxes.of(OrderBox).ask(question.blocks)
