"""Whatever happens in whatever order: nothing overtakes, nothing is sent twice or too late.

One machine draws what a staff, a network and a dying publisher may do; the outbox is a real one.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from crisis.channels.port import Came, Result, Sending
from crisis.commands.publishing import PausePublishing, ResumePublishing
from crisis.errors import Refused
from crisis.journal.outbox import LEASE
from crisis.terms.operations import Mode
from crisis.terms.statements import Act, ChannelKind, Delivery, Outlet, StatementState
from tests import databases
from tests.pressing import Press

NAMES = ("presserum", "avisen")
OUTLETS = [
    Outlet(id="presserum", kind=ChannelKind.PRESS_ROOM, name="Presserum"),
    Outlet(id="avisen", kind=ChannelKind.WEBHOOK, name="Avisen"),
]


class World:
    """What every run of the machine shares: one database, so that a run costs little."""

    press: Press | None = None

    @classmethod
    def get(cls) -> Press:
        if cls.press is None:
            cls.press = Press(Path(tempfile.mkdtemp(prefix="crisis-machine-")))
            cls.press.outbox.set_channels(OUTLETS)
        return cls.press


class Fickle:
    """A channel that answers as the machine has drawn, and remembers what got through."""

    by_receiver = False

    def __init__(self, name: str, machine: Publishing) -> None:
        self.repeat_safe = name == "presserum"
        self.name = name
        self.machine = machine

    def send(self, sending: Sending) -> Result:
        self.machine.tried(self.name, sending)
        return Result(came=self.machine.answer)


class Publishing(RuleBasedStateMachine):
    """Statements are let out, corrected and taken back while publishers come and go."""

    out = Bundle("out")

    def __init__(self) -> None:
        super().__init__()
        self.press = World.get()
        self.press.operation = self.press.desk.opens(f"Indsats {id(self)}-{self.press.desk.now}")
        self.answer = Came.DELIVERED
        self.sent: list[tuple[str, int, Act]] = []
        self.arrived: dict[str, int] = {}
        self.problems: list[str] = []
        self.flying: dict[tuple[str, int], datetime] = {}
        """What a publisher had begun when it stood still: it may still arrive, for a while."""

    def tried(self, name: str, sending: Sending) -> None:
        number, act = sending.notice.number, sending.act
        one = self.press.statement(number)
        dispatch = one.dispatch(act, name)
        assert dispatch is not None
        if dispatch.send_before <= self.press.desk.now:
            self.problems.append(f"sent too late: {sending.key}")
        if act is Act.PUBLISH and one.state not in (
            StatementState.RELEASED,
            StatementState.PUBLISHED,
        ):
            self.problems.append(f"sent what no longer holds: {sending.key} {one.state}")
        if self.press_paused():
            self.problems.append(f"sent while on hold: {sending.key}")
        corrects = one.content.corrects
        before = corrects if act is Act.PUBLISH else number
        until = self.flying.get((name, before or 0), self.press.desk.now)
        if until > self.press.desk.now:
            self.problems.append(f"{number} overtakes {before}, which is under way on {name}")
        for channel, other, other_act in self.sent:
            if channel != name:
                continue
            later = self.press.statement(other).content.corrects == number
            if act is Act.PUBLISH and (later or (other == number and other_act is Act.RETRACT)):
                self.problems.append(f"overtaken: {other} went before {number} on {name}")
        self.sent.append((name, number, act))
        if self.answer in (Came.DELIVERED, Came.UNKNOWN) and name != "presserum":
            self.arrived[sending.key] = self.arrived.get(sending.key, 0) + 1

    def press_paused(self) -> bool:
        from tests.pressing import person

        asker = person("observatoer", self.press.desk)
        found = self.press.desk.handler.situation(asker, self.press.operation)
        return found.statements.paused is not None

    @rule(target=out)
    def let_out(self) -> int:
        return self.press.released()

    @rule(target=out, number=consumes(out))
    def correct(self, number: int) -> object:
        try:
            return multiple(self.press.correction(number))
        except Refused:
            return multiple()

    @rule(number=consumes(out))
    def take_back(self, number: int) -> None:
        with contextlib.suppress(Refused):  # it was corrected meanwhile
            self.press.retract(number)

    @rule(answer=st.sampled_from(list(Came)))
    def send(self, answer: Came) -> None:
        self.answer = answer
        ways = {name: Fickle(name, self) for name in NAMES}
        self.press.publisher(**ways).sweep(self.press.operation)

    @rule(begun=st.booleans())
    def a_publisher_dies(self, begun: bool) -> None:
        due = self.press.outbox.due(Mode.LIVE, self.press.desk.now, self.press.operation)
        for row in due[:1]:
            claim = self.press.outbox.claim(row, Mode.LIVE, "død", self.press.desk.now)
            if claim and claim.began:
                continue  # what was begun before is for a person, or is safe to repeat
            if claim and begun and self.press.outbox.begin(claim, self.press.desk.now):
                name, number = claim.outlet.id, claim.statement
                self.flying[name, number] = self.press.desk.now + LEASE
                key = f"{claim.stream}:{number}:{claim.version}:{claim.act}:{name}"
                if name != "presserum":
                    self.arrived[key] = self.arrived.get(key, 0) + 1

    @rule(seconds=st.sampled_from([1, 6, 11, 40, 3600, 7 * 3600]))
    def time_passes(self, seconds: int) -> None:
        self.press.passes(seconds=seconds)

    @rule()
    def hold_or_go_on(self) -> None:
        paused = self.press_paused()
        self.press.do("formand", ResumePublishing() if paused else PausePublishing(reason="Vent"))

    @invariant()
    def nothing_went_wrong(self) -> None:
        assert not self.problems

    @invariant()
    def nothing_arrived_twice_unasked(self) -> None:
        assert all(times == 1 for times in self.arrived.values())

    def teardown(self) -> None:
        """When all is well again everything settles."""
        if self.press_paused():
            self.press.do("formand", ResumePublishing())
        self.answer = Came.DELIVERED
        ways = {name: Fickle(name, self) for name in NAMES}
        for _ in range(8):
            self.press.passes(seconds=40)
            self.press.publisher(**ways).sweep(self.press.operation)
        assert self.press.outbox.unsettled(self.press.operation) == 0
        assert not self.problems
        for one in self._statements():
            assert all(each.outcome is not Delivery.WAITING for each in one.dispatches)

    def _statements(self) -> list:
        from tests.pressing import person

        asker = person("observatoer", self.press.desk)
        return self.press.desk.handler.situation(asker, self.press.operation).statements.all()


def test_no_correction_overtakes_and_nothing_is_sent_twice_or_too_late() -> None:
    quick = (Phase.generate,)  # a failure is read as it was drawn: shrinking takes minutes
    usual = "40" if databases.chosen() == databases.SQLITE else "12"
    runs = int(os.environ.get("CRISIS_MACHINE_RUNS", usual))
    profile = settings(max_examples=runs, stateful_step_count=25, deadline=None, phases=quick)
    run_state_machine_as_test(Publishing, settings=profile)
