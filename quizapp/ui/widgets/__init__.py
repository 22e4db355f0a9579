"""The widgets that screens are made of: attributes come from above, messages go up."""
