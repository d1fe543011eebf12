"""Names of the background jobs, as strings, so that no room imports a worker."""

from __future__ import annotations

VERIFY_JOURNAL = "workers.verify.run"
"""Check the hash chains and write down what was found."""

QUEUE = "crisis"

JOBS: tuple[str, ...] = (VERIFY_JOURNAL,)
"""All that a worker may be asked to run; anything else is refused."""
