"""The wall about a drill that is played: in each of its states, by each way out and each act, and
for a whole drill, nothing comes to the public nor into any other log. Promise P19, quick form."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from crisis.channels.port import Channel
from crisis.channels.publisher import Publisher
from crisis.commands.drills import EndDrill, PrepareDrill, SetDrillClock
from crisis.commands.publishing import IssueHoldingStatement, ResendStatement
from crisis.errors import Refused
from crisis.terms.drills import ClockMove, DrillEnding, DrillPhase
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from crisis.terms.statements import SINKS, ChannelKind, Outlet
from tests.drilling import CODE_WORD, CONTROL, SCRIPT
from tests.given import Desk, by
from tests.pressing import Press, Recorder
from tests.unit.drills.test_library import text_of
from tests.unit.drills.test_unattended import Alone

REAL = (
    Outlet(id="presserum", kind=ChannelKind.PRESS_ROOM, name="Presserum"),
    Outlet(id="pressemail", kind=ChannelKind.MAIL, name="Pressemail"),
    Outlet(id="webhook", kind=ChannelKind.WEBHOOK, name="fredericia.dk"),
)
"""Ways out in earnest, called as the sinks are: a name alone opens none."""

READY = PrepareDrill(script=SCRIPT, code_word=CODE_WORD)
STATES: dict[DrillPhase | str, tuple[ClockMove | DrillEnding, ...]] = {
    DrillPhase.READY: (),
    DrillPhase.RUNNING: (ClockMove.START,),
    DrillPhase.PAUSED: (ClockMove.START, ClockMove.PAUSE),
    "stepped": (ClockMove.STEP,),
    DrillPhase.ENDED: (ClockMove.START, DrillEnding.FINISHED),
    "real event": (ClockMove.START, DrillEnding.REAL_EVENT),
}


def brought(press: Press, way: tuple[ClockMove | DrillEnding, ...]) -> None:
    """A drill is prepared, and brought to a state."""
    press.do(CONTROL, READY)
    for one in way:
        if isinstance(one, DrillEnding):
            press.do(CONTROL, EndDrill(kind=one))
            continue
        base = press.desk.handler.whole(press.operation).drill.base
        press.do(CONTROL, SetDrillClock(move=one, base=base, to_s=0.0))


def publisher(desk: Desk, mode: Mode, ways: dict[str, Channel]) -> Publisher:
    return Publisher(desk.handler, desk.outbox, mode, ways, lambda: desk.now)


def heads(desk: Desk) -> dict[str, int]:
    """How far every log has come."""
    return {one.stream: one.number for one in desk.handler.all_heads()}


@pytest.mark.parametrize("way", STATES.values(), ids=STATES)
def test_in_no_state_of_a_drill_does_anything_that_is_let_out_reach_a_way_out(
    way: tuple[ClockMove | DrillEnding, ...], tmp_path: Path
) -> None:
    press = Press(tmp_path, Mode.EXERCISE)
    desk = press.desk
    press.outbox.set_channels(REAL)
    live = desk.opens("I virkeligheden")
    before = heads(desk)
    brought(press, way)
    first = press.released()
    press.correction(first)
    holding = IssueHoldingStatement(what="Vand", next_update_at=desk.now + timedelta(hours=1))
    press.do("formand", holding)
    second = press.released()
    press.retract(second)
    tripwires = {one.id: Recorder() for one in (*REAL, *SINKS)}
    outside = publisher(desk, Mode.LIVE, dict(tripwires))
    assert outside.sweep() == outside.sweep(press.operation) == 0
    assert not any(outside.deliver(number) for number in range(1, 40))
    assert outside.everything() == ()
    assert [one.sent for one in tripwires.values() if one.sent] == []
    sinks = {one.id: Recorder() for one in SINKS}
    inside = publisher(desk, Mode.EXERCISE, dict(sinks))
    while inside.sweep():
        pass
    for name, sink in sinks.items():
        assert sink.sent, "nothing was let out: the test shows nothing"
        assert {(one.channel, one.notice.mode) for one in sink.sent} == {(name, Mode.EXERCISE)}
    again = ResendStatement(statement=first, channel="webhook")
    with pytest.raises(Refused):
        press.do("presse-politi", again)
    query = text("SELECT DISTINCT mode, kind FROM outbox")
    rows = desk.database.read(lambda connection: connection.execute(query).all())
    assert [tuple(one) for one in rows] == [("EXERCISE", "sink")]
    after = heads(desk)
    assert {one: after[one] for one in before if one != press.operation} == {
        one: before[one] for one in before if one != press.operation
    }
    assert after[live] == before[live]
    desk.database.close()


def test_a_whole_drill_writes_in_its_own_log_alone(tmp_path: Path) -> None:
    alone = Alone(Desk(tmp_path))
    desk = alone.desk
    desk.outbox.set_channels(REAL)
    live = desk.opens("I virkeligheden")
    before = heads(desk)
    _, operation, _ = alone.play(text_of("palmeoliebrand"))
    after = heads(desk)
    own = {one for one in after if one not in before}
    assert operation in own
    modes = {one.stream: one.mode for one in desk.handler.all_heads()}
    assert {modes[one] for one in own} == {Mode.EXERCISE}
    assert {one: after[one] for one in before} == before
    assert {live, PLANNING} <= set(before)
    outside = publisher(desk, Mode.LIVE, {one.id: Recorder() for one in REAL})
    assert outside.sweep() == 0 and outside.everything() == ()
    desk.database.close()


@pytest.mark.parametrize("mode", Mode)
def test_a_drill_is_not_prepared_in_a_live_log_whatever_mode_is_said(
    mode: Mode, tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    live = desk.opens("I virkeligheden")
    before = heads(desk)
    forged = by(CONTROL, desk.now, mode)
    with pytest.raises(Refused):
        desk.handler.do(READY, forged, stream=live, key="forged-key-000000000001")
    assert heads(desk) == before
    desk.database.close()
