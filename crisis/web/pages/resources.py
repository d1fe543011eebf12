"""The resources of the district, as a list with filters, one by one, and as a workbook."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template

from crisis.commands.resources import RegisterResources
from crisis.errors import RefusalKind, Refused
from crisis.rules.closing import offers
from crisis.rules.permissions import may
from crisis.rules.role_groups import LOG_OFFICE
from crisis.terms.operations import Mode
from crisis.terms.resources import Capability, Condition, ResourceKind, ResourceState
from crisis.web import edge
from crisis.web.answers import CSV
from crisis.web.because import pick
from crisis.web.exporting import as_file, as_workbook, file_name
from crisis.web.guard import leads_to
from crisis.web.looking import choice, text
from crisis.web.pages.models import choices_of, operation_model
from crisis.web.pages.resource_history import history_rows
from crisis.web.pages.resource_rows import Stock, Wanted, resource_row, resource_rows
from crisis.web.pages.resource_sheet import TITLE, lines_of, workbook_of
from crisis.web.pages.workbook_rows import EXERCISE
from crisis.web.parts import parts
from crisis.web.words import choices, spoken

pages = Blueprint("resources", __name__)

LONGEST = 200


@pages.get("/ressourcer")
@leads_to(view="resources.list")
def listed() -> str:
    """All there is in earnest."""
    return _list(None)


@pages.get("/operationer/<operation>/ressourcer")
@leads_to(view="resources.list")
def of_operation(operation: str) -> str:
    """What an operation draws on: in a drill, the drill's own."""
    return _list(operation)


@pages.get("/ressourcer/regneark")
@leads_to(view="resources.list")
def workbook() -> Response:
    """All there is as a workbook, which can be changed and sent back."""
    return _workbook(None)


@pages.get("/operationer/<operation>/ressourcer/regneark")
@leads_to(view="resources.list")
def workbook_of_operation(operation: str) -> Response:
    """What an operation draws on, the same way; a drill's own says that it is an exercise."""
    return _workbook(operation)


@pages.get("/ressourcer/raekker.csv")
@leads_to(view="resources.list")
def lines() -> Response:
    """The same as CSV, for who has no program that opens a workbook."""
    return _lines(None)


@pages.get("/operationer/<operation>/ressourcer/raekker.csv")
@leads_to(view="resources.list")
def lines_of_operation(operation: str) -> Response:
    """What an operation draws on as CSV."""
    return _lines(operation)


@pages.get("/ressourcer/<resource>")
@leads_to(view="resources.list")
def one(resource: str) -> str:
    """One resource: how it is, who has it, and all that was said of it."""
    return _one(None, resource)


@pages.get("/operationer/<operation>/ressourcer/<resource>")
@leads_to(view="resources.list")
def one_of_operation(operation: str, resource: str) -> str:
    """One of those that an operation draws on."""
    return _one(operation, resource)


def _workbook(operation: str | None) -> Response:
    stock, language = stock_for(operation), spoken()
    exercise, rows = _exercise(stock), resource_rows(stock, wanted())
    return as_workbook(
        lambda: workbook_of(rows, language, stock.now, exercise),
        file_name(exercise, pick(TITLE, language), stock.now),
    )


def _lines(operation: str | None) -> Response:
    stock, language = stock_for(operation), spoken()
    held = lines_of(resource_rows(stock, wanted()), language)
    return as_file(held, CSV, file_name(_exercise(stock), pick(TITLE, language), stock.now, ".csv"))


def _exercise(stock: Stock) -> str:
    return pick(EXERCISE, stock.language) if stock.operation else ""


def _list(operation: str | None) -> str:
    stock, looked = stock_for(operation), wanted()
    rows = resource_rows(stock, looked)
    query = {
        "capability": looked.capability or "",
        "owner": looked.owner or "",
        "state": looked.state or "",
        "q": looked.q or "",
    }
    said = urlencode({name: value for name, value in query.items() if value})
    return render_template(
        "resources/list.html",
        rows=rows,
        total=len(stock.resources.listed),
        query=query,
        asked=f"?{said}" if said else "",
        **_frame(stock),
    )


def _one(operation: str | None, resource: str) -> str:
    stock = stock_for(operation)
    found = stock.resources.get(resource)
    if found is None:
        raise Refused("resource.unknown", kind=RefusalKind.UNKNOWN)
    entries = parts().handler.stock_entries(stock.resources.stream)
    return render_template(
        "resources/one.html",
        one=resource_row(stock, found),
        history=history_rows(entries, resource, stock),
        **_frame(stock),
    )


def stock_for(operation: str | None) -> Stock:
    """Give the resources as the reader sees them. In earnest their parts are told by the operations
    in earnest that he may see."""
    by = edge.by(Mode.LIVE) if operation is None else edge.by_for(operation)
    handler = parts().handler
    situation = handler.situation(by, operation) if operation else None
    drill = situation is not None and situation.mode is Mode.EXERCISE
    if operation is not None and drill:
        shared = handler.sharing(by, operation)
    else:
        shared = tuple(one for one in edge.operations() if one.mode is Mode.LIVE)
    return Stock(
        resources=handler.resources(operation),
        planning=edge.planning(),
        by=by,
        language=spoken(),
        operations=shared,
        operation=situation if drill else None,
    )


def wanted() -> Wanted:
    """Give what the address asks for."""
    return Wanted(
        capability=choice("capability", Capability),
        owner=text("owner", LONGEST),
        state=choice("state", ResourceState),
        q=text("q", LONGEST),
    )


def _frame(stock: Stock) -> dict[str, Any]:
    """Give what the page's filters and forms offer, and where its commands go."""
    drill = stock.operation
    place = f"/operationer/{drill.operation}" if drill else ""
    allowed = offers(drill, RegisterResources, stock.by) if drill else None
    writes = may(RegisterResources, stock.by) is None if allowed is None else allowed
    own = stock.planning.authorities.get(stock.by.authority)
    return {
        "base": f"{place}/ressourcer",
        "commands": f"/api/v1/operations/{drill.operation}" if drill else "/api/v1/resources",
        "stream": stock.resources.stream,
        "number": stock.resources.number,
        "drill": drill.name if drill else "",
        "op": operation_model(drill, stock.now) if drill else {},
        "may": {"write": writes and own is not None, "speak": stock.by.role in LOG_OFFICE},
        "own": stock.by.authority,
        "authorities": choices_of(stock.planning)["authorities"],
        "channels": choices_of(stock.planning)["channels"],
        "capabilities": sorted(choices(Capability), key=lambda one: one[1]),
        "resource_kinds": choices(ResourceKind),
        "conditions": choices(Condition),
        "resource_states": choices(ResourceState),
    }
