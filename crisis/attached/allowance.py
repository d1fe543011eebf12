"""How much one account may send in an hour, so that nobody fills the disk or the line alone.

Counted in memory, in each process by itself: what is kept for the log is kept by the shelf, and a
start forgets. Dansk: kvote for bilag.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from math import ceil

from crisis.attached.content import FIELD
from crisis.errors import Refused
from crisis.terms.attachments import FILE_LIMIT

WINDOW = timedelta(hours=1)
MEGABYTE = 1024 * 1024


class Sent:
    """One file that came in, or comes in now."""

    def __init__(self, at: datetime, size: int) -> None:
        self.at = at
        self.size = size

    def came(self, size: int) -> None:
        """Say how much it was in the end, also of one that was refused or cut off."""
        self.size = size


class Allowance:
    """What each account sent in the last hour."""

    def __init__(self, files: int, size: int) -> None:
        """files, size: so many, and so many bytes together, in an hour."""
        self._files = files
        self._size = size
        self._sent: dict[int, deque[Sent]] = {}

    def take(self, account: int, length: int, now: datetime) -> Sent:
        """Count one more; length: 0 when it is not told, which is counted as the longest until it
        is here. Raises Refused when it would be too many or too much."""
        sent = self._of(account, now)
        wanted = length or FILE_LIMIT
        if len(sent) >= self._files or sum(one.size for one in sent) + wanted > self._size:
            raise Refused(
                "attachment.too_often",
                field=FIELD,
                files=self._files,
                megabytes=self._size // MEGABYTE,
                minutes=_minutes(self._room(sent, wanted), now),
            )
        made = Sent(now, wanted)
        sent.append(made)
        return made

    def _of(self, account: int, now: datetime) -> deque[Sent]:
        for each in list(self._sent):
            held = self._sent[each]
            while held and held[0].at + WINDOW <= now:
                held.popleft()
            if not held:
                del self._sent[each]
        return self._sent.setdefault(account, deque())

    def _room(self, sent: deque[Sent], wanted: int) -> datetime | None:
        """Give when so much has grown old that this one may come; None when it never may."""
        files, size = len(sent), sum(one.size for one in sent)
        for one in sent:
            files, size = files - 1, size - one.size
            if files < self._files and size + wanted <= self._size:
                return one.at + WINDOW
        return None


def _minutes(when: datetime | None, now: datetime) -> int:
    left = when - now if when is not None else WINDOW
    return max(1, ceil(left / timedelta(minutes=1)))
