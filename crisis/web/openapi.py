"""The interface's description (OpenAPI 3.1), made of the same types that the door reads."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from flask import Blueprint, Flask, Response, current_app

import crisis
from crisis.commands import COMMANDS, OPENING_COMMANDS, OPERATION_COMMANDS, PLANNING_COMMANDS
from crisis.commands.parse import RESERVED
from crisis.events import EVENTS
from crisis.projections.log import LogEntry
from crisis.projections.planning import Seat
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from crisis.web.answers import as_json
from crisis.web.guard import ANYBODY, leads_to
from crisis.web.texts import TEXTS

routes = Blueprint("api_description", __name__, url_prefix="/api/v1")

Schema = dict[str, Any]

_REF = "#/components/schemas/{name}"
_JSON = "application/json"


@routes.get("/openapi.json")
@leads_to(view="operations.list")
def openapi() -> Response:
    """This description."""
    return as_json(describe(current_app))


def describe(app: Flask) -> Schema:
    """Describe every route of the interface and every command."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Stabstavlen",
            "version": getattr(crisis, "__version__", "0"),
            "description": "One door: pages, programs and drills send the same commands here.",
        },
        "paths": _paths(app),
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": "lbs"},
            },
        },
        "security": [{"token": []}, {"session": []}],
    }


def _paths(app: Flask) -> dict[str, Schema]:
    """The routes as Flask has them; the one for commands is told apart for each command."""
    paths: dict[str, Schema] = {}
    for rule in app.url_map.iter_rules():
        if not rule.rule.startswith("/api/"):
            continue
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            for each, kind in _told_apart(path, method):
                text = (app.view_functions[rule.endpoint].__doc__ or "").strip()
                paths.setdefault(each, {})[method.lower()] = _operation(
                    each, method, text, kind, anybody=rule.endpoint in ANYBODY
                )
    return dict(sorted(paths.items()))


def _told_apart(path: str, method: str) -> list[tuple[str, str | None]]:
    if path.endswith("/commands/{command}"):
        told: list[tuple[str, str | None]] = [
            (path.replace("{command}", kind.__name__), kind.__name__) for kind in OPERATION_COMMANDS
        ]
        planning = path.replace("{operation}", "planning")
        return told + [
            (planning.replace("{command}", kind.__name__), kind.__name__)
            for kind in PLANNING_COMMANDS
        ]
    if path.endswith("/operations") and method == "POST":
        return [(path, OPENING_COMMANDS[0].__name__)]
    return [(path, None)]


def _operation(path: str, method: str, text: str, kind: str | None, *, anybody: bool) -> Schema:
    name = re.sub(r"\W+", "_", path.removeprefix("/api/v1/")).strip("_")
    described: Schema = {
        "operationId": f"{method.lower()}_{name}",
        "summary": (COMMANDS[kind].__doc__ or "" if kind else text).partition("\n")[0],
        "parameters": _parameters(path, kind),
        "responses": _responses(path, kind),
    }
    if kind:
        described["requestBody"] = {
            "required": True,
            "content": {_JSON: {"schema": _ref(f"{kind}Request")}},
        }
    if anybody:
        described["security"] = []
    return described


def _parameters(path: str, kind: str | None) -> list[Schema]:
    found = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", path)
    ]
    found += [
        {"name": name, "in": "query", "required": False, "schema": schema}
        for name, schema in _QUERIES.get(path.rsplit("/", 1)[-1], {}).items()
    ]
    if not path.endswith(("/health", "/openapi.json")):
        found.append(_header("X-Seat", {"type": "string"}, required=False))
    if kind:
        key = {"type": "string", "pattern": "^[A-Za-z0-9_-]{16,64}$"}
        found.append(_header("Idempotency-Key", key, required=True))
        found.append(_header("X-CSRF-Token", {"type": "string"}, required=False))
    return found


def _header(name: str, schema: Schema, *, required: bool) -> Schema:
    return {"name": name, "in": "header", "required": required, "schema": schema}


