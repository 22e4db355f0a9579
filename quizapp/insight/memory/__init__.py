"""Memory as a logistic regression: what one's own answers say of forgetting."""
