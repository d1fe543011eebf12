"""Starts the board's processes, keeps them running and ends them all together."""
