"""Words about files that belong to an entry of the log."""

from __future__ import annotations

from enum import StrEnum

import msgspec

FILE_LIMIT = 20 * 1024 * 1024
"""So large a file may be, in bytes."""
MOST_FILES = 10
"""So many files an entry may have."""


class FileKind(StrEnum):
    """What a file is by its content; nothing else is taken in. Dansk: filens art."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    PDF = "pdf"


PICTURES = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP})

MEDIA_TYPES = {
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.WEBP: "image/webp",
    FileKind.PDF: "application/pdf",
}
"""As a file is served: by what it is, never by what was said of it."""

ENDINGS = {
    FileKind.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    FileKind.PNG: (".png",),
    FileKind.WEBP: (".webp",),
    FileKind.PDF: (".pdf",),
}
"""The endings of a file's name, the usual one first."""


class StoredFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that lies whole in the installation, as the board itself found it. Dansk: gemt fil."""

    sha256: str
    kind: FileKind
    size: int
    attached: bool = False
    """Whether it belonged to an entry already when it was looked at."""
