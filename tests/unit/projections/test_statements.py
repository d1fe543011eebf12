"""The fold of statements: bears what points at nothing, what was erased, what came late."""

from __future__ import annotations

import msgspec
import pytest

from crisis.commands.publishing import PausePublishing, ResendStatement, ResumePublishing
from crisis.commands.statements import (
    DiscardStatement,
    DraftStatement,
    KeepStatement,
    PrepareCorrection,
)
from crisis.events import Erased
from crisis.events.publishing import PublishingPaused, PublishingResumed
from crisis.events.statements import StatementDrafted
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.projections.situation import Situation
from crisis.rules.sending import may_send
from crisis.terms.erasure import ERASED_TITLE
from crisis.terms.operations import Mode
from crisis.terms.statements import PRESS_ROOM, SETTLED, Act, Delivery, Fact, StatementState
from tests.given import OPERATION, entries
from tests.press_staff import OFFICE, TEXT, PressStaff, code
from tests.unit.events.statement_examples import STATEMENT_EXAMPLES

BEGIN = fold.start(OPERATION, Mode.LIVE)


def lifetime() -> PressStaff:
    """One operation in which each event about statements happens at least once."""
    staff = PressStaff()
    first = staff.released()
    staff.must(PausePublishing(reason="Vent"), OFFICE)
    staff.must(ResumePublishing(), OFFICE)
    staff.told(first, Delivery.FAILED)
    staff.must(ResendStatement(statement=first, channel="presserum"), OFFICE)
    staff.told(first, Delivery.DELIVERED)
    entry = staff.one(first).content.facts[0].entry
    spelling = staff.corrects(entry, text="Stavet om")
    staff.must(KeepStatement(statement=first, entry=spelling, reason="Kun stavefejl"), OFFICE)
    staff.corrects(spelling, text="Tør")
    staff.must(PrepareCorrection(statement=first), OFFICE)
    staff.returned(staff.submitted(2))
    staff.changed(2, text="Havnegade er tør.")
    staff.signed(staff.submitted(2), "formand", "kolding")
    staff.must(staff.releasing(2), OFFICE)
    staff.retracted(2)
    staff.must(DiscardStatement(statement=staff.drafted()), OFFICE)
    return staff


WHOLE = lifetime().written


@pytest.mark.parametrize("event", STATEMENT_EXAMPLES, ids=lambda one: type(one).__name__)
def test_what_points_at_no_statement_changes_none(event: object) -> None:
    done = fold.fold(BEGIN, entries([event]))
    if isinstance(event, StatementDrafted) or type(event).__name__ == "HoldingStatementIssued":
        assert len(done.statements.all()) == 1
    else:
        assert done.statements.all() == []
        assert done.number == 1


def without(place: int, until: int | None = None) -> Situation:
    """The lifetime with one entry erased."""
    one = WHOLE[place]
    gone = Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type))
    return fold.fold(BEGIN, [*WHOLE[:place], gone, *WHOLE[place + 1 : until]])


@pytest.mark.parametrize("place", range(len(WHOLE)), ids=lambda n: f"{n}-{WHOLE[n].type}")
def test_any_entry_may_be_erased_and_the_rest_folds(place: int) -> None:
    done = without(place)
    assert done.number == WHOLE[-1].stamp.number
    assert done.statements.last == 3, "a number that was given out is never given again"


@pytest.mark.parametrize("type_", ["StatementDrafted", "StatementSubmitted", "StatementSigned"])
def test_a_text_whose_freezing_or_signature_was_erased_is_not_sent(type_: str) -> None:
    """What cannot be shown any more to have been signed stays in."""
    let_out = next(n for n, one in enumerate(WHOLE) if one.type == "StatementReleased") + 1
    now = WHOLE[let_out].stamp.recorded_at
    whole = fold.fold(BEGIN, WHOLE[:let_out])
    assert may_send(whole, 1, Act.PUBLISH, PRESS_ROOM, now) is None
    for place, one in enumerate(WHOLE[:let_out]):
        if one.type == type_:
            assert may_send(without(place, let_out), 1, Act.PUBLISH, PRESS_ROOM, now) is not None


