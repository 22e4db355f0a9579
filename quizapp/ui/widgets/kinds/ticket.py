"""Tickets on the page: the evidence stays while cause, remedies and sentence are asked in turn."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from textual.content import Content

from quizapp.plot.evidence import ShownPanel
from quizapp.study.answer.question import ShownOption
from quizapp.study.kinds.ticket import TicketQuestion, TicketStep
from quizapp.ui.markdown import inline, prose
from quizapp.ui.text import Block, labelled, line, plain
from quizapp.ui.widgets.answer import AnswerBox
from quizapp.ui.widgets.choice_box import ChoiceBox
from quizapp.ui.widgets.kinds.base import AnswerBoxes, KindPresenter
from quizapp.ui.widgets.typed_input import TypedInput

STEP_LABEL_CELLS: Final = 10

ASKS: Final = {
    TicketStep.CAUSE: "What is wrong?",
    TicketStep.REMEDIES: "What helps? A wrong one costs what a right one gives.",
    TicketStep.SENTENCE: "Why? One sentence, which you compare yourself.",
}
"""What each step asks."""

COMPARE: Final = "Which of these does your sentence say?"


class TicketPresenter(KindPresenter[TicketQuestion]):
    """Asks a step after the other, and shows at the end what was right in each."""

    kind: ClassVar[str] = "ticket"
    box_sorts: ClassVar[tuple[type[AnswerBox], ...]] = (ChoiceBox, TypedInput)
    keeps_box: ClassVar[bool] = False

    def evidence(self, question: TicketQuestion) -> Sequence[ShownPanel]:
        """Its panels."""
        return question.panels

    def lead(self, question: TicketQuestion) -> Iterator[Block]:
        """What was answered so far, and what is asked now."""
        picked, answered = question.diagnosis, question.steps[: question.done]
        if TicketStep.CAUSE in answered:
            causes = [] if picked.cause is None else [question.causes[picked.cause].text]
            yield from _given("cause", causes)
        if TicketStep.REMEDIES in answered and question.is_open:
            ticked = [question.remedies[place].text for place in sorted(picked.remedies)]
            yield from _given("remedies", ticked)
        if question.step:
            place = f"{question.done + 1} of {len(question.steps)}"
            yield from _asked(place, ASKS[question.step])
        else:
            yield from _given("you said", [picked.sentence])
            yield from _asked("", COMPARE)

    def ask(self, question: TicketQuestion, boxes: AnswerBoxes) -> AnswerBox:
        """The options of this step, a line for the sentence, or the points to compare it with."""
        match question.step:
            case TicketStep.CAUSE:
                return boxes.of(ChoiceBox).ask(question.causes)
            case TicketStep.REMEDIES:
                return boxes.of(ChoiceBox).ask(question.remedies, several=True)
            case TicketStep.SENTENCE:
                return boxes.of(TypedInput).ask("because …")
        points = [ShownOption(text, True) for text in question.points]
        return boxes.of(ChoiceBox).ask(points, several=True)

    def phase_of(self, question: TicketQuestion) -> str:
        """One to be chosen, several to be ticked, or a line to go back to."""
        match question.step:
            case TicketStep.CAUSE:
                return "choose"
            case TicketStep.SENTENCE:
                return "left"
        return "tick"

    def reveal(self, question: TicketQuestion, reason: ShownOption | None) -> Iterator[Block]:
        """The cause and the remedies among the wrong ones, and what a sentence should say."""
        picked = question.diagnosis
        causes = frozenset() if picked.cause is None else frozenset({picked.cause})
        yield from labelled("cause", _options(question.causes, causes), STEP_LABEL_CELLS)
        yield from labelled("because", prose(question.explain or ""), STEP_LABEL_CELLS)
        remedies = _options(question.remedies, picked.remedies)
        yield from labelled("remedies", remedies, STEP_LABEL_CELLS)
        if picked.sentence:
            yield from _given("you said", [picked.sentence], spaced=True)
        yield from labelled("points", tuple(_points(question)), STEP_LABEL_CELLS)


def _given(label: str, texts: Sequence[str], *, spaced: bool = False) -> tuple[Block, ...]:
    """An answer to an earlier step, in one line where it fits."""
    body = plain(" + ", "dim").join(map(inline, texts))
    return labelled(label, [line(body or plain("–", "dim"), spaced=spaced)], STEP_LABEL_CELLS)


def _asked(label: str, sentence: str) -> tuple[Block, ...]:
    return labelled(label, [line(plain(sentence, "bold"), spaced=False)], STEP_LABEL_CELLS)


def _options(options: Sequence[ShownOption], picked: frozenset[int]) -> list[Block]:
    """What is right, then what was picked, then the rest: told by signs before colours."""
    order = sorted(
        range(len(options)), key=lambda place: (not options[place].correct, place not in picked)
    )
    return [
        _option(options[place], is_picked=place in picked, spaced=rank == 0)
        for rank, place in enumerate(order)
    ]


def _option(option: ShownOption, *, is_picked: bool, spaced: bool) -> Block:
    """An option with why it is wrong behind it, where it is."""
    mark = "✓" if option.correct else "✗" if is_picked else " "
    style = "$text-success" if option.correct else "$text-error" if is_picked else "dim"
    body = _styled(option.text, style)
    if option.feedback and not option.correct:
        body += plain(": ", "dim") + _styled(option.feedback, "" if is_picked else "dim")
    return Block(f"{mark} {'←' if is_picked else ' '} ", "    ", body, spaced=spaced)


def _points(question: TicketQuestion) -> Iterator[Block]:
    """What a sentence should say, with what this one did."""
    if TicketStep.SENTENCE not in question.steps:
        return
    for place, text in enumerate(question.points):
        margin = "✓ ← " if place in question.diagnosis.named else "    "
        yield Block(margin, "    ", inline(text), spaced=place == 0)


def _styled(markdown: str, style: str) -> Content:
    content = inline(markdown)
    return content.stylize(style) if style else content
