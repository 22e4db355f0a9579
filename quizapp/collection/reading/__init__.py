"""Reading decks: each file once a run, now or behind home, and what the index keeps of it."""
