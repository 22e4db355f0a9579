"""Insight: the learner's own log as numbers, pictures and words; a folder a page."""
