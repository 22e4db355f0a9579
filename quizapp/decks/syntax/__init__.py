"""YAML read strictly: from bytes to nodes and fields with their places, and what is wrong."""
