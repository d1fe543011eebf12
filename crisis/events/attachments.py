"""Facts about files that belong to an entry of the log."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.attachments import FileKind


class FileAttached(Event, frozen=True, kw_only=True):
    """A file belongs to an entry. Dansk: bilag vedhæftet.

    supplements: the entry, by the name that an erasure keeps, so that its place stays known.
    sha256: of the file as it lies in the installation; kind and size as the board found them.
    """

    supplements: int
    sha256: str
    name: str
    kind: FileKind
    size: int
    description: str | None
    seat_name: str
    authority_name: str
