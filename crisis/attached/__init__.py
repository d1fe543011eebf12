"""Files of entries: taken in piece by piece, known by their content, kept by their hash."""
