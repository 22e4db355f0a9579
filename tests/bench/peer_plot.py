"""A peer of the labs' benchmark: the same two curves drawn by the package textual-plot."""

import numpy as np
from textual import events
from textual.app import App, ComposeResult
from textual_plot import PlotWidget

ZS = np.linspace(-6.0, 6.0, 241)


class Plot(App[None]):
    """Two curves and a cursor, drawn again after each key."""

    def __init__(self) -> None:
        super().__init__()
        self._cursor = -2.0

    def compose(self) -> ComposeResult:
        """The plot."""
        yield PlotWidget()

    def on_mount(self) -> None:
        """Draw."""
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """Move the cursor."""
        event.stop()
        self._cursor = self._cursor + 0.5 if self._cursor < 5 else -5.0
        self._draw()

    def _draw(self) -> None:
        plot = self.query_one(PlotWidget)
        plot.clear()
        plot.plot(ZS, np.logaddexp(0, -ZS), line_style="cyan")
        plot.plot(ZS, (1 / (1 + np.exp(-ZS)) - 1) ** 2, line_style="yellow")
        plot.add_v_line(self._cursor, "white")


if __name__ == "__main__":
    Plot().run()
