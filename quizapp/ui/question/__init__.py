"""What the screens that ask have in common: their base, their keeper, what can be done to items."""
