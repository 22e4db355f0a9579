"""The screens and widgets: the only room that knows Textual and Rich."""
