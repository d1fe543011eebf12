"""An outbox that was put back from a backup sends nothing until a person has looked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from crisis import wiring
from crisis.channels.publisher import Publisher
from crisis.commands.restores import AllowPublishing
from crisis.config import Settings
from crisis.journal.lanes import ThreadLanes
from crisis.safekeeping import back_up, restore
from crisis.terms.ids import PLANNING
from crisis.terms.statements import ChannelKind, Outlet
from tests.given import NOON
from tests.pressing import Press, Recorder, person

ROOM = Outlet(id="presserum", kind=ChannelKind.PRESS_ROOM, name="Presserum")


def test_what_waited_in_the_backup_leaves_only_when_the_police_allow_it(tmp_path: Path) -> None:
    """Given a statement that was let out and not sent, a backup of that moment and a restore."""
    press = Press(tmp_path / "gammel")
    press.outbox.set_channels([ROOM])
    press.released()
    old = Settings.from_env(
        {"CRISIS_VAR": str(tmp_path / "gammel"), "CRISIS_DATABASE": press.desk.url}
    )
    back_up(old, tmp_path / "kopi.zip")
    (tmp_path / "ny").mkdir()
    new = Settings.from_env({"CRISIS_VAR": str(tmp_path / "ny")})
    restore(new, tmp_path / "kopi.zip")
    parts = wiring.build(new, ThreadLanes(), lambda hint: None)
    room, put_right = Recorder(), []
    publisher = Publisher(
        parts.handler,
        parts.outbox,
        press.mode,
        {"presserum": room},
        lambda: NOON + timedelta(minutes=1),
    )
    publisher.when_allowed = lambda: put_right.append("the press room")
    row = parts.outbox.due(press.mode, NOON + timedelta(minutes=1))[0]

    # When the publisher looks, and when somebody rings for the very row: nothing leaves.
    assert [publisher.sweep(), publisher.deliver(row), room.sent, put_right] == [0, False, [], []]

    # When the chief of staff allows it: it leaves once, and the press room is put right first.
    asker = person("stabschef", press.desk)
    parts.handler.do(AllowPublishing(), asker, stream=PLANNING, key="allow-publishing-01")
    assert publisher.sweep() == 1
    assert (len(room.sent), put_right) == (1, ["the press room"])
    parts.database.close()
    press.desk.database.close()
