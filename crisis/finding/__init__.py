"""Finding entries in the log: words, questions, an index in memory, filters."""
