"""Everything that goes wrong, said once: JSON for programs, a page for people, an id in both."""

from __future__ import annotations

import dataclasses
import logging
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, g, make_response, redirect, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from werkzeug.exceptions import HTTPException

from crisis.errors import (
    Malformed,
    RefusalKind,
    Refused,
    StoreUnavailable,
    StoreUnsure,
    Unknown,
)
from crisis.web.accounts.audit import Act
from crisis.web.answers import as_json
from crisis.web.ended import ended
from crisis.web.parts import parts
from crisis.web.paths import here
from crisis.web.security import current_account
from crisis.web.texts import sentence
from crisis.web.words import spoken

log = logging.getLogger(__name__)

LOG_IN = "/log-ind"
RETRY_SECONDS = "2"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Said:
    """A refusal on its way out: status, code, and what the sentence needs."""

    status: int
    code: str
    field: str | None = None
    facts: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    def text(self) -> str:
        """Say it in the reader's language."""
        return sentence(self, spoken())


_BY_KIND = {
    RefusalKind.INVALID: 422,
    RefusalKind.FORBIDDEN: 403,
    RefusalKind.UNKNOWN: 404,
    RefusalKind.CONFLICT: 409,
}
_BY_CODE = {
    "idempotency.missing": 400,
    "idempotency.bad_key": 400,
    "body.too_large": 413,
    "attachment.too_large": 413,
    "attachment.no_room": 507,
    "attachment.too_often": 429,
    "drill.code_word_wait": 429,
    "attachment.form": 415,
    "import.too_large": 413,
    "import.no_room": 507,
    "import.form": 415,
    "request.not_json": 415,
    "request.host": 400,
}
_BY_STATUS = {
    400: "request.bad",
    403: "permission.role",
    404: "request.not_found",
    405: "request.method",
    413: "body.too_large",
    415: "request.not_json",
    429: "access.too_many",
}


def listen(app: Flask) -> None:
    """Let every error of the app be said here."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(Malformed, _malformed)
    app.register_error_handler(Unknown, _unknown)
    app.register_error_handler(StoreUnavailable, _unavailable)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def said_of(problem: Refused | Malformed) -> Said:
    """Give status and code of a refusal."""
    if isinstance(problem, Refused):
        status = _BY_CODE.get(problem.code, _BY_KIND[problem.kind])
    else:
        usual = 422 if problem.code.startswith(("field.", "import.")) else 400
        status = _BY_CODE.get(problem.code, usual)
    return Said(status=status, code=problem.code, field=problem.field, facts=problem.facts)


def answer(said: Said) -> Response:
    """Say it to a program or to a person."""
    number = secrets.token_hex(4)
    if said.status >= 500:
        log.error("answered %s %s id=%s path=%s", said.status, said.code, number, request.path)
    if said.status == 403:
        _note_denial(said, number)
    response = _json(said, number) if wants_json() else _page(said, number)
    if said.status == 503:
        response.headers["Retry-After"] = RETRY_SECONDS
    if said.code == "idempotency.in_flight":
        response.headers["Retry-After"] = "1"
    if said.status == 401 and "Authorization" in request.headers:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def wants_json() -> bool:
    """Says whether a script asks: the interface always, a page's fetch by what browsers add."""
    return request.path.startswith("/api/") or request.headers.get("Sec-Fetch-Dest") == "empty"


def _refused(problem: Refused) -> Response:
    return answer(said_of(problem))


def _malformed(problem: Malformed) -> Response:
    return answer(said_of(problem))


def _unknown(problem: Unknown) -> Response:
    return answer(Said(status=404, code=problem.code, facts=problem.facts))


def _unavailable(problem: StoreUnavailable) -> Response:
    log.error("store unavailable: %s", problem)
    # Who only looks has written nothing that could be lost.
    if request.method in {"GET", "HEAD"}:
        return answer(Said(status=503, code="store.unreadable"))
    unsure = isinstance(problem, StoreUnsure)
    return answer(Said(status=503, code="store.unsure" if unsure else "store.unavailable"))


def _http(problem: HTTPException) -> Response:
    status = problem.code or 500
    if status < 400:
        return make_response(problem.get_response())
    if status == 401:
        return _stranger()
    if isinstance(problem, CSRFError):
        return answer(Said(status=403, code="access.csrf"))
    response = answer(Said(status=status, code=_BY_STATUS.get(status, "request.bad")))
    for name, value in problem.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def _unforeseen(problem: Exception) -> Response:
    log.error("unforeseen at %s", request.path, exc_info=problem)
    if isinstance(problem.__cause__, StoreUnavailable):
        return _unavailable(problem.__cause__)
    return answer(Said(status=500, code="server.error"))


def _stranger() -> Response:
    """A stranger's page leads to the log-in and back again; a script is told 401."""
    bearer = "Authorization" in request.headers
    code = "access.bad_token" if bearer else "access.sign_in"
    over = None if wants_json() else ended()
    if over is not None:
        return over
    if wants_json() or bearer or "/paneler/" in request.path or request.method != "GET":
        return answer(Said(status=401, code=code))
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return _again()
    target = "" if request.path == "/" else f"?next={quote(here(), safe='/')}"
    return make_response(redirect(f"{LOG_IN}{target}", 303))


def _again() -> Response:
    """A link in a mail: the browser keeps a strict cookie back until a page of ours asks."""
    path = quote(here(), safe="/?=&")
    page = f'<!doctype html><title>Stabstavlen</title><p><a href="{escape(path)}">Stabstavlen</a>'
    response = make_response(page)
    response.headers["Refresh"] = f"0; url={path}"
    return response


def _json(said: Said, number: str) -> Response:
    error = {
        "code": said.code,
        "field": said.field,
        "da": sentence(said, "da"),
        "en": sentence(said, "en"),
        "facts": dict(said.facts),
        "id": number,
    }
    return as_json({"error": error}, said.status)


def _page(said: Said, number: str) -> Response:
    page = render_template(
        "errors/error.html",
        status=said.status,
        title=_title(said.status),
        text=said.text(),
        id=number,
    )
    return make_response(page, said.status)


def _title(status: int) -> str:
    titles = {
        401: _("Du er ikke logget ind"),
        403: _("Det har du ikke lov til"),
        404: _("Siden findes ikke"),
        413: _("Det er for stort"),
        429: _("For mange forsøg"),
        500: _("Noget gik galt hos os"),
        503: _("Databasen svarer ikke"),
    }
    return str(titles.get(status, _("Det kunne ikke lade sig gøre")))


def _note_denial(said: Said, number: str) -> None:
    """A refusal for want of right leaves a line, once for each request."""
    if g.get("denial_noted"):
        return
    g.denial_noted = True
    who = current_account()
    if who is None:
        return
    try:
        parts().audit.note(
            Act.DENIED,
            who.id,
            request.remote_addr or "",
            code=said.code,
            path=request.path[:200],
            seat=request.headers.get("X-Seat", "")[:40],
            id=number,
        )
    except StoreUnavailable:
        log.warning("a denial could not be noted, id=%s", number)
