"""Inner questions: what is shown around one leaves the answer to it."""

from collections.abc import Iterator

from quizapp.study.answer.assessment import Assessment
from quizapp.study.answer.question import (
    Formula,
    GivenAnswer,
    Question,
    QuestionFact,
    Response,
)


class AsksInner:
    """Mixed in before `Question`: the program grades the answer as that of the inner one."""

    __slots__ = ()

    inner: Question

    @property
    def machine(self) -> bool:
        """Always."""
        return True

    @property
    def wants_confidence(self) -> bool:
        """A commitment is an answer and how sure one is of it."""
        return True

    @property
    def guess_rate(self) -> float:
        """That of the question within."""
        return self.inner.guess_rate

    @property
    def guessable(self) -> int:
        """As of the inner question."""
        return self.inner.guessable

    def in_words(self) -> Iterator[QuestionFact]:
        """What the inner question holds."""
        return self.inner.in_words()

    @property
    def trial_answers(self) -> tuple[str, ...]:
        """As of the inner question."""
        return self.inner.trial_answers

    def given(self, response: Response) -> GivenAnswer | None:
        """As of the inner question."""
        return self.inner.given(response)

    def formula_of_answer(self) -> Formula | None:
        """As of the inner question."""
        return self.inner.formula_of_answer()

    def check(self, response: Response) -> None:
        """Let pass what the inner question does.

        Raises:
            NotANumber: a number is wanted, and this is none.
        """
        self.inner.check(response)

    def written(self, response: Response) -> str:
        """As the inner question writes it."""
        return self.inner.written(response)

    def assess(self, response: Response) -> Assessment:
        """What the inner question finds."""
        return self.inner.assess(response)
