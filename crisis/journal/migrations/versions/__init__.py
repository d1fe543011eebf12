"""One module for each step of the layout; a step that has been released never changes."""
