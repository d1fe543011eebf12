"""Examples of the events about files."""

from __future__ import annotations

from crisis.events import Event
from crisis.events.attachments import FileAttached
from crisis.terms.attachments import FileKind

FILE_EXAMPLES: tuple[Event, ...] = (
    FileAttached(
        supplements=4,
        sha256="0a" * 32,
        name="havn.jpg",
        kind=FileKind.JPEG,
        size=81_234,
        description="Vand over kajen",
        seat_name="Repræsentant",
        authority_name="Kolding Kommune",
    ),
)
