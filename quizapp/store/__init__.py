"""The learner's files: journal, index, settings and paths. No other room opens them."""
