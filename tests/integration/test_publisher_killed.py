"""A publisher killed at six points × press room, mail, webhook: nothing is lost, nothing is said
twice in silence, and what nobody can know is shown to a person. Quick form of promise P5."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crisis import wiring
from crisis.channels.publisher import Publisher
from crisis.config import Settings
from crisis.terms.operations import Mode
from crisis.terms.statements import PRESS_ROOM, Act, ChannelKind, Delivery, Outlet
from tests import dying
from tests.dying import POINTS
from tests.preloaded import begin
from tests.pressing import Press
from tests.receivers import Hook, Post, write_channels

pytestmark = pytest.mark.processes

MAIL = Outlet(id="pressemail", kind=ChannelKind.MAIL, name="E-mail til pressen")
HOOK = Outlet(id="kommunen", kind=ChannelKind.WEBHOOK, name="kommunens hjemmeside")
BEGUN = ("before_send", "after_send")
"""The points after which nobody can know whether it was sent."""


class Scene:
    """One statement let out to three channels with real receivers."""

    def __init__(self, var: Path) -> None:
        self.hook, self.post = Hook(), Post()
        self.var = var
        self.press = Press(var)
        self.press.desk.now = datetime.now(UTC)
        self.press.outbox.set_channels([PRESS_ROOM, MAIL, HOOK])
        self.file = write_channels(var, self.hook, self.post)
        self.number = self.press.released()
        self.environ = {"CRISIS_VAR": str(var), "CRISIS_CHANNELS": str(self.file)}

    def killed(self, point: str, channel: str) -> None:
        process = begin(dying.publish, point, channel, **self.environ)
        process.join(60)
        assert process.exitcode == -signal.SIGKILL, f"{point} was never reached"

    def next_publisher(self) -> Publisher:
        """The one that takes over when the lease has run out."""
        settings = Settings.from_env(self.environ)
        parts = wiring.build(settings, wiring.ThreadLanes())
        ways = wiring._live_ways(settings)
        later = lambda: datetime.now(UTC) + timedelta(seconds=11)  # noqa: E731
        return Publisher(parts.handler, parts.outbox, Mode.LIVE, ways.channels, later)

    def outcome(self, channel: str) -> Delivery:
        found = self.press.statement(self.number).dispatch(Act.PUBLISH, channel)
        assert found is not None
        return found.outcome

    @property
    def page(self) -> Path:
        return self.var / "public" / f"{self.press.operation}-{self.number}.html"

    def end(self) -> None:
        self.hook.end()
        self.post.end()
        self.press.desk.database.close()


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    made = Scene(tmp_path)
    yield made
    made.end()


@pytest.mark.parametrize("time", range(int(os.environ.get("CRISIS_KILL_ROUNDS", "1"))))
@pytest.mark.parametrize("channel", ["presserum", "pressemail", "kommunen"])
@pytest.mark.parametrize("point", POINTS)
def test_a_killed_publisher_loses_nothing_and_repeats_nothing_in_silence(
    scene: Scene, point: str, channel: str, time: int
) -> None:
    scene.killed(point, channel)
    after = scene.next_publisher()
    after.sweep()
    after.sweep()
    assert scene.press.outbox.unsettled(scene.press.operation) == 0
    assert scene.page.is_file() and scene.outcome("presserum") is Delivery.DELIVERED
    assert all(times == 1 for times in scene.hook.keys.values())
    assert all(times == 1 for times in scene.post.receivers.values())
    told = scene.press.statement(scene.number).dispatch(Act.PUBLISH, channel)
    assert told is not None
    if point == "after_receipt":
        assert len(told.attempts) == 1
    for each in ("pressemail", "kommunen"):
        unknown = each == channel == "kommunen" and point in BEGUN
        expected = Delivery.UNCERTAIN if unknown else Delivery.DELIVERED
        assert scene.outcome(each) is expected, (each, point)
    sent = scene.outcome("kommunen") is Delivery.DELIVERED or point == "after_send"
    assert len(scene.hook.posts) == int(sent)
    assert set(scene.post.receivers) == {"avis@example.dk", "radio@example.dk"}
