"""Settings: the learner's file, what may stand in it, and edits of it."""
