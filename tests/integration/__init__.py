"""Several rooms together, most of them on the real processes of a board."""
