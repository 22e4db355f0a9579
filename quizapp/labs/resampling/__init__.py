"""L19, resampling."""
