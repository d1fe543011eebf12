"""The last entries this process appended to each stream, so that writers who come together need
not read each other's entries back from the disk."""

from __future__ import annotations

from collections import deque

from crisis.events.erasure import EntryErased
from crisis.journal.port import Entry

MOST = 512


class Recent:
    """Entries as they were appended; used by the one writer thread alone.

    Whether they still stand is asked of the head: its hash is the last one's, or they are dropped.
    """

    def __init__(self) -> None:
        self._streams: dict[str, deque[Entry]] = {}

    def after(self, stream: str, seen: int, head: str) -> tuple[Entry, ...] | None:
        """Give the entries after a number up to the head with this hash; None when unknown."""
        kept = self._streams.get(stream)
        if not kept:
            return None
        if kept[-1].stamp.hash != head:  # another process wrote, or what we wrote was taken back
            del self._streams[stream]
            return None
        missed = kept[-1].stamp.number - seen
        if missed > len(kept):
            return None
        return tuple([kept[at] for at in range(-missed, 0)])

    def add(self, entries: tuple[Entry, ...], previous: str) -> None:
        """Keep what was appended; an erasure leaves nothing of its stream in memory.

        previous: the hash of the entry before. By its number alone one that was taken back would
        pass for it, and stay among those that stand.
        """
        stream = entries[0].stamp.stream
        if any(isinstance(one.event, EntryErased) for one in entries):
            self._streams.pop(stream, None)
            return
        kept = self._streams.get(stream)
        if not kept or kept[-1].stamp.hash != previous:
            kept = self._streams[stream] = deque(maxlen=MOST)
        kept.extend(entries)
