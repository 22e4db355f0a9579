"""L7, the gradient bench."""
