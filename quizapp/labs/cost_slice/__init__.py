"""L4, one valley or two."""
