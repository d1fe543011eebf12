"""Review: what the ordinary log tells of how an operation went. It reads, and never writes."""
