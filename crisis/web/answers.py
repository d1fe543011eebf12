"""Answers in JSON: times in UTC, times of day never, text as it was written."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CSV = "text/csv; charset=utf-8"

_ENCODER = msgspec.json.Encoder(enc_hook=str)


def as_json(value: Any, status: int = 200) -> Response:
    """Answer with a value as JSON."""
    return Response(_ENCODER.encode(value), status=status, mimetype="application/json")
