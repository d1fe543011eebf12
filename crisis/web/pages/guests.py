"""The way in by a guest's link: opened, looked at, and gone in by on a press.

The secret stands behind the `#` of the address, which no browser sends: it is in no line of any
log, in no proxy's, and in no Referer. A script puts it into a form and forgets the address.
"""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request
from flask_security import logout_user

from crisis.errors import RefusalKind, Refused
from crisis.web import edge
from crisis.web.accounts.audit import Act
from crisis.web.accounts.guests import Link, LinkEnded
from crisis.web.accounts.people import Account
from crisis.web.ended import farewell
from crisis.web.limits import guess
from crisis.web.pages.accounts import begin
from crisis.web.parts import parts

pages = Blueprint("guests", __name__)

LONGEST = 100


@pages.get("/gaest")
def open_() -> str:
    """What a link opens, also to whatever previews links: it says nothing of any operation."""
    return render_template("guests/open.html")


@pages.post("/gaest")
def look() -> Response:
    """Say as whom one would go in. Nothing begins by it."""
    link = _link()
    if not link.works:
        return _refuse(link)
    told = {"name": _account(link).name, "washing": link.washing, "token": _given()}
    page = render_template("guests/enter.html", **told)
    return make_response(page)


@pages.post("/gaest/ind")
def enter() -> Response:
    """Go in: a log-in that holds in one operation, as long as the link does. One at a time."""
    link = _link()
    if not link.works:
        return _refuse(link)
    try:
        begin(_account(link), by_password=False, first=parts().guests.entering(link))
    except LinkEnded:
        logout_user()
        return _refuse(_link())
    told = {"link": link.public, "operation": link.operation}
    parts().audit.note(Act.GUEST_CAME_IN, link.account, edge.caller().ip, **told)
    return make_response(redirect(f"/operationer/{link.operation}", 303))


def _account(link: Link) -> Account:
    found = parts().people.numbered(link.account)
    assert found is not None, "the account was made with the link"
    return found


def _given() -> str:
    return request.form.get("token", "")[:LONGEST]


def _link() -> Link:
    """Find the link that was sent; one that there is not is counted as a guess."""
    found = parts().guests.find(_given())
    if found is None:
        guess(edge.caller().ip)
        parts().audit.note(Act.GUEST_LINK_REFUSED, None, edge.caller().ip, why="unknown")
        raise Refused("guest.unknown", kind=RefusalKind.UNKNOWN)
    return found


def _refuse(link: Link) -> Response:
    told = {"link": link.public, "operation": link.operation, "why": link.state.value}
    guess(edge.caller().ip)
    parts().audit.note(Act.GUEST_LINK_REFUSED, link.account, edge.caller().ip, **told)
    return farewell(link)
