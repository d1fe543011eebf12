"""The append-only, hash-chained journal (stabslog): port, SQL store, chain and codec."""
