"""Each field of a script by itself: what is no script's is told, and the rest is read on.

So that all faults of a script are known at once, a field that does not fit is told and left out,
and what hangs together is asked of what is left. What would be wrong only because something was
left out is not said (`follows`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec

from crisis.commands.parse import explain
from crisis.drills.faults import Faults, Problem
from crisis.drills.script import Script
from crisis.drills.yaml_file import inner
from crisis.errors import Malformed

SHOWN = 60
"""How much of what stands there is told back."""
_NAMES = r"(injects|branches|steps)(\[\d+\](\.(id|label|command))?)?"
_CAUSES = {
    "scenario.unknown_role": re.compile(r"cast(\[\d+\](\.role)?)?"),
    "scenario.cell_acts": re.compile(r"cast(\[\d+\](\.(role|seat|cell))?)?"),
    "scenario.after_nothing": re.compile(
        r"(branches|triggers)(\[\d+\](\.(then|else)(\[\d+\])?)?)?"
    ),
    "scenario.cell_commands": re.compile(r"cast(\[\d+\](\.(role|seat|cell))?)?"),
    "scenario.unknown_goal": re.compile(r"goals(\[\d+\](\.id)?)?"),
    "scenario.unknown_next": re.compile(_NAMES),
    "scenario.unknown_label": re.compile(_NAMES),
    "scenario.never_comes": re.compile(r"(branches|triggers)(\[\d+\](\.(then|else)(\[\d+\])?)?)?"),
    "scenario.circle": re.compile(r"branches.*"),
    "scenario.seat_not_held": re.compile(r"steps.*"),
}
"""What may be found only because something else could not be read, and where that stood."""

_OWN = {
    "scenario.role_not_seated": ("seat", "cell"),
    "scenario.nothing_said": ("text", "one_of", "command"),
    "scenario.nobody_told": ("to",),
    "scenario.leads_nowhere": ("then", "else"),
    "scenario.never_comes": ("at", "id", "held"),
}
"""What may be found only because a field of the same item could not be read."""


def shaped(plain: Any) -> tuple[Script, Faults]:
    """Give the script as far as it can be read, and each field that cannot."""
    faults = Faults()
    made = _taken(plain, Script, "", faults)
    if not isinstance(made, Script):
        made = _of(Script, {}, "", Faults())
    return made, faults


def follows(no: Problem, shapes: Faults) -> bool:
    """Says whether a fault may be there only because a field could not be read: that it lies in,
    that its item lacks for it, or in what it looks for."""
    place, cause, own = no.field or "", _CAUSES.get(no.code), _OWN.get(no.code, ())
    for one in shapes.found:
        at = one.field or ""
        if place == at or place.startswith((f"{at}.", f"{at}[")):
            return True
        if cause is not None and cause.fullmatch(at):
            return True
        if any(at == f"{_item(place)}.{name}" for name in own):
            return True
        if no.code.startswith("scenario.needs_") and _section(at) == _section(place):
            return True
    return False


def _item(place: str) -> str:
    return place.partition("]")[0] + "]"


def _section(place: str) -> str:
    return place.partition("[")[0]


def _taken(value: Any, kind: Any, place: str, faults: Faults) -> Any:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as problem:
        said = str(problem)
    plain, before = _plain(kind), len(faults.found)
    if isinstance(plain, type) and issubclass(plain, msgspec.Struct) and isinstance(value, dict):
        return _of(plain, value, place, faults)
    if get_origin(plain) is tuple and isinstance(value, list):
        each = get_args(plain)[0]
        made = tuple(_taken(v, each, f"{place}[{n}]", faults) for n, v in enumerate(value, 1))
        if len(faults.found) == before:
            faults.add(_told(said, value, plain, place))
        return made
    faults.add(_told(said, value, plain, place))
    return value if isinstance(value, str) and plain is str else _nothing(plain)


def _of(kind: type[msgspec.Struct], value: Mapping[str, Any], place: str, faults: Faults) -> Any:
    """Give an item as far as it can be read. It is put together without a look at each field: that
    is done."""
    fields = {one.encode_name: one for one in msgspec.structs.fields(kind)}
    for name, one in value.items():
        if name not in fields:
            faults.add(_stranger(str(name), one, ", ".join(fields), place))
    made: dict[str, Any] = {}
    for name, field in fields.items():
        if name in value and not (value[name] is None and field.required):
            before = len(faults.found)
            found = _taken(value[name], field.type, inner(place, name), faults)
            if len(faults.found) == before or found is not None or field.required:
                made[field.name] = found
        elif field.required:
            faults.add(Malformed("field.missing", inner(place, name)))
            made[field.name] = _nothing(_plain(field.type))
    return kind(**made)


def _stranger(name: str, value: Any, known: str, place: str) -> Malformed:
    """Tell a field that there is not; one of several words and without a value is the rest of a
    text that a comma has cut."""
    cut = value is None and " " in name
    code = "scenario.cut_by_comma" if cut else "scenario.no_such_field"
    return Malformed(code, inner(place, name), name=name[:SHOWN], known=known)


def _plain(kind: Any) -> Any:
    """Give a kind without what is asked of its length, and without None."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _plain(get_args(kind)[0])
    if origin in (Union, UnionType):
        return _plain(next(one for one in get_args(kind) if one is not NoneType))
    return kind


def _nothing(kind: Any) -> Any:
    """Stands for what could not be read, where something must be."""
    if get_origin(kind) is tuple:
        return ()
    if isinstance(kind, type):
        if issubclass(kind, msgspec.Struct):
            return _of(kind, {}, "", Faults())
        if issubclass(kind, StrEnum):
            return next(iter(kind))
        if kind in (str, int, float):
            return kind()
    return {} if get_origin(kind) is dict else None


def _told(said: str, value: Any, kind: Any, place: str) -> Malformed:
    """Say what is wrong with one field, and what may stand there."""
    shown = _shown(value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        choices = ", ".join(one.value for one in kind)
        return Malformed("scenario.not_a_choice", place, told=shown, choices=choices)
    if get_origin(kind) is tuple and not isinstance(value, list):
        return Malformed("scenario.not_a_list", place, told=shown)
    if kind is str and not isinstance(value, str):
        return Malformed("scenario.not_text", place, told=shown)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        there = ", ".join(one.encode_name for one in msgspec.structs.fields(kind))
        return Malformed("scenario.not_fields", place or None, known=there)
    found = explain(said)
    if found.code == "field.pattern":
        return Malformed("scenario.not_a_name", place, told=shown)
    return Malformed(found.code, place, **found.facts)


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
