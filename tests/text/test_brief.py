from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.diagnostics import Diagnostic
from quizapp.store.errors import StoreError
from quizapp.text.brief import LONGEST_MESSAGE, brief


@given(st.text(st.sampled_from("x \n'/")).map(lambda text: text * 40))
def test_a_message_is_one_line_with_an_end(message: str) -> None:
    for line in (
        brief(message),
        Diagnostic("deck.yaml", 1, 1, "E-KEY", message).message,
        str(StoreError(message)),
    ):
        assert len(line) <= LONGEST_MESSAGE
        assert "\n" not in line


@given(st.text(st.sampled_from("x '/"), max_size=LONGEST_MESSAGE))
def test_a_message_that_is_brief_stays_as_it_is(message: str) -> None:
    assert brief(message) == message
