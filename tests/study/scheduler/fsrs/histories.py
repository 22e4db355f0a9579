"""Random histories of one item, for what FSRS makes of them."""

from random import Random


def random_history(random: Random) -> list[tuple[int, int]]:
    """Days since the first answer, never falling, each with a quality; some days twice."""
    day, history = 0, []
    for _ in range(random.randint(1, 8)):
        history.append((day, random.randrange(6)))
        day += random.choice((0, 1, 1, 2, 5, 11, 40, random.randint(0, 700)))
    return history
