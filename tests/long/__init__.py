"""The long forms of the tests: more examples, more kills, and the measurements."""
