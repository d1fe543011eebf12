"""A press desk for the tests: everybody a person of his own, and statements ready to leave."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from crisis import demo
from crisis.channels.port import Came, Channel, Result, Sending
from crisis.channels.publisher import Publisher
from crisis.commands.base import Command
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.publishing import ReleaseStatement, RetractStatement
from crisis.commands.statements import (
    DraftStatement,
    PrepareCorrection,
    SignStatement,
    SubmitStatement,
)
from crisis.projections.statements import Statement
from crisis.rules.known import By, Proof
from crisis.terms.log import Certainty
from crisis.terms.operations import Mode
from crisis.terms.statements import Fact
from tests.given import Desk, by

ACCOUNTS = {seat.id: number for number, seat in enumerate(demo.seats(), 10)}
"""One person for each seat."""


def person(seat: str, desk: Desk, mode: Mode = Mode.LIVE, **more: object) -> By:
    """Somebody who has just proved who he is."""
    proof = Proof(how="password", at=desk.now)
    return by(seat, desk.now, mode, **{"account": ACCOUNTS[seat], "proved": proof, **more})


class Recorder:
    """A channel that remembers what it was given, and answers what it is told to."""

    by_receiver = False

    def __init__(self, *answers: Came, repeat_safe: bool = False) -> None:
        self.repeat_safe = repeat_safe
        self.sent: list[Sending] = []
        self.answers = itertools.chain(answers, itertools.repeat(Came.DELIVERED))

    def send(self, sending: Sending) -> Result:
        self.sent.append(sending)
        return Result(came=next(self.answers), detail="")

    @property
    def keys(self) -> list[str]:
        return [one.key for one in self.sent]


class Press:
    """One operation on a real database, its press desk and its publisher."""

    def __init__(self, folder: Path, mode: Mode = Mode.LIVE) -> None:
        self.desk = Desk(folder)
        self.mode = mode
        self._keys = itertools.count()
        self.operation = self.desk.opens("Stormflod", mode)

    @property
    def outbox(self):
        return self.desk.outbox

    def do(self, seat: str, command: Command, **more: object) -> int:
        asker = person(seat, self.desk, self.mode, **more)
        key = f"press-key-{next(self._keys):012d}"
        done = self.desk.handler.do(command, asker, stream=self.operation, key=key)
        return done.entries[0]

    def statement(self, number: int) -> Statement:
        asker = person("observatoer", self.desk, self.mode)
        found = self.desk.handler.situation(asker, self.operation).statements.get(number)
        assert found is not None
        return found

    def fact(self, text: str = "Vand i Havnegade", seat: str = "kolding") -> int:
        return self.do(seat, RecordEntry(text=text, certainty=Certainty.CONFIRMED))

    def drafted(self, entries: Iterable[int] = (), **more: object) -> int:
        facts = tuple(Fact(entry=one) for one in entries)
        wish = {"title": "Vand i midtbyen", "text": "Hold jer væk fra havnen.", "facts": facts}
        self.do("presse-politi", DraftStatement(**{**wish, **more}))
        asker = person("observatoer", self.desk, self.mode)
        return self.desk.handler.situation(asker, self.operation).statements.last

    def submit(self, number: int, seat: str = "presse-politi") -> Statement:
        version = self.statement(number).version
        self.do(seat, SubmitStatement(statement=number, version=version))
        return self.statement(number)

    def sign(self, number: int, *seats: str) -> None:
        for seat in seats:
            one = self.statement(number)
            self.do(seat, SignStatement(statement=number, version=one.version, hash=str(one.hash)))

    def release(self, number: int, seat: str = "presse-politi") -> int:
        one = self.statement(number)
        wish = ReleaseStatement(statement=number, version=one.version, hash=str(one.hash))
        return self.do(seat, wish)

    def released(self, **more: object) -> int:
        """A statement with a fact of Kolding's, signed by all and let out."""
        number = self.drafted((self.fact(),), **more)
        self.submit(number)
        self.sign(number, "formand", "kolding")
        self.release(number)
        return number

    def correction(self, number: int) -> int:
        """The fact is corrected, and the ready correction signed and let out."""
        entry = self.statement(number).content.facts[0].entry
        right = CorrectEntry(number=entry, text="Havnegade er tør", reason="Set på stedet")
        self.do("kolding", right)
        self.do("presse-politi", PrepareCorrection(statement=number))
        asker = person("observatoer", self.desk, self.mode)
        made = self.desk.handler.situation(asker, self.operation).statements.last
        self.submit(made)
        self.sign(made, "formand", "kolding")
        self.release(made)
        return made

    def retract(self, number: int) -> int:
        return self.do("formand", RetractStatement(statement=number, notice="Gælder ikke mere."))

    def publisher(self, mode: Mode | None = None, **channels: Channel) -> Publisher:
        return Publisher(
            self.desk.handler, self.outbox, mode or self.mode, channels, lambda: self.desk.now
        )

    def passes(self, **time: float) -> None:
        self.desk.now += timedelta(**time)
