"""A doorbell of the tests' own: it dies, hangs and comes back as they will."""

from __future__ import annotations

import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from redis import Redis

from crisis.supervisor import valkey
from tests.processes import until


class Bell:
    """A Valkey of the operator's own: the board does not start it again."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="bell-"))
        self.url = valkey.url(self.folder)
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(valkey.command(self.folder, self.folder / "log"))
        until(lambda: valkey.answers(self.folder))

    def dies(self) -> None:
        self.process.kill()
        self.process.wait()

    def hangs(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def goes_on(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def forgets(self) -> None:
        """All it knew is gone: queues, workers, everything."""
        with Redis.from_url(self.url) as line:
            line.flushall()

    def turns_away(self) -> Redis:
        """Asks all for a password they do not have; gives the one line that may still speak."""
        line = Redis.from_url(self.url, single_connection_client=True)
        line.config_set("requirepass", "en anden")
        for kind in ("normal", "pubsub"):
            line.client_kill_filter(_type=kind, skipme=True)
        return line

    def end(self) -> None:
        self.dies()
        shutil.rmtree(self.folder)
