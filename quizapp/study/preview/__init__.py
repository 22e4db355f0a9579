"""Previews: a deck file and its items as they will be asked, without an index or a journal."""
