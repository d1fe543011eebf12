"""A folder of backups: when another is due, and which have done their time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crisis.errors import StartRefused

EVERY = timedelta(hours=1)
LAST = 24
DAYS = timedelta(days=30)
_FORM = "beredskabsstab-%Y%m%dT%H%M%SZ.zip"
_OURS = re.compile(r"beredskabsstab-\d{8}T\d{6}Z\.zip(?P<half>\.halv)?")


class BackupShelf:
    """Backups by the time in their names. Nothing else in the folder is ever touched.

    The folder must be there: a disk that is not mounted must not be taken for one.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise StartRefused(f"Mappen til sikkerhedskopier, {folder}, er der ikke.")
        self._folder = folder

    def due(self, now: datetime) -> Path | None:
        """Give where the next backup goes when it is time for it, else None."""
        last = max(self._made(now), default=None)
        if last is not None and now - last < EVERY:
            return None
        return self._folder / now.astimezone(UTC).strftime(_FORM)

    def tidy(self, now: datetime) -> None:
        """Take away those that have done their time, and halves of a keeper that died."""
        for at in spent(self._made(now), now):
            (self._folder / at.strftime(_FORM)).unlink(missing_ok=True)
        for half in self._folder.glob("*.zip.halv"):
            if _OURS.fullmatch(half.name):
                half.unlink(missing_ok=True)

    def _made(self, now: datetime) -> list[datetime]:
        """When each was made; one from the future (the clock was wrong) counts for nothing."""
        names = (one.name for one in self._folder.iterdir() if _OURS.fullmatch(one.name))
        whole = (name for name in names if not name.endswith(".halv"))
        times = (datetime.strptime(name, _FORM).replace(tzinfo=UTC) for name in whole)
        return [at for at in times if at <= now]


def spent(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Give those that may go: not among the last 24, and not the last of a day of the last 30."""
    times = sorted(made)
    last_of_day = {at.date(): at for at in times if now - at <= DAYS}
    return set(times) - set(times[-LAST:]) - set(last_of_day.values())
