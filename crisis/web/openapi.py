"""The interface's description (OpenAPI 3.1), made of the same types that the door reads."""

from __future__ import annotations

import re
from functools import cache

from flask import Blueprint, Flask, Response, current_app

import crisis
from crisis.commands import (
    COMMANDS,
    OPENING_COMMANDS,
    OPERATION_COMMANDS,
    PLANNING_COMMANDS,
    RESOURCE_COMMANDS,
)
from crisis.commands.parse import RESERVED
from crisis.terms.attachments import MEDIA_TYPES
from crisis.web.answers import XLSX, as_json
from crisis.web.guard import ANYBODY, leads_to
from crisis.web.schemas import NUMBER, TEXT, Schema, answer_schemas, ref, type_schemas

routes = Blueprint("api_description", __name__, url_prefix="/api/v1")

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
        kinds = OPERATION_COMMANDS + RESOURCE_COMMANDS
        if "/planning/" in path or "/resources/" in path:
            kinds = PLANNING_COMMANDS if "/planning/" in path else RESOURCE_COMMANDS
        return [(path.replace("{command}", kind.__name__), kind.__name__) for kind in kinds]
    if path.endswith("/operations") and method == "POST":
        return [(path, OPENING_COMMANDS[0].__name__)]
    return [(path, None)]


def _operation(path: str, method: str, text: str, kind: str | None, *, anybody: bool) -> Schema:
    name = re.sub(r"\W+", "_", path.removeprefix("/api/v1/")).strip("_")
    described: Schema = {
        "operationId": f"{method.lower()}_{name}",
        "summary": (COMMANDS[kind].__doc__ or "" if kind else text).partition("\n")[0],
        "parameters": _parameters(path, method, kind),
        "responses": _responses(path, kind, reads_body=method == "POST"),
    }
    if method == "POST":
        described["requestBody"] = {"required": True, "content": _body(path, kind)}
    if anybody:
        described["security"] = []
    return described


def _body(path: str, kind: str | None) -> Schema:
    """What is sent: a file as it is, or JSON."""
    if path.endswith(_IMPORTS):
        return {"application/octet-stream": {"schema": {}}}
    wished = _WISHES.get(path.rsplit("/", 1)[-1])
    if wished and _IMPORTS in path:
        return {_JSON: {"schema": ref(wished)}}
    if path.endswith(_FILES):
        return {one: {"schema": {}} for one in (*MEDIA_TYPES.values(), "application/octet-stream")}
    if path.endswith("/resources/rows"):
        return {_JSON: {"schema": ref("SheetSent")}}
    return {_JSON: {"schema": ref(f"{kind}Request" if kind else "Look")}}


def _parameters(path: str, method: str, kind: str | None) -> list[Schema]:
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
        moment = {"type": "string", "format": "date-time"}
        found.append(_header("X-Made-At", moment, required=False))
    if method == "POST":
        found.append(_header("X-CSRF-Token", TEXT, required=False))
    return found


def _header(name: str, schema: Schema, *, required: bool) -> Schema:
    return {"name": name, "in": "header", "required": required, "schema": schema}


