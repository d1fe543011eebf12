"""The planner's scripts for drills: the library, the editor, and files out."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Blueprint, Response, render_template

from crisis.drills.from_assessment import from_assessment
from crisis.drills.from_operation import from_operation
from crisis.drills.injects import Deed, Form
from crisis.errors import Unknown
from crisis.terms.drills import Cell
from crisis.terms.ids import is_operation_id
from crisis.terms.log import Channel
from crisis.terms.operations import Level, Mode
from crisis.web import edge
from crisis.web.command_words import of_a_script
from crisis.web.exporting import as_file, as_workbook, file_name
from crisis.web.guard import leads_to
from crisis.web.looking import LAST_NUMBER, number, text, yes
from crisis.web.pages.lesson_rows import open_rows
from crisis.web.pages.models import choices_of, seen
from crisis.web.pages.plans import desk
from crisis.web.pages.script_rows import (
    begin,
    draft_answer,
    led_here,
    may_begin,
    said,
    script_row,
)
from crisis.web.parts import parts
from crisis.web.script_sheet import Injects, csv_of, workbook_of
from crisis.web.scripts_known import (
    KnownScript,
    known_script,
    library,
    own_scripts,
    read_here,
)
from crisis.web.words import choices, spoken

pages = Blueprint("scripts", __name__, url_prefix="/plan/drejeboeger")

LONGEST = 60
BLANK = """\
format: 1
title: Ny drejebog
seed: 1
operation:
  name: Ny øvelse
"""
"""What a new script begins with: it can be kept as it stands."""
YAML = "application/yaml; charset=utf-8"
CSV = "text/csv; charset=utf-8"


@pages.get("")
@leads_to(view="scripts.list")
def listed() -> str:
    """One's own scripts and the library's, with the state of each."""
    retired = yes("udfasede")
    shelf = [KnownScript(name=name, text=one) for name, one in library().items()]
    return render_template(
        "scripts/list.html",
        own=[script_row(one) for one in own_scripts(retired=retired)],
        library=[script_row(one) for one in shelf],
        retired=retired,
        may_begin=may_begin(),
        lessons=open_rows(desk()),
    )


@pages.get("/ny")
@leads_to(view="scripts.list")
def new() -> str:
    """The editor of a new script: an empty one, or out of another."""
    return _editor(KnownScript(name="", text=_begun(text("af", LONGEST))), {})


@pages.get("/<script>")
@leads_to(view="scripts.list")
def one(script: str) -> str:
    """The editor of a script, or of an older version of it."""
    known = _own(script, number("udgave", 0, most=LAST_NUMBER))
    listed, version = known.listed, known.version
    assert listed is not None
    assert version is not None
    older = version.number != listed.now.number
    versions = [
        {"number": each.number, "said": said(each), "now": each.number == version.number}
        for each in reversed(listed.versions)
    ]
    state = {"older": older, "retired": not listed.stands, "said": said(version)}
    return _editor(known, {**state, "base": listed.now.number, "versions": versions})


@pages.get("/<script>/<kind>")
@leads_to(view="scripts.list")
def file(script: str, kind: str) -> Response:
    """Give a script as a file: all of it as YAML, its injects as a sheet."""
    known = known_script(script)
    read, language, now = read_here(known.text), spoken(), parts().clock()
    title = read.script.title if read.script else known.name
    if kind == "yaml":
        return as_file(known.text.encode(), YAML, file_name("", title, now, ".yaml"))
    injects = read.plain.get("injects") or [] if read.script else []
    told = Injects(injects=injects, cast=read.script.cast if read.script else ())
    if kind == "csv":
        return as_file(csv_of(told, language), CSV, file_name("", title, now, ".csv"))
    if kind != "xlsx":
        raise Unknown("request.not_found")
    return as_workbook(lambda: workbook_of(told, title, language, now), file_name("", title, now))


def _begun(base: str | None) -> str:
    """Give what a new script begins as: a script there is, an assessment, an operation."""
    if base is None:
        return BLANK
    if is_operation_id(base):
        situation, by = seen(base)
        return from_operation(situation, edge.planning_for(by)).text
    kind, _, told = base.partition("-")
    if kind != "vurdering" or not (told.isascii() and told.isdigit()):
        return known_script(base).text
    started = from_assessment(int(told), edge.planning_for(edge.by(Mode.LIVE)))
    if started is None:
        raise Unknown("assessment.unknown_scenario")
    return started.text


def _own(script: str, version: int) -> KnownScript:
    known = known_script(script, version)
    if known.listed is None:
        raise Unknown("script.unknown")
    return known


def _editor(known: KnownScript, state: dict[str, Any]) -> str:
    chosen = choices_of(edge.planning())
    seats = sorted(edge.planning().seats.values(), key=lambda one: one.id)
    names = dict(chosen["authorities"])
    read = read_here(known.text)
    script = read.script
    ready = may_begin() and script is not None and known.listed is not None
    return render_template(
        "scripts/editor.html",
        script=known.name,
        kept=yes("gemt"),
        begin=begin(known.name, script) if ready and script and led_here(script) else None,
        draft=msgspec.to_builtins(draft_answer(read), enc_hook=str),
        state={"base": None, "older": False, "retired": False, "versions": [], **state},
        seats=[(one.id, f"{one.name}, {names.get(one.authority, '')}") for one in seats],
        commands=of_a_script(spoken()),
        channels=choices(Channel),
        forms=choices(Form),
        levels=choices(Level),
        deeds=choices(Deed),
        cells=choices(Cell),
    )
