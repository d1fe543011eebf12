"""Rules about a whole operation."""

from __future__ import annotations

from datetime import datetime

from crisis.commands.operations import DecideLevel, OpenOperation
from crisis.errors import RefusalKind, Refused
from crisis.events.operations import LevelDecided, OperationOpened
from crisis.projections.situation import Situation
from crisis.rules.authorities import names_of
from crisis.rules.first import founded
from crisis.rules.known import Answer, By, Known, Question
from crisis.terms.incidents import UNDER_WAY
from crisis.terms.operations import LEVEL_NAMES, STILL_FOR, Level, Mode, StepDown
from crisis.terms.tasks import OPEN


def open_(known: Known, command: OpenOperation, by: By) -> Answer:
    """An operation has a name of its own, so that nobody writes in the wrong log. Its level is the
    first decision when it is said why; in earnest none above daily operation is taken without a
    reason and what it rests on, and the one without the other never. A drill may share another
    drill's resources, as operations in earnest share the district's."""
    taken: frozenset[str] = known.answers[Question.OPERATION_NAMES]
    if command.name.casefold() in taken:
        return Refused("operation.name_taken", field="name", kind=RefusalKind.CONFLICT)
    no = _apart(known, command)
    if no:
        return no
    seat_name, authority_name = names_of(known, by)
    opened = OperationOpened(
        name=command.name,
        mode=command.mode,
        level=command.level,
        seat_name=seat_name,
        authority_name=authority_name,
        beside=_whose(known) if command.beside else None,
    )
    bare = command.reason is None and command.basis is None
    if bare and (command.level is Level.DAILY or command.mode is Mode.EXERCISE):
        return (opened,)
    no = _unfounded(command)
    return no or (opened, decided(known, command, by, number=1, before=None))


def _apart(known: Known, command: OpenOperation) -> Refused | None:
    """Only a drill draws on another's resources, and only on those of a drill that still runs."""
    if command.beside is None:
        return None
    other: Situation | None = known.answers.get(Question.OPERATION)
    if command.mode is not Mode.EXERCISE or other is None or other.mode is not Mode.EXERCISE:
        return Refused("operation.beside_no_drill", field="beside")
    if other.closing.closed is not None:
        return Refused("operation.beside_closed", field="beside", kind=RefusalKind.CONFLICT)
    return None


def _whose(known: Known) -> str:
    """Whose resources another draws on are those that are shared."""
    other: Situation = known.answers[Question.OPERATION]
    return other.beside or other.operation


def decide_level(known: Known, command: DecideLevel, by: By) -> Answer:
    """Up or down, each time with a reason and what it rests on; in person, and from the level that
    the one who decides has before him. Source: the four steps after NOST's words (doctrine)."""
    assert known.situation is not None
    now = known.situation.level
    if by.on_behalf_of is not None:
        return Refused("level.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    if command.seen is not now:
        return Refused(
            "level.moved", field="level", kind=RefusalKind.CONFLICT, now=LEVEL_NAMES[now]
        )
    if command.level is now:
        return Refused("level.unchanged", field="level", now=LEVEL_NAMES[now])
    no = _unfounded(command) or founded(known.situation, command.assessment)
    number = known.situation.levels.decided + 1
    return no or (decided(known, command, by, number=number, before=now),)


def step_down(situation: Situation, now: datetime) -> tuple[StepDown, ...]:
    """Say what speaks for going down the ladder: high at once, and down again as soon as may be.
    It only asks; a person decides. Source: handlingsprincippet (doctrine)."""
    if situation.level is Level.DAILY or situation.closing.steps:
        return ()
    incidents, tasks = situation.incidents.all(), situation.tasks.all()
    under_way = any(one.status in UNDER_WAY for one in incidents)
    unfinished = any(one.status in OPEN for one in tasks)
    last = situation.recorded_at
    return tuple(
        sign
        for sign, shows in (
            (StepDown.SETTLED, bool(incidents or tasks) and not under_way and not unfinished),
            (StepDown.STILL, last is not None and now - last >= STILL_FOR),
        )
        if shows
    )


def _unfounded(command: OpenOperation | DecideLevel) -> Refused | None:
    if not (command.reason or "").strip():
        return Refused("level.reason_missing", field="reason")
    if not (command.basis or "").strip():
        return Refused("level.basis_missing", field="basis")
    return None


def decided(
    known: Known, command: OpenOperation | DecideLevel, by: By, *, number: int, before: Level | None
) -> LevelDecided:
    """Word a decision on the level; its number goes on from the last."""
    seat_name, authority_name = names_of(known, by)
    other = before is not None and before is not command.level
    came_from = f" (før {LEVEL_NAMES[before]})" if before and other else ""
    return LevelDecided(
        decision=number,
        level=command.level,
        before=before,
        text=f"Niveaubeslutning nr. {number}: {LEVEL_NAMES[command.level]}{came_from}.",
        reason=str(command.reason),
        basis=str(command.basis),
        assessment=getattr(command, "assessment", None),
        seat_name=seat_name,
        authority_name=authority_name,
    )