def test_an_erased_entry_is_nothing_to_rest_a_text_on() -> None:
    staff = PressStaff()
    entry = staff.fact()
    told = staff.written[0]
    gone = Entry(stamp=told.stamp, type=told.type, event=Erased(type=told.type))
    staff.situation = fold.fold(BEGIN, [gone])
    wish = DraftStatement(**TEXT, facts=(Fact(entry=entry),))
    assert code(staff.do(wish, OFFICE)) == "log.erased"


def test_an_erased_draft_keeps_its_number_and_no_words() -> None:
    erased = Erased(type="StatementDrafted")
    drafted = next(one for one in STATEMENT_EXAMPLES if isinstance(one, StatementDrafted))
    done = fold.fold(BEGIN, entries([erased, msgspec.structs.replace(drafted, statement=2)]))
    first, second = done.statements.all()
    assert (first.number, first.content.title, first.content.text) == (1, ERASED_TITLE, "")
    assert second.number == 2
    assert done.statements.last == 2


def test_each_event_about_statements_is_in_the_lifetime() -> None:
    named = {type(one).__name__ for one in STATEMENT_EXAMPLES} - {"HoldingStatementIssued"}
    assert named <= {one.type for one in WHOLE}
    done = fold.fold(BEGIN, WHOLE)
    assert [one.state for one in done.statements.all()] == [
        StatementState.CORRECTED,
        StatementState.RETRACTED,
        StatementState.DISCARDED,
    ]


def test_the_attempts_of_a_channel_are_all_kept_with_what_came_of_each() -> None:
    one = fold.fold(BEGIN, WHOLE).statements.get(1)
    assert one is not None
    sent = one.dispatch(Act.PUBLISH, "presserum")
    assert sent is not None
    assert [each.outcome for each in sent.attempts] == [Delivery.FAILED, Delivery.DELIVERED]
    assert sent.outcome is Delivery.DELIVERED
    assert one.dispatch(Act.RETRACT, "presserum") is None


def test_a_signature_holds_for_its_version_and_its_hash_and_only_while_the_text_is_frozen() -> None:
    staff = PressStaff()
    number = staff.signed(staff.ready(), "kolding")
    signed = staff.written[-1]
    assert len(staff.one(number).valid) == 1
    for more in ({"frozen_hash": "f" * 64}, {"version": 2}):
        other = msgspec.structs.replace(signed.event, **more)
        bent = fold.fold(BEGIN, [*staff.written[:-1], *entries([other], after=signed.stamp.number)])
        one = bent.statements.get(number)
        assert one is not None
        assert (len(one.signatures), one.valid) == (1, ())
    staff.returned(number)
    assert (len(staff.one(number).signatures), staff.one(number).valid) == (1, ())


def test_only_waiting_is_not_settled() -> None:
    assert set(Delivery) - SETTLED == {Delivery.WAITING}


def test_a_correction_is_under_way_from_its_draft_until_it_is_out() -> None:
    staff = PressStaff()
    first = staff.published()
    found = staff.situation.statements
    assert found.correction_of(first) is None
    made = staff.drafted(corrects=first)
    assert staff.situation.statements.correction_of(first) == staff.one(made)
    staff.must(DiscardStatement(statement=made), OFFICE)
    assert staff.situation.statements.correction_of(first) is None


def test_a_pause_lies_over_all_statements_and_is_taken_away_whole() -> None:
    pause = PublishingPaused(reason="Vent", seat_name="x", authority_name="y")
    done = fold.fold(BEGIN, entries([pause]))
    assert done.statements.paused is not None
    assert done.statements.paused.reason == "Vent"
    resumed = PublishingResumed(seat_name="x", authority_name="y")
    assert fold.fold(done, entries([resumed], after=1)).statements.paused is None
