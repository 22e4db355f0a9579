"""The footer: the keys that matter now, as many as there is room for, and `?` for all."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from textual import events
from textual.content import Content

from quizapp.ui.keys import FOOTER_KEYS, KEYS, PLACES, Key, footer, shown_key, works_on
from quizapp.ui.text import plain
from quizapp.ui.widgets.text_widget import TextWidget

TYPING = frozenset({"type", "number", "setting", "filter", "line", "draft", "noting"})
"""The phases in which a text box has the keys."""

NO_COUNTS: Final[Mapping[str, int]] = MappingProxyType({})

_HELP = next(key for key in KEYS if key.action == "help")


class KeyFooter(TextWidget):
    """One row of keys; a click on one does what the key does."""

    DEFAULT_CSS = """
    KeyFooter { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, *phases: str) -> None:
        super().__init__()
        self._phases = phases
        self._places: Sequence[str] = tuple(PLACES)
        self._last = ""
        self._notice = ""
        self._counts: Mapping[str, int] = NO_COUNTS

    def show(
        self,
        *phases: str,
        places: Sequence[str] = tuple(PLACES),
        last: str = "",
        notice: str = "",
        counts: Mapping[str, int] = NO_COUNTS,
    ) -> None:
        """Draw the keys of other phases.

        Args:
            phases: those of the screen.
            places: those whose keys work now.
            last: the letter of the last option, where a letter takes one.
            notice: a sentence in the place of the keys, which stays as long as it holds.
            counts: of how many things the keys with these actions take hold.
        """
        self._phases, self._places, self._last = phases, places, last
        self._notice = notice
        self._counts = counts
        self.refresh()

    def keys_now(self) -> tuple[Key, ...]:
        """Every key of the places that is named for a phase of now, or works in all of them."""
        now = set(self._phases)
        return tuple(
            key
            for key in KEYS
            if key.place in self._places
            and (not (key.phases or key.wide) or now & {*key.phases, *key.wide})
            and works_on(self.screen, key)
        )

    def _entries(self, width: int) -> Iterator[tuple[Key, Content]]:
        """The first keys whatever the width, further ones while they fit, and the help."""
        help_entry = self._entry(_HELP)
        room = width - help_entry.cell_length
        keys = footer(*self._phases, places=self._places)
        for place, key in enumerate(key for key in keys if works_on(self.screen, key)):
            entry = self._entry(key)
            room -= entry.cell_length
            if place >= FOOTER_KEYS and room < 0:
                break
            yield key, entry
        yield _HELP, help_entry

    def _key_name(self, key: Key) -> str:
        """The one of its keys that works now: in a text box `?` is a letter."""
        names = key.keys.split(",")
        return names[-1] if key is _HELP and TYPING & set(self._phases) else names[0]

    def _entry(self, key: Key) -> Content:
        name = key.family.format(last=self._last or "…") or shown_key(self._key_name(key))
        count = f" {self._counts[key.action]:,}" if key.action in self._counts else ""
        return Content.assemble(
            (name, "bold $accent"),
            (f" {key.label}", "$text-muted"),
            plain(f"{count}   ", "$text-muted"),
        )

    def lines(self, width: int) -> list[Content]:
        """The one row, cut at the right edge."""
        if self._notice:
            return [plain(self._notice, "bold $text-warning").truncate(width, ellipsis=True)]
        row = Content("").join(entry for _, entry in self._entries(width))
        return [row.truncate(width)]

    def on_click(self, event: events.Click) -> None:
        """Press the key under the pointer; of a family no single one is meant."""
        if self._notice:
            return
        x = event.get_content_offset_capture(self).x
        for key, entry in self._entries(self.content_size.width):
            x -= entry.cell_length
            if x < 0:
                if not key.family:
                    self.app.simulate_key(self._key_name(key))
                return
