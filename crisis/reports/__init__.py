"""Papers that leave the board whole: for now the map of a statement."""
