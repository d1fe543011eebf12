"""Somebody's file into the register: read in a process of its own, tried, written, taken back."""
