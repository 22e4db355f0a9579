"""L1, the log-loss calculator."""
