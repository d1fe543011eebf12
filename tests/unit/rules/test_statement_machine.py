"""Whatever anybody does in whatever order: what leaves was signed by all who must, as it is."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from crisis.commands.log import CorrectEntry
from crisis.commands.publishing import (
    IssueHoldingStatement,
    PausePublishing,
    ResendStatement,
    ResumePublishing,
    RetractStatement,
)
from crisis.commands.statements import (
    DiscardStatement,
    DraftStatement,
    KeepStatement,
    PrepareCorrection,
    ReturnStatement,
    SubmitStatement,
)
from crisis.journal.codec import decode_event, encode_event
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.projections.statements import Statement
from crisis.rules.sending import may_send
from crisis.rules.signing import fingerprint
from crisis.rules.visibility import PUBLIC, view
from crisis.terms.log import Certainty
from crisis.terms.operations import Mode
from crisis.terms.statements import Act, Delivery, Fact, StatementKind, StatementState
from tests.given import OPERATION
from tests.press_staff import OFFICE, TEXT, PressStaff

SEATS = st.sampled_from(
    ["formand", "stabschef", OFFICE, "presse-kolding", "kolding", "vejle", "logfoerer", "brs"]
)
DESK = st.sampled_from([OFFICE, "formand", "presse-kolding"])
PERSONS = st.sampled_from([71, 72, 73, 74, 75, 76])
"""Fewer persons than seats: the same one turns up on several of them."""
WHICH = st.integers(0, 9)
DRAFT, READY, RELEASED, PUBLISHED, CORRECTED, RETRACTED, DISCARDED = StatementState
OPEN, OUT = {DRAFT, READY}, {RELEASED, PUBLISHED}
STEPS: dict[StatementState, set[StatementState]] = {
    DRAFT: {READY, DISCARDED},
    READY: {DRAFT, DISCARDED, RELEASED},
    RELEASED: {PUBLISHED, CORRECTED, RETRACTED},
    PUBLISHED: {CORRECTED, RETRACTED},
    **{key: set() for key in (CORRECTED, RETRACTED, DISCARDED)},
}
MOST = max(60, settings().max_examples // 4)
REACHED: set[StatementState] = set()


class PressDesk(RuleBasedStateMachine):
    """Anybody tries anything; the rules say yes or no, and what was a yes is folded."""

    def __init__(self) -> None:
        super().__init__()
        self.staff = PressStaff()
        self.before: dict[int, StatementState] = {}

    @initialize(out=st.integers(0, 2), came=st.sampled_from(Delivery))
    def begins(self, out: int, came: Delivery) -> None:
        """A text that is out, one that waits for signatures, one that is being written."""
        facts = [self.staff.fact("kolding"), self.staff.fact("vejle")]
        for place in range(3):
            self.staff.drafted(facts[place % 2], account=71 + place)
            if place <= out:
                self.lets_out(place + 1, place < out)
        self.staff.tells(1, came)

    def some(self, which: int, *states: StatementState) -> Statement | None:
        """A statement; mostly one in these states, or the machine would not get far."""
        everything = self.staff.situation.statements.all()
        fit = [one for one in everything if one.state in states and which != 9]
        found = fit or everything
        return found[which % len(found)] if found else None

    def entries(self) -> list[int]:
        return sorted(self.staff.situation.log.entries)

    @rule(seat=st.sampled_from(["kolding", "vejle", "formand"]), sure=st.booleans())
    def record(self, seat: str, sure: bool) -> None:
        self.staff.fact(seat, Certainty.CONFIRMED if sure else Certainty.UNCONFIRMED)

    @rule(which=WHICH, newest=st.booleans())
    def correct_an_entry(self, which: int, newest: bool) -> None:
        free = [
            one for one in self.entries() if not self.staff.situation.log.entries[one].corrected_by
        ]
        if free:
            entry = free[-1] if newest else free[which % len(free)]
            self.staff.corrects(entry, "logfoerer", f"Rettet {len(self.staff.written)}")

    def facts(self, which: list[int]) -> tuple[Fact, ...]:
        there = self.entries()
        chosen = {there[one % len(there)] for one in which} if there else set()
        log = self.staff.situation.log.entries
        return tuple(
            Fact(entry=one, cited_as=log[one].certainty or Certainty.PRESUMED)
            for one in sorted(chosen)
        )

    @rule(seat=SEATS, person=PERSONS, which=st.lists(WHICH, max_size=2), old=st.none() | WHICH)
    def draft(self, seat: str, person: int, which: list[int], old: int | None) -> None:
        corrects = None if old is None else old + 1
        wish = DraftStatement(**TEXT, facts=self.facts(which), corrects=corrects)
        self.staff.do(wish, seat, account=person)

    @rule(which=WHICH, seat=SEATS, person=PERSONS, cited=st.lists(WHICH, max_size=2))
    def change(self, which: int, seat: str, person: int, cited: list[int]) -> None:
        if one := self.some(which):
            text = f"Ord {len(self.staff.written)}"
            wish = self.staff.change(one.number, text=text, facts=self.facts(cited))
            self.staff.do(wish, seat, account=person)

    @rule(which=WHICH, seat=SEATS)
    def submit(self, which: int, seat: str) -> None:
        if one := self.some(which, DRAFT):
            self.staff.do(SubmitStatement(statement=one.number, version=one.version), seat)

    @rule(which=WHICH, seat=SEATS, person=PERSONS)
    def sign(self, which: int, seat: str, person: int) -> None:
        if one := self.some(which, READY):
            self.staff.do(self.staff.signing(one.number), seat, account=person)

    @rule(which=WHICH, out=st.booleans())
    def everyone_signs(self, which: int, out: bool) -> None:
        if one := self.some(which, DRAFT, READY):
            self.lets_out(one.number, out)

    def lets_out(self, number: int, out: bool) -> None:
        """So that the machine gets far: who must sign does, once those who may not have tried."""
        version = self.staff.one(number).version
        self.staff.do(SubmitStatement(statement=number, version=version), "formand")
        for place, each in enumerate(self.staff.one(number).missing):
            signer = "stabschef" if each.authority == "politi" else each.authority
            for person in (*{own.account for own in self.staff.one(number).editions}, 81 + place):
                self.staff.do(self.staff.signing(number), signer, account=person)
        if out:
            self.staff.do(self.staff.releasing(number), OFFICE)

    @rule(which=WHICH, sign=st.booleans())
    def a_fact_is_corrected_and_a_correction_prepared(self, which: int, sign: bool) -> None:
        one = self.some(which, RELEASED, PUBLISHED)
        if one and one.content.facts:
            entry = one.content.facts[0].entry
            self.staff.do(CorrectEntry(number=entry, text=f"Ret {which}"), "logfoerer")
            self.staff.do(PrepareCorrection(statement=one.number), OFFICE)
            if sign:
                self.lets_out(self.staff.situation.statements.last, True)

    @rule(which=WHICH, seat=SEATS)
    def send_back(self, which: int, seat: str) -> None:
        if one := self.some(which, READY):
            wish = ReturnStatement(statement=one.number, version=one.version, reason="Forkert")
            self.staff.do(wish, seat)

    @rule(which=WHICH, seat=DESK)
    def discard(self, which: int, seat: str) -> None:
        if one := self.some(which, DRAFT):
            self.staff.do(DiscardStatement(statement=one.number), seat)

    @rule(which=WHICH, seat=DESK, person=PERSONS)
    def release(self, which: int, seat: str, person: int) -> None:
        if one := self.some(which, READY):
            self.staff.do(self.staff.releasing(one.number), seat, account=person)

    @rule(seat=SEATS)
    def hold_the_line(self, seat: str) -> None:
        next_at = self.staff.now + timedelta(hours=1)
        if self.staff.situation.statements.last < 5:
            self.staff.do(IssueHoldingStatement(what="Vand", next_update_at=next_at), seat)

    @rule(which=WHICH, seat=DESK)
    def retract(self, which: int, seat: str) -> None:
        if one := self.some(which, *OUT):
            self.staff.do(RetractStatement(statement=one.number, notice="Gælder ikke"), seat)

    @rule(which=WHICH, seat=SEATS, person=PERSONS)
    def prepare(self, which: int, seat: str, person: int) -> None:
        if one := self.some(which, *OUT):
            self.staff.do(PrepareCorrection(statement=one.number), seat, account=person)

    @rule(which=WHICH, seat=DESK)
    def keep(self, which: int, seat: str) -> None:
        one = self.some(which, *OUT)
        if one and one.flags:
            entry = one.flags[which % len(one.flags)].corrected_by
            self.staff.do(KeepStatement(statement=one.number, entry=entry, reason="Nej"), seat)

    @rule(seat=DESK)
    def pause(self, seat: str) -> None:
        held = self.staff.situation.statements.paused
        self.staff.do(ResumePublishing() if held else PausePublishing(reason="Vent"), seat)

    @rule(which=WHICH, outcome=st.sampled_from(Delivery), act=st.sampled_from(Act))
    def report(self, which: int, outcome: Delivery, act: Act) -> None:
        if one := self.some(which, RELEASED if act is Act.PUBLISH else RETRACTED):
            self.staff.tells(one.number, outcome, act)

    @rule(which=WHICH, seat=DESK, act=st.sampled_from(Act))
    def resend(self, which: int, seat: str, act: Act) -> None:
        if one := self.some(which, *(OUT if act is Act.PUBLISH else {RETRACTED})):
            wish = ResendStatement(statement=one.number, channel="presserum", act=act)
            self.staff.do(wish, seat)

    @rule(minutes=st.sampled_from([1, 20, 400]))
    def time_passes(self, minutes: int) -> None:
        self.staff.passes(minutes=minutes)

    @invariant()
    def what_is_out_was_signed_by_all_who_must_and_by_nobody_who_wrote_it(self) -> None:
        for one in self.staff.situation.statements.all():
            if one.state in OPEN | {DISCARDED}:
                continue
            bound = fingerprint(OPERATION, one.number, one.version, one.content)
            assert one.hash == bound
            signed = {each.authority for each in one.signatures if each.hash == bound}
            log = self.staff.situation.log.entries
            owners = {log[fact.entry].owner for fact in one.content.facts}
            assert signed >= {"politi"} | owners | set(one.signers)
            if one.content.kind is not StatementKind.HOLDING:
                self.by_another(one)

    def by_another(self, one: Statement) -> None:
        signers = [each.account for each in one.valid]
        assert not set(signers) & {each.account for each in one.editions}
        assert len(set(signers)) == len(signers)

    @invariant()
    def a_state_moves_forward_only(self) -> None:
        for one in self.staff.situation.statements.all():
            old = self.before.get(one.number)
            if old is not None and old is not one.state and one.state not in STEPS[old]:
                # one rule of the machine may freeze a text and let it out
                assert (old, one.state) == (DRAFT, RELEASED), one.number
            self.before[one.number] = one.state
            REACHED.add(one.state)

    @invariant()
    def every_corrected_fact_of_a_living_text_is_flagged_or_was_let_stand(self) -> None:
        log = self.staff.situation.log.entries
        for one in self.staff.situation.statements.all():
            marks = one.flags + one.kept
            if one.state in OPEN | OUT:
                assert not any(log[each.corrected_by].corrected_by for each in marks), "last word"
                facts = {fact.entry for fact in one.content.facts}
                assert {each.entry for each in marks} == {
                    each for each in facts if log[each].corrected_by is not None
                }
                assert len(marks) == len({each.entry for each in marks})

    @invariant()
    def only_what_holds_may_be_sent(self) -> None:
        for one in self.staff.situation.statements.all():
            for sent in one.dispatches:
                situation, now = self.staff.situation, self.staff.now
                if may_send(situation, one.number, sent.act, sent.channel, now) is None:
                    assert one.state in ({RETRACTED} if sent.act is Act.RETRACT else OUT)

    @invariant()
    def the_public_sees_what_was_let_out_and_nothing_of_the_inside(self) -> None:
        seen = view(self.staff.situation, PUBLIC)
        assert (seen.name, seen.log.count, len(seen.tasks.tasks)) == ("", 0, 0)
        assert not seen.incidents.all()
        for one in seen.statements.all():
            assert one.state not in OPEN | {DISCARDED}
            assert (one.content.facts, one.flags, one.kept, len(one.editions)) == ((), (), (), 1)
            assert {each.entries for each in one.required} <= {()}

    def teardown(self) -> None:
        """Every stored event folds, and the fold from the stored bytes is what stands."""
        stored = [
            Entry(stamp=one.stamp, type=one.type, event=decode_event(one.type, encode_event(event)))
            for one in self.staff.written
            for event in [one.event]
        ]
        begin = fold.start(OPERATION, Mode.LIVE)
        assert fold.fold(begin, stored) == self.staff.situation


def test_whatever_is_done_what_leaves_was_signed_and_what_was_taken_back_stays_so() -> None:
    """It has been in every state: a machine that lets nothing out would prove nothing."""
    run_state_machine_as_test(
        PressDesk, settings=settings(max_examples=MOST, stateful_step_count=50)
    )
    assert set(StatementState) == REACHED
