"""How a file is taken in: how large it may be, and in which letters it is written."""

from __future__ import annotations

import codecs

from crisis.errors import Malformed

BYTES_LIMIT = 200_000_000
POSITIONS_LIMIT = 10_000_000
"""How large a file, and how many positions in it, an import takes."""


def decoded(data: bytes, limit: int | None = None) -> str:
    """Read UTF-8, else Windows-1252, the two that Danish files are written in."""
    most = BYTES_LIMIT if limit is None else limit
    if len(data) > most:
        raise Malformed("import.too_large", limit_mb=most // 1_000_000)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Malformed("import.encoding")
