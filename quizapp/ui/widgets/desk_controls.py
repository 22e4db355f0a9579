"""The controls of the interview desk: owns what may be chosen, and what a turn makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from quizapp.labs.forms import Control, Value, written
from quizapp.labs.stepping import stepped
from quizapp.study.interview.choose import COUNT, MINUTES, DeskRequest, Readiness, levels_asked
from quizapp.ui.widgets.control_strip import Dial

ALL_OF_THEM: Final = "all"

QUESTION_COUNT: Final = Control(
    name="count", help="questions", default=float(COUNT), low=0, high=99, fine=1, whole=True
)
MINUTES_CONTROL: Final = Control(
    name="minutes",
    help="how long it is meant to be",
    default=float(MINUTES),
    low=0,
    high=600,
    step=5,
    fine=1,
    whole=True,
)
ANSWER: Final = Control(
    name="answer", help="how it is answered", default="aloud", options=("aloud", "notes")
)


@dataclass(frozen=True, slots=True)
class DeskControls:
    """What is chosen so far, and what there is to choose from."""

    request: DeskRequest
    topics: tuple[str, ...]
    levels: tuple[str, ...]

    @classmethod
    def over(cls, rows: Sequence[Readiness], request: DeskRequest) -> "DeskControls":
        """The controls over these questions."""
        topics = tuple(dict.fromkeys(row.topic for row in rows))
        return cls(request, topics, levels_asked(rows))

    @property
    def dials(self) -> tuple[Dial, ...]:
        """The controls with what they show."""
        request = self.request
        return (
            _choice("topics", request.topics, self.topics),
            _choice("level", request.levels, self.levels),
            Dial(QUESTION_COUNT, float(request.count), text="" if request.count else ALL_OF_THEM),
            Dial(MINUTES_CONTROL, float(request.minutes), text="" if request.minutes else "none"),
            Dial(ANSWER, "aloud" if request.aloud else "notes"),
        )

    def turned(self, name: str, count: int, *, fine: bool = False) -> "DeskControls":
        """The controls with that one turned by so many steps."""
        dial = self._dial(name)
        return self._with(name, stepped(dial.control, dial.value, count, fine=fine))

    def typed(self, name: str, number: float) -> "DeskControls":
        """The controls with this number in that one.

        Raises:
            ControlError: the control does not admit it.
        """
        return self._with(name, self._dial(name).control.read(written(number, "")))

    def _dial(self, name: str) -> Dial:
        return next(dial for dial in self.dials if dial.control.name == name)

    def _with(self, name: str, value: Value) -> "DeskControls":
        request = self.request
        match name, value:
            case "count", float(number):
                request = replace(request, count=int(number))
            case "minutes", float(number):
                request = replace(request, minutes=int(number))
            case "topics", str(word):
                request = replace(
                    request, topics=None if word == ALL_OF_THEM else frozenset({word})
                )
            case "level", str(word):
                request = replace(
                    request, levels=None if word == ALL_OF_THEM else frozenset({word})
                )
            case _, word:
                request = replace(request, aloud=word == "aloud")
        return replace(self, request=request)


def _choice(name: str, chosen: frozenset[str] | None, options: Sequence[str]) -> Dial:
    """All, one of the options, or several of them as the command line may want it."""
    words = (ALL_OF_THEM, *options)
    control = Control(name=name, help=name, default=ALL_OF_THEM, options=words)
    if chosen is None:
        return Dial(control, ALL_OF_THEM)
    if len(chosen) == 1:
        [word] = chosen
        return Dial(control, word)
    return Dial(control, "", text=f"{len(chosen)} of them")
