"""A script while it is written: what it says so far, and all that is wrong with it."""

from __future__ import annotations

from typing import Any

import msgspec

from crisis.drills.cast import ANYWHERE, NOBODY, Cast
from crisis.drills.checks import looked
from crisis.drills.faults import TOLD, Problem
from crisis.drills.script import Script
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

    faults: why it cannot be kept. unseated: why it could not be played here and now, though it can
    be kept. Both all of it, by line.
    """

    text: str
    plain: Any = None
    script: Script | None = None
    faults: tuple[Fault, ...] = ()
    unseated: tuple[Fault, ...] = ()

    @property
    def first(self) -> Fault | None:
        """Give what is to be put right first; None when all is well."""
        return next(iter((*self.faults, *self.unseated)), None)


def drafted(text: str, cast: Cast = NOBODY) -> Draft:
    """Read a text as far as it goes. cast: who there is here; what is asked of it may change."""
    if len(text) > SCRIPT_LIMIT:
        no = Malformed("body.too_large", limit=SCRIPT_LIMIT)
        return Draft(text=text, faults=(_fault(no),))
    found = looked(text, ANYWHERE)
    if found.faults or not cast.seats:
        faults = tuple(map(_fault, found.faults))
        return Draft(text=text, plain=found.plain, script=found.script, faults=faults)
    unseated = tuple(map(_fault, looked(text, cast).faults))
    return Draft(text=text, plain=found.plain, script=found.script, unseated=unseated)


def read_through(text: str, cast: Cast, field: str | None = None) -> Script | Refused:
    """Read a script as it is asked for by a command; Refused with all that is wrong with it. field:
    the command's field that holds it, when it is no editor's."""
    found = looked(text, cast)
    if found.script is not None:
        return found.script
    if len(found.faults) > 1:
        told = [_listed(_fault(one)) for one in found.faults[:TOLD]]
        return Refused("scenario.faults", field=field, count=len(found.faults), faults=told)
    (only,) = found.faults
    no = plainly(only)
    facts = {name: one for name, one in no.facts.items() if name != "place"}
    return no if field is None else Refused(no.code, field=field, place=no.field or "", **facts)


def plainly(problem: Problem) -> Refused:
    """Say what is wrong with a field of a script as of any other command's field."""
    return Refused(problem.code, field=problem.field or "text", **problem.facts)


def _fault(problem: Problem) -> Fault:
    told = plainly(problem)
    line = told.facts.get("line") or 0
    return Fault(problem=told, place=told.field or "", line=int(line))


def _listed(one: Fault) -> dict[str, Any]:
    """Give a fault as a fact of the refusal that lists it."""
    return {"code": one.problem.code, "place": one.place, **one.problem.facts}
