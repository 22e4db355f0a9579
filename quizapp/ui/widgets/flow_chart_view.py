"""The flow chart on the screen: draws the stations of a tour, and says which was clicked."""

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.content import Content
from textual.message import Message

from quizapp.plot.flow_chart import ChartMarks, FlowChart, flow_chart
from quizapp.study.flow_tour import FlowTour
from quizapp.ui.text import plain
from quizapp.ui.widgets.text_widget import TextWidget

ROLE_STYLES: Final = {
    "axis": "dim",
    "cursor": "bold $accent",
    "good": "bold $text-success",
    "bad": "bold $text-error",
}
"""How the parts of the chart look in the theme; each has a sign of its own as well."""


class FlowChartView(TextWidget):
    """Shows the boxes, and below them what they show in words."""

    @dataclass
    class Clicked(Message):
        """The box of a station was clicked."""

        place: int

    def __init__(self, tour: FlowTour, *, only_ascii: bool = False) -> None:
        super().__init__(id="chart")
        self._tour = tour
        self._marks = ChartMarks(tour.place)
        self._only_ascii = only_ascii

    def show(self, tour: FlowTour, *, fault: int | None = None, symptom: int | None = None) -> None:
        """Draw the tour, with the fault that was injected and where it shows, if that is known."""
        self._tour = tour
        self._marks = ChartMarks(tour.place, fault, symptom)
        self.redraw()

    def chart(self, width: int) -> FlowChart:
        """The picture at this width."""
        return flow_chart(
            self._tour.names,
            self._tour.edges,
            width=width,
            marks=self._marks,
            ascii=self._only_ascii or self.app.no_color,
        )

    def lines(self, width: int) -> list[Content]:
        """The picture, then its reading."""
        chart = self.chart(width)
        drawn = [
            Content("").join(plain(span.text, ROLE_STYLES.get(span.role, "")) for span in line)
            for line in chart.lines
        ]
        return [*drawn, *plain(chart.reading, "dim").wrap(max(1, width))]

    def on_click(self, event: events.Click) -> None:
        """Say whose box it was."""
        x, y = event.get_content_offset_capture(self)
        place = self.chart(self.content_size.width).station_at(x, y)
        if place is not None:
            self.post_message(self.Clicked(place))
