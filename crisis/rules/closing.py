"""Rules about how an operation ends: nothing open is forgotten, and then it is only read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from crisis.commands.base import Command
from crisis.commands.closing import ArchiveOperation, CloseOperation, EvaluateOperation
from crisis.commands.erasure import EraseEntry
from crisis.commands.evaluation import GiveHotWash, NoteEvaluation
from crisis.commands.letters import ResendMinutes, TellLetter
from crisis.commands.minutes import ApproveMinutes
from crisis.commands.operations import DecideLevel
from crisis.commands.publishing import (
    PausePublishing,
    ReportDelivery,
    ResendStatement,
    ResumePublishing,
    RetractStatement,
)
from crisis.commands.requests import MovePromise, ReleasePromise
from crisis.commands.sight import ClassifyEntry
from crisis.commands.statements import KeepStatement
from crisis.errors import RefusalKind, Refused
from crisis.events.closing import OperationArchived, OperationClosed, OperationEvaluated
from crisis.events.operations import LevelDecided
from crisis.projections.closing import STAGES
from crisis.projections.planning import Planning
from crisis.projections.requests import HelpRequest
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement
from crisis.rules import operations
from crisis.rules.authorities import names_of
from crisis.rules.drill_sight import in_control
from crisis.rules.known import Answer, By, Known
from crisis.rules.narrowing import subject
from crisis.rules.permissions import may
from crisis.terms.closing import COMES_AFTER, Matter, MatterKind, Stage
from crisis.terms.decisions import follow_up_key
from crisis.terms.incidents import IncidentStatus
from crisis.terms.operations import Level
from crisis.terms.resources import REQUEST_OPEN
from crisis.terms.roles import AuthorityKind
from crisis.terms.sight import STAFF, Sight
from crisis.terms.statements import OPEN as OPEN_TEXTS
from crisis.terms.statements import OUT, RESENDABLE, TO_CITIZENS, Act, Delivery
from crisis.terms.tasks import OPEN as OPEN_TASKS

AFTER_CLOSING: frozenset[type[Command]] = frozenset(
    {
        *(CloseOperation, EvaluateOperation, ArchiveOperation, EraseEntry, ClassifyEntry),
        *(ApproveMinutes, TellLetter, ResendMinutes),
        *(
            ReportDelivery,
            RetractStatement,
            ResendStatement,
            KeepStatement,
            PausePublishing,
            ResumePublishing,
        ),
        *(MovePromise, ReleasePromise),
        *(NoteEvaluation, GiveHotWash),
    }
)
"""What goes on when an operation is closed: its own next stages, what the law demands, who may
read what, and what is outside already: a receipt, a taking back, a sending that hangs, a word that
it may stand; what was promised comes home; and how a drill went is said."""


HANGING = frozenset({Delivery.WAITING, Delivery.EXPIRED, *RESENDABLE})
"""What came of a sending that somebody must still look at."""


def _played(situation: Situation, by: By) -> Refused | None:
    """To close it ends its drill, and opens all of that to everybody: control does so."""
    drill = situation.drill
    if not drill.number or drill.ended is not None or in_control(by):
        return None
    return Refused("drill.control_only", kind=RefusalKind.FORBIDDEN)


def close_operation(known: Known, command: CloseOperation, by: By) -> Answer:
    """All that is open is handed over to those whose daily business it is, or left with a written
    reason; the level goes to daily operation by a numbered decision. Nothing reopens it."""
    assert known.situation is not None
    no = _played(known.situation, by)
    no = no or _next(known.situation, Stage.CLOSED, by) or _founded(command)
    if no:
        return no
    found = open_matters(known.situation, known.planning)
    no = _settled(known.situation, command, found)
    if no:
        return no
    seat_name, authority_name = names_of(known, by)
    closed = OperationClosed(
        matters=found,
        reason=command.reason,
        basis=command.basis,
        left_because=command.left_because if found and not command.hand_over else None,
        text=_text(known.situation, found, handed_over=command.hand_over),
        seat_name=seat_name,
        authority_name=authority_name,
    )
    return (*_down(known, by), closed)


def evaluate(known: Known, command: EvaluateOperation, by: By) -> Answer:
    """Once it is closed, and once; where the report is, so that who comes later finds it."""
    text = f"Indsatsen er evalueret. Rapport: {command.reference}."
    return _reached(known, command, by, OperationEvaluated, text)


def archive(known: Known, command: ArchiveOperation, by: By) -> Answer:
    """The last stage: the case in the authority's own records, by its number there."""
    text = f"Indsatsen er arkiveret. Sag: {command.reference}."
    return _reached(known, command, by, OperationArchived, text)


def _reached(
    known: Known,
    command: EvaluateOperation | ArchiveOperation,
    by: By,
    event: type[OperationEvaluated | OperationArchived],
    text: str,
) -> Answer:
    assert known.situation is not None
    no = _next(known.situation, STAGES[event.__name__], by) or _referred(command)
    if no:
        return no
    seat_name, authority_name = names_of(known, by)
    names = {"seat_name": seat_name, "authority_name": authority_name}
    return (event(reference=command.reference, text=text, **names),)


def shut(situation: Situation | None, kind: type[Command]) -> Refused | None:
    """A closed operation is only read; say so to whoever would write in it."""
    if situation is None or situation.closing.stage is Stage.RUNNING or kind in AFTER_CLOSING:
        return None
    return Refused("operation.closed", kind=RefusalKind.CONFLICT)


def offers(situation: Situation, kind: type[Command], by: By) -> bool:
    """Says whether a page should offer it: the seat may, and the operation takes it still."""
    return may(kind, by) is None and shut(situation, kind) is None


