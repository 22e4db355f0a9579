"""What can be done with the item on the screen besides answering it, and why it is asked."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from quizapp.store.errors import StoreError
from quizapp.study.event import Event
from quizapp.study.explain import why_today
from quizapp.study.queue.candidates import Planned
from quizapp.study.scheduler.leeches import strip
from quizapp.study.session.grades import FOUR, SIX
from quizapp.study.session.phases import Revealed
from quizapp.ui.lazy import load
from quizapp.ui.question.edit_item import edit_item
from quizapp.ui.question.screen import QuestionScreen
from quizapp.ui.text import FACT_LABEL_CELLS, Block, labelled, line, plain, tell


def suspend(screen: QuestionScreen) -> None:
    """Do not ask the item until it is resumed; or resume it."""
    step, stamp = current_step(screen), screen.sessions.stamp()
    if step.memory.suspended:
        if screen.keeper.save(*screen.session.resume(**stamp), screen.ask_next):
            tell(screen.app, "Resumed.")
    elif screen.keeper.save(*screen.session.suspend(**stamp), screen.ask_next):
        tell(
            screen.app,
            "Suspended. u takes it back. On home / with is:suspended finds it, and p resumes it.",
        )


def edit_card(screen: QuestionScreen) -> None:
    """Open the card in the learner's editor, then show it again as it is now."""
    item = screen.item
    try:
        edited = edit_item(
            screen.app, screen.sessions, item.key, line=item.card.line, editing=screen.editing
        )
    except StoreError as error:
        tell(screen.app, str(error), warn=True)
        return
    if edited and edited.changed:
        _show_again(screen, edited.file, edited.note)
    elif edited and edited.note:
        tell(screen.app, edited.note, warn=edited.failed)


def _show_again(screen: QuestionScreen, file: Path, note: str) -> None:
    """Show the card as the editor left it, and say what is wrong in its file."""
    try:
        diagnostic = screen.sessions.reload(file)
    except StoreError as error:
        tell(screen.app, str(error), warn=True)
        return
    screen.ask_next(screen.session)
    sentence = diagnostic or f"The {screen.noun} is asked as it is now."
    tell(screen.app, f"{sentence} {note}".rstrip(), warn=bool(diagnostic))


def split(screen: QuestionScreen) -> None:
    """Open the card in the editor, and say what came of it."""
    collection, key = screen.sessions.collection, screen.item.key
    before = {item.key for item in collection.items()}
    edit_card(screen)
    after = {item.key for item in collection.items()}
    if key in after and (new := len(after - before)):
        tell(screen.app, f"Split: {new} new beside it; {key} keeps its history.")


TREATMENTS: Final = {"edit": edit_card, "split": split, "suspend": suspend}
"""What can be chosen for a leech."""


def show_why(screen: QuestionScreen) -> None:
    """Show the arithmetic behind this item; of a leech, its history and treatments first."""
    step = current_step(screen)
    try:
        history = screen.sessions.collection.history(step.key)
    except StoreError as error:
        tell(screen.app, str(error), warn=True)
        return
    arithmetic = _arithmetic(screen, step, history)
    rule = screen.session.scheduler.leech_reason(step.memory)
    if not rule:
        past = strip(history)
        past_line = labelled("history", [line(plain(past))], FACT_LABEL_CELLS) if past else ()
        screen.app.push_screen(load("page")((*arithmetic, *past_line)))
        return

    def treat(_: object) -> None:
        if treatment := TREATMENTS.get(leech.treatment):
            treatment(screen)

    revealed = isinstance(screen.phase, Revealed)
    leech = load("leech")(
        screen.flow.asked, history, rule, revealed=revealed, arithmetic=arithmetic
    )
    screen.app.push_screen(leech, treat)


def current_step(screen: QuestionScreen) -> Planned:
    """What the session asks while the screen shows an item."""
    step = screen.session.step
    assert step is not None
    return step


def _arithmetic(
    screen: QuestionScreen, step: Planned, history: Iterable[Event]
) -> tuple[Block, ...]:
    session, settings = screen.session, screen.sessions.collection.settings
    buttons = SIX if settings.six_grades else FOUR
    sentences = why_today(
        step.memory,
        history,
        key=step.key,
        today=session.today,
        scheduler=session.scheduler,
        cram=session.cram,
        priority=screen.item.card.priority if settings.interview_ahead(session.today) else "",
        qualities=[quality for quality, _ in buttons.values()],
    )
    return (
        line(plain("Why today?", "bold $accent")),
        *(
            Block("", "  ", plain(sentence), spaced=place == 0)
            for place, sentence in enumerate(sentences)
        ),
        *labelled("item", [line(plain(step.key, "dim"))], FACT_LABEL_CELLS),
    )
