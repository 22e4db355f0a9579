"""Numbers: the formulas of the subject, and the expressions that decks may write."""
