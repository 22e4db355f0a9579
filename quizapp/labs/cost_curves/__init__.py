"""L2, cost curves."""
