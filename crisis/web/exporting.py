"""Gives files away; a workbook is written in a reading thread, one at a time in a process."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from threading import Semaphore
from urllib.parse import quote

from flask import Response

from crisis.interop.workbook import Workbook, write
from crisis.web.answers import XLSX
from crisis.web.parts import parts
from crisis.web.times import local

_ONE = Semaphore(1)
"""A large one takes seconds of a thread that others want to read by."""
_NOT_IN_A_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\ud800-\udfff]+')
_NAME_LIMIT = 80
_SPELLED = str.maketrans({"Ø": "OE", "ø": "oe", "Æ": "AE", "æ": "ae", "Å": "AA", "å": "aa"})


def as_workbook(make: Callable[[], Workbook], name: str) -> Response:
    """Answer with what is made. make: needs no request, for it runs in a thread of its own."""
    with _ONE:
        held = parts().lanes.read(lambda: write(make()))
    return as_file(held, XLSX, name)


def as_file(held: bytes, kind: str, name: str) -> Response:
    """Answer with a file that is saved, and kept by nobody on its way."""
    response = Response(held, mimetype=kind)
    response.headers["Content-Disposition"] = named(name)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def named(name: str) -> str:
    """Say what the file is called, to programs knowing Danish letters and others."""
    spelled = name.translate(_SPELLED).encode("ascii", "replace").decode().replace("?", "_")
    return f"attachment; filename=\"{spelled}\"; filename*=UTF-8''{quote(name, safe='')}"


def file_name(exercise: str, name: str, at: datetime, ending: str = ".xlsx") -> str:
    """Give the name of the file: what it is of, when it was made, and whether it is for real."""
    plain = " ".join(_NOT_IN_A_FILE_NAME.sub(" ", name).split())[:_NAME_LIMIT].strip(". ")
    made = local(at).strftime("%Y-%m-%d %H%M")
    return " ".join(one for one in (exercise, plain, made) if one) + ending
