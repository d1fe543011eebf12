"""What every page is given: who reads, as which seat, and an operation in words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import g, session

from crisis.commands.incidents import OpenIncident
from crisis.commands.log import RecordEntry
from crisis.commands.national import TellNationalStaff
from crisis.commands.operations import DecideLevel
from crisis.commands.sectors import ReportSectorStatus
from crisis.errors import StoreUnavailable
from crisis.projections.lending import Loan
from crisis.projections.planning import Planning, Seat
from crisis.projections.situation import Situation
from crisis.rules.closing import offers
from crisis.rules.known import By
from crisis.rules.role_groups import LOG_OFFICE, PLANNERS
from crisis.terms.callouts import CallAnswer
from crisis.terms.contradictions import Verdict
from crisis.terms.decisions import Competence, Settlement
from crisis.terms.figures import FigureKind
from crisis.terms.incidents import IncidentStatus, Severity
from crisis.terms.log import Certainty, Channel, EntryKind
from crisis.terms.national import NationalStaff
from crisis.terms.operations import Level, Mode
from crisis.terms.roles import AuthorityKind, Role
from crisis.terms.sectors import Colour
from crisis.terms.sight import Sight
from crisis.web import edge
from crisis.web.pages.callout_rows import staff_model
from crisis.web.pages.contradiction_rows import contradictions_model
from crisis.web.pages.decision_rows import decisions_model
from crisis.web.pages.drill_clock import clock_model
from crisis.web.pages.drill_rows import inbox_model
from crisis.web.pages.figure_rows import figures_model
from crisis.web.pages.first_rows import first_offered
from crisis.web.pages.incident_rows import Where, incident_rows
from crisis.web.pages.level_rows import level_model
from crisis.web.pages.links import incident_label, task_label
from crisis.web.pages.meeting_rows import next_model
from crisis.web.pages.partner_rows import addressees
from crisis.web.pages.register_names import objects_for, reader_of
from crisis.web.pages.rows import log_model
from crisis.web.pages.sector_cells import sector_cells
from crisis.web.pages.statement_rows import desk_model
from crisis.web.pages.task_rows import tasks_model
from crisis.web.pages.waiting_rows import waiting_model
from crisis.web.parts import parts
from crisis.web.security import current_account
from crisis.web.sought import Sought, found, shown
from crisis.web.times import clock_time, day_and_time, iso, long_day
from crisis.web.words import choices, spoken, word


def me() -> dict[str, Any] | None:
    """Say who reads; None for a stranger, and when the database cannot be asked."""
    who = current_account()
    if who is None:
        return None
    try:
        planning = edge.planning()
    except StoreUnavailable:
        return None
    known = g.get("visitor")
    if isinstance(known, edge.Visitor):
        seat: Seat | None = known.seat
    else:
        seat = edge.chosen_seat(who, planning, session.get(edge.SEAT))
    return {
        "account": who.id,
        "username": who.username,
        "guest": who.guest is not None,
        "name": who.name,
        "seat": seat_model(seat, planning) if seat else None,
        "seats": [seat_model(one, planning) for one in edge.held_seats(who, planning)],
        "lent": isinstance(known, edge.Visitor) and known.lent is not None,
        "language": spoken(),
    }


def seat_model(seat: Seat, planning: Planning) -> dict[str, str]:
    """Give a seat with its words."""
    if seat.role is Role.GUEST:  # named as its partner, which the directory of authorities has not
        name = word(seat.role)
        return {
            "id": seat.id,
            "name": f"{name[:1].upper()}{name[1:]}",
            "authority": seat.authority,
            "authority_name": seat.name,
            "role_word": name,
        }
    authority = planning.authorities.get(seat.authority)
    return {
        "id": seat.id,
        "name": seat.name,
        "authority": seat.authority,
        "authority_name": authority.name if authority else seat.authority,
        "role_word": word(seat.role),
    }


def operation_model(situation: Situation, now: datetime | None = None) -> dict[str, Any]:
    """Give an operation for the top bar, as seen from now or from another moment."""
    opened = situation.opened_at
    now = now or parts().clock()
    texts = situation.statements.all()
    return {
        "id": situation.operation,
        "name": situation.name,
        "mode": situation.mode.value,
        "exercise": situation.mode is Mode.EXERCISE,
        **level_model(situation, now),
        "stage": situation.closing.stage.value,
        "stage_word": word(situation.closing.stage),
        "closed": _closed(situation, now),
        "lent": [_lent(one, now) for one in situation.lending.lasting(now)],
        "next": next_model(situation, now, spoken()),
        "drill": clock_model(situation, now),
        "opened": day_and_time(opened, now, spoken()) if opened else "",
        "date_line": _date_line(situation),
        "head": situation.number,
        "assessed": edge.planning().assessments.number,
        "planned": edge.planning().registered,
        "stock": parts().handler.stock_number(situation),
        "erased": sorted(situation.erasures),
        "erased_texts": [one.number for one in texts if one.edition.number in situation.erasures],
    }


def _closed(situation: Situation, now: datetime) -> dict[str, str] | None:
    """Say when and by whom the operation was ended; None while it runs."""
    found = situation.closing.closed
    if found is None:
        return None
    return {"at": day_and_time(found.at, now, spoken()), "who": found.authority_name}


def _lent(one: Loan, now: datetime) -> dict[str, Any]:
    """Give a seat that is lent at this moment, as every board says it."""
    return {
        "loan": one.loan,
        "seat": one.seat,
        "seat_name": one.seat_name,
        "authority_name": one.authority_name,
        "borrower": one.borrower,
        "borrower_name": one.borrower_name,
        "until": day_and_time(one.until, now, spoken()),
        "until_iso": iso(one.until),
        "number": one.number,
    }


def seen(operation: str) -> tuple[Situation, By]:
    """Give an operation as this reader may see it, and who the reader is."""
    by = edge.by_for(operation)
    return parts().handler.situation(by, operation), by


def where_of(situation: Situation, by: By, planning: Planning | None = None) -> Where:
    """Say from where rows are made, for whom and in which language; planning: as it stood then."""
    return Where(situation, planning or edge.planning_for(by), by, spoken(), planning is None)


def board_model(
    situation: Situation,
    by: By,
    *,
    before: int | None,
    what: Sought | None = None,
    planning: Planning | None = None,
) -> dict[str, Any]:
    """Give all that the board shows; planning: as it stood then, of a board of the past."""
    where = where_of(situation, by, planning)
    return {
        "op": operation_model(situation, by.now),
        "incidents": incident_rows(where),
        "tasks": tasks_model(where),
        "waiting": waiting_model(where),
        "inbox": inbox_model(where),
        "figures": figures_model(where),
        "decisions": decisions_model(where),
        "contradictions": contradictions_model(where, objects_for(where.by)),
        "staff": staff_model(where),
        "sectors": sector_cells(where),
        "desk": desk_model(where),
        "log": log_model(
            situation,
            reader_of(where),
            before=before,
            found=found(situation, what) if what else None,
        ),
        "find": shown(what or Sought()) | _belongings(situation),
        "kinds": choices(EntryKind),
        "certainties": choices(Certainty),
        "may": permits(by, situation)
        | {"assess": first_offered(situation, where.planning, by).assess},
        "clock": iso(parts().clock()),
        **offers_of(where),
    }


def _belongings(situation: Situation) -> dict[str, list[tuple[int, str]]]:
    """Give the incidents and tasks whose entries one may ask for."""
    incidents, tasks = situation.incidents.all(), situation.tasks.all()
    return {
        "incidents": [
            (one.number, f"{incident_label(one.number)} {one.title}") for one in incidents
        ],
        "tasks": [(one.number, f"{task_label(one.number)} {one.title}") for one in tasks],
    }


def offers_of(where: Where) -> dict[str, Any]:
    """Give what the forms of an operation offer: the partners in its staff besides."""
    offered, partners = choices_of(where.planning), where.situation.partners.values()
    return {**offered, "addressees": addressees(offered["authorities"], partners)}


def choices_of(planning: Planning) -> dict[str, Any]:
    """Give what the forms offer: authorities, municipalities, types, kinds of task, colours."""
    authorities = sorted(planning.authorities.values(), key=lambda one: str(one.name))
    kinds = {row.kind: row for row in sorted(planning.matrix.values(), key=lambda row: -row.number)}
    types = sorted(planning.incident_types.values(), key=lambda one: (one.group, one.name))
    return {
        "authorities": [(one.id, one.name) for one in authorities],
        "municipalities": [
            (one.id, one.name) for one in authorities if one.kind is AuthorityKind.MUNICIPALITY
        ],
        "types": [(one.id, one.name, one.group) for one in types],
        "kinds_of_task": sorted(
            ((kind, row.title) for kind, row in kinds.items()), key=lambda one: one[1]
        ),
        "severities": choices(Severity),
        "statuses": choices(IncidentStatus),
        "colours": choices(Colour),
        "levels": choices(Level),
        "call_answers": choices(CallAnswer),
        "competences": choices(Competence),
        "settlements": choices(Settlement),
        "figure_kinds": choices(FigureKind),
        "sights": sorted(choices(Sight), key=lambda one: one[0]),
        "verdicts": choices(Verdict),
        "national_staffs": choices(NationalStaff),
        "channels": choices(Channel),
    }


def permits(by: By, situation: Situation) -> dict[str, bool]:
    """Say what the seat may do in this operation, so that the page offers no more."""
    write = offers(situation, RecordEntry, by)
    return {
        "write": write,
        "speak_for": write and by.role in LOG_OFFICE,
        "act": offers(situation, OpenIncident, by),
        "report": offers(situation, ReportSectorStatus, by),
        "level": offers(situation, DecideLevel, by),
        "national": offers(situation, TellNationalStaff, by),
        "plan": by.role in PLANNERS,
    }


def _date_line(situation: Situation) -> str:
    if situation.opened_at is None:
        return ""
    shown, opened = long_day(situation.opened_at, spoken()), clock_time(situation.opened_at)
    return f"{shown} · {'opened' if spoken() == 'en' else 'åbnet'} {opened}"
