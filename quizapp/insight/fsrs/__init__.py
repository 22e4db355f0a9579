"""FSRS over a whole log: what it would have predicted, and which parameters predict best."""
