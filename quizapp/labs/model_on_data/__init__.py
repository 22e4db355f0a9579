"""L18, model on data."""
