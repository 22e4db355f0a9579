"""The names of one topic: those that its things have, and where each was given."""

from collections.abc import Collection
from typing import Final

from quizapp.decks.ids import temporary_id
from quizapp.decks.syntax.collector import Diagnostics, Placed, quoted
from quizapp.decks.text import Text

ITEMS: Final = "item"
"""The namespace that cards, interview questions, tasks, tickets and traces share."""

NO_ID_HINT: Final = "`quizapp ids --write` with the file puts them in, and what was learnt goes on."


class NameTable:
    """The names given so far, those of faulty things too, so that references to them hold."""

    __slots__ = ("_former", "_lost", "_namespaces", "_references", "_temporary", "diagnostics")

    def __init__(self, diagnostics: Diagnostics, lost: Collection[str] = ()) -> None:
        self.diagnostics = diagnostics
        self._lost = lost
        """Words that could not be read in their place: any may name something."""
        self._namespaces: dict[str, dict[str, Placed]] = {ITEMS: {}}
        self._former: dict[str, Placed] = {}
        self._references: list[tuple[str, Text]] = []
        self._temporary: list[tuple[Placed, str]] = []
        """The items without an id."""

    def names(self, namespace: str = ITEMS) -> dict[str, Placed]:
        """The names of one namespace with their places."""
        return self._namespaces.setdefault(namespace, {})

    def declare(self, name: str, place: Placed, namespace: str = ITEMS) -> None:
        """Take the name for what stands at `place`, once."""
        first = self.names(namespace).get(name)
        if first is None:
            self._namespaces[namespace][name] = place
            return
        message = f"the id '{name}' was given already, {_at(first)}"
        self.diagnostics.add("E-DUPLICATE-ID", place, message, "Change one of the two.")

    def declare_temporary(self, text: str, place: Placed, what: str) -> str:
        """Make an id from the text of an item, which is warned of in the end."""
        name = temporary_id(text)
        first = self._namespaces[ITEMS].setdefault(name, place)
        if first is place:
            self._temporary.append((place, what))
            return name
        message = f"{what} asks what is asked already, {_at(first)}"
        hint = "Take one of the two away, or give each an id."
        self.diagnostics.add("E-DUPLICATE-ID", place, message, hint)
        return name

    def warn_of_temporary(self) -> None:
        """Warn once of the items without an id, of which a file from elsewhere has hundreds."""
        if self._temporary:
            place, what = self._temporary[0]
            count = len(self._temporary)
            all_of_them = f"{count:,} items have no id, and this is the first of them"
            message = all_of_them if count > 1 else f"{what} has no id"
            self.diagnostics.add("W-NO-ID", place, message, NO_ID_HINT)

    def declare_former(self, name: str, place: Placed) -> None:
        """Take a former id of an item, once."""
        first = self._former.setdefault(name, place)
        if first is not place:
            message = f"the former id '{name}' was claimed already, {_at(first)}"
            self.diagnostics.add("E-DUPLICATE-ID", place, message, "A history has one heir.")

    def refer(self, name: Text, namespace: str = ITEMS) -> None:
        """Note that the text names something, which may stand further down."""
        self._references.append((namespace, name))

    def check(self) -> None:
        """Complain about names that nothing has; to be asked when the whole topic was read."""
        for namespace, name in self._references:
            names = self.names(namespace)
            if name not in names and name not in self._lost and not self.diagnostics.full:
                message = f"there is no {namespace} {quoted(name)} in this topic"
                self.diagnostics.add_unknown("E-REFERENCE", name, message, names)
        items = self._namespaces[ITEMS]
        for former, place in self._former.items():
            if former in items:
                message = f"the former id '{former}' is in use, {_at(items[former])}"
                hint = "Give that item another id, or take this entry away."
                self.diagnostics.add("E-DUPLICATE-ID", place, message, hint)


def _at(place: Placed) -> str:
    return f"at line {place.line}, column {place.column}"
