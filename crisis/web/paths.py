"""Where a page may send the reader: to a path of our own and nowhere else."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request

LONGEST = 500


def own_path(wanted: str | None, otherwise: str) -> str:
    """Give the path when it is one of ours, else the other one."""
    text = wanted or ""
    foreign = not text.startswith("/") or text.startswith(("//", "/\\")) or "\\" in text
    if foreign or len(text) > LONGEST or not text.isprintable():
        return otherwise
    split = urlsplit(text)
    return otherwise if split.scheme or split.netloc else text


def here() -> str:
    """Give the path of this request with its query."""
    return own_path(request.full_path.rstrip("?"), "/")
