"""One example of each event that marks other entries: contradictions and follow-ups."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from crisis.events import Event
from crisis.events.contradictions import ContradictionReported, ContradictionSettled
from crisis.events.follows import EntryFollowed, FollowSettled
from crisis.terms.contradictions import Verdict
from crisis.terms.log import Certainty

NAMES: dict[str, Any] = {"seat_name": "Repræsentant", "authority_name": "Kolding Kommune"}
WHO: dict[str, Any] = {**NAMES, "on_behalf_of": None}

MARK_EXAMPLES: tuple[Event, ...] = (
    ContradictionReported(
        contradiction=1,
        entries=(12, 15),
        about="vandstanden ved havnen",
        text="#12 og #15 modsiger hinanden: vandstanden ved havnen",
        **WHO,
    ),
    ContradictionSettled(
        contradiction=1,
        supplements=16,
        entries=(12, 15),
        verdict=Verdict.ONE,
        holds=12,
        certainty=Certainty.CONFIRMED,
        reason="Aflæst på stedet",
        text="Modstriden i #16 er afgjort: #12 gælder, #15 gælder ikke.",
        **WHO,
    ),
    EntryFollowed(
        entry=12,
        until=datetime(2026, 11, 27, 14, 0, tzinfo=UTC),
        note="Ring til havnevagten",
        done=False,
        **NAMES,
    ),
    FollowSettled(entry=12, supplements=17, note="Havnevagten er ringet op", **NAMES),
)
