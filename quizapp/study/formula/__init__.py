"""Formulas: what is known of a number from the expression that computes it."""
