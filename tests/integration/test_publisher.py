"""The publisher: what leaves, how often, in which order, and what it refuses to send."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from crisis.channels.port import Came
from crisis.commands.publishing import (
    PausePublishing,
    ReportDelivery,
    ResendStatement,
    ResumePublishing,
)
from crisis.commands.statements import KeepStatement
from crisis.errors import Refused
from crisis.terms.operations import Mode
from crisis.terms.statements import Act, Delivery, Outlet, StatementState
from crisis.terms.statements import ChannelKind as Kind
from tests.pressing import Press, Recorder

HOOK = Outlet(id="fredericia-dk", kind=Kind.WEBHOOK, name="fredericia.dk")
ROOM = Outlet(id="presserum", kind=Kind.PRESS_ROOM, name="Presserum")


@pytest.fixture
def press(tmp_path: Path) -> Iterator[Press]:
    made = Press(tmp_path)
    made.outbox.set_channels([ROOM, HOOK])
    yield made
    made.desk.database.close()


def outcomes(press: Press, number: int) -> dict[tuple[str, str], str]:
    found = press.statement(number).dispatches
    return {(one.channel.id, one.act.value): one.outcome.value for one in found}


def test_what_is_released_reaches_each_channel_once_and_is_published(press: Press) -> None:
    number = press.released()
    assert press.statement(number).state is StatementState.RELEASED
    room, hook = Recorder(), Recorder()
    publisher = press.publisher(**{"presserum": room, "fredericia-dk": hook})
    assert publisher.sweep() == 2
    assert publisher.sweep() == 0
    assert len(room.sent) == len(hook.sent) == 1
    assert press.statement(number).state is StatementState.PUBLISHED
    assert set(outcomes(press, number).values()) == {"delivered"}
    sent = hook.sent[0].notice
    assert (sent.title, sent.signed_by) == (
        "Vand i midtbyen",
        ("Sydøstjyllands Politi", "Kolding Kommune"),
    )


def test_it_leaves_at_once_though_the_clock_of_the_web_is_an_hour_ahead(press: Press) -> None:
    press.released()
    press.passes(hours=-1)
    channel = Recorder()
    publisher = press.publisher(**{"presserum": channel, "fredericia-dk": channel})
    assert publisher.sweep() == 2
    assert len(channel.sent) == 2


def test_two_publishers_send_it_once(press: Press) -> None:
    press.released()
    channel = Recorder()
    ways = {"presserum": channel, "fredericia-dk": channel}
    first, second = press.publisher(**ways), press.publisher(**ways)
    rows = press.outbox.due(Mode.LIVE, press.desk.now)
    claims = [press.outbox.claim(row, Mode.LIVE, "a", press.desk.now) for row in rows]
    assert all(claims)
    assert not any(second.deliver(row) for row in rows)
    press.passes(seconds=11)
    assert [first.deliver(row) for row in rows] == [True, True]
    assert len(channel.sent) == 2


def test_an_older_claim_cannot_tell_what_came_of_it(press: Press) -> None:
    press.released()
    row = press.outbox.due(Mode.LIVE, press.desk.now)[0]
    old = press.outbox.claim(row, Mode.LIVE, "gammel", press.desk.now)
    press.passes(seconds=11)
    new = press.outbox.claim(row, Mode.LIVE, "ny", press.desk.now)
    assert old and new and new.fence == old.fence + 1
    assert not press.outbox.renew(old, press.desk.now)
    assert not press.outbox.begin(old, press.desk.now)
    publisher = press.publisher()
    with pytest.raises(Refused, match=r"publishing\.fenced"):
        publisher._report(old, Delivery.DELIVERED, attempt=1)
    publisher._report(new, Delivery.DELIVERED, attempt=1)
    assert outcomes(press, 1)["presserum", "publish"] == "delivered"


def test_a_broken_attempt_is_repeated_only_where_that_is_safe(press: Press) -> None:
    number = press.released()
    rows = press.outbox.due(Mode.LIVE, press.desk.now)
    for row in rows:
        claim = press.outbox.claim(row, Mode.LIVE, "død", press.desk.now)
        assert claim and press.outbox.begin(claim, press.desk.now)
    press.passes(seconds=11)
    room, hook = Recorder(repeat_safe=True), Recorder()
    press.publisher(**{"presserum": room, "fredericia-dk": hook}).sweep()
    assert len(room.sent) == 1
    assert hook.sent == []
    assert outcomes(press, number) == {
        ("presserum", "publish"): "delivered",
        ("fredericia-dk", "publish"): "uncertain",
    }


def test_a_person_resends_on_the_one_channel_that_failed(press: Press) -> None:
    number = press.released()
    room, hook = Recorder(), Recorder(Came.REFUSED)
    publisher = press.publisher(**{"presserum": room, "fredericia-dk": hook})
    publisher.sweep()
    assert outcomes(press, number)["fredericia-dk", "publish"] == "failed"
    with pytest.raises(Refused, match=r"publishing\.nothing_to_resend"):
        press.do("formand", ResendStatement(statement=number, channel="presserum"))
    press.do("formand", ResendStatement(statement=number, channel="fredericia-dk"))
    publisher.sweep()
    assert (len(room.sent), len(hook.sent)) == (1, 2)
    assert len(set(hook.keys)) == 1
    assert outcomes(press, number)["fredericia-dk", "publish"] == "delivered"


def test_what_does_not_answer_is_tried_again_and_at_last_given_to_a_person(press: Press) -> None:
    number = press.released()
    room, hook = Recorder(), Recorder(*[Came.RETRY] * 20)
    publisher = press.publisher(**{"presserum": room, "fredericia-dk": hook})
    for _ in range(20):
        publisher.sweep()
        press.passes(seconds=31)
    sent = press.statement(number).dispatch(Act.PUBLISH, "fredericia-dk")
    assert sent and sent.outcome is Delivery.FAILED
    assert [one.attempt for one in sent.attempts] == list(range(1, 13))
    assert len(hook.sent) == 12


def test_a_pause_holds_everything_back_and_loses_nothing(press: Press) -> None:
    press.do("formand", PausePublishing(reason="Vi venter på regionen"))
    number = press.released()
    channel = Recorder()
    publisher = press.publisher(**{"presserum": channel, "fredericia-dk": channel})
    publisher.sweep()
    assert channel.sent == []
    press.do("formand", ResumePublishing())
    press.passes(seconds=6)
    publisher.sweep()
    assert len(channel.sent) == 2
    assert press.statement(number).state is StatementState.PUBLISHED


def test_a_correction_waits_for_its_original_on_each_channel(press: Press) -> None:
    number = press.released()
    row = press.outbox.due(Mode.LIVE, press.desk.now)[0]
    held = press.outbox.claim(row, Mode.LIVE, "langsom", press.desk.now)
    assert held and press.outbox.begin(held, press.desk.now)
    later = press.correction(number)
    room, hook = Recorder(repeat_safe=True), Recorder()
    publisher = press.publisher(**{"presserum": room, "fredericia-dk": hook})
    publisher.sweep()
    publisher.sweep()
    assert room.sent == []  # the original is under way there: its correction stands behind it
    assert [one.notice.number for one in hook.sent] == [later]  # the original fell unsent
    assert outcomes(press, number)["fredericia-dk", "publish"] == "cancelled"
    press.passes(seconds=11)
    publisher.sweep()
    publisher.sweep()
    assert [one.notice.number for one in room.sent] == [later]


def test_a_retraction_goes_where_the_statement_went_and_nowhere_else(press: Press) -> None:
    number = press.released()
    room, hook = Recorder(), Recorder(Came.REFUSED)
    publisher = press.publisher(**{"presserum": room, "fredericia-dk": hook})
    publisher.sweep()
    press.retract(number)
    publisher.sweep()
    assert [one.act for one in room.sent] == [Act.PUBLISH, Act.RETRACT]
    assert room.sent[1].notice.state is StatementState.RETRACTED
    assert outcomes(press, number)["fredericia-dk", "retract"] == "cancelled"
    assert len(hook.sent) == 1


def test_what_was_retracted_before_it_left_never_leaves(press: Press) -> None:
    number = press.released()
    press.retract(number)
    channel = Recorder()
    publisher = press.publisher(**{"presserum": channel, "fredericia-dk": channel})
    for _ in range(3):
        publisher.sweep()
    assert channel.sent == []
    assert set(outcomes(press, number).values()) == {"cancelled"}


def test_what_is_too_late_is_never_sent(press: Press) -> None:
    number = press.released()
    press.passes(hours=7)
    channel = Recorder()
    press.publisher(**{"presserum": channel, "fredericia-dk": channel}).sweep()
    assert channel.sent == []
    assert set(outcomes(press, number).values()) == {"expired"}


def test_a_kept_statement_is_still_sent(press: Press) -> None:
    number = press.released()
    from crisis.commands.log import CorrectEntry

    entry = press.statement(number).content.facts[0].entry
    right = press.do("kolding", CorrectEntry(number=entry, text="Havnegade 3 er tør"))
    assert [flag.corrected_by for flag in press.statement(number).flags] == [right]
    press.do("formand", KeepStatement(statement=number, entry=right, reason="Ændrer intet"))
    assert press.statement(number).flags == ()


def test_only_the_publisher_tells_of_deliveries(press: Press) -> None:
    number = press.released()
    told = ReportDelivery(
        outbox=1, fence=1, statement=number, version=1, act=Act.PUBLISH,
        channel="presserum", outcome=Delivery.DELIVERED,
    )  # fmt: skip
    for seat in ("formand", "logfoerer", "planlaegger", "observatoer"):
        with pytest.raises(Refused, match=r"permission\.role"):
            press.do(seat, told)


def test_the_database_refuses_an_exercise_on_a_real_channel(tmp_path: Path) -> None:
    press = Press(tmp_path, Mode.EXERCISE)
    press.released()
    database = press.desk.database
    change = {
        "UPDATE outbox SET kind = 'press_room' WHERE id = 1",
        "UPDATE outbox SET mode = 'LIVE' WHERE id = 1",
        "UPDATE outbox SET mode = 'LIVE', kind = 'webhook' WHERE id = 1",
        "UPDATE journal_head SET mode = 'LIVE'",
    }
    for statement in sorted(change):
        with pytest.raises(IntegrityError):
            database.write(lambda connection, it=statement: connection.execute(text(it)))
    live = Recorder()
    names = {"presserum": live, "pressemail": live, "webhook": live}
    assert press.publisher(Mode.LIVE, **names).sweep() == 0
    rows = press.outbox.due(Mode.EXERCISE, press.desk.now)
    assert len(rows) == 3
    assert not any(press.publisher(Mode.LIVE, **names).deliver(row) for row in rows)
    assert live.sent == []
    sink = Recorder()
    press.publisher(presserum=sink, pressemail=sink, webhook=sink).sweep()
    assert len(sink.sent) == 3 and all(one.notice.exercise for one in sink.sent)
    database.close()


def test_the_database_refuses_a_signature_by_the_author_and_a_row_without_release(
    press: Press,
) -> None:
    press.released()
    own = "INSERT INTO statement_signature SELECT stream, statement, 9, 'politi', person, 'x' "
    forged = "INSERT INTO outbox SELECT 99, stream, mode, 7, version, act, channel, kind, name, "
    for statement in (
        own + "FROM statement_author",
        "UPDATE statement_signature SET person = (SELECT person FROM statement_author)",
        forged + "hash, after, 'waiting', not_before, send_before, 0, 0, NULL, NULL FROM outbox",
    ):
        with pytest.raises(IntegrityError):
            press.desk.database.write(lambda connection, it=statement: connection.execute(text(it)))


def test_what_may_be_outside_is_taken_back_though_nobody_knows(press: Press) -> None:
    number = press.released()
    for row in press.outbox.due(Mode.LIVE, press.desk.now):
        claim = press.outbox.claim(row, Mode.LIVE, "død", press.desk.now)
        assert claim and press.outbox.begin(claim, press.desk.now)
    press.retract(number)
    press.passes(seconds=11)
    room, hook = Recorder(repeat_safe=True), Recorder()
    publisher = press.publisher(**{"presserum": room, "fredericia-dk": hook})
    publisher.sweep()
    publisher.sweep()
    assert [one.act for one in room.sent] == [one.act for one in hook.sent] == [Act.RETRACT]
    assert outcomes(press, number) == {
        ("presserum", "publish"): "uncertain",
        ("fredericia-dk", "publish"): "uncertain",
        ("presserum", "retract"): "delivered",
        ("fredericia-dk", "retract"): "delivered",
    }