_FILES = "/attachments"
_IMPORTS = "/imports"
_WISHES = {"check": "Wish", "write": "WriteWish", "undo": "NoWish", "discard": "NoWish"}
_MANY: Schema = {"type": "array", "items": TEXT}
_WHEN: dict[str, Schema] = {"at": {"type": "string", "format": "date-time"}, "hours": NUMBER}
_AREA: dict[str, Schema] = {
    "positions": {"type": "string", "description": "latitude, longitude; one a line or after ;"},
    "drawn": {"type": "string", "enum": ["point", "line", "polygon"]},
    "municipality": TEXT,
    "incident": {"type": "string", "description": "operation:number"},
    "distance_m": NUMBER,
    **_WHEN,
}
_QUERIES: dict[str, dict[str, Schema]] = {
    "attachments": {"name": TEXT},
    "imports": {"name": TEXT},
    "plans": {"kind": TEXT, "owner": TEXT},
    "journal": {"after": NUMBER, "limit": NUMBER},
    "situation": {
        "at": {"type": "string", "format": "date-time"},
        "limit": NUMBER,
        "before": NUMBER,
    },
    "log": {
        "q": TEXT,
        "type": _MANY,
        "myndighed": _MANY,
        "sikkerhed": _MANY,
        "sted": {"type": "string", "enum": ["ja", "nej"]},
        "fra": TEXT,
        "til": TEXT,
        **dict.fromkeys(("haendelse", "opgave", "siden", "before", "limit"), NUMBER),
        **{name: {"type": "boolean"} for name in ("mine", "ubekraeftet", "rettelser")},
    },
    "register": {
        "category": TEXT,
        "municipality": TEXT,
        "confidence": TEXT,
        "q": TEXT,
        "bbox": {"type": "string", "description": "west,south,east,north in degrees"},
        "limit": NUMBER,
        "retired": {"type": "boolean"},
        "at": {"type": "string", "format": "date-time"},
        "planned": NUMBER,
    },
    "exposure": _AREA,
    "objects": _AREA,
    "presently": {"incident": NUMBER, **_WHEN},
    "answer": {
        "kind": TEXT,
        "municipality": {"type": "array", "items": TEXT},
        "owner": TEXT,
    },
}
_ANSWERS = {
    "attachments": "TakenFile",
    "imports": "ImportState",
    **dict.fromkeys(("{import_id}", "check", "write", "undo", "discard"), "ImportState"),
    "plans": "Plans",
    "{plan}": "PlanVersions",
    "operations": "Operations",
    "journal": "Journal",
    "situation": "Situation",
    "log": "Log",
    "me": "Me",
    "register": "Register",
    "{object_id}": "RegisterFeature",
    "responsibility": "Responsibility",
    "answer": "ResponsibilityAnswers",
    "places": "Place",
    "exposure": "AreaExposure",
    "objects": "Register",
    "presently": "IncidentExposure",
    "map": "OperationMap",
    "base.json": "MapBase",
}
_GIVEN = {"workbook": XLSX}
"""What is answered with a file and not with JSON."""


def _responses(path: str, kind: str | None, *, reads_body: bool) -> Schema:
    name = "Done" if kind else _ANSWERS.get(path.rsplit("/", 1)[-1])
    schema = ref(name) if name else {"type": "object"}
    refused = {"content": {_JSON: {"schema": ref("Error")}}}
    made = bool(kind) or path.endswith((_FILES, _IMPORTS))
    usual = {"401": "not signed in", "403": "not allowed", "404": "unknown", "503": "not saved"}
    if kind:
        usual |= {"409": "conflict"}
    if reads_body:
        usual |= {"400": "unreadable", "413": "too large", "415": "not JSON"}
    if kind is None and _IMPORTS in path:
        usual |= {"409": "it stands elsewhere"}
    if path.endswith((_FILES, _IMPORTS)):
        usual |= {"507": "no room"}
    if path.endswith(_FILES):
        usual |= {"429": "too often"}
    if reads_body or path.rsplit("/", 1)[-1] in _QUERIES:
        usual |= {"422": "refused"}
    given = _GIVEN.get(path.rsplit("/", 1)[-1])
    answers: Schema = {
        "201" if made else "200": {
            "description": "done" if made else "ok",
            "content": {given: {"schema": {}}} if given else {_JSON: {"schema": schema}},
        }
    }
    answers |= {status: {"description": said, **refused} for status, said in usual.items()}
    return dict(sorted(answers.items()))


@cache
def _schemas() -> dict[str, Schema]:
    schemas = type_schemas()
    for name in COMMANDS:
        request = dict(schemas[name])
        spoken = {"anyOf": [ref("OnBehalfOf"), {"type": "null"}]}
        request["properties"] = {**request.get("properties", {}), RESERVED: spoken}
        request["title"] = f"{name}Request"
        schemas[f"{name}Request"] = request
    return schemas | answer_schemas()
