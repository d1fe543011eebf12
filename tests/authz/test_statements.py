"""Who may what with statements: every command × every seat by log-in and by token × LIVE and
EXERCISE × a text of the own authority and of another's; the answers are written down by hand."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from crisis.channels.port import Came
from crisis.channels.publisher import Publisher
from crisis.commands.base import Command
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.publishing import PausePublishing, ReleaseStatement, ResumePublishing
from crisis.commands.statements import (
    DiscardStatement,
    DraftStatement,
    SignStatement,
    SubmitStatement,
)
from crisis.projections.statements import Statement
from crisis.terms.log import Certainty
from crisis.terms.operations import Mode
from crisis.terms.statements import Fact
from tests.authz.given import STAFF, Cells, Who
from tests.press_staff import TEXT, proved
from tests.pressing import Recorder
from tests.visiting import key

SIGNERS = {"chair", "chief_of_staff", "communication", "representative"}
PRESS = {"chair", "chief_of_staff", "communication"}
ROLE, PROGRAM = (403, "permission.role"), (403, "permission.program")
NOT_YOURS, NOT_ASKED = (403, "statement.not_yours"), (403, "statement.not_asked")
POLICE_ALONE, DONE = (403, "publishing.police_alone"), (201, None)
Want = tuple[int, str | None]


def police(who: Who) -> bool:
    return who.authority == "politi"


def desk(who: Who) -> bool:
    """The police's press office, which may change any text."""
    return police(who) and who.role in PRESS


def anybody(who: Who, mode: Mode, own: bool) -> Want:
    return DONE if who.role in STAFF else ROLE


def text(who: Who, mode: Mode, own: bool) -> Want:
    if who.role not in STAFF:
        return ROLE
    return DONE if own or desk(who) else NOT_YOURS


def send_back(who: Who, mode: Mode, own: bool) -> Want:
    if who.role not in STAFF:
        return ROLE
    return DONE if own or police(who) else NOT_YOURS


def signing(who: Who, mode: Mode, own: bool) -> Want:
    if who.role not in SIGNERS:
        return ROLE
    if mode is Mode.LIVE and who.door == "token":
        return PROGRAM
    return DONE if own or police(who) else NOT_ASKED


def letting_out(who: Who, mode: Mode, own: bool) -> Want:
    if who.role not in PRESS:
        return ROLE
    if mode is Mode.LIVE and who.door == "token":
        return PROGRAM
    return DONE if police(who) else POLICE_ALONE


def press_desk(who: Who, mode: Mode, own: bool) -> Want:
    return ROLE if who.role not in PRESS else DONE if police(who) else POLICE_ALONE


def pausing(who: Who, mode: Mode, own: bool) -> Want:
    return DONE if who.role in PRESS else ROLE


def nobody(who: Who, mode: Mode, own: bool) -> Want:
    return ROLE


EXPECTED: dict[str, Callable[[Who, Mode, bool], Want]] = {
    "DraftStatement": anybody,
    "ChangeStatement": text,
    "SubmitStatement": text,
    "SignStatement": signing,
    "ReturnStatement": send_back,
    "DiscardStatement": text,
    "PrepareCorrection": anybody,
    "KeepStatement": text,
    "ReleaseStatement": letting_out,
    "IssueHoldingStatement": letting_out,
    "RetractStatement": letting_out,
    "ResendStatement": press_desk,
    "PausePublishing": pausing,
    "ResumePublishing": press_desk,
    "ReportDelivery": nobody,
}
STATE_OF = {
    "ChangeStatement": "draft", "SubmitStatement": "draft", "DiscardStatement": "draft",
    "SignStatement": "ready", "ReturnStatement": "ready", "ReleaseStatement": "signed",
    "RetractStatement": "released", "ReportDelivery": "released", "ResendStatement": "failed",
    "PrepareCorrection": "flagged", "KeepStatement": "flagged",
}  # fmt: skip
USES_UP = set(STATE_OF) - {"ChangeStatement", "PrepareCorrection", "KeepStatement"}
"""Commands after which the statement is no longer where it was."""


