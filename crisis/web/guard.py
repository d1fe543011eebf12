"""Deny by default: a route that has not said what it leads to is closed.

A route declares a view of the permission table or says that it leads to commands. Accounts are
the one listed exception (ANYBODY, SIGNED_IN): they stand outside the journal.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from crisis.commands.evaluation import GiveHotWash
from crisis.errors import Malformed, RefusalKind, Refused, StoreUnavailable, Unknown
from crisis.rules.permissions import VIEWS, may_view
from crisis.web import edge
from crisis.web.accounts.people import Place
from crisis.web.parts import parts
from crisis.web.security import csrf, current_account, current_token

log = logging.getLogger(__name__)

F = TypeVar("F", bound=Callable[..., Any])

ANYBODY = frozenset(
    {
        "accounts.log_in_form",
        "accounts.log_in",
        "accounts.language",
        "api.health",
        "guests.open_",
        "guests.look",
        "guests.enter",
        "output.press_room",
        "static",
    }
)
"""Accounts, before one is known, and what has left the house: no log-in needed."""

SIGNED_IN = frozenset(
    {
        "accounts.home",
        "accounts.log_out",
        "accounts.seat",
        "accounts.account",
        "accounts.password",
        "accounts.end_session",
        "proof.form",
        "proof.renew",
        "api.me",
    }
)
"""Accounts: everybody's own, whatever the seat."""

FOR_GUESTS = frozenset({"accounts.home", "accounts.log_out", "api_map.base"})
"""What names no operation and a guest may reach: a way to his board, a way out, and the ground that
the map is drawn on. He has no account of his own to look after."""

BOARD, FORM = "operations.board", "evaluation.evaluation"
AFTER_A_DRILL = frozenset({"accounts.home", "accounts.log_out", BOARD, FORM})
"""What is left for whoever sat in a drill by a link once it is over, and one command; his board
leads on to the form."""
HOT_WASH = {"command": GiveHotWash.__name__}

FOR_PROGRAMS = frozenset({"api.me"})
"""What of SIGNED_IN a token may reach: it never changes the account it acts for."""

FORMS = frozenset({"multipart/form-data", "application/x-www-form-urlencoded"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What a route leads to: a view, or commands (judged one by one at the door).

    body: so many bytes it takes, when that is more than a command needs.
    """

    view: str | None = None
    commands: bool = False
    body: int | None = None


def leads_to(
    *, view: str | None = None, commands: bool = False, body: int | None = None
) -> Callable[[F], F]:
    """Declare what a route leads to."""
    if (view is None) == (not commands):
        raise ValueError("a route leads to a view or to commands")
    if view is not None and view not in VIEWS:
        raise ValueError(f"no view {view!r} in rules.permissions")

    def mark(function: F) -> F:
        function.__dict__["declared"] = Declared(view=view, commands=commands, body=body)
        return function

    return mark


def declared(app: Flask, endpoint: str) -> Declared | None:
    """Give what an endpoint has declared."""
    found = getattr(app.view_functions.get(endpoint), "declared", None)
    return found if isinstance(found, Declared) else None


def close(app: Flask) -> None:
    """Put the guard before every request, and refuse to start with an undeclared route."""
    open_routes = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in ANYBODY | SIGNED_IN and declared(app, rule.endpoint) is None
    ]
    if open_routes:
        raise RuntimeError(f"routes without a permission: {sorted(set(open_routes))}")
    app.before_request(_guard)


def _guard() -> BaseResponse | None:
    """Let a request through to its route, or refuse it."""
    _require_plain()
    if isinstance(request.routing_exception, HTTPException) or request.endpoint is None:
        return None
    _store_answers()
    if request.endpoint in ANYBODY:
        _same_site()
        return None
    who = current_account()
    if who is None:
        abort(401)
    promise = declared(current_app, request.endpoint)
    _allow(promise)
    _same_site()
    if who.guest is not None:
        _only_there(who.guest)
        if who.guest.washing and request.endpoint == BOARD:
            return redirect(url_for(FORM, operation=who.guest.operation), 303)
    if request.endpoint in SIGNED_IN:
        if current_token() is not None and request.endpoint not in FOR_PROGRAMS:
            raise _forbidden("permission.program")
        return None
    if promise is None:
        log.error("route without a permission: %s", request.endpoint)
        raise _forbidden("access.undeclared")
    if promise.view is not None and not may_view(promise.view, edge.visitor().seat.role):
        raise _forbidden("permission.role")
    return None


def _require_plain() -> None:
    if request.environ.get("HTTP_HOST", "") not in parts().hosts:
        # Another name that leads here may be an attacker's (DNS rebinding).
        raise Malformed("request.host")
    if "\0" in request.path:
        # No id holds it, and PostgreSQL takes none that does.
        raise Malformed("request.bad")


def _store_answers() -> None:
    problem = getattr(session, "problem", None) or g.get("store_problem")
    if isinstance(problem, StoreUnavailable):
        raise problem


def _only_there(place: Place) -> None:
    """A guest is somebody in one operation: what names no operation is not for him, and what names
    another is not there. This holds for every route there is and will be."""
    if place.washing:
        _only_the_hot_wash()
    if request.endpoint in FOR_GUESTS:
        return
    named = (request.view_args or {}).get("operation")
    if named is None:
        raise _forbidden("permission.role")
    if named != place.operation:
        raise Unknown("operation.unknown")


def _only_the_hot_wash() -> None:
    """What belongs to no operation, and another one, is refused as for all guests after this."""
    asked = request.view_args or {}
    command = request.endpoint == "api_commands.command_in" and asked | HOT_WASH == asked
    if request.endpoint not in AFTER_A_DRILL and not command:
        raise _forbidden("guest.drill_over")


def _allow(promise: Declared | None) -> None:
    """Let a body be larger than a command; never a form's, whose files would be put on the disk.

    One that is too large for that too is not looked at: the route says so without reading it.
    """
    if promise is not None and promise.body is not None and request.mimetype not in FORMS:
        request.max_content_length = max(promise.body, request.content_length or 0)


def _same_site() -> None:
    """A change comes from our own page: known origin and the form's token. A program has no
    cookie that another site could use, so it needs neither."""
    if request.method in SAFE or current_token() is not None:
        return
    origin = request.headers.get("Origin")
    foreign = origin is not None and origin not in parts().origins
    if foreign or request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise _forbidden("access.foreign_origin")
    csrf.protect()


def _forbidden(code: str) -> Refused:
    return Refused(code, kind=RefusalKind.FORBIDDEN)
