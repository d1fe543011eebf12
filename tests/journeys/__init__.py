"""People at their boards: real browsers on real processes, walked through what they do."""
