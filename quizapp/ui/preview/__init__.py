"""What a preview draws beside the page of a card."""
