"""A script while it is written: what it says so far, and the first thing that is wrong with it."""

from __future__ import annotations

from typing import Any

import msgspec

from crisis.commands.parse import explain
from crisis.drills.cast import ANYWHERE, NOBODY, Cast
from crisis.drills.checks import checked
from crisis.drills.script import Script
from crisis.drills.yaml_file import inner, page
from crisis.errors import Malformed, Refused
from crisis.terms.scripts import SCRIPT_LIMIT


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong and where. place: the field, as refusals write it; line: of the text, from 1.

    Dansk: fejl i en drejebog.
    """

    problem: Refused
    place: str
    line: int


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a text says. plain: None where it is no YAML of ours. script: None where it is wrong.

    fault: why it cannot be kept. unseated: why it could not be played here and now, though it can
    be kept.
    """

    text: str
    plain: Any = None
    script: Script | None = None
    fault: Fault | None = None
    unseated: Fault | None = None


def drafted(text: str, cast: Cast = NOBODY) -> Draft:
    """Read a text as far as it goes. cast: who there is here; what is asked of it may change."""
    plain, script = None, None
    try:
        if len(text) > SCRIPT_LIMIT:
            raise Malformed("body.too_large", limit=SCRIPT_LIMIT)
        plain = page(text).plain
        script = checked(text, ANYWHERE)
    except (Malformed, Refused) as problem:
        return Draft(text=text, plain=plain, fault=_fault(problem, text))
    unseated = None
    if cast.seats:
        try:
            checked(text, cast)
        except (Malformed, Refused) as problem:
            unseated = _fault(problem, text)
    return Draft(text=text, plain=plain, script=script, unseated=unseated)


def plainly(problem: Malformed | Refused) -> Refused:
    """Say what is wrong with a field as of any other command's field, and on which line."""
    code, facts, field = problem.code, dict(problem.facts), problem.field or "text"
    if code == "scenario.field":
        told = explain(str(facts.pop("why", "")))
        code, facts = told.code, {**facts, **told.facts}
        name = (told.field or "").rpartition(".")[2]
        if code == "field.missing" and not field.endswith(name):
            field = name if field == "text" else inner(field, name)
    return Refused(code, field=field, **facts)


def _fault(problem: Malformed | Refused, text: str) -> Fault:
    told = plainly(problem)
    line = told.facts.get("line") or 0
    return Fault(problem=told, place=told.field or "", line=int(line))
