"""L5, likelihood."""
