"""The flow screen: stations to walk through, and faults to inject and to look for."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from quizapp.collection.sessions import SessionFactory
from quizapp.decks.kinds.fault import FlowFault
from quizapp.decks.substitution import fill
from quizapp.decks.topic import Topic
from quizapp.study.flow_tour import FlowTour
from quizapp.study.session.flow import Flow
from quizapp.study.session.phases import Revealed
from quizapp.study.session.session import Session
from quizapp.text.numbers import quantity
from quizapp.ui.host import Host
from quizapp.ui.keys import bindings
from quizapp.ui.markdown import inline, prose
from quizapp.ui.question import interlude
from quizapp.ui.question.screen import QuestionScreen
from quizapp.ui.text import Block, labelled, line, plain, tell
from quizapp.ui.widgets.flow_chart_view import FlowChartView
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.scrolling import turn_pages

STATION_LABEL_CELLS: Final = 13
"""For the word left of a fact about a station."""


class FlowScreen(QuestionScreen):
    """Draws one tour, and asks where a fault shows that is injected on the way."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("flow"), *bindings("interlude")]

    def __init__(self, sessions: SessionFactory, topic: Topic, host: Host) -> None:
        super().__init__(sessions, sessions.session_of(()), host.edit)
        assert topic.flow
        self.tour = FlowTour(topic.id, topic.flow)
        self.chart = FlowChartView(self.tour, only_ascii=host.only_ascii)
        self.map = VerticalScroll(id="map", can_focus=False)
        self.station = ProseView(id="station")
        self.about = VerticalScroll(self.station, classes="page", can_focus=False)

    def compose(self) -> ComposeResult:
        """Status, the chart, then the station at hand or what is asked, grades, keys."""
        yield self.status
        with self.map:
            yield self.chart
        yield self.about
        yield self.card.data_bind(QuestionScreen.flow)
        yield self.grade_bar.data_bind(QuestionScreen.flow)
        yield self.footer

    @property
    def places(self) -> Sequence[str]:
        """What takes the answer while one is open, and the flow while none is."""
        return interlude.places(self, "flow")

    @property
    def footer_phases(self) -> tuple[str, ...]:
        """Those of the flow while nothing is asked."""
        if not self.flow.is_free:
            return super().footer_phases
        fault = ("fault",) if self.tour.fault_key else ()
        return ("opened" if self.tour.is_open else "closed", *fault)

    def draw_state(self) -> None:
        """Draw the chart, and beneath it the station at hand unless something is asked."""
        tour, fault = self.tour, None if self.flow.is_free else self.item.card
        count = quantity(len(tour.flow.nodes), "station")
        self.status.show(
            f"Flow › {tour.flow.title}", f"{tour.place + 1} of {count}", mode=interlude.mode(self)
        )
        if isinstance(fault, FlowFault):
            symptom = tour.place_of(fault.shows_at) if isinstance(self.phase, Revealed) else None
            self.chart.show(tour, fault=tour.place_of(fault.node), symptom=symptom)
        else:
            self.chart.show(tour)
        self.about.display = self.flow.is_free
        self.card.display = not self.flow.is_free
        self.station.show(tuple(_facts(tour)))

    def enter(self, flow: Flow) -> None:
        """Be there from now on; a fault that was found, or not, is seen in the chart."""
        super().enter(flow)
        self.draw_state()

    def finish(self, session: Session) -> None:
        """The fault is mended: the tour goes on."""
        interlude.end(self, session)

    def _go(self, tour: FlowTour) -> None:
        if self.flow.is_free:
            self.tour = tour
            self.draw_state()
            self.name_keys()

    def action_move(self, steps: int) -> None:
        """Go to another station."""
        self._go(self.tour.move(steps))

    @on(FlowChartView.Clicked)
    def _click(self, message: FlowChartView.Clicked) -> None:
        """Go to a station; that at hand is opened."""
        here = message.place == self.tour.place
        self._go(self.tour.toggle() if here else self.tour.go_to(message.place))

    def advance(self) -> None:
        """Open the station or close it; while something is asked, go on with that."""
        if self.flow.is_free:
            self._go(self.tour.toggle())
        else:
            super().advance()

    def action_inject(self) -> None:
        """Break the station at hand, and ask where that shows first."""
        if not self.flow.is_free:
            return
        if key := self.tour.fault_key:
            interlude.begin(self, key)
        else:
            tell(self.app, "There is nothing to inject here: the deck names no fault of it.")

    def action_page(self, pages: int) -> None:
        """Scroll what is read, and the chart once that is whole on the screen or at its end."""
        text = self.about if self.flow.is_free else self.card
        for part in (text, self.map):
            at_end = part.scroll_offset.y == (part.max_scroll_y if pages > 0 else 0)
            if not at_end:
                turn_pages(part, pages)
                return

    def action_undo(self) -> None:
        """Take back the last answer given here."""
        if interlude.undo(self):
            super().action_undo()

    def action_why(self) -> None:
        """Show the arithmetic behind this fault."""
        interlude.explain_why(self)

    def action_leave(self) -> None:
        """Leave the question, then the flow."""
        interlude.leave(self)


def _facts(tour: FlowTour) -> Iterator[Block]:
    """What the station does; once it is open, what goes in, comes out and breaks it."""
    node = tour.station
    title = inline(f"{tour.place + 1}. {fill(node.text)}").stylize("bold")
    yield line(title)
    facts = {"goes in": node.inputs, "comes out": node.outputs, "breaks when": node.breaks_when}
    if not tour.is_open:
        return
    for label, fact in facts.items():
        if fact:
            yield from labelled(label, prose(fill(fact)), STATION_LABEL_CELLS)
    if not any(facts.values()):
        yield line(plain("The deck says no more of it.", "dim"))
