"""The three lists of kinds fit together: what is asked can be read, and drawn."""

from collections import Counter
from pkgutil import resolve_name

from quizapp.decks.kinds.registry import CARD_KINDS, deciding_keys, kind_names
from quizapp.study.kinds import ASKED_KINDS, asked_kinds
from quizapp.ui.widgets.kinds.registry import PRESENTERS


def test_every_kind_stands_once_in_a_list() -> None:
    lists = (
        [kind.name for kind in CARD_KINDS],
        [kind.name for kind in ASKED_KINDS],
        [presenter.kind for presenter in PRESENTERS],
        deciding_keys(),
    )
    assert [name for names in lists for name, times in Counter(names).items() if times > 1] == []


def test_what_is_asked_can_be_read_and_drawn() -> None:
    assert set(asked_kinds()) <= set(kind_names())
    assert {presenter.kind for presenter in PRESENTERS} == set(asked_kinds())


def test_every_renderer_is_where_the_list_says() -> None:
    assert all(callable(resolve_name(kind.render)) for kind in ASKED_KINDS)
