"""`# quizapp: allow CODE` takes away what it names, and an idle one is complained of."""

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint import lint
from quizapp.decks.read.file import read_topic

MONEY = "  - id: price\n    q: What is rent?\n    a: $3 or 4$ a day\n"
"""W-MARKUP in its third line."""


def check(deck: str) -> list[Diagnostic]:
    reading = read_topic("deck.yaml", deck.encode())
    return [*reading.diagnostics, *(lint(reading.topic) if reading.topic else ())]


def codes(cards: str) -> list[str]:
    return [each.code for each in check(f"topic: t\ncards:\n{cards}")]


def test_a_finding_is_allowed_on_the_line_above_its_item_or_above_its_own() -> None:
    assert codes(MONEY) == ["W-MARKUP"]
    assert codes(f"  # quizapp: allow W-MARKUP\n{MONEY}") == []
    assert codes(MONEY.replace("    a:", "    # quizapp: allow W-MARKUP\n    a:")) == []


def test_a_warning_of_reading_is_allowed_too() -> None:
    assert codes("  - Which? ^c: C #1\n") == ["W-COMMENT"]
    assert codes("  # quizapp: allow W-COMMENT\n  - Which? ^c: C #1\n") == []


def test_several_codes_and_a_reason_stand_on_one_line() -> None:
    both = MONEY.replace("What is rent?", "What is rent? # Hm")
    assert codes(f"  # quizapp: allow W-MARKUP, W-COMMENT as it is money\n{both}") == []


def test_an_allowance_ends_with_its_item() -> None:
    second = MONEY.replace("price", "other").replace("rent", "lease")
    assert codes(f"  # quizapp: allow W-MARKUP\n{MONEY}{second}") == ["W-MARKUP"]


def test_above_the_topic_it_holds_for_the_whole_file() -> None:
    cards = "cards:\n  - What?: This.\n"
    assert check(f"# Mine\n# quizapp: allow W-NO-ID\ntopic: t\n{cards}") == []


def test_above_a_key_it_holds_for_the_entries_below_wherever_they_are_indented() -> None:
    for margin in ("", "  "):
        cards = f"{margin}- A? ^a: C #1\n{margin}- B? ^b: C #2\n"
        assert check(f"topic: t\n# quizapp: allow W-COMMENT\ncards:\n{cards}") == []


def test_an_idle_allowance_is_complained_of_at_its_code() -> None:
    (complaint,) = check("topic: t\ncards:\n  # quizapp: allow W-MARKUP\n  - What? ^c: This.\n")
    assert (complaint.code, complaint.line, complaint.column) == ("W-ALLOW", 3, 20)
    assert complaint.message == "there is no W-MARKUP here to be allowed"


def test_an_unknown_code_gets_the_nearest_one() -> None:
    (complaint,) = check("topic: t\ncards:\n  # quizapp: allow W-MARKUB\n  - What? ^c: This.\n")
    assert (complaint.code, complaint.hint) == ("W-ALLOW", "Did you mean 'W-MARKUP'?")


def test_another_word_than_allow_is_complained_of() -> None:
    (complaint,) = check("topic: t\ncards:\n  # quizapp: alow W-NO-ID\n  - What? ^c: This.\n")
    assert complaint.message == "'# quizapp:' is not followed by 'allow' and codes"


def test_what_keeps_an_item_from_being_read_or_asked_cannot_be_allowed() -> None:
    unknown = "  # quizapp: allow E-KEY\n  - {id: c, q: What?, a: This., hnit: That.}\n"
    assert codes(unknown) == ["E-KEY", "W-ALLOW"]
    unasked = '  # quizapp: allow E-EXPRESSION\n  - What? ^c: "{=lm(2)}"\n'
    assert sorted(codes(unasked)) == ["E-EXPRESSION", "W-ALLOW"]


def test_an_error_of_judgement_can_be_allowed() -> None:
    order = "  - id: c\n    order: How?\n    items: {a: One, b: Two}\n    before: [a < b]\n"
    assert codes(order) == ["E-ONE-ORDER"]
    assert codes(f"  # quizapp: allow E-ONE-ORDER\n{order}") == []


def test_in_a_file_that_cannot_be_read_wholly_nobody_calls_an_allowance_idle() -> None:
    assert codes(f"  # quizapp: allow W-MARKUP\n{MONEY}    hnit: That.\n") == ["E-KEY"]


def test_a_line_of_a_text_is_no_comment() -> None:
    assert codes("  - id: c\n    q: What?\n    a: |\n      # quizapp: allow W-NONSENSE\n") == []
