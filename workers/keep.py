"""`python -m workers.keep`: does by the clock what keeps an installation; needs no Valkey."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

from crisis import wiring
from crisis.channels.shelf import Shelf
from crisis.config import Settings
from crisis.errors import StartRefused
from crisis.journal.chores import ChoreBook
from crisis.journal.forgetting import forget_old_keys
from crisis.journal.installation import identity
from crisis.journal.lanes import ThreadLanes
from crisis.reports.status_pages import StatusPages
from crisis.safekeeping import back_up_when_due
from crisis.supervisor.parent import watch_parent
from crisis.web.accounts.audit import Act, Audit
from crisis.web.pages.paper import Paper
from workers.chores import Chore, Round
from workers.clock_watch import EVERY_SECONDS as CLOCK_EVERY
from workers.clock_watch import NAME as CLOCK
from workers.clock_watch import watch
from workers.drill_clock import EVERY_SECONDS, NAME, ticker
from workers.ending import end_when_told
from workers.files import FileChores

REST_SECONDS = 3.0
"""So long may what is in hand take when it is told to end; the supervisor waits a second more."""


def chores(parts: wiring.Parts) -> list[Chore]:
    """All that is done over and over. Another one is another line."""

    def whose() -> str:
        return identity(parts.database, wiring.clock())

    file_chores = FileChores(parts.handler, parts.files, wiring.clock, whose)
    found = [
        Chore("checkpoint", 5.0, made_first(lambda: wiring.signer(parts).sign_when_due)),
        Chore("copies", 5.0, made_first(lambda: wiring.copier(parts).run)),
        Chore("keys", 3600.0, lambda: forget_old_keys(parts.database, wiring.clock())),
        Chore("files", 30.0, file_chores.sweep),
        Chore("files-read", 3600.0, file_chores.read_all),
        Chore(NAME, EVERY_SECONDS, made_first(lambda: ticker(parts).tick)),
        Chore(CLOCK, CLOCK_EVERY, made_first(lambda: watch(parts).look)),
        Chore("status", 60.0, made_first(lambda: status_pages(parts).look)),
    ]
    if parts.settings.backups is not None:
        trail = Audit(parts.database, wiring.clock)

        def noted(place: Path) -> None:
            trail.note(Act.BACKUP_MADE, None, "keep", file=place.name)

        found.append(Chore("backup", 60.0, lambda: back_up_when_due(parts.settings, noted)))
    return found


def status_pages(parts: wiring.Parts) -> StatusPages:
    """Give what writes the picture of each minute into `var/status`, for its owner alone."""
    settings = parts.settings
    return StatusPages(
        parts.handler,
        Paper("da"),
        lambda inside: Shelf(settings.var / "status" / inside, public=False),
        demo=settings.demo,
        clock=wiring.clock,
    )


def made_first(make: Callable[[], Callable[[], object]]) -> Callable[[], object]:
    """Make what does a chore when it is done first: wrong settings are that chore's own matter,
    and once they are put right it goes on without a new start."""
    made: list[Callable[[], object]] = []

    def run() -> object:
        if not made:
            made.append(make())
        return made[0]()

    return run


def main() -> int:
    """Do the chores until SIGTERM."""
    logging.basicConfig(
        stream=sys.stdout,
        level=logging.WARNING,
        format="%(asctime)s keep: %(message)s",
        datefmt="%H:%M:%S",
    )
    watch_parent()
    rounds: list[Round] = []
    end_when_told(lambda: _stop(rounds))
    try:
        parts = wiring.build(Settings.from_env(os.environ), ThreadLanes())
        found = chores(parts)
    except StartRefused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    book = ChoreBook(parts.database)
    book.only(one.name for one in found)
    rounds.append(Round(found, book, wiring.clock))
    rounds[0].start()
    rounds[0].wait()
    return 0


def _stop(rounds: list[Round]) -> None:
    for one in rounds:
        one.stop(REST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
