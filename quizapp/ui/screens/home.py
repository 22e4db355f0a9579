"""Home: the library, what is due in it, and what in it cannot be studied."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen

from quizapp.decks.complaints import Level
from quizapp.store.agenda import Overview
from quizapp.store.desk import Desk
from quizapp.study.session import Session
from quizapp.ui.keys import bindings
from quizapp.ui.text import Block, line, plain, tell
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.status_line import StatusLine
from quizapp.ui.widgets.topic_list import TopicList, relative_day


class HomeScreen(Screen[None]):
    """Where every session starts and ends."""

    AUTO_FOCUS = "#topics"
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")

    class Chosen(Message):
        """A session was put together."""

        def __init__(self, session: Session) -> None:
            super().__init__()
            self.session = session

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.status = StatusLine()
        self.headline = ProseView(id="headline")
        self.topics = TopicList()
        self.problems = ProseView(id="problems")
        self.footer = KeyFooter("topics")

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
        overview = self.desk.overview()
        today = self.desk.moment().day
        self.status.show("", f"{today:%a} {today.day} {today:%b %Y}")
        self.headline.show([line(plain(headline(overview), "bold"))])
        self.topics.show(overview.topics, today=today)
        self.problems.show(problems(overview, self.desk.problems))
        self.footer.show("topics" if overview.topics else "empty")

    def action_reload(self) -> None:
        """Read changed deck files again."""
        self.desk.reload()
        self.draw()
        tell(self.app, "Deck files read again.")

    def action_study_all(self) -> None:
        """Study all that is due, and the day's new items of unlocked topics."""
        self.study(None)

    @on(TopicList.Opened)
    def _open(self, message: TopicList.Opened) -> None:
        self.study(frozenset({message.topic}))

    def study(self, topics: frozenset[str] | None) -> None:
        """Start a session, or say why there is none."""
        session = self.desk.session(topics)
        if session.step is None:
            tell(self.app, nothing_due(self.desk, topics))
        else:
            self.post_message(self.Chosen(session))


def headline(overview: Overview) -> str:
    """One sentence on what today holds."""
    if not overview.topics:
        return "There is no topic to study yet."
    if not overview.due_today and not overview.new_today:
        return "Nothing is due."
    parts = [f"{overview.due_today} due" if overview.due_today else ""]
    parts.append(f"{overview.new_today} new" if overview.new_today else "")
    return f"Today: {' and '.join(filter(None, parts))}."


def nothing_due(desk: Desk, topics: frozenset[str] | None) -> str:
    """Why a session would be empty, and when the next one is."""
    facts = [each for each in desk.overview().topics if topics is None or each.topic in topics]
    days = [each.next_due for each in facts if each.next_due]
    later = f" Next due {relative_day(min(days), desk.moment().day)}." if days else ""
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
