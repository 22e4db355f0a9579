"""Lab links: which lab opens for a preset, a card or a task, and in which state."""

from dataclasses import dataclass, field, replace

from quizapp.decks.substitution import fill_settings
from quizapp.decks.topic import LabPreset, Topic
from quizapp.labs.catalogue import find_lab
from quizapp.labs.forms import LabForm, Values
from quizapp.study.answer.question import GivenAnswer, Question


@dataclass(frozen=True, slots=True)
class LabLaunch:
    """A lab as it shall be opened."""

    form: LabForm
    values: Values = field(default_factory=dict)
    """What is set besides the defaults."""
    title: str = ""
    hidden: frozenset[str] = frozenset()
    """Controls that are not shown."""
    tasks: tuple[str, ...] = ()
    """The keys of the items that it asks."""
    given: GivenAnswer | None = None
    """What was answered on the card that opens it."""


def preset_launch(topic: Topic, preset: LabPreset) -> LabLaunch:
    """The preset of a topic, with its tasks.

    Raises:
        ControlError: the preset wants what its lab does not have.
        ExpressionError: a number in it cannot be computed.
    """
    form = find_lab(preset.use)
    return LabLaunch(
        form,
        form.read(fill_settings(preset.settings)),
        title=preset.title,
        hidden=frozenset(form.control(name).name for name in preset.hide),
        tasks=tuple(f"{topic.id}/{task.id}" for task in preset.tasks if not task.retired),
    )


def question_launch(
    topic: Topic, question: Question, given: GivenAnswer | None = None
) -> LabLaunch | None:
    """The lab of a question that was answered, without tasks; none where it has none.

    Raises:
        ControlError: the card wants what the lab does not have.
        ExpressionError: a number in it cannot be computed.
    """
    setting = question.lab_setting()
    if setting is None:
        return None
    launch = _named(topic, setting.use)
    values = {**launch.values, **launch.form.read(setting.settings)}
    return replace(launch, values=values, tasks=(), given=given)


def _named(topic: Topic, name: str) -> LabLaunch:
    """The preset of that name, or else the lab itself."""
    preset = next((lab for lab in topic.labs if lab.id == name), None)
    return preset_launch(topic, preset) if preset else LabLaunch(find_lab(name))
