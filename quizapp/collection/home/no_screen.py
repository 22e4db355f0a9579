"""No screen: owns the sentences on items of kinds that no screen asks yet."""

from collections.abc import Collection, Mapping

from quizapp.text.numbers import quantity


def no_screen(kinds: Collection[str]) -> str:
    """Why items of these kinds cannot be asked.

    >>> no_screen(["essay"])
    'no screen asks that kind yet (essay)'
    """
    kind = "that kind" if len(kinds) == 1 else "those kinds"
    return f"no screen asks {kind} yet ({', '.join(kinds)})"


def not_asked_sentence(items_by_kind: Mapping[str, int], where: str) -> str:
    """How many items of a place wait for a screen, and why; empty where none does.

    >>> not_asked_sentence({"essay": 1, "poem": 2}, "ml.cost")
    '3 items of ml.cost cannot be asked: no screen asks those kinds yet (1 essay, 2 poem)'
    """
    if not items_by_kind:
        return ""
    why = no_screen([f"{number} {kind}" for kind, number in items_by_kind.items()])
    return f"{quantity(sum(items_by_kind.values()), 'item')} of {where} cannot be asked: {why}"
