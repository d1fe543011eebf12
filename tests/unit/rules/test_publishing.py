"""A statement on its way out: let out by the police, told of, sent again, taken back, held."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.publishing import (
    IssueHoldingStatement,
    PausePublishing,
    ReleaseStatement,
    ReportDelivery,
    ResendStatement,
    ResumePublishing,
    RetractStatement,
)
from crisis.commands.statements import KeepStatement
from crisis.errors import Refused
from crisis.rules.known import By
from crisis.rules.permissions import may
from crisis.rules.signing import fingerprint
from crisis.terms.statements import (
    Act,
    ChannelKind,
    Delivery,
    StatementKind,
    StatementState,
)
from tests.given import NOON, OPERATION, spoken_by
from tests.press_staff import OFFICE, PressStaff, code, exercise, proved

HOLDING = IssueHoldingStatement(
    what="Vand i Kolding midtby.", place="Kolding", next_update_at=NOON + timedelta(hours=1)
)


@pytest.fixture
def staff() -> PressStaff:
    return PressStaff()


def test_a_text_leaves_when_everyone_who_must_has_signed_it(staff: PressStaff) -> None:
    number = staff.signed(staff.ready(), "kolding")
    answer = staff.do(staff.releasing(number), OFFICE)
    assert isinstance(answer, Refused)
    assert (answer.code, answer.facts["names"]) == (
        "statement.signatures_missing",
        "Sydøstjyllands Politi",
    )
    staff.signed(number, "formand")
    staff.must(staff.releasing(number), OFFICE)
    one = staff.one(number)
    assert (one.state, one.released_at) == (StatementState.RELEASED, staff.now)


def test_it_is_the_police_who_let_it_out(staff: PressStaff) -> None:
    number = staff.signed(staff.ready(), "formand", "kolding")
    assert code(staff.do(staff.releasing(number), "presse-kolding")) == "publishing.police_alone"
    for seat in ("kolding", "logfoerer", "vagtcentral", "planlaegger"):
        assert code(staff.do(staff.releasing(number), seat)) == "permission.role"


@pytest.mark.parametrize(("version", "hash_"), [(1, "f" * 64), (2, None)])
def test_whoever_lets_out_names_the_exact_text(
    staff: PressStaff, version: int, hash_: str | None
) -> None:
    one = staff.one(staff.signed(staff.ready(), "formand", "kolding"))
    wish = ReleaseStatement(statement=1, version=version, hash=hash_ or str(one.hash))
    assert code(staff.do(wish, OFFICE)) == "statement.text_changed"


def test_a_signed_text_that_no_longer_holds_stays_in(staff: PressStaff) -> None:
    entry = staff.fact()
    number = staff.signed(staff.ready((entry,)), "formand", "kolding")
    staff.corrects(entry)
    assert code(staff.do(staff.releasing(number), OFFICE)) == "statement.fact_corrected"
    late = staff.ready((staff.fact(),), expires_at=NOON + timedelta(hours=1))
    staff.signed(late, "formand", "kolding")
    staff.passes(hours=1)
    assert code(staff.do(staff.releasing(late), OFFICE)) == "statement.expired"


def test_a_text_is_let_out_once(staff: PressStaff) -> None:
    number = staff.released()
    assert code(staff.do(staff.releasing(number), OFFICE)) == "statement.state"


def test_in_earnest_it_leaves_by_real_channels_in_an_exercise_by_sinks_alone(
    staff: PressStaff,
) -> None:
    for made, kinds in ((staff, {ChannelKind.PRESS_ROOM}), (exercise(), {ChannelKind.SINK})):
        number = made.released()
        assert {each.channel.kind for each in made.one(number).dispatches} == kinds


def test_it_is_sent_within_six_hours_or_not_at_all_and_never_after_its_own_time(
    staff: PressStaff,
) -> None:
    for wish, hours in (({}, 6), ({"expires_at": NOON + timedelta(hours=2)}, 2)):
        number = staff.released(**wish)
        assert staff.one(number).dispatches[0].send_before == NOON + timedelta(hours=hours)


def test_the_police_alone_issue_a_holding_statement_without_a_signature(staff: PressStaff) -> None:
    staff.must(HOLDING, "formand")
    one = staff.one(1)
    assert one.state is StatementState.RELEASED
    assert one.content.kind is StatementKind.HOLDING
    assert [each.authority for each in one.required] == ["politi"]
    assert one.missing == ()
    assert one.hash == fingerprint(OPERATION, 1, 1, one.content)
    assert one.content.text.splitlines() == [
        "Politiet er bekendt med hændelsen: Vand i Kolding midtby (Kolding).",
        "Myndighederne arbejder på stedet, og Sydøstjyllands Politi samordner indsatsen. "
        "Vi fortæller mere, så snart vi ved det.",
        "Næste besked kommer senest kl. 14:00.",
    ]
    assert code(staff.do(HOLDING, "presse-kolding")) == "publishing.police_alone"
    assert code(staff.do(HOLDING, "stabschef", spoken_by("brs"))) == "statement.not_by_phone"
    assert code(staff.do(HOLDING, "kolding")) == "permission.role"


@pytest.mark.parametrize(
    ("ahead", "want"),
    [(0, "log.expected_in_past"), (-1, "log.expected_in_past"),
     (24, None), (25, "publishing.next_too_late")],
)  # fmt: skip
def test_a_holding_statement_promises_the_next_within_a_day(
    staff: PressStaff, ahead: int, want: str | None
) -> None:
    wish = IssueHoldingStatement(what="Brand", next_update_at=NOON + timedelta(hours=ahead))
    answer = staff.do(wish, "formand")
    assert (answer.code if isinstance(answer, Refused) else None) == want


@pytest.mark.parametrize("what", ["...", " . ", ".\n.", "\t"])
def test_a_holding_statement_says_what_has_happened(staff: PressStaff, what: str) -> None:
    wish = IssueHoldingStatement(what=what, next_update_at=NOON + timedelta(hours=1))
    assert code(staff.do(wish, "formand")) == "statement.title_missing"


def test_a_line_break_adds_no_paragraph_to_the_fixed_lines(staff: PressStaff) -> None:
    """Nobody has signed it: it must not say more than its three lines."""
    wish = IssueHoldingStatement(
        what="Brand\n\nAlle skal forlade byen", place="Vejle\nnu",
        next_update_at=NOON + timedelta(hours=1),
    )  # fmt: skip
    staff.must(wish, "formand")
    assert len(staff.one(1).content.text.splitlines()) == 3
    assert "\n" not in staff.one(1).content.title


def test_braces_in_what_has_happened_are_just_braces(staff: PressStaff) -> None:
    wish = IssueHoldingStatement(what="{authority} {0}", next_update_at=NOON + timedelta(hours=1))
    staff.must(wish, "formand")
    assert "{authority} {0}" in staff.one(1).content.text


@pytest.mark.parametrize("make", ["released", "published"])
def test_a_retraction_is_one_act_over_all_channels_it_was_let_out_on(make: str) -> None:
    staff = exercise()
    number = getattr(staff, make)()
    staff.retracted(number)
    one = staff.one(number)
    sent = {act: {each.channel for each in one.dispatches if each.act is act} for act in Act}
    assert sent[Act.RETRACT] == sent[Act.PUBLISH]
    assert len(sent[Act.RETRACT]) == 3
    assert (one.state, one.notice) == (StatementState.RETRACTED, "Gælder ikke mere.")


def test_what_is_taken_back_is_taken_back_once_and_by_the_police(staff: PressStaff) -> None:
    wish = RetractStatement(statement=staff.released(), notice="Gælder ikke mere.")
    assert code(staff.do(wish, "presse-kolding")) == "publishing.police_alone"
    assert code(staff.do(wish, "stabschef", spoken_by("brs"))) == "statement.not_by_phone"
    staff.must(wish, OFFICE)
    assert code(staff.do(wish, OFFICE)) == "statement.state"


@pytest.mark.parametrize("outcome", list(Delivery))
@pytest.mark.parametrize("make", ["released", "retracted"])
def test_a_person_sends_again_what_failed_or_is_uncertain(
    staff: PressStaff, make: str, outcome: Delivery
) -> None:
    """A retraction that came too late is never stale: else nobody could take the text back."""
    number, act = staff.released(), Act.PUBLISH
    if make == "retracted":
        act = Act.RETRACT
        staff.retracted(number)
    staff.told(number, outcome, act)
    wish = ResendStatement(statement=number, channel="presserum", act=act)
    again = {Delivery.FAILED, Delivery.UNCERTAIN}
    again |= {Delivery.EXPIRED} if act is Act.RETRACT else set()
    answer = staff.do(wish, OFFICE)
    assert isinstance(answer, int) is (outcome in again)
    if outcome in again:
        sent = staff.one(number).dispatch(act, "presserum")
        assert sent is not None
        assert (sent.outcome, len(sent.attempts)) == (Delivery.WAITING, 1)
    else:
        assert code(answer) == "publishing.nothing_to_resend"


def test_sending_again_is_for_the_police_on_a_channel_there_is_in_a_state_that_holds(
    staff: PressStaff,
) -> None:
    number = staff.released()
    staff.told(number, Delivery.FAILED)
    wish = ResendStatement(statement=number, channel="presserum")
    assert code(staff.do(wish, "presse-kolding")) == "publishing.police_alone"
    other = ResendStatement(statement=number, channel="telegraf")
    assert code(staff.do(other, OFFICE)) == "publishing.unknown_channel"
    back = ResendStatement(statement=number, channel="presserum", act=Act.RETRACT)
    assert code(staff.do(back, OFFICE)) == "statement.state"
    staff.retracted(number)
    assert code(staff.do(wish, OFFICE)) == "statement.state"


def test_an_expired_text_is_not_sent_again_though_an_older_correction_was_let_stand(
    staff: PressStaff,
) -> None:
    first, second = staff.fact(), staff.fact()
    number = staff.submitted(staff.drafted(first, second, expires_at=NOON + timedelta(hours=3)))
    staff.signed(number, "formand", "kolding")
    staff.must(staff.releasing(number), OFFICE)
    staff.told(number, Delivery.FAILED)
    wish = ResendStatement(statement=number, channel="presserum")
    later = staff.corrects(first)
    assert code(staff.do(wish, OFFICE)) == "statement.fact_corrected"
    staff.must(KeepStatement(statement=number, entry=later, reason="Kun stavefejl"), OFFICE)
    flagged = staff.corrects(second)
    assert code(staff.do(wish, OFFICE)) == "statement.fact_corrected"
    staff.must(KeepStatement(statement=number, entry=flagged, reason="Kun stavefejl"), OFFICE)
    staff.must(wish, OFFICE)
    staff.told(number, Delivery.FAILED)
    staff.passes(hours=3)
    assert code(staff.do(wish, OFFICE)) == "statement.expired"


def test_sending_is_held_and_let_go_on_once(staff: PressStaff) -> None:
    assert code(staff.do(ResumePublishing(), OFFICE)) == "publishing.not_paused"
    staff.must(PausePublishing(reason="Vi venter på regionen"), "presse-kolding")
    assert staff.situation.statements.paused is not None
    assert code(staff.do(PausePublishing(reason="Igen"), OFFICE)) == "publishing.paused_already"
    assert code(staff.do(ResumePublishing(), "presse-kolding")) == "publishing.police_alone"
    staff.must(ResumePublishing(), OFFICE)
    assert staff.situation.statements.paused is None


def test_nothing_is_held_let_go_on_or_sent_again_over_the_telephone(staff: PressStaff) -> None:
    number, said = staff.released(), spoken_by("brs")
    staff.told(number, Delivery.FAILED)
    again = ResendStatement(statement=number, channel="presserum")
    for wish in (PausePublishing(reason="Vent"), again):
        assert code(staff.do(wish, "stabschef", said)) == "statement.not_by_phone"
    staff.must(PausePublishing(reason="Vent"), OFFICE)
    assert code(staff.do(ResumePublishing(), "stabschef", said)) == "statement.not_by_phone"


@pytest.mark.parametrize("seat", ["formand", "logfoerer", "planlaegger", "observatoer", "kolding"])
def test_what_came_of_sending_is_told_by_the_publisher_and_no_person(
    staff: PressStaff, seat: str
) -> None:
    refused = may(ReportDelivery, proved(seat))
    assert refused is not None
    assert refused.code == "permission.role"
    assert isinstance(staff.publisher(), By)
    assert may(ReportDelivery, staff.publisher()) is None


def test_a_statement_is_published_when_the_first_channel_has_it() -> None:
    staff = exercise()
    number = staff.released()
    staff.told(number, Delivery.WAITING)
    assert staff.state(number) is StatementState.RELEASED
    assert isinstance(staff.tells(number, Delivery.DELIVERED, channel="webhook"), int)
    assert staff.state(number) is StatementState.PUBLISHED


def test_what_is_settled_is_told_once_and_only_of_what_was_let_out(staff: PressStaff) -> None:
    number = staff.published()
    assert code(staff.tells(number, Delivery.FAILED)) == "publishing.settled"
    for more in ({"channel": "telegraf"}, {"version": 2}, {"act": Act.RETRACT}):
        answer = staff.tells(number, Delivery.DELIVERED, **{"act": Act.PUBLISH, **more})
        assert code(answer) == "publishing.unknown_channel"


def test_a_late_receipt_does_not_bring_back_what_was_taken_back(staff: PressStaff) -> None:
    number = staff.retracted(staff.released())
    staff.told(number, Delivery.DELIVERED)
    assert staff.state(number) is StatementState.RETRACTED
