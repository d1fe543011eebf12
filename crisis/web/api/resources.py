"""A sheet of resources sent in at once: all of it is taken in, or none and each bad row is told."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from typing import Any

from flask import Blueprint, Response, request

from crisis.commands.parse import convert, read_object
from crisis.commands.resources import MOST_AT_ONCE, RegisterResources
from crisis.errors import Malformed, RefusalKind, Refused
from crisis.interop.sheets import read_rows
from crisis.projections.resources import Resources
from crisis.rules.known import By
from crisis.rules.permissions import may
from crisis.rules.resources import counted, holds, not_yours
from crisis.terms.ids import RESOURCES, is_key
from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.answers import as_json
from crisis.web.bodies import json_body
from crisis.web.guard import leads_to
from crisis.web.pages.resource_map import stock_features
from crisis.web.pages.resources import stock_for, wanted
from crisis.web.parts import parts
from crisis.web.resource_reading import BadRow, GoodRow, SheetSent, resources_of
from crisis.web.texts import sentence

routes = Blueprint("api_resources", __name__, url_prefix="/api/v1")


@routes.get("/resources/map")
@leads_to(view="resources.list")
def on_map() -> Response:
    """All there is in earnest, to be drawn, with the filters of the list."""
    return as_json(stock_features(stock_for(None), wanted(), "/ressourcer"))


@routes.get("/operations/<operation>/resources/map")
@leads_to(view="resources.list")
def on_map_of_operation(operation: str) -> Response:
    """What an operation draws on, to be drawn: in a drill, the drill's own."""
    stock = stock_for(operation)
    base = f"/operationer/{operation}/ressourcer" if stock.operation else "/ressourcer"
    return as_json(stock_features(stock, wanted(), base))


@routes.post("/resources/rows")
@leads_to(commands=True)
def take_in() -> Response:
    """Take a sheet in; where a row is wrong nothing is written, and every such row is told."""
    return _take_in(edge.by(Mode.LIVE), None)


@routes.post("/operations/<operation>/resources/rows")
@leads_to(commands=True)
def take_in_of_operation(operation: str) -> Response:
    """Take a sheet into what an operation draws on: in a drill, the drill's own."""
    return _take_in(edge.by_for(operation), operation)


def _take_in(by: By, operation: str | None) -> Response:
    if by.mode is Mode.LIVE and edge.exercise_only():
        raise Refused("access.exercise_only", kind=RefusalKind.FORBIDDEN)
    refused = may(RegisterResources, by)
    if refused is not None:
        raise refused
    key = request.headers.get("Idempotency-Key", "")
    if not is_key(key):
        raise Refused("idempotency.bad_key" if key else "idempotency.missing")
    sent = convert(SheetSent, read_object(json_body()))
    try:
        data = b64decode(sent.data, validate=True)
    except (Error, ValueError) as problem:
        raise Malformed("sheet.unreadable", "data") from problem
    good, bad = resources_of(read_rows(data), edge.planning(), by.authority)
    if len(good) > MOST_AT_ONCE:
        raise Malformed("sheet.too_long", "data", most=MOST_AT_ONCE)
    bad += _unfit(good, parts().handler.resources(operation), by)
    if bad:
        rows = sorted(bad, key=lambda one: one.row)
        return as_json({"taken": 0, "bad": [_told(one) for one in rows]})
    wish = RegisterResources(
        resources=tuple(one.resource for one in good),
        replace=sent.replace,
        houses=tuple(one.house for one in good if one.house),
    )
    parts().handler.do(wish, by, stream=operation or RESOURCES, key=key)
    return as_json({"taken": len(good), "bad": []}, 201)


def _unfit(good: tuple[GoodRow, ...], stock: Resources, by: By) -> tuple[BadRow, ...]:
    """Give each row whose house the rule would refuse, so that all are told at once."""
    found = (
        (one.row, not_yours(one.resource.owner, by) or holds(one.resource, counted(stock, house)))
        for one in good
        for house in (one.house,)
        if house is not None
    )
    return tuple(BadRow(row=row, problem=no) for row, no in found if no is not None)


def _told(one: BadRow) -> dict[str, Any]:
    told = {"row": one.row, "field": one.problem.field, "code": one.problem.code}
    return {**told, "da": sentence(one.problem, "da"), "en": sentence(one.problem, "en")}
