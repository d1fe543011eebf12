"""Names of the background jobs, as strings, so that no room imports a worker."""

from __future__ import annotations

VERIFY_JOURNAL = "workers.verify.run"
"""Check the hash chains and write down what was found."""
VERIFY_EVERY = 3600.0
VERIFYING = "verify"
"""What it is called among the chores."""

DELIVER = "workers.publish.deliver"
"""Send one row of the outbox; its number is all the job says."""

IMPORT = "workers.imports.run"
"""Do what an import waits for; its id is all the job says."""
IMPORT_TIMEOUT = 6 * 3600
IMPORTS_EVERY = 10.0
"""So often the worker looks itself whether one waits."""

QUEUE = "crisis"
PUBLISH_QUEUES: dict[str, str] = {"LIVE": "publish-live", "EXERCISE": "publish-exercise"}
"""Mode → the queue of its publisher."""

JOBS: tuple[str, ...] = (VERIFY_JOURNAL, DELIVER, IMPORT)
"""All that a worker may be asked to run; anything else is refused."""
