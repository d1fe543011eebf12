"""Imports: a file in, piece by piece, and what a planner then wishes; the worker does the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec
from flask import Blueprint, Response, request
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from crisis.commands.parse import convert, read_object
from crisis.commands.register import RegisterObjects
from crisis.errors import Malformed, RefusalKind, Refused, Unknown
from crisis.register.imports.arriving import Sender, too_large
from crisis.register.imports.book import ImportBook
from crisis.register.imports.foreign import LIMITS
from crisis.register.imports.job import Job, require_sound
from crisis.rules.permissions import may
from crisis.terms.categories import on_list
from crisis.terms.ids import is_key
from crisis.terms.imports import AT_WORK, Keep, NoWish, Stage, Wish, WriteWish
from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.answers import as_json
from crisis.web.bodies import json_body
from crisis.web.guard import FORMS, leads_to
from crisis.web.import_words import fault_words
from crisis.web.own_imports import own_import
from crisis.web.parts import parts

routes = Blueprint("api_imports", __name__, url_prefix="/api/v1/imports")

PIECE = 256 * 1024
_LONGEST_NAME = 300
_LETTERS = 12


@routes.post("")
@leads_to(commands=True, body=LIMITS.size)
def take_in() -> Response:
    """Take a file in; it is then read beside. The same key gives the same import."""
    by = _planner()
    name, length = request.args.get("name", "")[:_LONGEST_NAME], request.content_length or 0
    if request.mimetype in FORMS:
        raise Refused("import.form", field="file")
    most = parts().arrivals.most(name)
    if length > most:
        raise too_large(most)
    id_ = _id(by.account)
    try:
        return _going(_book().get(id_), 201)
    except Unknown:
        pass
    sender = Sender(id=id_, account=by.account, seat=by.seat, name=name)
    try:
        made = parts().arrivals.take(sender, _pieces(), length)
    except RequestEntityTooLarge as problem:
        raise too_large(most) from problem
    except ClientDisconnected as problem:
        raise Refused("import.cut_off", field="file") from problem
    return _going(made, 201)


@routes.get("/<import_id>")
@leads_to(view="register.imports")
def look(import_id: str) -> Response:
    """Say where an import stands and how far it is."""
    return as_json(state(own_import(import_id)))


@routes.post("/<import_id>/check")
@leads_to(commands=True)
def check(import_id: str) -> Response:
    """Say what the columns mean, and try all rows; nothing is written."""
    _planner()
    wish = convert(Wish, read_object(json_body()))
    one = own_import(import_id)
    if one.result.first is not None:  # to try it anew would lose what was written before
        raise Refused("import.elsewhere", kind=RefusalKind.CONFLICT)
    named = [each for each in one.layers if each.name == wish.layer]
    layer = next(iter(named), None) if wish.layer else msgspec.structs.replace(one, wish=None).layer
    if layer is None:
        raise Malformed("import.no_such_layer", "layer", name=(wish.layer or "")[:80])
    wish = msgspec.structs.replace(wish, layer=layer.name or None)
    require_sound(wish, layer, on_list(edge.planning().categories))
    after = (Stage.DESCRIBED, Stage.CHECKED)
    one = _book().ask(import_id, after, stage=Stage.CHECK, wish=wish, result=None)
    _book().remember(layer.fields, wish, edge.visitor().seat.authority)
    return _going(one)


@routes.post("/<import_id>/write")
@leads_to(commands=True)
def write(import_id: str) -> Response:
    """Write what the dry run found new or changed: the rest, or nothing when a row was bad."""
    _planner()
    keep = convert(WriteWish, read_object(json_body())).keep
    one = own_import(import_id)
    if one.begun:  # it was stopped: what it wrote is to be taken back
        raise Refused("import.elsewhere", kind=RefusalKind.CONFLICT)
    tally = one.result.tally
    if tally.bad and keep is Keep.NOTHING:
        raise Refused("import.bad_rows", field="keep", bad=tally.bad)
    if not tally.new + tally.changed:
        raise Refused("import.nothing_new", field="keep")
    return _going(_book().ask(import_id, (Stage.CHECKED,), stage=Stage.WRITE, keep=keep))


@routes.post("/<import_id>/undo")
@leads_to(commands=True)
def undo(import_id: str) -> Response:
    """Take an import back; what somebody has changed since is left and listed. It is done as who
    asks: the one who sent it may be no planner any more."""
    by = _planner()
    convert(NoWish, read_object(json_body()))
    after = (own_import(import_id).undone_from,)
    asks = {"stage": Stage.UNDO, "account": by.account, "seat": by.seat}
    return _going(_book().ask(import_id, after, **asks))


@routes.post("/<import_id>/discard")
@leads_to(commands=True)
def discard(import_id: str) -> Response:
    """Let an import go that has written nothing; its file is taken away."""
    _planner()
    convert(NoWish, read_object(json_body()))
    one = own_import(import_id)
    if one.result.first is not None:
        raise Refused("import.elsewhere")
    after = (Stage.DESCRIBED, Stage.CHECKED)
    return as_json(state(_book().ask(import_id, after, stage=Stage.DISCARDED)))


def state(one: Job) -> dict[str, Any]:
    """Give where an import stands, as programs and pages read it."""
    fault = one.problem.raised() if one.problem else None
    return {
        "id": one.id,
        "stage": one.stage.value,
        "working": one.stage in AT_WORK,
        "file": one.file,
        "done": one.done,
        "total": one.total,
        "tally": one.result.tally,
        "undoing": one.result.undoing,
        "standing": one.result.written if one.begun else 0,
        "stopped": one.result.stopped is not None,
        "unknown": one.result.unknown,
        "problem": fault
        and {"code": fault.code, "da": fault_words(fault, "da"), "en": fault_words(fault, "en")},
    }


def _planner() -> Any:
    by = edge.by(Mode.LIVE)
    refused = may(RegisterObjects, by)
    if refused is not None:
        raise refused
    return by


def _book() -> ImportBook:
    return parts().arrivals.book


def _going(one: Job, status: int = 200) -> Response:
    if one.stage in AT_WORK:
        parts().wake.ring(one.id)
    return as_json(state(one), status)


def _id(account: int) -> str:
    """An id that a repetition of the same sending gets again."""
    key = request.headers.get("Idempotency-Key", "")
    if not is_key(key):
        raise Refused("idempotency.bad_key" if key else "idempotency.missing")
    return "im-" + hashlib.sha256(f"{account}\0{key}".encode()).hexdigest()[:_LETTERS]


def _pieces() -> Iterator[bytes]:
    while piece := request.stream.read(PIECE):
        yield piece
