"""Formulas and the expressions of decks, in plain floats: all that decks and study may load."""
