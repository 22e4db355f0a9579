"""L8, the threshold desk."""
