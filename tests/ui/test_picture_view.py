import asyncio

from textual.app import App, ComposeResult

from quizapp.labs.base import View
from quizapp.plot.cells import Line, Picture, Span
from quizapp.ui.widgets.picture_view import Drawing, PictureView
from tests.ui.pictures import picture


class PictureApp(App[None]):
    """A picture, and nothing else."""

    CSS = "PictureView { height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield PictureView(id="picture")


def dots(row: int, column: int, role: str = "") -> Picture:
    """Dots, with a cross in one place."""
    lines: list[Line] = [(Span("." * 20),)] * 5
    lines[row] = (Span("." * column), Span("x", role), Span("." * (19 - column)))
    return Picture(tuple(lines), "")


def drawing(shown: Picture) -> Drawing:
    """That picture, whatever is wanted."""
    return lambda _: shown


def test_of_another_picture_only_the_rows_that_differ_are_painted() -> None:
    async def paint() -> None:
        async with PictureApp().run_test(size=(20, 6)) as pilot:
            view = pilot.app.query_one(PictureView)
            for before, after in [
                (dots(1, 3), dots(1, 4)),
                (dots(0, 0), dots(4, 19)),
                (dots(2, 5), dots(2, 5, "cursor")),
                (dots(2, 5), dots(2, 5)),
                (dots(2, 5), Picture(dots(2, 5).lines[:2], "")),
            ]:
                view.show(drawing(before))
                await pilot.pause()
                strips = [view.render_line(y) for y in range(5)]
                view.show(drawing(after))
                await pilot.pause()
                rows = [*after.lines, *[(Span(" " * 20),)] * (5 - len(after.lines))]
                text = "\n".join("".join(span.text for span in row).rstrip() for row in rows)
                assert picture(pilot.app).rstrip("\n") == text.rstrip("\n")
                same = [view.render_line(y) is strips[y] for y in range(5)]
                assert same == [old == new for old, new in zip(before.lines, rows, strict=True)]

    asyncio.run(paint())


def test_a_terminal_of_another_size_gets_a_picture_of_that_size() -> None:
    async def paint() -> None:
        async with PictureApp().run_test(size=(20, 5)) as pilot:
            view = pilot.app.query_one(PictureView)
            sizes: list[tuple[int, int]] = []

            def draw(wanted: View) -> Picture:
                sizes.append((wanted.width, wanted.height))
                return Picture(((Span("#" * wanted.width),),) * wanted.height, "")

            view.show(draw)
            await pilot.pause()
            await pilot.resize_terminal(9, 3)
            await pilot.pause()
            assert picture(pilot.app) == "\n".join(["#" * 9] * 3)
            view.show(draw)
            assert sizes[-1] == (9, 3)

    asyncio.run(paint())