class Press:
    """Statements by people who are none of the visitors, in whatever state is asked for."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.made: dict[tuple[str, str, Mode], int] = {}
        self.facts: dict[tuple[str, Mode], int] = {}
        self.persons = itertools.count(900)

    def do(self, command: Command, seat: str, mode: Mode) -> int:
        house = self.cells.house
        asker = proved(seat, house.desk.now, mode=mode, account=next(self.persons))
        stream = self.cells.operations[mode]
        return house.desk.handler.do(command, asker, stream=stream, key=key()).entries[0]

    def statements(self, mode: Mode) -> Any:
        asker = proved("observatoer", mode=mode)
        found = self.cells.house.desk.handler.situation(asker, self.cells.operations[mode])
        return found.statements

    def one(self, number: int, mode: Mode) -> Statement:
        found = self.statements(mode).get(number)
        assert isinstance(found, Statement)
        return found

    def kept(self, state: str, authority: str, mode: Mode) -> int:
        """One that nobody who tries it can change."""
        asked = (state, authority, mode)
        if asked not in self.made:
            self.made[asked] = self.fresh(*asked)
        return self.made[asked]

    def fact(self, writer: str, mode: Mode) -> int:
        fact = RecordEntry(text="Vand i Havnegade", certainty=Certainty.CONFIRMED)
        return self.do(fact, writer, mode)

    def fresh(self, state: str, authority: str, mode: Mode) -> int:
        writer = "logfoerer" if authority == "politi" else authority
        if state == "flagged" or (authority, mode) not in self.facts:
            self.facts[authority, mode] = self.fact(writer, mode)
        entry = self.facts[authority, mode]
        self.do(DraftStatement(**TEXT, facts=(Fact(entry=entry),)), writer, mode)
        number = int(self.statements(mode).last)
        if state == "draft":
            return number
        self.do(SubmitStatement(statement=number, version=1), writer, mode)
        bound = str(self.one(number, mode).hash)
        if state == "ready":
            return number
        for signer in {"formand", "formand" if authority == "politi" else authority}:
            self.do(SignStatement(statement=number, version=1, hash=bound), signer, mode)
        if state == "signed":
            return number
        self.do(ReleaseStatement(statement=number, version=1, hash=bound), "formand", mode)
        if state == "failed":
            self.refused_everywhere(mode)
        if state == "flagged":
            del self.facts[authority, mode]
            self.do(CorrectEntry(number=entry, text="Havnegade er tør"), "logfoerer", mode)
        return number

    def refused_everywhere(self, mode: Mode) -> None:
        """The publisher tries the newest, and no channel takes it."""
        desk_ = self.cells.house.desk
        names = [one.id for one in desk_.outbox.channels(mode)]
        channels = {name: Recorder(*[Came.REFUSED] * 9) for name in names}
        publisher = Publisher(desk_.handler, desk_.outbox, mode, channels, lambda: desk_.now)
        for row in desk_.outbox.due(mode, desk_.now)[-len(names) :]:
            publisher.deliver(row)

    def undo(self, command: str, number: int, mode: Mode) -> None:
        """Bring what is dear to make back to where it was."""
        if command == "PrepareCorrection":
            last = int(self.statements(mode).last)
            self.do(DiscardStatement(statement=last), "formand", mode)
        if command == "KeepStatement":
            entry = self.one(number, mode).kept[-1].corrected_by
            self.do(CorrectEntry(number=entry, text=f"Ret {entry}"), "logfoerer", mode)

    def body(self, command: str, number: int, mode: Mode) -> dict[str, Any]:
        soon = (self.cells.house.desk.now + timedelta(hours=1)).isoformat()
        if command == "IssueHoldingStatement":
            return {"what": "Brand", "next_update_at": soon}
        if command == "DraftStatement":
            return {**TEXT}
        if command in ("PausePublishing", "ResumePublishing"):
            return {"reason": "Vent"} if command == "PausePublishing" else {}
        one = self.one(number, mode)
        bound = {"version": one.version, "hash": one.hash or "0" * 64}
        flag = one.flags[0].corrected_by if one.flags else 1
        more: dict[str, dict[str, Any]] = {
            "ChangeStatement": {**TEXT, "base": one.version, "text": f"Ord {next(self.persons)}"},
            "SubmitStatement": {"version": one.version},
            "SignStatement": bound,
            "ReleaseStatement": bound,
            "ReturnStatement": {"version": one.version, "reason": "Forkert"},
            "KeepStatement": {"entry": flag, "reason": "Kun stavefejl"},
            "RetractStatement": {"notice": "Gælder ikke"},
            "ResendStatement": {"channel": "presserum"},
            "ReportDelivery": {
                "outbox": 1, "fence": 1, "version": 1, "act": "publish",
                "channel": "presserum", "outcome": "delivered",
            },
        }  # fmt: skip
        return {"statement": number, **more.get(command, {})}

    def ready_for(self, command: str, mode: Mode) -> None:
        """A pause to be lifted, or none that stands in the way."""
        paused = self.statements(mode).paused is not None
        if command == "PausePublishing" and paused:
            self.do(ResumePublishing(), "formand", mode)
        if command == "ResumePublishing" and not paused:
            self.do(PausePublishing(reason="Vent"), "formand", mode)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    made = Cells(tmp_path_factory.mktemp("authz-statements"))
    yield Press(made)
    print(f"\nauthz: {made.count} cells about statements")
    made.house.database.close()


@pytest.mark.parametrize("mode", [Mode.LIVE, Mode.EXERCISE])
@pytest.mark.parametrize("command", sorted(EXPECTED))
def test_every_seat_is_answered_as_the_table_says(press: Press, command: str, mode: Mode) -> None:
    cells, wrong = press.cells, []
    state = STATE_OF.get(command, "draft")
    for who, own in itertools.product(cells.everyone, (True, False)):
        other = "horsens" if who.authority == "skanderborg" else "skanderborg"
        authority = str(who.authority) if own and who.authority else other
        want = (401, None) if who.seat is None else EXPECTED[command](who, mode, own)
        make = press.fresh if want == DONE and command in USES_UP else press.kept
        number = make(state, authority, mode)
        press.ready_for(command, mode)
        body = press.body(command, number, mode)
        answer = cells.visitor(who).do(cells.operations[mode], command, body)
        cells.count += 1
        said = answer.json["error"]["code"] if answer.status_code == 403 else None
        if (answer.status_code, said) != want:
            wrong.append((who.name, own, answer.status_code, answer.json, want))
        if answer.status_code == 201:
            press.undo(command, number, mode)
    assert not wrong, (len(wrong), wrong[:5])


def test_nobody_signs_his_own_words_through_any_door(press: Press) -> None:
    """One person on two seats: what he drafts at one he does not sign at the other in earnest."""
    house = press.cells.house
    house.account("to-hatte", "stabschef", "formand")
    visitor, operation = house.visit("to-hatte"), press.cells.operations[Mode.LIVE]
    visitor.do(operation, "DraftStatement", {**TEXT}, headers={"X-Seat": "stabschef"})
    number = int(press.statements(Mode.LIVE).last)
    press.do(SubmitStatement(statement=number, version=1), "presse-politi", Mode.LIVE)
    body = press.body("SignStatement", number, Mode.LIVE)
    for seat in ("stabschef", "formand"):
        answer = visitor.do(operation, "SignStatement", body, headers={"X-Seat": seat})
        assert (answer.status_code, answer.json["error"]["code"]) == (403, "statement.own_words")


def test_an_old_proof_signs_and_lets_out_nothing(press: Press) -> None:
    house, operation = press.cells.house, press.cells.operations[Mode.LIVE]
    visitor = house.visit("formand")
    number = press.fresh("ready", "kolding", Mode.LIVE)
    house.passes(minutes=15, seconds=1)
    for command in ("SignStatement", "ReleaseStatement", "RetractStatement"):
        answer = visitor.do(operation, command, press.body(command, number, Mode.LIVE))
        assert (answer.status_code, answer.json["error"]["code"]) == (403, "permission.proof_old")
