"""The scenario format: what is read from a file, strictly, before anything is played.

A scenario is YAML: title, seed, operation (name, level) and steps. More operations may stand
beside it (`operations`, each with a label and a name): they share the drill's resources, and a step
says in which of them it is done (`operation`; without, in the first). A step has `after` (time
since the step before), `seat`, `command`, its `fields`, and if wanted `label` (so that a later step
can say `number: $label`), `person` (the user name of the account that acts; without it the drill's
own), `on_behalf_of`, `chance` (0–1), `jitter` (seconds to either side) and `one_of` (texts of which
one is drawn). Times in fields are relative: "-10m", "+2h30m".

Beside the steps, or in their place, it may hold what a control plays: goals, cast, injects,
branches and triggers (`injects.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from crisis.drills.injects import Branch, Form, Goal, Inject, Part, Trigger
from crisis.drills.yaml_file import counted_from, inner, lined, page
from crisis.errors import Malformed
from crisis.terms.log import Line, OnBehalfOf, Text
from crisis.terms.operations import Level
from crisis.terms.persons import has_cpr

STEP_LIMIT = 5_000
TURN_LIMIT = 500
"""Each branch and trigger asks of all that was done, each time the clock looks."""
LIMITS = {
    "steps": STEP_LIMIT,
    "injects": STEP_LIMIT,
    "branches": TURN_LIMIT,
    "triggers": TURN_LIMIT,
}
SEED_LIMIT = 2**53 - 1
FORMAT = 1

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What fools terminals and logs, and no page shows."""
_INDEX = re.compile(r"\[(\d+)\]")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")

_SPAN = re.compile(r"^(?P<sign>[+-]?)(?:(?P<h>\d{1,3})h)?(?:(?P<m>\d{1,4})m)?(?:(?P<s>\d{1,5})s)?$")


OperationLabel = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""What steps call an operation; in the fields of a command `$label` is its id."""
FIRST = "first"


class Opening(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The operation that the drill opens; always an EXERCISE."""

    name: Line
    seat: str = "planlaegger"
    level: Level = Level.STAFF
    label: OperationLabel = FIRST


class Beside(Opening, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One more operation, which draws on the first one's resources. Dansk: indsats ved siden af."""

    label: OperationLabel


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One command of the script. Dansk: indspil eller handling i drejebogen."""

    after: str = "0s"
    seat: str
    person: Line | None = None
    command: str
    operation: OperationLabel | None = None
    fields: dict[str, Any] = {}
    label: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")] | None = None
    on_behalf_of: OnBehalfOf | None = None
    chance: Annotated[float, Meta(ge=0, le=1)] = 1.0
    jitter: Annotated[int, Meta(ge=0, le=3600)] = 0
    one_of: tuple[Text, ...] = ()


class Script(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole scenario. Dansk: drejebog.

    form: says what more it must have; None asks for nothing. safety: who stops it when somebody is
    in danger, and how.
    """

    format: int
    title: Line
    seed: Annotated[int, Meta(ge=-SEED_LIMIT, le=SEED_LIMIT)]
    operation: Opening
    operations: Annotated[tuple[Beside, ...], Meta(max_length=9)] = ()
    steps: tuple[Step, ...] = ()
    purpose: str = ""
    source: str = ""
    start: Text | None = None
    goals: tuple[Goal, ...] = ()
    cast: tuple[Part, ...] = ()
    injects: tuple[Inject, ...] = ()
    branches: tuple[Branch, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    form: Form | None = None
    safety: Text | None = None

    def places(self) -> dict[str, Opening]:
        """Give its operations by their labels, the first one first."""
        return {one.label: one for one in (self.operation, *self.operations)}


@lru_cache(maxsize=8)
def read(text: str) -> Script:
    """Read a scenario; raises Malformed with the place in the file and its line. What was read
    lately is not read again: checking, preparing and playing it each ask."""
    known = page(text)
    with lined(text):
        for no in citizens(known.plain, text):
            raise no
        script = _script(known.plain)
        if script.format != FORMAT:
            raise Malformed("scenario.format", field="format", known=FORMAT)
        for no in beyond(script):
            raise no
    return script


def beyond(script: Script) -> Iterator[Malformed]:
    """Give what there is too much of, so that it is not even looked at."""
    for name, limit in LIMITS.items():
        if len(getattr(script, name)) > limit:
            yield Malformed("scenario.too_long", field=name, limit=limit)


def _script(plain: Any) -> Script:
    try:
        return msgspec.convert(plain, Script)
    except msgspec.ValidationError as problem:
        path = str(problem).rpartition("`$")[2].rstrip("`").lstrip(".")
        field = _INDEX.sub(lambda found: f"[{int(found.group(1)) + 1}]", path) or None
        unknown = _UNKNOWN.search(str(problem))
        if unknown:
            field = inner(field or "", unknown.group(1))
        raise Malformed("scenario.field", field=field, why=str(problem)) from problem


def citizens(plain: Any, text: str) -> Iterator[Malformed]:
    """Give where a script says a citizen's number: in a field, and in a remark, which is kept with
    the script too."""
    said = list(_citizens(plain, ""))
    yield from said
    for number, line in enumerate(text.splitlines(), 1):
        if has_cpr(line.partition("#")[2] if said else line):
            yield Malformed("field.cpr", line=number)


def _citizens(value: Any, at: str) -> Iterator[Malformed]:
    """A drill names nobody either: what it says ends in a journal, where no field of a command may
    hold a control character."""
    if isinstance(value, str) and _CONTROL.search(value):
        yield Malformed("field.control_character", field=at or None)
    if isinstance(value, str) and has_cpr(value):
        yield Malformed("field.cpr", field=at or None)
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _citizens(one, inner(at, str(name)))
    if isinstance(value, list):
        for number, one in enumerate(value, counted_from(at)):
            yield from _citizens(one, f"{at}[{number}]")


def span(text: str, field: str) -> timedelta:
    """Read a length of time such as "90s", "-10m" or "+2h30m"; raises Malformed."""
    length = _length(text)
    if length is None:
        raise Malformed("scenario.not_a_span", field=field)
    return length


@lru_cache(maxsize=4096)
def _length(text: str) -> timedelta | None:
    """The clock reads each length of a script each second: it is taken apart once."""
    found = _SPAN.match(text)
    if not found or not any(found.group(unit) for unit in "hms"):
        return None
    hours, minutes, seconds = (int(found.group(unit) or 0) for unit in "hms")
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -length if found.group("sign") == "-" else length


def forward(text: str, field: str) -> timedelta:
    """Read a length of time that does not go backwards; raises Malformed."""
    length = span(text, field)
    if length < timedelta():
        raise Malformed("scenario.backwards", field=field)
    return length