_NUMBER: Schema = {"type": "integer", "minimum": 0}
_QUERIES: dict[str, dict[str, Schema]] = {
    "journal": {"after": _NUMBER, "limit": _NUMBER},
    "situation": {
        "at": {"type": "string", "format": "date-time"},
        "limit": _NUMBER,
        "before": _NUMBER,
    },
}
_ANSWERS = {
    "operations": "Operations",
    "journal": "Journal",
    "situation": "Situation",
    "me": "Me",
}


def _responses(path: str, kind: str | None) -> Schema:
    name = "Done" if kind else _ANSWERS.get(path.rsplit("/", 1)[-1])
    schema = _ref(name) if name else {"type": "object"}
    refused = {"content": {_JSON: {"schema": _ref("Error")}}}
    usual = {"401": "not signed in", "403": "not allowed", "404": "unknown", "503": "not saved"}
    if kind:
        usual |= {"400": "unreadable", "409": "conflict", "413": "too large"}
        usual |= {"415": "not JSON", "422": "refused"}
    answers: Schema = {
        "201" if kind else "200": {
            "description": "done" if kind else "ok",
            "content": {_JSON: {"schema": schema}},
        }
    }
    answers |= {status: {"description": said, **refused} for status, said in usual.items()}
    return dict(sorted(answers.items()))


def _schemas() -> dict[str, Schema]:
    types = [*COMMANDS.values(), *EVENTS.values(), OnBehalfOf, LogEntry, Seat, Mode]
    _, made = msgspec.json.schema_components(types, ref_template=_REF)
    schemas: dict[str, Schema] = {name: dict(schema) for name, schema in made.items()}
    for name in COMMANDS:
        request = dict(schemas[name])
        spoken = {"anyOf": [_ref("OnBehalfOf"), {"type": "null"}]}
        request["properties"] = {**request.get("properties", {}), RESERVED: spoken}
        request["title"] = f"{name}Request"
        schemas[f"{name}Request"] = request
    return schemas | _answer_schemas()


_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_TIME: Schema = {"type": "string", "format": "date-time"}


def _answer_schemas() -> dict[str, Schema]:
    """What the interface answers, by the names that _responses refers to."""
    operation: Schema = {
        "operation": _TEXT,
        "name": _TEXT,
        "mode": _ref("Mode"),
        "level": _TEXT,
        "opened_at": {**_TIME, "type": ["string", "null"]},
        "number": _NUMBER,
        "entries": _NUMBER,
    }
    account = _object(username=_TEXT, name=_TEXT)
    return {
        "Error": _object(error=_error()),
        "Done": _object(operation=_TEXT, entries=_list(_NUMBER), recorded_at=_TIME),
        "Operations": _object(operations=_list(_object(**operation))),
        "Journal": _object(
            operation=_TEXT,
            mode=_ref("Mode"),
            head=_NUMBER,
            head_hash=_TEXT,
            entries=_list(_entry()),
        ),
        "Situation": _object(
            **operation, hash=_TEXT, recorded_at=_TIME, log=_list(_ref("LogEntry"))
        ),
        "Me": _object(account=account, seat=_MAYBE, seats=_list(_ref("Seat"))),
    }


def _entry() -> Schema:
    """An entry of the journal; a hidden one has no event, an erased one only its type."""
    events = [*(_ref(name) for name in EVENTS), {"type": "object"}, {"type": "null"}]
    return _object(
        number=_NUMBER,
        type=_TEXT,
        recorded_at=_TIME,
        seat=_TEXT,
        authority=_TEXT,
        hash=_TEXT,
        hidden={"type": "boolean"},
        event={"anyOf": events},
    )


def _error() -> Schema:
    return _object(
        code={"type": "string", "enum": sorted(TEXTS)},
        field=_MAYBE,
        da=_TEXT,
        en=_TEXT,
        facts={"type": "object"},
        id=_TEXT,
    )


def _ref(name: str) -> Schema:
    return {"$ref": _REF.format(name=name)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": sorted(properties)}
