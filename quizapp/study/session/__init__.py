"""One sitting: what is asked next, what was answered, and what is taken back."""
