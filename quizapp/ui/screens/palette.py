"""The command palette: what can be done here now, then every topic, every lab and every item."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Final, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from quizapp.collection.browsing.browser import Browser
from quizapp.collection.browsing.rows import BrowseRow
from quizapp.collection.collection import Collection
from quizapp.collection.filtered import matching
from quizapp.labs.catalogue import LAB_FORMS
from quizapp.study.answer.lab_link import LabLaunch
from quizapp.study.filters import FilterError, parse_filter
from quizapp.ui.host import HasKeys, HoldsAnswers, OpensLibrary
from quizapp.ui.keys import KEYS, Key, shown_key
from quizapp.ui.messages import BrowseRequested, InsightOpened, LabRequested, TopicRequested
from quizapp.ui.text import clean, plain
from quizapp.ui.widgets.grade_bar import GradeBar
from quizapp.ui.widgets.key_footer import KeyFooter

IN_TITLE: Final = 2.0
"""What is found in a title comes before what is found in the sentence under it."""

IN_SENTENCE: Final = 1.0

IN_ITEM: Final = 0.5

COMMAND_CELLS: Final = 32

QUESTION_CELLS: Final = 52
"""What an item asks says more of it than its name."""

MOST_ITEMS: Final = 30
"""More are listed by browsing, which choosing one of them opens."""

MARGIN_CELLS: Final = 7
"""What the list of the palette leaves free beside a line."""

MOVES: Final = ("move(", "edge(", "page(")
"""What every screen has is listed last."""


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the palette."""

    title: str
    sentence: str
    run: Callable[[], object]
    key: str = ""
    """Which does the same."""

    title_cells: int = COMMAND_CELLS
    """For title and key; the sentence begins where they end."""

    def prompt(self, width: int) -> Content:
        """The line, cut at the width; nothing in it is read as markup."""
        key = plain(f"  {self.key}" if self.key else "", "bold $accent")
        title = plain(self.title).truncate(self.title_cells - key.cell_length, ellipsis=True) + key
        gap = Content(" " * max(2, self.title_cells + 2 - title.cell_length))
        return (title + gap + plain(self.sentence, "dim not bold")).truncate(width, ellipsis=True)

    def score(self, words: Sequence[str]) -> float:
        """How well all these words are found here; 0 where one is not."""
        title, whole = self.title.casefold(), f"{self.title}\n{self.sentence}".casefold()
        if not all(word in whole for word in words):
            return 0
        return IN_TITLE if all(word in title for word in words) else IN_SENTENCE


class LibraryCommands(Provider):
    """What the palette offers on the screen that it was opened over."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed; items have to be searched for."""
        for command in self.commands():
            yield DiscoveryHit(command.prompt(self._width), command.run, command.title)

    async def search(self, query: str) -> Hits:
        """What has all the words that are typed."""
        words = query.casefold().split()
        for command in self.commands():
            if score := command.score(words):
                yield Hit(score, command.prompt(self._width), command.run, command.title)
        if not is_answering(self.app.screen_stack):
            async for row in self._items(query):
                message = BrowseRequested(as_filter_text(query), row.key)
                run = partial(self.app.post_message, message)
                command = Command(row.text, row.key, run, title_cells=QUESTION_CELLS)
                yield Hit(IN_ITEM, command.prompt(self._width), run, clean(row.text))

    async def _items(self, query: str) -> AsyncIterator[BrowseRow]:
        """The first items that a filter finds; what is read for it is kept for the next key."""
        filter_ = parse_filter(as_filter_text(query))
        looked_at = offers = 0
        while True:
            rows = self._browser.rows[looked_at:]
            looked_at += len(rows)
            for row in matching(self.collection, filter_, rows)[: MOST_ITEMS - offers]:
                offers += 1
                yield row
            if offers == MOST_ITEMS or not self._browser.read_more():
                return
            await asyncio.sleep(0)

    @cached_property
    def _browser(self) -> Browser:
        return Browser(self.collection)

    @property
    def _width(self) -> int:
        return self.app.size.width - MARGIN_CELLS

    def commands(self) -> Iterator[Command]:
        """All that need not be searched for."""
        yield from key_commands(self.screen)
        for title, sentence, run, _ in self.app.get_system_commands(self.screen):
            yield Command(title, sentence, run)
        if not is_answering(self.app.screen_stack):
            rows = (*insight_rows(self.screen), *topic_rows(self.collection), *lab_rows())
            for title, sentence, message in rows:
                yield Command(title, sentence, partial(self.app.post_message, message))

    @property
    def collection(self) -> Collection:
        """What the app shows."""
        return cast("OpensLibrary", self.app).collection


def as_filter_text(query: str) -> str:
    """The query, if it is a filter; else as a filter that looks for just this text."""
    try:
        parse_filter(query)
    except FilterError:
        return '"{}"'.format(query.replace('"', " "))
    return query


def is_answering(screens: Sequence[Screen[Any]]) -> bool:
    """A session is open somewhere: what else would move its items waits until it is left."""
    return any(isinstance(screen, HoldsAnswers) for screen in screens)


def key_commands(screen: Screen[Any]) -> Iterator[Command]:
    """What the keys of the screen do that work now; what moves a cursor comes last."""
    grades = {key for bar in screen.query(GradeBar) for key in bar.grades}
    for footer in screen.query(KeyFooter):
        for key in sorted(footer.keys_now(), key=lambda key: key.action.startswith(MOVES)):
            if not key.action.startswith("grade(") or key.keys in grades:
                yield key_command(key, screen)


def key_command(key: Key, screen: Screen[Any]) -> Command:
    """What a key does, as a line that presses it."""
    name = key.keys.split(",")[0]
    title = f"{key.label[:1].upper()}{key.label[1:]}"
    sentence = key.help.replace("`", "")
    return Command(title, sentence, lambda: screen.app.simulate_key(name), shown_key(name))


def insight_rows(screen: Screen[Any]) -> Iterator[tuple[str, str, Message]]:
    """The pages of statistics, unless a key of the screen opens them or they are open."""
    if isinstance(screen, HasKeys) and {"home", "insight"}.isdisjoint(screen.places):
        key = next(key for key in KEYS if key.place == "home" and key.action == "insight")
        yield key.label.capitalize(), key.help, InsightOpened()


def topic_rows(collection: Collection) -> Iterator[tuple[str, str, Message]]:
    """Every topic, by its title and its name, and what opens it."""
    for topic, title in collection.topics.items():
        yield title, f"Topic {topic}: open its page.", TopicRequested(topic)


def lab_rows() -> Iterator[tuple[str, str, Message]]:
    """Every lab."""
    for form in LAB_FORMS:
        yield form.title, f"Lab {form.short}: {form.asks}", LabRequested(LabLaunch(form))
