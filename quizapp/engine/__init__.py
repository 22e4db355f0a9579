"""Numbers: the subject's formulas in plain floats and in arrays, and the expressions of decks."""
