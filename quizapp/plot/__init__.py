"""Pictures made of text: arrays in, lines of cells out, named by what they show."""
