"""What the rules about a drill share: whether it is there and runs, and who gets and says what."""

from __future__ import annotations

import hashlib

from crisis.errors import RefusalKind, Refused
from crisis.events.log import EntryRecorded
from crisis.projections.drills import Drill
from crisis.rules.authorities import names_of
from crisis.rules.drill_clock import WRONG_PHASE
from crisis.rules.known import By, Known
from crisis.terms.drills import Cell, DrillPhase, PlayedInject, sought_word
from crisis.terms.log import Certainty, EntryKind
from crisis.terms.operations import Mode


def drill_of(known: Known, by: By, phases: frozenset[DrillPhase] | None = None) -> Drill | Refused:
    """Give the drill; Refused in LIVE, and in any other phase than those."""
    assert known.situation is not None
    if known.situation.mode is not Mode.EXERCISE or by.mode is not Mode.EXERCISE:
        return Refused("drill.live", kind=RefusalKind.FORBIDDEN)
    drill = known.situation.drill
    if phases is None or drill.phase in phases:
        return drill
    return Refused(WRONG_PHASE[drill.phase], kind=RefusalKind.CONFLICT)


def receivers(drill: Drill, one: PlayedInject) -> tuple[tuple[str, ...], tuple[Cell, ...]]:
    """Give the seats and the cells that an inject is for."""
    told = [part for part in drill.parts if part.role in one.to]
    seats = dict.fromkeys(part.seat for part in told if part.seat is not None)
    cells = dict.fromkeys(part.cell for part in told if part.cell is not None)
    return tuple(seats), tuple(cells)


def sender(drill: Drill, name: str) -> str:
    """Give a role of the script by what people see of it: its own name, or its seat's; any other
    name stands as it is."""
    part = next((one for one in drill.parts if name in (one.role, one.name)), None)
    return part.name or part.seat_name or name if part is not None else name


def mark(word: str) -> str:
    """Give that by which a code word is known again and cannot be read."""
    return hashlib.sha256(sought_word(word).encode()).hexdigest()


def ms(seconds: float) -> float:
    """Give a time of the drill as it is written down: in thousandths of a second."""
    return round(seconds, 3)


def row(known: Known, by: By, text: str, kind: EntryKind) -> EntryRecorded:
    """Give a row of the log that says what all must know of the drill."""
    seat_name, authority_name = names_of(known, by)
    return EntryRecorded(
        text=text,
        kind=kind,
        certainty=Certainty.CONFIRMED,
        source=None,
        channel=None,
        occurred_at=None,
        expected_at=None,
        place=None,
        seat_name=seat_name,
        authority_name=authority_name,
        on_behalf_of=None,
    )
