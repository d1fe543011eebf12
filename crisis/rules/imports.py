"""Rules about imports: closed once, taken back once, and nobody's later work goes with it."""

from __future__ import annotations

from crisis.commands.imports import FinishImport, TakeBackObjects, UndoImport
from crisis.errors import RefusalKind, Refused
from crisis.events.imports import (
    ImportFinished,
    ImportUndone,
    NamedObject,
    ObjectsTakenBack,
)
from crisis.events.register import ObjectsRegistered
from crisis.projections.imports import Import
from crisis.projections.situation import Folded
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.register_sight import register_reader_of
from crisis.terms.register import RegisterObject, Standing


def finish(known: Known, command: FinishImport, by: By) -> Answer:
    """An import is closed once; what it wrote stands in the entries that carry its id."""
    if command.batch in known.planning.imports:
        return _conflict("import.finished_before")
    return (ImportFinished(batch=command.batch, file=command.file, tally=command.tally),)


def take_back(known: Known, command: TakeBackObjects, by: By) -> Answer:
    """Objects are again what they were before the entry; those that were not there go out of use.
    What somebody changed since is his, and stays; it is listed. What is or was in a municipality's
    own plan is taken back by its own planner alone."""
    one = _standing_import(known, command.batch)
    if isinstance(one, Refused):
        return one
    found: Folded | None = known.answers[Question.ENTRY]
    if found is None or not isinstance(found.event, ObjectsRegistered):
        return _not_its_entry()
    if found.event.batch != command.batch:
        return _not_its_entry()
    if command.entry in one.taken_back:
        return _conflict("import.undone_before")
    standing: Standing = known.answers[Question.REGISTER]
    reader = register_reader_of(by)
    if not all(map(reader.may_read, (*found.event.objects, *standing.before.values()))):
        return Refused("register.another_plan", field="entry")
    own = [each for each in found.event.objects if standing.objects.get(each.id) == each]
    mine = {each.id for each in own}
    return (
        ObjectsTakenBack(
            batch=command.batch,
            entry=command.entry,
            objects=tuple(standing.before[each.id] for each in own if each.id in standing.before),
            retired=tuple(_named(each) for each in own if each.id not in standing.before),
            left=tuple(_named(each) for each in found.event.objects if each.id not in mine),
        ),
    )


def undo(known: Known, command: UndoImport, by: By) -> Answer:
    """That all of it is taken back is said once, with what it came to."""
    one = _standing_import(known, command.batch)
    if isinstance(one, Refused):
        return one
    return (ImportUndone(batch=one.batch, file=one.file, undoing=one.undoing),)


def _standing_import(known: Known, batch: str) -> Import | Refused:
    one = known.planning.imports.get(batch)
    if one is None:
        return Refused("import.unknown", field="batch", kind=RefusalKind.UNKNOWN)
    return _conflict("import.undone_before") if one.undone is not None else one


def _named(one: RegisterObject) -> NamedObject:
    return NamedObject(id=one.id, name=one.name)


def _not_its_entry() -> Refused:
    return Refused("import.not_its_entry", field="entry", kind=RefusalKind.CONFLICT)


def _conflict(code: str) -> Refused:
    return Refused(code, field="batch", kind=RefusalKind.CONFLICT)
