"""What a day asks: candidates gathered, sorted, limited and counted."""
