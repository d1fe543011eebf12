"""A file of an entry, for whoever may read the entry: by what it is, and able to do nothing."""

from __future__ import annotations

from flask import Blueprint, Response, send_file

from crisis.errors import Unknown
from crisis.projections.attachments import Attachment
from crisis.projections.situation import Situation
from crisis.terms.attachments import MEDIA_TYPES, PICTURES
from crisis.web.guard import leads_to
from crisis.web.pages.models import seen
from crisis.web.parts import parts

pages = Blueprint("attachments", __name__)

POWERLESS = (
    "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Opened by itself it may run nothing, fetch nothing and lead nowhere."""


@pages.get("/operationer/<operation>/bilag/<int:entry>/<sha256>")
@leads_to(view="operations.board")
def file(operation: str, entry: int, sha256: str) -> Response:
    """Give a file that belongs to this entry of this operation, as the reader may see them."""
    situation, _ = seen(operation)
    found = _attached(situation, entry, sha256)
    if found is None or found.kind is None:
        raise Unknown("attachment.unknown")
    place = parts().files.path(sha256)
    if place is None:
        raise Unknown("attachment.missing")
    response = send_file(
        place,
        mimetype=MEDIA_TYPES[found.kind],
        as_attachment=found.kind not in PICTURES,
        download_name=found.name,
        etag=sha256,
        conditional=True,
        max_age=None,
    )
    if found.kind in PICTURES:
        response.headers["Content-Disposition"] = "inline"
    response.headers["Content-Security-Policy"] = POWERLESS
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _attached(situation: Situation, entry: int, sha256: str) -> Attachment | None:
    """What is erased, or belongs to another entry, is not there."""
    one = situation.log.get(entry)
    living = (each for each in one.attachments if not each.erased) if one else ()
    return next((each for each in living if each.sha256 == sha256), None)
