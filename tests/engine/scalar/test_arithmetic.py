"""When a number counts as the expected one."""

from quizapp.engine.scalar.arithmetic import is_close


def test_the_ends_of_a_tolerance_count() -> None:
    assert is_close(0.36, 0.35, 0.01)
    assert is_close(0.34, 0.35, 0.01)
    assert not is_close(0.3601, 0.35, 0.01)


def test_without_tolerance_only_rounding_is_forgiven() -> None:
    assert is_close(0.3, 0.1 + 0.2, 0)
    assert not is_close(0.3 + 1e-9, 0.3, 0)
    assert not is_close(1_000_000_001, 1_000_000_000, 0)
