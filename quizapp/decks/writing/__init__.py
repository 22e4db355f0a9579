"""Writing: cards as an author fills them in, and as the lines of a deck file."""
