"""The clock of an interview in words; it counts, and ends nothing."""


def minutes(milliseconds: int) -> str:
    """A time as a clock shows it; none is less than nothing.

    >>> minutes(84_900), minutes(-5), minutes(3_600_000)
    ('1:24', '0:00', '60:00')
    """
    whole, seconds = divmod(max(0, milliseconds) // 1000, 60)
    return f"{whole}:{seconds:02}"


def over(milliseconds: int) -> str:
    """By how much a time was passed.

    >>> over(31_400)
    '+0:31 over'
    """
    return f"+{minutes(milliseconds)} over"


def spent_of(spent_ms: int, seconds: int) -> str:
    """The time of an answer beside the question's own, which is 0 where it has none.

    >>> spent_of(84_000, 120), spent_of(151_000, 120), spent_of(84_000, 0)
    ('1:24 of 2:00', '2:31 of 2:00 · +0:31 over', '1:24')
    """
    if not seconds:
        return minutes(spent_ms)
    own_ms = 1000 * seconds
    past = f" · {over(spent_ms - own_ms)}" if spent_ms >= own_ms + 1000 else ""
    return f"{minutes(spent_ms)} of {minutes(own_ms)}{past}"


def remaining(left_ms: int | None) -> str:
    """What is left of the whole time, or by how much it was passed; empty where there is none.

    >>> remaining(468_000), remaining(-31_000), remaining(None)
    ('07:48', '+0:31 over', '')
    """
    if left_ms is None:
        return ""
    return over(-left_ms) if left_ms <= -1000 else minutes(left_ms).rjust(5, "0")


def in_words(milliseconds: int) -> str:
    """A time in minutes and seconds.

    >>> in_words(250_000), in_words(480_000), in_words(9_000)
    ('4 min 10 s', '8 min', '9 s')
    """
    whole, seconds = divmod(max(0, milliseconds) // 1000, 60)
    parts = (f"{whole} min" if whole else "", f"{seconds} s" if seconds or not whole else "")
    return " ".join(filter(None, parts))
