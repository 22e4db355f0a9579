"""Home: the library, what is due in it, and what in it cannot be studied."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from quizapp.decks.complaints import Level
from quizapp.store.agenda import Agenda, Overview
from quizapp.store.errors import StoreError
from quizapp.ui.keys import bindings
from quizapp.ui.rooms import Place
from quizapp.ui.text import Block, line, plain, tell
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.status_line import StatusLine
from quizapp.ui.widgets.topic_list import TopicList, relative_day


class HomeScreen(Place):
    """Where every session starts and ends."""

    AUTO_FOCUS = "#topics"
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")

    class Chosen(Message):
        """A session is wanted over these topics, or over all that is due."""

        def __init__(self, topics: frozenset[str] | None) -> None:
            super().__init__()
            self.topics = topics

    class Reloaded(Message):
        """Deck files were looked at again, so cards that are kept in memory may be stale."""

    def __init__(self, agenda: Agenda) -> None:
        super().__init__()
        self.agenda = agenda
        self.status = StatusLine()
        self.headline = ProseView(id="headline")
        self.topics = TopicList()
        self.problems = ProseView(id="problems")
        self.footer = KeyFooter("topics")

    @property
    def places(self) -> Sequence[str]:
        """The list, and the screen around it."""
        return ("topics", "home")

    def compose(self) -> ComposeResult:
        """Status, what today holds, the topics, what is broken, keys."""
        yield self.status
        with VerticalScroll(classes="page", can_focus=False):
            yield self.headline
            yield self.topics
            yield self.problems
        yield self.footer

    def on_screen_resume(self) -> None:
        """Count again: a session may just have ended, or a day begun."""
        self.draw()

    def draw(self) -> None:
        """Show the library as it is now."""
        try:
            overview = self.agenda.overview()
            sentences = self.agenda.problems
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        today = self.agenda.moment().day
        self.status.show("", f"{today:%a} {today.day} {today:%b %Y}")
        self.headline.show([line(plain(headline(overview), "bold"))])
        self.topics.show(overview.topics, today=today)
        self.problems.show(problems(overview, sentences))
        self.footer.show("topics" if overview.topics else "empty")

    def action_reload(self) -> None:
        """Read changed deck files again."""
        try:
            self.agenda.reload()
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.post_message(self.Reloaded())
        self.draw()
        tell(self.app, "Deck files read again.")

    def action_study_all(self) -> None:
        """Study all that is due, and the day's new items of unlocked topics."""
        self.post_message(self.Chosen(None))

    @on(TopicList.Opened)
    def _open(self, message: TopicList.Opened) -> None:
        self.post_message(self.Chosen(frozenset({message.topic})))


def headline(overview: Overview) -> str:
    """One sentence on what today holds."""
    if not overview.topics:
        return "There is no topic to study yet."
    if not overview.due_today and not overview.new_today:
        return "Nothing is due."
    parts = [f"{overview.due_today} due" if overview.due_today else ""]
    parts.append(f"{overview.new_today} new" if overview.new_today else "")
    return f"Today: {' and '.join(filter(None, parts))}."


def nothing_due(agenda: Agenda, topics: frozenset[str] | None) -> str:
    """Why a session would be empty, and when the next one is."""
    facts = [each for each in agenda.overview().topics if topics is None or each.topic in topics]
    days = [each.next_due for each in facts if each.next_due]
    later = f" Next due {relative_day(min(days), agenda.moment().day)}." if days else ""
    new = " The day's new items are done." if any(each.new for each in facts) else ""
    return f"Nothing is due here now.{new}{later}"


def problems(overview: Overview, sentences: tuple[str, ...]) -> list[Block]:
    """Broken files with their first complaint, then what is wrong with the learner's own files."""
    blocks = [line(plain(sentence, "$text-warning")) for sentence in sentences]
    broken = False
    for entry in overview.complained:
        errors = [each for each in entry.complaints if each.level is Level.ERROR]
        if errors:
            broken = True
            more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
            blocks.append(line(plain(f"{errors[0]}{more}", "$text-error")))
    if broken:
        blocks.append(line(plain("`quizapp check FILE` lists everything with the lines.", "dim")))
    return blocks
