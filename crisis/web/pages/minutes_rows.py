"""The minutes of a meeting as they are read and printed: what was decided, asked for and said.

Approved minutes are shown as all of it stood at the entry up to which they were approved; what was
put right since is marked beside it, and the words stay.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from crisis.commands.follows import SettleFollow
from crisis.commands.letters import ResendMinutes
from crisis.commands.minutes import ApproveMinutes, NoteSaid
from crisis.projections.decisions import Decision
from crisis.projections.levels import LevelStep
from crisis.projections.logbook import LogEntry
from crisis.projections.mailboxes import mailbox_of
from crisis.projections.meetings import Meeting, Said
from crisis.projections.tasks import Task
from crisis.rules import allows
from crisis.rules.closing import offers
from crisis.rules.known import Known
from crisis.rules.minuted import minutes
from crisis.rules.permissions import may
from crisis.terms.decisions import decision_label, follow_up_key, follow_up_label
from crisis.terms.meetings import NOTING, MeetingState, Presence
from crisis.terms.operations import Mode
from crisis.web.pages.allotted_rows import Given
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import decision_url, entry_url, priorities_url, task_label, task_url
from crisis.web.pages.log_links import label
from crisis.web.pages.meeting_rows import head, note, quick_word
from crisis.web.parts import parts
from crisis.web.times import clock_time, day_and_time, long_day
from crisis.web.words import word


def minutes_model(one: Meeting, then: Where, now: Where) -> dict[str, Any]:
    """Give the minutes. then: the operation as it stood when they were approved, or as it is."""
    stood = then.situation.meetings.get(one.meeting) or one
    found = minutes(then.situation, stood)
    return {
        **head(one, now),
        "approved": _approval(one, now),
        "head": now.situation.number,
        "from": _begun(one, now),
        "next": day_and_time(one.next_at, now.by.now, now.language) if one.next_at else "",
        "there": [(word(each, now.language), _names(stood, each)) for each in Presence],
        "levels": [_level(each, then) for each in found.levels],
        "priorities": _priorities(found.priorities, one, then),
        "decisions": [_decision(each, then, now) for each in found.decisions],
        "quick": [_quick(each, then, now) for each in found.quick],
        "actions": [_task(each, then) for each in found.tasks] + _follow_ups(found.decisions, then),
        "said": _said(stood, then, now),
        "items": [(item.value, word(item, now.language)) for item in one.items],
        "may_note": one.state in NOTING and offers(now.situation, NoteSaid, now.by),
        "may_approve": _may_approve(one, now),
        "read": _read(one, now),
        "letters": _letters(one, now),
    }


def _letters(one: Meeting, now: Where) -> list[dict[str, Any]]:
    """Whom the approved minutes were sent to; an exercise sends to nobody."""
    if one.approved is None or now.situation.mode is not Mode.LIVE:
        return []
    known = Known(planning=now.planning, situation=now.situation)
    found = []
    for noted in sorted(one.attendance, key=lambda each: each.authority_name):
        letter = now.situation.letters.get((one.meeting, noted.authority))
        has = mailbox_of(now.planning.mailboxes, noted.authority) is not None
        again = ResendMinutes(meeting=one.meeting, authority=noted.authority)
        row = {"authority": noted.authority, "name": noted.authority_name, "mailbox": has}
        row |= {"state": "", "word": "", "time": "", "detail": ""}
        if letter is not None:
            row |= {"state": letter.state.value, "word": word(letter.state, now.language)}
            row |= {"time": day_and_time(letter.at, now.by.now, now.language)}
            row |= {"detail": letter.detail or ""}
        found.append({**row, "may": allows(known, again, now.by)})
    return found


def _begun(one: Meeting, now: Where) -> str:
    if one.opened_at is None:
        return ""
    return f"{long_day(one.opened_at, now.language)} {clock_time(one.opened_at)}"


def _approval(one: Meeting, now: Where) -> dict[str, Any] | None:
    if one.approved is None:
        return None
    found = one.approved
    return {
        "time": day_and_time(found.at, now.by.now, now.language),
        "who": found.seat_name,
        "number": found.number,
        "label": label(now.situation, found.number),
        "upto": label(now.situation, found.upto),
    }


def _names(one: Meeting, presence: Presence) -> list[str]:
    return sorted(each.authority_name for each in one.attendance if each.presence is presence)


def _level(one: LevelStep, then: Where) -> tuple[str, str]:
    told = (word(one.level, then.language), one.reason)
    return label(then.situation, one.number), " · ".join(part for part in told if part)


def _priorities(found: tuple[LogEntry, ...], one: Meeting, then: Where) -> list[dict[str, Any]]:
    """Give them with what each gave to whom, told of the resources as of the approval."""
    if not any(each.allotment for each in found):
        return [_priority(each, then) for each in found]
    operation, handler = then.situation.operation, parts().handler
    stock = (
        handler.resources_then(operation, None, one.approved.at)
        if one.approved
        else handler.resources(operation)
    )
    given = Given(then, stock)
    return [{**_priority(each, then), "gave": given.gave(each.allotment or 0)} for each in found]


def _priority(one: LogEntry, then: Where) -> dict[str, Any]:
    """A decision on who gets what first: where it stands, what was decided and why."""
    return {
        "gave": None,
        "label": label(then.situation, one.number),
        "url": priorities_url(then.situation.operation),
        "text": one.text,
        "ground": one.reason,
        "who": f"{one.authority_name}, {one.seat_name}",
        "erased": one.erased,
    }


def _decision(one: Decision, then: Where, now: Where) -> dict[str, Any]:
    today = now.situation.decisions.get(one.decision)
    until = one.valid_until
    return {
        "label": decision_label(one.decision),
        "url": decision_url(then.situation.operation, one.decision),
        "question": one.question,
        "came": one.option or word(one.outcome, then.language),
        "ground": one.ground,
        "who": f"{one.authority_name}, {one.decided_by}",
        "until": day_and_time(until, now.by.now, now.language) if until else "",
        "reservations": [(each.authority_name, each.words) for each in one.reservations],
        "replaced": decision_label(today.replaced_by) if today and today.replaced_by else None,
    }


def _quick(one: LogEntry, then: Where, now: Where) -> dict[str, Any]:
    """What was decided by an entry of the log, and how it was put right since."""
    today = now.situation.log.newest(one.number)
    said, text = one.on_behalf_of, (today.text or "") if today else one.text
    return {
        "label": label(then.situation, one.number),
        "url": entry_url(then.situation.operation, one.number),
        "word": quick_word(one, then),
        "text": one.text,
        "who": f"{said.authority_name}, {said.who}"
        if said
        else f"{one.authority_name}, {one.seat_name}",
        "since": text if text != one.text else None,
    }


def _task(one: Task, then: Where) -> dict[str, Any]:
    return {
        "label": task_label(one.number),
        "url": task_url(then.situation.operation, one.number),
        "what": one.title,
        "who": one.responsible_name,
        "deadline": _time(one.deadline, then),
        "status": word(one.status, then.language),
    }


def _follow_ups(found: tuple[Decision, ...], then: Where) -> list[dict[str, Any]]:
    return [
        {
            "label": follow_up_label(follow_up_key(one.decision, each.item)),
            "url": decision_url(then.situation.operation, one.decision),
            "what": each.what,
            "who": each.authority_name,
            "deadline": _time(each.deadline, then),
            "status": word(each.state, then.language),
        }
        for one in found
        for each in one.follow_ups
    ]


def _time(moment: datetime | None, where: Where) -> str:
    return day_and_time(moment, where.by.now, where.language) if moment else ""


def _said(one: Meeting, then: Where, now: Where) -> list[dict[str, Any]]:
    """What was noted, item by item; nothing of an item under which nothing was."""
    found = [
        (item, [_note(each, then, now) for each in one.said if each.item is item])
        for item in one.items
    ]
    return [{"word": word(item, now.language), "notes": notes} for item, notes in found if notes]


def _note(one: Said, then: Where, now: Where) -> dict[str, Any]:
    today, stood = note(one, now), note(one, then)
    return stood | {"since": today["text"] if today["text"] != stood["text"] else None}


def _may_approve(one: Meeting, now: Where) -> bool:
    """A proof that is old is asked for when one approves."""
    if one.state is not MeetingState.CLOSED:
        return False
    no = may(ApproveMinutes, now.by)
    return no is None or no.code.startswith("permission.proof")


def _read(one: Meeting, now: Where) -> dict[str, Any]:
    """Who of those noted has seen the approved minutes, and whether one's own seat may say so."""
    if one.approved is None:
        return {"seen": [], "waits": [], "may": False, "entry": 0}
    entry = one.approved.number
    ticked = {each.authority for each in now.situation.follows.of(entry)}
    known = Known(planning=now.planning, situation=now.situation)
    mine = now.situation.follows.by(entry, now.by.seat)
    return {
        "seen": [each.authority_name for each in one.attendance if each.authority in ticked],
        "waits": [each.authority_name for each in one.attendance if each.authority not in ticked],
        "may": mine is None and allows(known, SettleFollow(entry=entry), now.by),
        "entry": entry,
    }
