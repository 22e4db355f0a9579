"""What the insight screen is made of, beside its widgets."""
