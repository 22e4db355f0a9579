"""Lab tasks: a number or a choice asked inside a lab, which then shows the answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quizapp.decks.items import Item
from quizapp.decks.kinds.redraw import draw_apart
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.substitution import fill, fill_optional, fill_settings
from quizapp.study.answer.inner import AsksInner
from quizapp.study.answer.question import (
    LabSetting,
    Question,
    QuestionFact,
    Response,
    ShownOption,
    option_facts,
)
from quizapp.study.kinds.choice import ChoiceQuestion, mixed_options, shown_option
from quizapp.study.kinds.numeric import NumericQuestion, number_question
from quizapp.study.seeded import seeded_shuffle


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskQuestion(AsksInner, Question):
    """What a lab asks before it shows: the inner question takes and judges the answer."""

    inner: NumericQuestion | ChoiceQuestion
    control: str = ""
    """The control whose value is asked for; empty where it is none."""
    sets: bool = False
    """The control is to be set to the value."""
    solution: str | None = None
    reasons: tuple[ShownOption, ...] = ()
    """Why the answer is what it is, one of them right."""
    setup: Mapping[str, object] = field(default_factory=dict)
    """What its lab is set to while it asks, besides its preset."""
    run: Mapping[str, object] = field(default_factory=dict)
    """And what besides that once the answer is given."""

    def in_words(self) -> Iterator[QuestionFact]:
        """What the inner question holds, how it is worked out, and the reasons to pick from."""
        yield from self.inner.in_words()
        if self.solution:
            yield QuestionFact("worked", self.solution)
        yield from (
            QuestionFact(f"{label} reason", text) for label, text in option_facts(self.reasons)
        )

    @property
    def truth(self) -> float | None:
        """The number that is right; none where an option is."""
        return self.inner.expected if isinstance(self.inner, NumericQuestion) else None

    @property
    def tolerance(self) -> float:
        """How far a number may be off and still count; 0 where an option is asked for."""
        return self.inner.tolerance if isinstance(self.inner, NumericQuestion) else 0.0

    def guess(self, response: Response) -> float | None:
        """The number that was answered; none where none was, or none is asked for.

        Raises:
            NotANumber: it cannot be read, which `check` would have told.
        """
        if not isinstance(self.inner, NumericQuestion) or not isinstance(response, str):
            return None
        return self.inner.read(response)

    def lab_setting(self) -> LabSetting:
        """Its own lab, as the answer shows it."""
        card = self.item.card
        assert isinstance(card, LabTask)
        return LabSetting(card.lab_id, {**self.setup, **self.run})


def render_task(item: Item, count: int) -> TaskQuestion:
    """The item as it is asked after `count` answers."""
    card = item.card
    assert isinstance(card, LabTask)
    values = draw_apart(card, key=item.key, count=count)
    inner: NumericQuestion | ChoiceQuestion = (
        _choice(item, card, count=count, values=values)
        if card.options
        else number_question(item, card, count=count, values=values)
    )
    return TaskQuestion(
        item=item,
        count=count,
        prompt=inner.prompt,
        answer=inner.answer,
        values=values,
        inner=inner,
        control=card.control or "",
        sets=card.form == "set",
        solution=fill_optional(card.solution, values),
        reasons=_reasons(item, card, count=count, values=values),
        setup=fill_settings(card.settings, values),
        run=fill_settings(card.run, values),
    )


def _choice(
    item: Item, card: LabTask, *, count: int, values: Mapping[str, float]
) -> ChoiceQuestion:
    options = [
        shown_option(option, values, right=option.text == card.answer) for option in card.options
    ]
    return ChoiceQuestion(
        item=item,
        count=count,
        prompt=fill(card.question, values),
        answer=fill(card.answer, values),
        values=values,
        options=seeded_shuffle(options, "options", item.key, count),
    )


def _reasons(
    item: Item, card: LabTask, *, count: int, values: Mapping[str, float]
) -> tuple[ShownOption, ...]:
    if card.reason is None:
        return ()
    return mixed_options((card.reason,), card.wrong_reasons, values, "reasons", item.key, count)
