"""Meetings as the page shows them: what comes, what is held now, who is there, and those before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from crisis.commands.base import Command
from crisis.commands.meetings import CallMeeting, CloseMeeting, OpenMeeting, SetRhythm
from crisis.commands.minutes import NoteAttendance, NoteSaid
from crisis.projections.logbook import LogEntry
from crisis.projections.meetings import Meeting, Rhythm, Said
from crisis.projections.quick_decisions import kind_of
from crisis.projections.situation import Situation
from crisis.rules.agenda import Asking, last_held, since_last
from crisis.rules.closing import offers
from crisis.rules.minuted import minutes
from crisis.rules.reopening import Reopened
from crisis.rules.rhythm import kind_of_next, next_meeting
from crisis.rules.role_groups import SEATERS
from crisis.rules.wanted import NONE_GONE, Gone
from crisis.terms.decisions import decision_label
from crisis.terms.meetings import (
    BY_PEOPLE,
    NOTING,
    OVERDUE,
    TEMPLATES,
    AgendaItem,
    MeetingState,
    Presence,
)
from crisis.web.pages.agenda_rows import item_rows
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import (
    decision_url,
    entry_url,
    meeting_url,
    priorities_url,
    task_label,
    task_url,
)
from crisis.web.pages.log_links import label
from crisis.web.times import clock_time, day_and_time, iso
from crisis.web.words import choices, word

AGAIN = timedelta(minutes=1)
"""So often the agenda of a meeting that is held looks again: the hour alone leaves a seat empty,
and what is asked for in another operation rings no bell in this one."""


class Beside(NamedTuple):
    """What stands on an agenda that the operation alone does not tell.

    changes: what is another since the picture the last meeting had, in place of the item's own
    lines; None while there is no picture. again: what must be decided anew. gone: of each request
    what was promised and is not there.
    """

    changes: dict[str, Any] | None = None
    again: Reopened | None = None
    gone: Gone = NONE_GONE


def meetings_model(where: Where, beside: Beside) -> dict[str, Any]:
    """Give the page of all meetings: the agenda of the open one, or of the one that comes."""
    found, situation = where.situation.meetings, where.situation
    now = found.open
    kind = now.kind if now else kind_of_next(situation)
    comes = next_model(situation, where.by.now, where.language)
    if now is None and comes["kind"] is not None:
        kind = comes["kind"]
    return {
        "next": comes,
        "now": head(now, where) if now else None,
        "kind_word": word(kind, where.language),
        "again_at": iso(where.by.now + AGAIN) if now else None,
        "items": _items(now, where, beside) if now else _ahead(TEMPLATES[kind], where, beside),
        "table": table(now, where) if now else None,
        "rhythm": _rhythm(found.rhythm, where),
        "held": [head(one, where) for one in reversed(found.all()) if one is not now],
        "may": _may(where),
        "kinds": choices(type(kind)),
        "presences": choices(Presence),
    }


def next_model(situation: Situation, now: datetime, language: str) -> dict[str, Any]:
    """Give the meeting that comes and the one that is held, for the top bar too."""
    held, comes = situation.meetings.open, next_meeting(situation, now)
    told: dict[str, Any] = {
        "open": held.meeting if held else None,
        "at": None,
        "kind": None,
        "closed": situation.closing.closed is not None,
    }
    if comes is None:
        return told
    return told | {
        "at": iso(comes.at),
        "until": iso(comes.at + OVERDUE),
        "time": day_and_time(comes.at, now, language),
        "clock": clock_time(comes.at),
        "kind": comes.kind,
        "kind_word": word(comes.kind, language),
        "source_word": word(comes.source, language),
        "meeting": comes.meeting,
        "place": comes.place,
        "joining": comes.joining,
    }


def head(one: Meeting, where: Where) -> dict[str, Any]:
    """Give what names a meeting and how far it has come."""
    said = {
        "meeting": one.meeting,
        "state": one.state.value,
        "state_word": word(one.state, where.language),
        "kind_word": word(one.kind, where.language),
        "time": day_and_time(one.meeting_at, where.by.now, where.language),
        "time_iso": iso(one.meeting_at),
        "place": one.place,
        "joining": one.joining,
        "url": meeting_url(where.situation.operation, one.meeting),
        "waits": one.state is MeetingState.CALLED,
        "open": one.state is MeetingState.OPEN,
    }
    for name in ("opened_at", "closed_at"):
        at = getattr(one, name)
        said[name] = day_and_time(at, where.by.now, where.language) if at else ""
    return said


def _items(one: Meeting, where: Where, beside: Beside) -> list[dict[str, Any]]:
    """Give the items of a meeting, each with what fills it and what was noted under it."""
    asking = _asking(where, last_held(where.situation, one), beside)
    noting = one.state in NOTING and offers(where.situation, NoteSaid, where.by)
    return [
        {
            "item": item.value,
            "word": word(item, where.language),
            "notes": [note(each, where) for each in one.said if each.item is item],
            "may_note": noting,
            **_filled(item, asking, where, beside),
            **(_summary(one, where) if item is AgendaItem.SUMMARY else {}),
        }
        for item in one.items
    ]


def _asking(where: Where, before: Meeting | None, beside: Beside) -> Asking:
    return since_last(where.situation, where.by.now, before, beside.again, beside.gone)


def _filled(item: AgendaItem, asking: Asking, where: Where, beside: Beside) -> dict[str, Any]:
    """Give what fills an item; what changed is told by the pictures as soon as there is one."""
    rows = {**item_rows(item, asking, where), "by_people": item in BY_PEOPLE}
    if item is not AgendaItem.CHANGES or beside.changes is None:
        return rows
    return beside.changes


def note(one: Said, where: Where) -> dict[str, Any]:
    """Give what was noted, in the words that hold now."""
    row = where.situation.log.newest(one.number)
    return {
        "number": one.number,
        "label": label(where.situation, one.number),
        "url": entry_url(where.situation.operation, one.number),
        "text": (row.text or "") if row else "",
        "erased": row is not None and row.erased,
        "entries": [(each, label(where.situation, each)) for each in one.entries],
    }


def quick_word(one: LogEntry, where: Where) -> str:
    """Say whether an entry decides to do something or to leave it undone."""
    return word(kind_of(where.situation.log, one), where.language).capitalize()


def table(one: Meeting, where: Where) -> dict[str, Any]:
    """Give who is at the table: those who were called and those who were noted, the others after
    them; everybody when nobody was called."""
    names = {each.id: each.name for each in where.planning.authorities.values()}
    partners = where.situation.partners.values()
    names |= {each.partner: each.name for each in partners if each.there}
    names |= {each.authority: each.authority_name for each in one.attendance}
    called = set(where.situation.callouts.newest())
    first = called | {each.authority for each in one.attendance} if called else set(names)
    rows = [_seat(one, authority, name, where) for authority, name in names.items()]
    rows.sort(key=lambda each: str(each["name"]))
    near = [each for each in rows if each["authority"] in first]
    return {
        "rows": near,
        "rest": [each for each in rows if each["authority"] not in first],
        "noted": len(one.attendance),
        "spoken": len(one.spoken),
        "round": AgendaItem.ROUND in one.items,
    }


def _seat(one: Meeting, authority: str, name: str, where: Where) -> dict[str, Any]:
    noted, by = one.of(authority), where.by
    may = one.state in NOTING and offers(where.situation, NoteAttendance, by)
    return {
        "authority": authority,
        "name": name,
        "presence": noted.presence.value if noted else "",
        "presence_word": word(noted.presence, where.language) if noted else "",
        "spoken": authority in one.spoken,
        "may": may and (by.role in SEATERS or by.authority == authority),
    }


def _summary(one: Meeting, where: Where) -> dict[str, Any]:
    """What was decided and asked for so far is the summary."""
    found, operation = minutes(where.situation, one), where.situation.operation
    made = [
        (decision_label(each.decision), each.question, decision_url(operation, each.decision))
        for each in found.decisions
    ]
    made += [
        (label(where.situation, each.number), each.text or "", priorities_url(operation))
        for each in found.priorities
    ]
    made += [
        (
            label(where.situation, each.number),
            word(each.level, where.language),
            entry_url(operation, each.number),
        )
        for each in found.levels
    ]
    made += [
        (label(where.situation, each.number), f"{quick_word(each, where)}: {each.text}",
         entry_url(operation, each.number))
        for each in found.quick
    ]  # fmt: skip
    asked = [
        (task_label(each.number), each.title, task_url(operation, each.number))
        for each in found.tasks
    ]
    rows = [
        {"kind": "made", "word": "", "grave": False, "label": told, "text": text, "url": url}
        for told, text, url in (*made, *asked)
    ]
    return {"rows": rows, "more": 0}


def _ahead(template: tuple[AgendaItem, ...], where: Where, beside: Beside) -> list[dict[str, Any]]:
    """Give the agenda of a meeting that has not begun, as it would be now."""
    asking = _asking(where, last_held(where.situation), beside)
    return [
        {
            "item": item.value,
            "word": word(item, where.language),
            "notes": [],
            "may_note": False,
            **_filled(item, asking, where, beside),
        }
        for item in template
    ]


def _rhythm(found: Rhythm | None, where: Where) -> dict[str, Any] | None:
    if found is None or found.off:
        return None
    first = found.first_at
    return {
        "every": found.every,
        "first": day_and_time(first, where.by.now, where.language) if first else "",
        "times": ", ".join(found.times),
        "place": found.place,
        "joining": found.joining,
    }


def _may(where: Where) -> dict[str, bool]:
    situation, by = where.situation, where.by
    kinds: dict[str, type[Command]] = {
        "rhythm": SetRhythm,
        "call": CallMeeting,
        "open": OpenMeeting,
        "close": CloseMeeting,
        "note": NoteSaid,
        "attend": NoteAttendance,
    }
    return {name: offers(situation, kind, by) for name, kind in kinds.items()}
