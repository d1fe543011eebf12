"""The interface for programs and for the board's own scripts: the same door as every page."""
