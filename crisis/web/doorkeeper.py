"""Lets sockets in by the page's cookie, and only from our own pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from werkzeug.http import parse_cookie

from crisis.errors import Unknown
from crisis.rules.permissions import may_view
from crisis.sockets.ports import Guest, Turned
from crisis.terms.ids import drawing_on
from crisis.web import edge
from crisis.web.accounts.sessions import LogIn
from crisis.web.cookies import BoardSessions
from crisis.web.parts import Parts

VIEW = "operations.board"


class Doorkeeper:
    """The sockets' door (port: crisis.sockets.ports.Door)."""

    def __init__(self, parts: Parts, cookies: BoardSessions) -> None:
        self._parts = parts
        self._cookie = cookies.name

    def admit(self, environ: Mapping[str, Any]) -> Guest:
        """A browser always says where a socket was opened; without that nobody gets in."""
        if environ.get("HTTP_ORIGIN") not in self._parts.origins:
            raise Turned("access.foreign_origin")
        secret = parse_cookie(environ.get("HTTP_COOKIE", "")).get(self._cookie)
        found = self._parts.sessions.find(secret) if secret else None
        if found is None:
            raise Turned("access.sign_in")
        return Guest(key=found.hash, account=found.account.id)

    def watch(self, guest: Guest, operation: str) -> Guest:
        """The log-in is asked for again each time: what was true at the handshake may be over."""
        found = self._parts.sessions.by_hash(guest.key)
        if found is None:
            raise Turned("access.sign_in")
        place = found.account.guest
        if place is not None and operation != place.operation:
            raise Unknown("operation.unknown")
        if place is not None and place.washing:
            raise Turned("guest.drill_over")
        operation = drawing_on(operation)
        lent = edge.lent_seat(operation, found.data)
        if lent is not None and edge.borrowed(self._parts, guest.account, operation, lent):
            return replace(guest, lent_seat=lent)
        if not self._may_see(found):
            raise Turned("permission.role")
        return replace(guest, lent_seat=None)

    def lasts(self, operation: str, guest: Guest) -> bool:
        """The journal is asked, as it is when he writes."""
        lent, account = guest.lent_seat or "", guest.account
        return edge.borrowed(self._parts, account, drawing_on(operation), lent) is not None

    def still(self, keys: Iterable[str]) -> set[str]:
        """Give those of the log-ins that still hold. An open board is in use: a quiet night
        must not put the staff out; after a shift the log-in ends all the same."""
        alive = self._parts.sessions.alive(keys)
        self._parts.sessions.keep_fresh(alive)
        return alive

    def _may_see(self, found: LogIn) -> bool:
        planning = self._parts.handler.planning()
        seat = edge.chosen_seat(found.account, planning, found.data.get(edge.SEAT))
        return seat is not None and may_view(VIEW, seat.role)
