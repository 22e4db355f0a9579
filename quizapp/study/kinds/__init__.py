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


ASKED_KINDS: Final[tuple[AskedKind, ...]] = (
    AskedKind("basic", "quizapp.study.kinds.basic:render_basic"),
    AskedKind("cloze", "quizapp.study.kinds.cloze:render_cloze"),
    AskedKind("choice", "quizapp.study.kinds.choice:render_choice"),
    AskedKind("typed", "quizapp.study.kinds.typed:render_typed"),
    AskedKind("numeric", "quizapp.study.kinds.numeric:render_numeric"),
    AskedKind("order", "quizapp.study.kinds.order:render_order"),
    AskedKind("task", "quizapp.study.kinds.task:render_task"),
    AskedKind("fault", "quizapp.study.kinds.fault:render_fault"),
    AskedKind("trace", "quizapp.study.kinds.trace:render_trace"),
    AskedKind("ticket", "quizapp.study.kinds.ticket:render_ticket"),
)
"""Every one; items of other kinds wait for their screens."""


def asked_kinds() -> dict[str, AskedKind]:
    """The kinds by name."""
    return {kind.name: kind for kind in ASKED_KINDS}
