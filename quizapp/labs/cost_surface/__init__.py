"""L3, the cost surface."""
