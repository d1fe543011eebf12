"""A file that belongs to an entry of the log, as it stands."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events import Erased, Stamp
from crisis.events.attachments import FileAttached
from crisis.terms.attachments import FileKind


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file of an entry; an erased one keeps its place and nothing else. Dansk: bilag.

    number: of the entry in the journal by which it was attached.
    """

    number: int
    recorded_at: datetime
    authority: str
    sha256: str = ""
    name: str = ""
    kind: FileKind | None = None
    size: int = 0
    description: str | None = None
    authority_name: str = ""
    erased: bool = False


def made(stamp: Stamp, event: FileAttached | Erased) -> Attachment:
    """Make it of what the journal holds."""
    bare = Attachment(
        number=stamp.number, recorded_at=stamp.recorded_at, authority=stamp.authority, erased=True
    )
    if isinstance(event, Erased):
        return bare
    told = ("sha256", "name", "kind", "size", "description", "authority_name")
    words = {name: getattr(event, name) for name in told}
    return msgspec.structs.replace(bare, **words, erased=False)


def blank(one: Attachment) -> Attachment:
    """Give what is left of it when it was erased by law."""
    return Attachment(
        number=one.number, recorded_at=one.recorded_at, authority=one.authority, erased=True
    )
