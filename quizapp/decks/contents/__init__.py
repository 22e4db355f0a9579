"""Contents: what a whole topic says, looked up from either side and as plain data."""
