"""Examples of facts about whose a task is and when, and of one as it was written before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from crisis.events import Event
from crisis.events.tasks import Because, TaskAsked, TaskScheduled
from crisis.responsibility_rows import ROWS
from crisis.terms.plans import CardPlace

WHO = {"seat_name": "Repræsentant", "authority_name": "Kolding Kommune"}
ASKED: dict[str, Any] = {
    "task": 1,
    "kind": "evacuate",
    "title": "Modtag de evakuerede",
    "incident": 1,
    "responsible": "kolding",
    "responsible_name": "Kolding Kommune",
    "supporting": ("region-syddanmark",),
    "because": Because(row=ROWS[4], municipality="kolding", estimated=True, chosen=False),
    "place": "Christiansfeld",
    "deadline": None,
    "entries": (4,),
    "asked_by": "politi",
    "on_behalf_of": None,
}
CARD = CardPlace(plan="pl-000000000001", version=41, card=1, step=2, title="Eksempel Stormflod")
TASK_EXAMPLES: tuple[Event, ...] = (
    TaskAsked(**ASKED, **WHO, waits_for=(2, 3), remind_minutes=20, card=CARD),
    TaskScheduled(
        task=1,
        deadline=datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        remind_minutes=None,
        waits_for=(3,),
        **WHO,
    ),
)
TASK_RELEASED: tuple[Event, ...] = (TaskAsked(**ASKED, **WHO),)
"""What stands in `released/` as it was written before tasks waited for others."""
