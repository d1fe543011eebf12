"""The risk and vulnerability register: its tables, imports, and what a place touches."""
