"""The kinds that sessions ask: owns the one list of them.

The list holds names, since planning and the index need no more; what asks items of a kind is loaded
when the first of them is asked.
"""

from typing import Final, NamedTuple


class AskedKind(NamedTuple):
    """One kind that sessions ask."""

    name: str
    render: str
    """The function that makes a question of an item, as `module:function`."""
    usual_s: int = 30
    """How long an answer is taken to need before the learner's own answers say it."""


ASKED_KINDS: Final[tuple[AskedKind, ...]] = (
    AskedKind("basic", "quizapp.study.kinds.basic:render_basic", 15),
    AskedKind("cloze", "quizapp.study.kinds.cloze:render_cloze", 15),
    AskedKind("choice", "quizapp.study.kinds.choice:render_choice", 25),
    AskedKind("typed", "quizapp.study.kinds.typed:render_typed", 20),
    AskedKind("numeric", "quizapp.study.kinds.numeric:render_numeric", 60),
    AskedKind("formula", "quizapp.study.kinds.formula:render_formula", 60),
    AskedKind("order", "quizapp.study.kinds.order:render_order", 60),
    AskedKind("task", "quizapp.study.kinds.task:render_task", 90),
    AskedKind("fault", "quizapp.study.kinds.fault:render_fault", 40),
    AskedKind("trace", "quizapp.study.kinds.trace:render_trace", 90),
    AskedKind("ticket", "quizapp.study.kinds.ticket:render_ticket", 150),
    AskedKind("interview", "quizapp.study.kinds.interview:render_interview", 180),
)
"""Every one; items of other kinds wait for their screens."""


def asked_kinds() -> dict[str, AskedKind]:
    """The kinds by name."""
    return {kind.name: kind for kind in ASKED_KINDS}
