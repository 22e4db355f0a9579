"""The section view: one section of a topic page, its text, its lists and what tests it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.ui.markdown import inline
from quizapp.ui.text import plain
from quizapp.ui.topic.drawing import (
    cut_tests,
    kind_words,
    section_end,
    section_text,
    tested_by,
)
from quizapp.ui.topic.page_row import PageRow
from quizapp.ui.topic.view import PageView
from quizapp.ui.widgets.page_rows import PageRows
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.text_widget import TextWidget


class SectionHeading(TextWidget):
    """The title of the section, and at the right what kind it is."""

    def __init__(self) -> None:
        super().__init__(id="section-heading")
        self._title, self._kind = Content(""), ""

    def show(self, title: str, kind: str) -> None:
        """Draw another title."""
        self._title, self._kind = inline(title).stylize("bold $accent"), kind
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The kind stands behind the last line of the title, where there is room."""
        title = self._title.wrap(width) or [Content("")]
        gap = width - title[-1].cell_length - len(self._kind)
        if gap > 1:
            title[-1] = title[-1] + Content(" " * gap) + plain(self._kind, "dim")
        return title


class SectionView(VerticalScroll, can_focus=False):
    """A page that scrolls."""

    def __init__(self, *, only_ascii: bool) -> None:
        super().__init__(classes="page", id="section")
        self._only_ascii = only_ascii
        self.heading = SectionHeading()
        self.text = ProseView(id="section-text")
        self.rows = PageRows(id="section-rows")
        self.tests = PageRows(id="section-tests")
        self.end = ProseView(id="section-end")
        self._shown = ""
        self._items: list[PageRow] = []
        """What tests the section, whether there is room for it or not."""

    def compose(self) -> ComposeResult:
        """Title, text, a list to choose from, what tests the section."""
        yield from (self.heading, self.text, self.rows, self.tests, self.end)

    def show(self, view: PageView, rows: list[PageRow]) -> None:
        """Draw the section at which the view is, from its top if it is another one.

        Args:
            view: where the reader is.
            rows: of the list to choose from, where the section has one.
        """
        section = view.section
        if section.id != self._shown:
            self._shown = section.id
            self.rows.cursor = 0
            self.scroll_home(animate=False)
        self.heading.show(section.title, kind_words(section))
        self.text.show(section_text(view))
        self.rows.show(rows)
        self._items = tested_by(view, only_ascii=self._only_ascii)
        self.end.show(section_end(view))
        self._fit_tests()

    def on_resize(self) -> None:
        """Share the heights again, once those of the parts are known."""
        self.call_after_refresh(self._fit_tests)

    def _fit_tests(self) -> None:
        """Let the list of items give way, so that text and question are seen with some of it."""
        rows, width = self._items, self.heading.content_size.width
        if rows and self.end.display and width:
            parts = (self.heading, self.text, self.end)
            # A blank line below the title, below the text and above the end; "tested by".
            rows = cut_tests(
                rows, self.size.height - sum(len(part.lines(width)) for part in parts) - 4
            )
        self.tests.show(rows, has_cursor=False)

    @property
    def has_more(self) -> bool:
        """Something lies below the screen."""
        return self.scroll_offset.y < self.max_scroll_y

    def turn(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.scroll_relative(y=lines, animate=False)
