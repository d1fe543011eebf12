"""All that anyone sees: pure folds of the journal, (slice, entry) → slice. A fold never refuses."""
