"""A staff with a press desk and no database: everybody a person of his own, statements at hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from crisis import demo
from crisis.commands.base import Command
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.publishing import (
    ReleaseStatement,
    ReportDelivery,
    RetractStatement,
)
from crisis.commands.statements import (
    ChangeStatement,
    DraftStatement,
    ReturnStatement,
    SignStatement,
    SubmitStatement,
)
from crisis.errors import Refused
from crisis.projections.statements import Statement
from crisis.rules.known import By, Proof
from crisis.terms.log import Certainty, OnBehalfOf
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from crisis.terms.statements import Act, Delivery, Fact, StatementState
from tests.given import NOON, Staff, by

ACCOUNTS = {seat.id: number for number, seat in enumerate(demo.seats(), 10)}
"""One person for each seat."""
OFFICE = "presse-politi"
TEXT = {"title": "Vand i midtbyen", "text": "Hold jer væk fra havnen."}


def code(answer: object) -> str:
    """The refusal's code."""
    assert isinstance(answer, Refused), answer
    return answer.code


class PressStaff(Staff):
    """Everyone has an account and has just proved who he is; what is done must be allowed."""

    def do(
        self,
        command: Command,
        seat: str,
        on_behalf_of: OnBehalfOf | None = None,
        **more: object,
    ) -> object:
        proof = Proof(how="password", at=self.now)
        who = {"account": ACCOUNTS[seat], "proved": proof, **more}
        return super().do(command, seat, on_behalf_of, **who)

    def must(self, command: Command, seat: str, **more: object) -> int:
        """Do what is allowed; give the entry's number."""
        done = self.do(command, seat, **more)
        assert isinstance(done, int), done
        return done

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)

    def one(self, number: int = 1) -> Statement:
        found = self.situation.statements.get(number)
        assert found is not None
        return found

    def state(self, number: int = 1) -> StatementState:
        return self.one(number).state

    def fact(
        self, seat: str = "kolding", certainty: Certainty = Certainty.CONFIRMED, **more: object
    ) -> int:
        return self.must(RecordEntry(text="Vand i Havnegade", certainty=certainty), seat, **more)

    def corrects(self, entry: int, seat: str = "kolding", text: str = "Havnegade er tør") -> int:
        return self.must(CorrectEntry(number=entry, text=text, reason="Set"), seat)

    def drafted(
        self, *entries: int, seat: str = OFFICE, account: int | None = None, **more: object
    ) -> int:
        facts = tuple(Fact(entry=one) for one in entries)
        wish = DraftStatement(**{**TEXT, "facts": facts, **more})
        self.must(wish, seat, account=account or ACCOUNTS[seat])
        return self.situation.statements.last

    def changed(self, number: int, seat: str = OFFICE, **more: object) -> int:
        return self.must(self.change(number, **more), seat)

    def change(self, number: int, **more: object) -> ChangeStatement:
        one = self.one(number)
        kept = {"title": one.content.title, "text": one.content.text, "facts": one.content.facts}
        wish = {**kept, "signers": one.signers, "expires_at": one.content.expires_at, **more}
        return ChangeStatement(statement=number, **{"base": one.version, **wish})

    def submitted(self, number: int, seat: str = OFFICE) -> int:
        self.must(SubmitStatement(statement=number, version=self.one(number).version), seat)
        return number

    def signing(self, number: int = 1) -> SignStatement:
        one = self.one(number)
        return SignStatement(statement=number, version=one.version, hash=one.hash or "0" * 64)

    def signed(self, number: int, *seats: str) -> int:
        for seat in seats:
            self.must(self.signing(number), seat)
        return number

    def returned(self, number: int, seat: str = "kolding") -> int:
        version = self.one(number).version
        self.must(ReturnStatement(statement=number, version=version, reason="Forkert gade"), seat)
        return number

    def releasing(self, number: int = 1) -> ReleaseStatement:
        one = self.one(number)
        return ReleaseStatement(statement=number, version=one.version, hash=one.hash or "0" * 64)

    def ready(self, entries: Iterable[int] = (), **more: object) -> int:
        """A frozen text by the police's press office, with a fact of Kolding's if none is named."""
        return self.submitted(self.drafted(*(entries or (self.fact(),)), **more))

    def released(self, **more: object) -> int:
        number = self.signed(self.ready(**more), "formand", "kolding")
        self.must(self.releasing(number), OFFICE)
        return number

    def published(self, **more: object) -> int:
        number = self.released(**more)
        self.told(number, Delivery.DELIVERED)
        return number

    def retracted(self, number: int) -> int:
        self.must(RetractStatement(statement=number, notice="Gælder ikke mere."), "formand")
        return number

    def publisher(self) -> By:
        """The process that sends, as it makes its own By."""
        return By(
            account=0, seat="udgiver", authority="", role=Role.PUBLISHER,
            mode=self.mode, now=self.now, program=True,
        )  # fmt: skip

    def tells(
        self, number: int, outcome: Delivery, act: Act = Act.PUBLISH, **more: object
    ) -> object:
        wish = {
            "outbox": 1, "fence": 1, "statement": number, "version": self.one(number).version,
            "act": act, "channel": "presserum", "outcome": outcome, **more,
        }  # fmt: skip
        return self.asks(ReportDelivery(**wish), self.publisher())

    def told(self, number: int, outcome: Delivery, act: Act = Act.PUBLISH) -> None:
        done = self.tells(number, outcome, act)
        assert isinstance(done, int), done


def exercise() -> PressStaff:
    return PressStaff(Mode.EXERCISE)


def proved(seat: str, now: datetime = NOON, **more: object) -> By:
    """Somebody who has just proved who he is."""
    proof = Proof(how="password", at=now)
    return by(seat, now, **{"account": ACCOUNTS[seat], "proved": proof, **more})
