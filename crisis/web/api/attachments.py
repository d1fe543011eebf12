"""Files in: the body of the request is the file itself, taken in piece by piece."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from crisis.attached.shelf import Incoming, too_large
from crisis.commands.attachments import AttachFile
from crisis.errors import Refused
from crisis.rules.closing import shut
from crisis.rules.permissions import may
from crisis.terms.attachments import FILE_LIMIT, MEDIA_TYPES, StoredFile
from crisis.web import edge
from crisis.web.answers import as_json
from crisis.web.guard import FORMS, leads_to
from crisis.web.parts import parts

routes = Blueprint("api_attachments", __name__, url_prefix="/api/v1")

PIECE = 64 * 1024
_LONGEST_NAME = 300


@routes.post("/operations/<operation>/attachments")
@leads_to(commands=True, body=FILE_LIMIT)
def take_in(operation: str) -> Response:
    """Take a picture or a PDF in; `AttachFile` then lets it belong to an entry within a day. The
    same file has the same name (sha256), so a repetition changes nothing."""
    by = edge.by_for(operation)
    refused = may(AttachFile, by)
    if refused is not None:
        raise refused
    over = shut(parts().handler.situation(by, operation), AttachFile)
    if over is not None:
        raise over
    return told_of(taken(by.account))


def told_of(found: StoredFile) -> Response:
    """Say what was taken in, as the board itself found it."""
    told = {
        "sha256": found.sha256,
        "kind": found.kind,
        "media_type": MEDIA_TYPES[found.kind],
        "size": found.size,
    }
    return as_json(told, 201)


def taken(account: int) -> StoredFile:
    """Take the body of the request in as a file; raises Refused when it is none, or not whole."""
    length, name = request.content_length or 0, request.args.get("name", "")[:_LONGEST_NAME]
    if request.mimetype in FORMS:
        raise Refused("attachment.form", field="file")
    if length > FILE_LIMIT:
        raise too_large()
    sent = parts().uploads.take(account, length, parts().clock())
    with parts().files.incoming(length) as incoming:
        try:
            _read(incoming)
        finally:
            sent.came(incoming.size)
        if incoming.size < length:
            raise Refused("attachment.cut_off", field="file")
        media_type = request.content_type or ""
        return parts().lanes.files(lambda: incoming.keep(media_type, name))


def _read(incoming: Incoming) -> None:
    try:
        while piece := request.stream.read(PIECE):
            incoming.write(piece)
    except RequestEntityTooLarge as problem:
        raise too_large() from problem
    except (ClientDisconnected, OSError) as problem:
        raise Refused("attachment.cut_off", field="file") from problem
