"""L6, the stability bench."""
