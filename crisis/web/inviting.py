"""A guest's link is made where chance is: the door decides, the secret goes back once."""

from __future__ import annotations

import json
from contextlib import suppress

import msgspec
from flask import Response, request

from crisis.commands.guests import InviteGuest
from crisis.errors import StoreUnavailable
from crisis.keyed import keyed
from crisis.rules.known import By
from crisis.terms.guests import SEAT
from crisis.web import edge
from crisis.web.accounts.audit import Act
from crisis.web.accounts.guests import Wanted
from crisis.web.parts import parts

PATH = "/gaest#"


def invite(command: InviteGuest, by: By, operation: str, key: str) -> Response:
    """Prepare a link, ask the door, and give the link if it opened. A repetition gets the first
    answer without it: nobody can be shown again what is kept nowhere."""
    asked = msgspec.structs.replace(command, link=None)
    known_as = keyed(asked, by, operation, key, None).request_hash
    guests = parts().guests
    public, secret = guests.prepare(_wanted(asked, by, operation))
    try:
        done = parts().handler.do(
            msgspec.structs.replace(asked, link=public),
            by,
            stream=operation,
            key=key,
            request_hash=known_as,
        )
    except Exception:
        with suppress(StoreUnavailable):  # it opens nothing, and what went wrong first is told
            guests.drop(public)
        raise
    if done.replayed:
        guests.drop(public)
        return Response(done.body(), status=201, mimetype="application/json")
    place = command.partner or f"{SEAT}{command.seat}"
    told = {"link": public, "operation": operation, "partner": place}
    parts().audit.note(Act.GUEST_LINK_MADE, by.account, request.remote_addr or "", **told)
    body = json.loads(done.body()) | {"guest_path": f"{PATH}{secret}"}
    return Response(json.dumps(body), status=201, mimetype="application/json")


def _wanted(command: InviteGuest, by: By, operation: str) -> Wanted:
    """Say what the link is for. Whether the partner sits there the rule says; a name that it does
    not know is never shown to anybody."""
    situation, who = parts().handler.situation(by, operation), edge.visitor()
    seat = situation.partners.get(command.partner or "")
    part = next((one for one in situation.drill.parts if one.seat == command.seat), None)
    name = part.seat_name if part and command.seat else command.partner or ""
    authority = who.planning.authorities.get(who.seat.authority)
    return Wanted(
        operation=operation,
        partner=command.partner or f"{SEAT}{command.seat}",
        name=seat.name if seat else name,
        account=by.account,
        by=", ".join(dict.fromkeys((who.seat.name, authority.name if authority else ""))),
    )
