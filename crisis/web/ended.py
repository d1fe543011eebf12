"""What a guest is told when his link works no more: why, and whom to call. No word of the log."""

from __future__ import annotations

from flask import Response, make_response, render_template

from crisis.errors import Refused
from crisis.web.accounts.guest_links import LinkState
from crisis.web.accounts.guests import Link
from crisis.web.cookies import LEAVE_NOTHING, browser_session
from crisis.web.texts import sentence
from crisis.web.words import spoken

GONE = 410

_WHY = {
    LinkState.REVOKED: "guest.revoked",
    LinkState.EXPIRED: "guest.expired",
    LinkState.LEFT: "guest.left",
    LinkState.CLOSED: "guest.closed",
}


def ended() -> Response | None:
    """Answer a browser that was in by a link until it ended, once; None for any other."""
    session = browser_session()
    link = session.ended
    if link is None:
        return None
    session.stale_cookie = True
    response = farewell(link)
    # He cannot come back to what he had begun, and it may be a machine that is not his.
    response.headers["Clear-Site-Data"] = LEAVE_NOTHING
    return response


def farewell(link: Link) -> Response:
    """Say why a link works no more."""
    problem = Refused(_WHY[link.state], who=link.made_by)
    page = render_template("guests/over.html", text=sentence(problem, spoken()))
    return make_response(page, GONE)
