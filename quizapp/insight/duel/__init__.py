"""The duel: which model predicts the learner's next answer, by log loss."""