def open_matters(situation: Situation, planning: Planning) -> tuple[Matter, ...]:
    """Give what is open: incidents not over, tasks not acknowledged, texts not settled or holding
    for citizens, what follows from a decision; each with the authority whose daily work it is."""
    police = next(
        (one.id for one in planning.authorities.values() if one.kind is AuthorityKind.POLICE), ""
    )
    found = [
        *(
            (MatterKind.INCIDENT, one.number, police)
            for one in situation.incidents.all()
            if one.status is not IncidentStatus.OVER
        ),
        *(
            (MatterKind.TASK, one.number, one.responsible)
            for one in situation.tasks.all()
            if one.status in OPEN_TASKS
        ),
        *(
            (MatterKind.STATEMENT, one.number, one.authority)
            for one in situation.statements.all()
            if _hangs(one)
        ),
        *(
            (MatterKind.FOLLOW_UP, follow_up_key(one.decision, each.item), each.authority)
            for one in situation.decisions.all()
            for each in one.open
        ),
        *((MatterKind.REQUEST, one.number, one.asked_by) for one in _unsettled(situation)),
    ]
    names = {id_: one.name for id_, one in situation.partners.items()}
    names |= {id_: one.name for id_, one in planning.authorities.items()}
    return tuple(
        Matter(
            kind=kind,
            number=number,
            owner=owner,
            owner_name=names.get(owner, owner),
        )
        for kind, number, owner in found
    )


def _unsettled(situation: Situation) -> Iterable[HelpRequest]:
    """Requests that something is missing in, or something is bound by."""
    for one in situation.requests.all():
        if one.status in REQUEST_OPEN or any(each.bound for each in one.promises):
            yield one


def unowned(situation: Situation) -> tuple[int, ...]:
    """Give the tasks that nobody has: they cannot be handed over to whoever said no."""
    return tuple(one.number for one in situation.tasks.all() if one.unowned)


def _hangs(one: Statement) -> bool:
    """A text that is not out and not discarded, a sending that is not settled, a fact that was
    corrected after the text cited it; and what still tells citizens what to do."""
    unsettled = any(each.outcome in HANGING for each in one.dispatches)
    if one.state in OUT:
        return one.content.audience in TO_CITIZENS or bool(one.flags) or unsettled
    # Of what holds no longer, the words that take it back may still not have arrived.
    back = any(each.act is Act.RETRACT and each.outcome in HANGING for each in one.dispatches)
    waits = any(each.outcome is Delivery.WAITING for each in one.dispatches)
    return one.state in OPEN_TEXTS or back or waits


def _next(situation: Situation, stage: Stage, by: By) -> Refused | None:
    now = situation.closing.stage
    if by.on_behalf_of is not None:
        return Refused("closing.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    if now in COMES_AFTER[stage]:
        return None
    if now is Stage.RUNNING:
        return Refused("closing.not_closed", kind=RefusalKind.CONFLICT)
    if stage is Stage.EVALUATED and now is Stage.ARCHIVED:
        return Refused("closing.archived_already", kind=RefusalKind.CONFLICT)
    return Refused("closing.done_already", kind=RefusalKind.CONFLICT)


def _founded(command: CloseOperation) -> Refused | None:
    if not command.reason.strip():
        return Refused("closing.reason_missing", field="reason")
    if not command.basis.strip():
        return Refused("closing.basis_missing", field="basis")
    return None


def _referred(command: EvaluateOperation | ArchiveOperation) -> Refused | None:
    if command.reference.strip():
        return None
    return Refused("closing.reference_missing", field="reference")


def _settled(
    situation: Situation, command: CloseOperation, found: tuple[Matter, ...]
) -> Refused | None:
    """What is open is what was seen, and it is said what becomes of it."""
    if set(command.seen) != {one.ref for one in found}:
        return Refused("closing.moved", field="seen", kind=RefusalKind.CONFLICT)
    left = (command.left_because or "").strip()
    if found and not command.hand_over and not left:
        return Refused("closing.open", field="left_because", count=len(found))
    if command.hand_over and left:
        return Refused("closing.one_of_two", field="left_because")
    nobodys = unowned(situation)
    if command.hand_over and nobodys:
        named = ", ".join(f"O{number}" for number in nobodys)
        return Refused("closing.unowned", field="hand_over", tasks=named)
    return None


def _down(known: Known, by: By) -> tuple[LevelDecided, ...]:
    assert known.situation is not None
    now = known.situation.level
    if now is Level.DAILY and known.situation.levels.steps[-1].reason is None:
        return ()
    # Why it ends stands in the closing's own entry alone: this one's words can never be erased.
    reason, basis = "Indsatsen afsluttes.", "Afslutningen i den næste post."
    wish = DecideLevel(level=Level.DAILY, seen=now, reason=reason, basis=basis)
    decided = known.situation.levels.decided
    return (operations.decided(known, wish, by, number=decided + 1, before=now),)


def _text(situation: Situation, found: Iterable[Matter], *, handed_over: bool) -> str:
    """What the log says; by number, since the words may have to go by law one day, and without the
    owner of what is for some: all read it."""
    by_owner: dict[str, list[str]] = defaultdict(list)
    for one in found:
        readers = situation.sights.get(subject(situation, one), STAFF)
        quiet = readers.sight is Sight.RESTRICTED
        by_owner["den, det er for" if quiet else one.owner_name].append(one.label)
    if not by_owner:
        return "Indsatsen er afsluttet. Intet stod åbent."
    if handed_over:
        told = "; ".join(f"{', '.join(labels)} til {name}" for name, labels in by_owner.items())
        return f"Indsatsen er afsluttet. Overdraget til daglig drift: {told}."
    left = ", ".join(label for labels in by_owner.values() for label in labels)
    return f"Indsatsen er afsluttet. Står åbent: {left}."
