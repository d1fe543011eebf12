"""A planning office without a database: what is done is decided and folded, nothing else."""

from __future__ import annotations

from datetime import datetime

from crisis.commands.base import Command
from crisis.drills.preparing import prepared
from crisis.errors import Refused
from crisis.events import Event, Stamp
from crisis.gathering import About, Sources, answers
from crisis.journal.port import Entry
from crisis.projections import planning as planning_fold
from crisis.projections.planning import Planning
from crisis.rules import RULES, decide
from crisis.rules.known import Known, Proof, Question
from crisis.terms.attachments import StoredFile
from crisis.terms.ids import PLANNING
from crisis.terms.register import Standing
from crisis.terms.statements import outlets_of
from tests.given import NOON, NoPlaces, by, directory


class Office:
    """The demo's directory, and all that is said to its planning from then on."""

    def __init__(self, start: Planning | None = None) -> None:
        self.start = start or directory()
        self.planning: Planning = self.start
        self.written: list[Entry] = []
        self.now: datetime = NOON
        self.places = NoPlaces()
        self.files: dict[str, StoredFile] = {}
        self.standing: Standing | None = None

    def do(self, command: Command, seat: str, *, proved: bool = False) -> Refused | int:
        """Give the Refused, or the number of the new entry."""
        proof = Proof(how="password", at=self.now) if proved else None
        asker = by(seat, self.now, proved=proof)
        about = About(command=command, planning=self.planning, situation=None)
        ask = Sources(
            operation_names=frozenset,
            places=self.places,
            channels=outlets_of,
            entry=lambda stream, number: next(
                (one for one in self.written if one.stamp.number == number), None
            ),
            file=self.files.get,
            script=prepared,
        )
        found = answers(about, RULES[type(command)].needs, ask)
        if self.standing is not None:
            found |= {Question.REGISTER: self.standing}
        answer = decide(Known(planning=self.planning, answers=found), command, asker)
        if isinstance(answer, Refused):
            return answer
        for event in answer:
            self.append(event, seat)
        return self.planning.number

    def must(self, command: Command, seat: str, *, proved: bool = False) -> int:
        """Do what is allowed; give the entry's number."""
        done = self.do(command, seat, proved=proved)
        assert isinstance(done, int), done
        return done

    def append(self, event: Event, seat: str = "planlaegger") -> None:
        """Let something have happened."""
        number = self.planning.number + 1
        stamp = Stamp(
            stream=PLANNING,
            number=number,
            recorded_at=self.now,
            account=1,
            seat=seat,
            authority=by(seat).authority,
            planning_head=0,
            hash=f"{number:064x}",
        )
        self.written.append(Entry(stamp=stamp, type=type(event).__name__, event=event))
        self.planning = planning_fold.step(self.planning, stamp, event)
