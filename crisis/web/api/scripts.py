"""Scripts for programs, and for the editor: a draft is read, put together, and not kept."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from flask import Blueprint, Response

from crisis.commands.parse import convert, read_object
from crisis.drills.drafting import Fault, drafted
from crisis.drills.editing import merged
from crisis.drills.injects import Part
from crisis.errors import Malformed
from crisis.interop.sheets import read_rows
from crisis.terms.scripts import SCRIPT_LIMIT
from crisis.web.answers import as_json
from crisis.web.bodies import json_body
from crisis.web.guard import leads_to
from crisis.web.pages.script_rows import draft_answer, script_row
from crisis.web.script_reading import BadRow, column, injects_of, with_rest
from crisis.web.script_sheet import roles_by_name
from crisis.web.scripts_known import KnownScript, known_script, library, own_scripts, read_here
from crisis.web.texts import sentence

routes = Blueprint("api_scripts", __name__, url_prefix="/api/v1")


class DraftSent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A script as the editor holds it: its text, and what is to stand in it instead.

    form: the sections as the form has them. sheet: a file of injects, its bytes in base64.
    """

    text: str
    form: dict[str, Any] | None = None
    sheet: str | None = None


@routes.get("/scripts")
@leads_to(view="scripts.list")
def scripts() -> Response:
    """One's own scripts and the library's."""
    shelf = [KnownScript(name=name, text=one) for name, one in library().items()]
    return as_json({"scripts": [script_row(one) for one in (*own_scripts(), *shelf)]})


@routes.get("/scripts/<script>")
@leads_to(view="scripts.list")
def script(script: str) -> Response:
    """One script: its text, what it says, its time line, and what is wrong with it."""
    known = known_script(script)
    base = known.listed.now.number if known.listed else None
    return as_json({**draft_answer(read_here(known.text)), "name": known.name, "base": base})


@routes.post("/drafts/scripts")
@leads_to(view="scripts.list")
def draft() -> Response:
    """Put a draft together and read it through; nothing is kept."""
    sent = convert(DraftSent, read_object(json_body()))
    if len(sent.text) > SCRIPT_LIMIT:
        raise Malformed("script.too_large", "text", limit=SCRIPT_LIMIT)
    text, bad = sent.text, list[dict[str, Any]]()
    if sent.form is not None:
        text = merged(text, {**_plain(text), **sent.form})
    if sent.sheet is not None:
        text, bad = _with_sheet(text, sent.sheet)
    return as_json({**draft_answer(read_here(text)), "bad": bad})


def _plain(text: str) -> dict[str, Any]:
    found = drafted(text).plain
    return found if isinstance(found, dict) else {"format": 1}


def _cast(plain: dict[str, Any]) -> list[Part]:
    """Give the roles that a draft has as far as they can be read."""
    try:
        return msgspec.convert(plain.get("cast") or [], list[Part])
    except msgspec.ValidationError:
        return []


def _with_sheet(text: str, sent: str) -> tuple[str, list[dict[str, Any]]]:
    """Give the script with a sheet's injects for its own; as it was where a row is wrong. What no
    column holds of an inject stays as it is."""
    try:
        data = b64decode(sent, validate=True)
    except (Error, ValueError) as problem:
        raise Malformed("sheet.unreadable", "sheet") from problem
    plain = _plain(text)
    found = injects_of(read_rows(data), roles_by_name(_cast(plain)))
    if found.bad:
        return text, [_told(one) for one in found.bad]
    injects = with_rest(found.injects, plain.get("injects"))
    made = merged(text, {**plain, "injects": injects})
    bad = list(_bad_rows(drafted(made).faults, found.rows))
    return (text, [_told(one) for one in bad]) if bad else (made, [])


def _bad_rows(faults: Iterable[Fault], rows: list[int]) -> Iterator[BadRow]:
    """Give the faults that stand in the sheet, by its own rows."""
    for one in faults:
        place, _, rest = one.place.partition("]")
        if place.startswith("injects["):
            row = rows[int(place.removeprefix("injects[")) - 1]
            yield BadRow(row=row, column=column(rest.lstrip(".")), problem=one.problem)


def _told(one: BadRow) -> dict[str, Any]:
    told = {"row": one.row, "column": one.column, "code": one.problem.code}
    return {**told, "da": sentence(one.problem, "da"), "en": sentence(one.problem, "en")}
