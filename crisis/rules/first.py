"""Rules about the first assessment: what is made of a report before a level is decided.

Source: step 2 of an activation (doctrine). With unclear knowledge one goes rather too high.
"""

from __future__ import annotations

from crisis.commands.first import AssessFirst
from crisis.errors import RefusalKind, Refused
from crisis.events.callouts import CalledAuthority
from crisis.events.first import FirstAssessed
from crisis.projections.logbook import LogEntry
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.rules.signing import is_police
from crisis.terms.first import first_label
from crisis.terms.log import EntryKind
from crisis.terms.operations import LEVEL_NAMES


def assess(known: Known, command: AssessFirst, by: By) -> Answer:
    """Of a report that stands in the log, by the police, in one's own words. Done again it is a new
    one with the next number, and the one before stays as it was said."""
    assert known.situation is not None
    if by.on_behalf_of is not None:
        return Refused("first.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    if not is_police(known.planning, by.authority):
        return Refused("first.not_police", kind=RefusalKind.FORBIDDEN)
    no = _reported(known.situation, command.entry) or _worded(command) or _named(known, command)
    if no:
        return no
    number = known.situation.first.last + 1
    wanted = tuple(dict.fromkeys(command.call))
    seat_name, authority_name = names_of(known, by)
    same = (
        "entry",
        "what",
        "known",
        "place",
        "incident",
        "unknown",
        "affected",
        "outlook",
        "level",
    )
    return (
        FirstAssessed(
            assessment=number,
            call=tuple(
                CalledAuthority(authority=one, authority_name=known.planning.authorities[one].name)
                for one in wanted
            ),
            text=_text(number, command, known.planning),
            seat_name=seat_name,
            authority_name=authority_name,
            **{name: getattr(command, name) for name in same},
        ),
    )


def may_assess(entry: LogEntry) -> bool:
    """Says whether there is something to assess: a report that holds."""
    return _no_report(entry) is None


def founded(situation: Situation, assessment: int | None) -> Refused | None:
    """A level may rest on an assessment of this log, that the one who decides can read."""
    if assessment is not None and situation.first.get(assessment) is None:
        return Refused("first.unknown", field="assessment", kind=RefusalKind.UNKNOWN)
    return None


def _reported(situation: Situation, number: int) -> Refused | None:
    entry = situation.log.get(number)
    if entry is None:
        return Refused("log.unknown_entry", field="entry", number=number)
    return _no_report(entry)


def _no_report(entry: LogEntry) -> Refused | None:
    if entry.erased or entry.hidden:
        return Refused("log.erased", field="entry", kind=RefusalKind.CONFLICT)
    if entry.kind is not EntryKind.REPORT or entry.contradiction is not None:
        return Refused("first.no_report", field="entry")
    if entry.corrected_by is not None:
        by = entry.corrected_by
        return Refused("first.corrected", field="entry", kind=RefusalKind.CONFLICT, by=by)
    return None


def _worded(command: AssessFirst) -> Refused | None:
    if not command.what.strip():
        return Refused("first.what_missing", field="what")
    return None if command.known.strip() else Refused("first.known_missing", field="known")


def _named(known: Known, command: AssessFirst) -> Refused | None:
    assert known.situation is not None
    if command.incident is not None and known.situation.incidents.get(command.incident) is None:
        return Refused("incident.unknown", field="incident", kind=RefusalKind.UNKNOWN)
    for one in command.call:
        if one not in known.planning.authorities:
            return Refused("authority.unknown", field="call", authority=one)
    return None


def _text(number: int, command: AssessFirst, planning: Planning) -> str:
    """What the log says: each part on a line of its own, and what was not said is not there."""
    names = (planning.authorities[one].name for one in dict.fromkeys(command.call))
    where = [command.place, f"#H{command.incident}" if command.incident else None]
    proposed = [
        LEVEL_NAMES[command.level].lower() if command.level else None,
        f"indkald {', '.join(names)}" if command.call else None,
    ]
    parts = (
        ("Hvor", ", ".join(one for one in where if one)),
        ("Vi ved", command.known),
        ("Vi ved ikke", command.unknown),
        ("Ramt", command.affected),
        ("Kan udvikle sig", command.outlook),
        ("Foreslår", "; ".join(one for one in proposed if one)),
    )
    lines = [f"{first_label(number)} af #{command.entry}: {command.what}"]
    return "\n".join(lines + [f"{head}: {words}" for head, words in parts if words])
