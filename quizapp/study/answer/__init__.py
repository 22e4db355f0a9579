"""How an item is asked this time, and what an answer to it earns."""
