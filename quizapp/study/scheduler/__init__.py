"""How answers move memories."""
