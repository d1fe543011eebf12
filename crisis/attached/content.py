"""What a file is, by its content alone; of a picture nothing is kept but the picture.

Everything here is pure: bytes in, bytes or a refusal out. No picture is ever unpacked, so none
can fill the memory by being unpacked.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from crisis.attached import jpeg, png, webp
from crisis.attached.sizes import broken
from crisis.errors import Refused
from crisis.terms.attachments import ENDINGS, MEDIA_TYPES, FileKind

FIELD = "file"
"""What a refusal of a file is about."""
TOLD = {
    FileKind.JPEG: "JPEG",
    FileKind.PNG: "PNG",
    FileKind.WEBP: "WebP",
    FileKind.PDF: "PDF",
}
_SAYS_NOTHING = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_OTHER_NAMES = {"image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "image/x-png": "image/png"}
_HEAD = 1024
_PDF = re.compile(rb"%PDF-[12]\.\d")
_PDF_END = re.compile(rb"%%EOF[\r\n\t\0 ]*\Z")
_PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:\?xml|!doctype|html|svg|head|body|script)",
    re.IGNORECASE | re.DOTALL,
)
_FILM = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftypavif", b"ftyphevc")
_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"GIF8", "attachment.other_picture", "GIF"),
    (b"BM", "attachment.other_picture", "BMP"),
    (b"II*\0", "attachment.other_picture", "TIFF"),
    (b"MM\0*", "attachment.other_picture", "TIFF"),
    (b"8BPS", "attachment.other_picture", "Photoshop"),
    (b"\xd0\xcf\x11\xe0", "attachment.office", ""),
    (b"{\\rtf", "attachment.office", ""),
    (b"MZ", "attachment.program", ""),
    (b"\x7fELF", "attachment.program", ""),
    (b"#!", "attachment.program", ""),
    (b"\xca\xfe\xba\xbe", "attachment.program", ""),
    (b"\x1a\x45\xdf\xa3", "attachment.moving", ""),
    (b"\x1f\x8b", "attachment.zip", ""),
    (b"7z\xbc\xaf", "attachment.zip", ""),
    (b"Rar!", "attachment.zip", ""),
    (b"BZh", "attachment.zip", ""),
    (b"\xfd7zXZ", "attachment.zip", ""),
)


class Content(NamedTuple):
    """What a file is, and its bytes as they are kept."""

    kind: FileKind
    data: bytes


def kind_of(head: bytes) -> FileKind | None:
    """Say what a file begins as; None when it is nothing that is taken in."""
    if head.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if head.startswith(png.SIGNATURE):
        return FileKind.PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileKind.WEBP
    return FileKind.PDF if _PDF.match(head) else None


def examined(data: bytes) -> Content:
    """Say what a file is and give what is kept of it; raises Refused for all else."""
    if not data:
        raise Refused("attachment.empty", field=FIELD)
    kind = kind_of(data[:_HEAD])
    if kind is None:
        raise _other(data)
    if kind is FileKind.PDF:
        if not _PDF_END.search(data[-_HEAD:]):
            raise broken("PDF")
        return Content(kind, data)
    cleaned = {FileKind.JPEG: jpeg.cleaned, FileKind.PNG: png.cleaned, FileKind.WEBP: webp.cleaned}
    return Content(kind, cleaned[kind](data))


def require_agreement(kind: FileKind, media_type: str, name: str) -> None:
    """A file whose name or sender says something else than it is, is refused and told what it is;
    raises Refused."""
    said = media_type.partition(";")[0].strip().lower()
    said = _OTHER_NAMES.get(said, said)
    if said not in _SAYS_NOTHING and said != MEDIA_TYPES[kind]:
        raise _disagrees(kind, said)
    ending = PurePosixPath(name.replace("\\", "/").strip()).suffix.lower()
    if ending and ending not in ENDINGS[kind]:
        raise _disagrees(kind, ending)


def _disagrees(kind: FileKind, said: str) -> Refused:
    shown = "".join(one for one in said if one.isprintable())[:40]
    return Refused("attachment.disagrees", field=FIELD, said=shown, found=TOLD[kind])


def _other(data: bytes) -> Refused:
    """Say what it is instead, so that somebody knows what to do."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        office = any(part in data[:4096] for part in (b"[Content_Types].xml", b"mimetypeapplic"))
        return Refused("attachment.office" if office else "attachment.zip", field=FIELD)
    if _PAGE.match(data[:4096]):
        return Refused("attachment.page", field=FIELD)
    if data[4:12] in _FILM:
        return Refused("attachment.other_picture", field=FIELD, found="HEIC/AVIF")
    if data[4:8] in (b"ftyp", b"moov") or data[:4] == b"RIFF":
        return Refused("attachment.moving", field=FIELD)
    for start, code, found in _STARTS:
        if data.startswith(start):
            return Refused(code, field=FIELD, found=found) if found else Refused(code, field=FIELD)
    return Refused("attachment.unknown_type", field=FIELD)
