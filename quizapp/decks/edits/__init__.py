"""Edits: what the program writes into the text of a deck, which stays its author's."""
