"""Measures the board against bare limits of the same machine in the same run."""
