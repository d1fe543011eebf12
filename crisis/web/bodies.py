"""The body of a request that is not a form: JSON and nothing else, and not too much of it."""

from __future__ import annotations

from flask import request

from crisis.commands.parse import BODY_LIMIT
from crisis.errors import Malformed


def json_body() -> bytes:
    """Give the request's bytes; raises Malformed when they say they are something else."""
    if request.mimetype != "application/json":
        raise Malformed("request.not_json")
    if (request.content_length or 0) > BODY_LIMIT:
        raise Malformed("body.too_large", limit=BODY_LIMIT)
    return request.get_data(cache=False)
