"""Words about the staff's meetings: the rhythm, the agendas and who is there."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

MeetingNumber = Annotated[int, Meta(ge=1, le=9_999)]
RhythmMinutes = Annotated[int, Meta(ge=30, le=1_440)]
"""At least one meeting in 24 hours, and time to work between two."""
ClockTime = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of day on the Danish clock."""

APART = timedelta(minutes=30)
"""Two meetings of a rhythm lie at least so far from each other."""
NEAR = timedelta(minutes=15)
"""A meeting that lies so near to a time of the rhythm is the rhythm's."""
SOON = timedelta(minutes=10)
"""So long before it begins a meeting waits for those who come."""
OVERDUE = timedelta(minutes=30)
"""So long a meeting that did not begin is still the one that comes."""


class MeetingKind(StrEnum):
    """Which agenda a meeting has. Dansk: mødets art."""

    FIRST = "first"
    STATUS = "status"
    CLOSING = "closing"


KIND_NAMES = {
    MeetingKind.FIRST: "første møde",
    MeetingKind.STATUS: "statusmøde",
    MeetingKind.CLOSING: "afsluttende møde",
}
"""As the log says them."""


class AgendaItem(StrEnum):
    """What a meeting speaks of. Dansk: punkt på dagsordenen."""

    PARTICIPANTS = "participants"
    ROLES = "roles"
    SITUATION = "situation"
    CHANGES = "changes"
    DEVELOPMENT = "development"
    SAFETY = "safety"
    ROUND = "round"
    DIRECTION = "direction"
    TASKS = "tasks"
    PRIORITIES = "priorities"
    RESOURCES = "resources"
    MEDIA = "media"
    COMMUNICATION = "communication"
    LEVEL = "level"
    PROCEDURES = "procedures"
    LOGISTICS = "logistics"
    LESSONS = "lessons"
    SUMMARY = "summary"
    NEXT = "next"


_I = AgendaItem
TEMPLATES: dict[MeetingKind, tuple[AgendaItem, ...]] = {
    MeetingKind.FIRST: (
        *(_I.PARTICIPANTS, _I.ROLES, _I.SITUATION, _I.DEVELOPMENT, _I.SAFETY, _I.ROUND),
        *(_I.DIRECTION, _I.TASKS, _I.RESOURCES, _I.MEDIA, _I.COMMUNICATION, _I.LEVEL),
        *(_I.PROCEDURES, _I.LOGISTICS, _I.LESSONS, _I.SUMMARY, _I.NEXT),
    ),
    MeetingKind.STATUS: (
        *(_I.CHANGES, _I.ROUND, _I.TASKS, _I.PRIORITIES, _I.RESOURCES, _I.DEVELOPMENT),
        *(_I.COMMUNICATION, _I.LEVEL, _I.SUMMARY, _I.NEXT),
    ),
    MeetingKind.CLOSING: (
        *(_I.CHANGES, _I.ROUND, _I.TASKS, _I.RESOURCES, _I.COMMUNICATION, _I.LEVEL),
        *(_I.PROCEDURES, _I.LESSONS, _I.SUMMARY),
    ),
}
"""Which items in which order: the first meeting has seventeen, those that follow are short, the
last hands over. Source: doctrine (e); the last is made of steps 16 to 19 of an activation."""


BY_PEOPLE = frozenset({_I.SAFETY, _I.PROCEDURES, _I.LESSONS})
"""What no open item of the board answers: the meeting says it itself."""


class Presence(StrEnum):
    """Whether an authority is at a meeting. Dansk: fremmøde."""

    PRESENT = "present"
    PHONE = "phone"
    ABSENT = "absent"


class MeetingState(StrEnum):
    """How far a meeting has come. Dansk: mødets stand."""

    CALLED = "called"
    CANCELLED = "cancelled"
    OPEN = "open"
    CLOSED = "closed"
    APPROVED = "approved"


NOTING = frozenset({MeetingState.OPEN, MeetingState.CLOSED})
"""While the minutes are not approved they may be filled in."""


class MeetingSource(StrEnum):
    """Whence it is known that a meeting comes. Dansk: mødets kilde."""

    CALLED = "called"
    STAFF_CALLED = "staff_called"
    RHYTHM = "rhythm"


class PointKind(StrEnum):
    """Why something stands under an item by itself. Dansk: grund til punktet."""

    NEW_INCIDENT = "new_incident"
    INCIDENT_MOVED = "incident_moved"
    FIGURE_CHANGED = "figure_changed"
    LEVEL_CHANGED = "level_changed"
    CONTRADICTION = "contradiction"
    EXPECTED = "expected"
    SECTOR = "sector"
    NO_REPORT = "no_report"
    NEED = "need"
    TASK_UNOWNED = "task_unowned"
    TASK_LATE = "task_late"
    TASK_ASKED = "task_asked"
    TASK_UNDER_WAY = "task_under_way"
    TASK_DONE = "task_done"
    FOLLOW_UP_LATE = "follow_up_late"
    FOLLOW_LATE = "follow_late"
    DECISION_EXPIRES = "decision_expires"
    DECISION_SHAKEN = "decision_shaken"
    STATEMENT_DRAFT = "statement_draft"
    STATEMENT_WAITS = "statement_waits"
    STATEMENT_WRONG = "statement_wrong"
    STEP_DOWN = "step_down"
    UNANSWERED = "unanswered"
    HELP_UNMET = "help_unmet"
    HELP_PARTLY = "help_partly"
    HELP_WAITS = "help_waits"
    COMPETES = "competes"
    ASKED_SINCE = "asked_since"
    ORDER_SINCE = "order_since"
    REOPENED = "reopened"
    DECIDED_BETWEEN = "decided_between"
    FACT_NEW = "fact_new"
    FACT_MOVED = "fact_moved"
    FACT_GONE = "fact_gone"
    REWRITTEN = "rewritten"
    RELIEF_NEAR = "relief_near"
    SEAT_EMPTY = "seat_empty"
    SEAT_LENT = "seat_lent"
    MEDIA_SAID = "media_said"


RENEW_WITHIN = timedelta(hours=2)
"""A decision that runs out so soon is taken up at the meeting."""
OLD_REPORT = timedelta(hours=1)
"""A sector that has reported nothing for so long is asked at the table."""
