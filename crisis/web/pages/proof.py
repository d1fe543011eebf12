"""The personal proof: whoever is logged in types the password once more, and stays logged in."""

from __future__ import annotations

from datetime import datetime

import msgspec
from flask import Blueprint, Response, make_response, redirect, render_template, request

from crisis.errors import Malformed, Refused
from crisis.journal.codec import stamp_text
from crisis.web import edge
from crisis.web.accounts.audit import Act
from crisis.web.answers import as_json
from crisis.web.bodies import json_body
from crisis.web.errors import wants_json
from crisis.web.limits import attempt, succeeded
from crisis.web.parts import parts
from crisis.web.paths import own_path
from crisis.web.proving import prove, proved
from crisis.web.texts import sentence
from crisis.web.words import spoken

pages = Blueprint("proof", __name__)

AFTERWARDS = "/konto"
WRONG = Refused("access.wrong_password", field="password")


class Typed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a script sends."""

    password: str


@pages.get("/konto/bevis")
def form() -> Response:
    """The form, for who uses the board without scripts."""
    return _form(200)


@pages.post("/konto/bevis")
def renew() -> Response:
    """Prove who one is. Counted as log-in is, or an open board would be a place to guess at."""
    who, ip = edge.account(), edge.caller().ip
    given = _password()
    attempt(who.username, ip)
    if proved(who.username, given) is None:
        parts().audit.note(Act.PROOF_FAILED, who.id, ip)
        if wants_json():
            raise WRONG
        return _form(422, sentence(WRONG, spoken()))
    succeeded(who.username, ip)
    at = datetime.fromisoformat(prove())
    parts().audit.note(Act.PROVED, who.id, ip)
    if wants_json():
        return as_json({"proved_at": stamp_text(at)})
    return make_response(redirect(own_path(request.form.get("next"), AFTERWARDS), 303))


def _password() -> str:
    if not request.is_json:
        return request.form.get("password", "")
    try:
        return msgspec.json.decode(json_body(), type=Typed).password
    except msgspec.ValidationError as problem:
        raise Malformed("field.wrong_type", "password") from problem
    except msgspec.DecodeError as problem:
        raise Malformed("body.not_json") from problem


def _form(status: int, error: str | None = None) -> Response:
    following = own_path(request.values.get("next"), AFTERWARDS)
    page = render_template("accounts/proof.html", form_error=error, next=following)
    return make_response(page, status)
