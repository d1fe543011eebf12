"""Words about what waits for a seat."""

from __future__ import annotations

from enum import StrEnum


class WaitKind(StrEnum):
    """What waits. Dansk: venter på dig."""

    CALL = "call"
    CALL_SILENT = "call_silent"
    HANDOVER = "handover"
    TASK_ASKED = "task_asked"
    TASK_SAID = "task_said"
    TASK_READY = "task_ready"
    TASK_NEAR = "task_near"
    TASK_LATE = "task_late"
    TASK_DONE = "task_done"
    TASK_UNOWNED = "task_unowned"
    ENTRY_SAID = "entry_said"
    SIGNATURE = "signature"
    RELEASE = "release"
    FLAG = "flag"
    FOLLOW_UP = "follow_up"
    CONTRADICTION = "contradiction"
    MENTION = "mention"
    FOLLOW = "follow"
    FOLLOW_LATE = "follow_late"
    LINE = "line"
    SHORTAGE = "shortage"
    REOPENED = "reopened"
    REQUEST = "request"
    REQUEST_LOST = "request_lost"
    PROMISE_BROKEN = "promise_broken"
    RELIEF_DUE = "relief_due"
    MEETING = "meeting"
    MINUTES = "minutes"
    MINUTES_NEW = "minutes_new"
    SITREP = "sitrep"
    SITREP_LATE = "sitrep_late"
    COMCHECK = "comcheck"
    INJECT = "inject"
