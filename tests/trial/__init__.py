"""Tries the program on real data that does not belong to the project."""
