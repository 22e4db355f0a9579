"""The walk view: code, what it does and its values, at one place of the walk."""

from textual.content import Content

from quizapp.study.code_walk import CodeWalk
from quizapp.ui.topic.walk_drawing import ShownValues, walk_lines
from quizapp.ui.widgets.text_widget import TextWidget


class WalkView(TextWidget):
    """Shows one place of a walk through code."""

    def __init__(self, walk: CodeWalk) -> None:
        super().__init__(id="walk")
        self._walk = walk
        self._values = ShownValues(walk.rows)
        self._dense = False

    def show(self, walk: CodeWalk, values: ShownValues, *, dense: bool) -> None:
        """Draw this place, and leave room for a question if need be."""
        self._walk, self._values, self._dense = walk, values, dense
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The place at this width."""
        return walk_lines(self._walk, self._values, width, dense=self._dense)
