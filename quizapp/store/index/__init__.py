"""The index: every event and the projected state in one SQLite file, derived from the journal."""
