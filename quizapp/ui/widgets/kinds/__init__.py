"""Card kinds on the screen: one file each, with the widget for its answer and its reveal."""
